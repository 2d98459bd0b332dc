/** Removes secrets from everything that is printed or written: failures, reports, recorded exchanges. */
import { findHeader, type Exchange, type HeaderList } from '../../../openapi/exchange.ts'
import {
  redactBody,
  applyEdits,
  createSecretFinder,
  isSecretName,
  redactedMark,
  type SecretFinder,
} from '../../../openapi/secrets/index.ts'

export { redactedMark }

/** Returns a text without its secrets; `find` returns their places. */
export interface Redactor {
  (text: string): string
  find: SecretFinder
}

/** Creates a redactor that also knows the secrets of this run. */
export function createRedactor(secrets: readonly (string | null | undefined)[] = []): Redactor {
  let made: SecretFinder | null = null
  // Created for the first text, because most starts of the command line show no text that could have a secret.
  const find: SecretFinder = (text) => (made ??= createSecretFinder(secrets))(text)
  return Object.assign((text: string) => applyEdits(text, find(text)), { find })
}

/** Redacts by names and forms alone, if no secret of the run is known. */
export const redact: Redactor = createRedactor()

/** A list of header fields without secrets; the scheme of an `Authorization` field stays. */
export function redactHeaders(headers: HeaderList, clean: (text: string) => string = redact): HeaderList {
  return headers.map(([name, value]) => {
    if (!isSecretName(name, 'header')) return [clean(name), clean(value)] as const
    const scheme = /^(Bearer|Basic)\s/i.exec(value)
    return [clean(name), scheme ? `${scheme[1]} ${redactedMark}` : redactedMark] as const
  })
}

/** Copies a JSON value with every string cleaned, keys as well. */
export function redactValue<T>(value: T, clean: (text: string) => string = redact): T {
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return clean(one)
    if (Array.isArray(one)) return one.map(walk)
    if (typeof one !== 'object' || one === null) return one
    return Object.fromEntries(Object.entries(one).map(([key, inner]) => [clean(key), walk(inner)]))
  }
  return walk(value) as T
}

/** A copy of the exchange without secrets, also without those that a stream spells out over several events; reads keep their times. */
export function redactExchange(exchange: Exchange, clean: Redactor = redact): Exchange {
  const { request, headers } = exchange
  const contentType = findHeader(headers, 'content-type')
  const whole = Buffer.concat(exchange.body.map((part) => part.bytes))
  const reads = exchange.body.map(({ bytes, atMs }) => ({ bytes: bytes.byteLength, atMs }))
  const options = exchange.form === 'payloads' ? { contentType: 'application/jsonl' } : { contentType }
  const body = redactBody(whole, reads, clean.find, options)
  let at = 0
  return {
    ...exchange,
    request: request && {
      ...request,
      url: clean(request.url),
      headers: redactHeaders(request.headers, clean),
      body: request.body === null ? null : redactText(request.body, request.headers, clean),
    },
    headers: headers && redactHeaders(headers, clean),
    body:
      body.bytes === whole
        ? exchange.body
        : body.reads.map(({ bytes, atMs }) => ({ bytes: body.bytes.subarray(at, (at += bytes)), atMs })),
  }
}

function redactText(text: string, headers: HeaderList, clean: Redactor): string {
  const bytes = Buffer.from(text)
  return redactBody(bytes, [], clean.find, { contentType: findHeader(headers, 'content-type') }).bytes.toString()
}
