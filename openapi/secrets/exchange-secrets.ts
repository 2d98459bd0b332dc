/** Collects the secrets that an exchange was made with, so that they are found wherever else they stand in it. */
import { Buffer } from 'node:buffer'
import type { ExchangeRequest, HeaderList } from '../exchange.ts'
import type { Edit } from './edits.ts'
import { findParts } from './body.ts'
import { decodeEscapes } from './escapes.ts'
import { findFormFields } from './forms.ts'
import { isSecretName } from './names.ts'
import { createSecretFinder, redactedMark } from './search.ts'

/** A shorter value is a placeholder (`test`, `any-key`); hiding the word in every body would do more harm than good. */
const minLength = 12
/** A longer request body is not searched for further secrets. */
const maxBodyLength = 1024 * 1024
const maxSecrets = 64

const findByForm = createSecretFinder()

/** The values of fields, parameters and members whose name is that of a secret, and what has the form of a key. */
export function findExchangeSecrets(
  request: Pick<ExchangeRequest, 'url' | 'headers' | 'body'> | null,
  headers: HeaderList | null,
): string[] {
  const query = /\?([^#]*)/.exec(request?.url ?? '')?.[1] ?? ''
  const body = request?.body ?? ''
  const type = request?.headers.find(([name]) => /^content-type$/i.test(name))?.[1] ?? ''
  const found = [
    ...findPassword(request?.url ?? ''),
    ...[...(request?.headers ?? []), ...(headers ?? [])].flatMap(findFieldSecrets),
    ...[...new URLSearchParams(query)].flatMap(([name, value]) => (isSecretName(name, 'parameter') ? [value] : [])),
    ...(body.length <= maxBodyLength ? findBodySecrets(body, type) : []),
  ]
  return [...new Set(found.flatMap(toSpellings))].filter((one) => one.length >= minLength).slice(0, maxSecrets)
}

/** The secret values of a field: without its scheme, the password of `Basic` (or the user name alone), the values of cookies. */
function findFieldSecrets([name, value]: HeaderList[number]): string[] {
  if (!isSecretName(name, 'header')) return []
  if (/cookie2?$/i.test(name)) return value.split(';').map((pair) => pair.slice(pair.indexOf('=') + 1).trim())
  const [, scheme = '', rest = ''] = /^(?:(Bearer|Basic)\s+)?(.*)$/is.exec(value) ?? []
  const password = /^basic$/i.test(scheme) ? findPasswordOf(Buffer.from(rest, 'base64').toString('utf8')) : ''
  // `Digest` and others have parameters; servers quote their values without the name.
  const parameters = rest.includes('="') ? [...rest.matchAll(/="([^"]+)"/g)].map((match) => match[1]!) : []
  return parameters.length > 0 ? parameters : [rest.trim(), password]
}

/** The password of `user:password`; where it is empty, the user name, as in `curl -u KEY:`. */
function findPasswordOf(credentials: string): string {
  const colon = credentials.indexOf(':')
  const password = colon < 0 ? '' : credentials.slice(colon + 1)
  return password === '' ? credentials.slice(0, colon < 0 ? undefined : colon) : password
}

/** The password of a URL such as `http://user:password@host`. */
function findPassword(url: string): string[] {
  const credentials = /^[a-z][a-z0-9+.-]{0,20}:\/\/([^\s/@]+)@/i.exec(url)?.[1]
  return credentials === undefined ? [] : [findPasswordOf(credentials)]
}

function findBodySecrets(body: string, type: string): string[] {
  const edits: Edit[] = findByForm(body)
  if (/^\s*multipart\//i.test(type)) findParts(body, type, edits)
  if (!/^\s*application\/x-www-form-urlencoded/i.test(type))
    return edits.flatMap(({ start, end, text }) => (text === redactedMark ? [body.slice(start, end)] : []))
  findFormFields(body, edits)
  return edits.flatMap(({ start, end, text }) =>
    text === redactedMark ? [body.slice(start, end).replaceAll('+', ' '), body.slice(start, end)] : [],
  )
}

/** The value without quotes, which stay in a text that repeats it, with its escapes and without them. */
function toSpellings(value: string): string[] {
  const unquoted = /^(["'])(.*)\1$/s.exec(value)?.[2] ?? value
  return [unquoted, decodeEscapes(unquoted)?.text ?? unquoted]
}
