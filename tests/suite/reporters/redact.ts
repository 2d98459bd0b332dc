/**
 * Takes secrets out of everything a person or a file gets to see: keys, bearer tokens, cookies, and the account ids that
 * api.moonshot.ai prints into its refusals (`org-…`, `ak-…`: recorded 2025-07 to 2026-09).
 */
import type { Exchange, HeaderList } from '../../../openapi/exchange.ts'

/** What stands in the place of a secret. */
export const redactedMark = '[redacted]'

/** An id may follow a `<` that JSON has escaped, whose last digit would otherwise look like part of the word. */
const start = String.raw`(?:(?<![A-Za-z0-9])|(?<=\\u003[cCeE]))`

const shapes: readonly [RegExp, string][] = [
  [/\b(Bearer|Basic)(\s+)(?=\S*\d|\S{20})[A-Za-z0-9._~+/=-]{4,}/gi, `$1$2${redactedMark}`],
  [new RegExp(`${start}sk-[A-Za-z0-9_-]{6,}`, 'g'), `sk-${redactedMark}`],
  [new RegExp(`${start}(org|ak|proj)-(?=[A-Za-z0-9_]*[0-9])[A-Za-z0-9_]{6,}`, 'g'), `$1-${redactedMark}`],
  [/([?&](?:api[_-]?key|access[_-]?token|key|token)=)[^&\s"#]+/gi, `$1${redactedMark}`],
  [/(https?:\/\/)[^\s/@:]+:[^\s/@]+@/gi, `$1${redactedMark}@`],
]

const secretHeaders = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'api-key',
  'msh-org-id',
  'msh-uid',
  'msh-project-id',
  'msh-gid',
])

/** Creates a redactor that also knows this run's own secrets by heart. */
export function createRedactor(secrets: readonly (string | null | undefined)[] = []): (text: string) => string {
  const known = secrets.filter((one): one is string => typeof one === 'string' && one.trim().length >= 4)
  const literals = [...new Set(known.flatMap((one) => [one, one.trim(), JSON.stringify(one).slice(1, -1)]))].sort(
    (a, b) => b.length - a.length,
  )
  return (text) => {
    let clean = text
    for (const literal of literals) clean = clean.replaceAll(literal, redactedMark)
    for (const [shape, replacement] of shapes) clean = clean.replace(shape, replacement)
    return clean
  }
}

/** Redacts by shape alone, where no secret of the run is known. */
export const redact: (text: string) => string = createRedactor()

/** Header list without secrets; the scheme of an `Authorization` header stays. */
export function redactHeaders(headers: HeaderList, clean: (text: string) => string = redact): HeaderList {
  return headers.map(([name, value]) => {
    if (!secretHeaders.has(name.toLowerCase())) return [name, clean(value)] as const
    const scheme = /^(Bearer|Basic)\s/i.exec(value)
    return [name, scheme ? `${scheme[1]} ${redactedMark}` : redactedMark] as const
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

/**
 * An exchange fit to be written down. Bodies keep their reads and times; a read is replaced only where the body holds a
 * secret, and then the whole body becomes one read, because a secret may lie across two.
 */
export function redactExchange(exchange: Exchange, clean: (text: string) => string = redact): Exchange {
  const { request } = exchange
  const bytes = Buffer.concat(exchange.body.map((part) => part.bytes))
  const text = bytes.toString('latin1')
  const cleaned = clean(text)
  return {
    ...exchange,
    request: request && {
      ...request,
      url: clean(request.url),
      headers: redactHeaders(request.headers, clean),
      body: request.body === null ? null : clean(request.body),
    },
    headers: exchange.headers && redactHeaders(exchange.headers, clean),
    body:
      cleaned === text
        ? exchange.body
        : [{ bytes: Buffer.from(cleaned, 'latin1'), atMs: exchange.body.at(-1)?.atMs ?? null }],
  }
}
