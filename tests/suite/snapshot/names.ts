/** Keeps contents and ids out of shapes: which member names, values and headers may be written down, and the placeholders for others. */
import { redact } from '../reporters/index.ts'

/** Members whose values are part of the protocol, even if the spec does not enumerate them. */
export const vocabularies: ReadonlySet<string> = new Set(['finish_reason', 'role', 'object', 'type'])

/** Placeholder for member names that are data: ids, dates, sentences. */
export const anyName = '{id}'

/** Placeholder for values that do not have the form of a protocol value. */
const otherValue = '(other)'

/** A member name without data, escaped for a JSON pointer. */
export function toStep(name: string): string {
  const plain = /^[A-Za-z_$@][\w$@.:/~ -]{0,63}$/.test(name) && !looksLikeId(name) && redact(name) === name
  return plain ? name.replaceAll('~', '~0').replaceAll('/', '~1') : anyName
}

/** A value of a closed vocabulary, without data. */
export function toWord(value: string): string {
  if (value === '') return '(empty)'
  const plain = /^[\w$][\w.$-]{0,47}$/.test(value) && !looksLikeId(value) && redact(value) === value
  return plain ? value : otherValue
}

/** Long runs of digits or of hexadecimal digits, UUIDs, dates. */
function looksLikeId(text: string): boolean {
  return (
    /\d{6,}|\d{4}-\d\d-\d\d|[\da-f]{8}-[\da-f]{4}-/i.test(text) || /(?=[a-f]*\d)(?<![a-z\d])[\da-f]{12,}/i.test(text)
  )
}

/** Headers of the connection and of gateways; they are not part of the service's contract. */
const transport =
  /^(date|connection|keep-alive|transfer-encoding|content-length|content-encoding|te|trailer|upgrade|via|age|server|server-timing|set-cookie|alt-svc|nel|report-to|reporting-endpoints|strict-transport-security|etag|expires|last-modified|accept-ranges|x-powered-by|x-cache.*|x-served-by|x-amz-.*|x-envoy-.*|x-runtime|cf-.*|fly-.*|x-vercel-.*|akamai-.*|eagleid|timing-allow-origin|ali-swift-.*)$/

/** Whether a header belongs to the shape; the name in lower case. */
export function isTellingHeader(name: string): boolean {
  return /^[a-z\d_-]{1,64}$/.test(name) && !looksLikeId(name) && !transport.test(name)
}

/** Sent only on a hit of the prefix cache (leandromineti/ai-assisted-coding in openapi/sources.yaml, 2026-09-01). */
const onCacheHit = /\/(cached_tokens|prompt_tokens_details)$/

/** Whether a member depends on the state of the prefix cache. */
export function dependsOnCache(path: string): boolean {
  return onCacheHit.test(path)
}
