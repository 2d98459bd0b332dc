/** Collects the secrets that an exchange was made with, so that they are found wherever else they stand in it. */
import { Buffer } from 'node:buffer'
import type { ExchangeRequest, HeaderList } from '../exchange.ts'
import { isSecretName } from './names.ts'
import { createSecretFinder, redactedMark } from './search.ts'

/** A shorter value is a placeholder (`test`, `any-key`); hiding the word in every body would do more harm than good. */
const leastLength = 12
/** A longer request body is not searched for further secrets. */
const mostBodyLength = 1024 * 1024
const mostSecrets = 64

const findByForm = createSecretFinder()

/** The values of fields, parameters and members whose name is that of a secret, and what has the form of a key. */
export function findExchangeSecrets(
  request: Pick<ExchangeRequest, 'url' | 'headers' | 'body'> | null,
  headers: HeaderList | null,
): string[] {
  const query = /\?([^#]*)/.exec(request?.url ?? '')?.[1] ?? ''
  const body = request?.body ?? ''
  const found = [
    ...[...(request?.headers ?? []), ...(headers ?? [])].flatMap(findFieldSecrets),
    ...[...new URLSearchParams(query)].flatMap(([name, value]) => (isSecretName(name, 'parameter') ? [value] : [])),
    ...(body.length <= mostBodyLength ? findBodySecrets(body) : []),
  ]
  return [...new Set(found)].filter((one) => one.length >= leastLength).slice(0, mostSecrets)
}

/** The secret values of a field: without its scheme, the password of `Basic`, the values of cookies. */
function findFieldSecrets([name, value]: HeaderList[number]): string[] {
  if (!isSecretName(name, 'header')) return []
  if (/cookie2?$/i.test(name)) return value.split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim())
  const [, scheme = '', rest = ''] = /^(?:(Bearer|Basic)\s+)?(.*)$/is.exec(value) ?? []
  const password = /^basic$/i.test(scheme)
    ? Buffer.from(rest, 'base64')
        .toString('utf8')
        .replace(/^[^:]*:/, '')
    : ''
  return [rest.trim(), password]
}

function findBodySecrets(body: string): string[] {
  return findByForm(body).flatMap(({ start, end, text }) => (text === redactedMark ? [body.slice(start, end)] : []))
}
