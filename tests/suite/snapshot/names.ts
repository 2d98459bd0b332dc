/** Keeps contents and ids out of shapes: member names, words and headers that may be told, and what stands for the others. */
import { redact } from '../reporters/redact.ts'

/** Members whose values are words of the protocol, whatever the spec enumerates. */
export const vocabularies: ReadonlySet<string> = new Set(['finish_reason', 'role', 'object', 'type'])

/** Stands for member names that are data: ids, dates, sentences. */
export const anyName = '{id}'

/** Stands for words that are not of the protocol's form. */
const otherValue = '(other)'

/** A member name fit to be written down, escaped for a JSON pointer. */
export function toStep(name: string): string {
  const plain = /^[A-Za-z_$@][\w$@.:/~ -]{0,63}$/.test(name) && !looksLikeId(name) && redact(name) === name
  return plain ? name.replaceAll('~', '~0').replaceAll('/', '~1') : anyName
}

/** A word of a closed vocabulary fit to be written down. */
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

/** Headers of the connection and of what stands between: they say nothing about the service's contract. */
const transport =
  /^(date|connection|keep-alive|transfer-encoding|content-length|content-encoding|te|trailer|upgrade|via|age|server|server-timing|set-cookie|alt-svc|nel|report-to|reporting-endpoints|strict-transport-security|etag|expires|last-modified|accept-ranges|x-powered-by|x-cache.*|x-served-by|x-amz-.*|x-envoy-.*|x-runtime|cf-.*|fly-.*|x-vercel-.*|akamai-.*|eagleid|timing-allow-origin|ali-swift-.*)$/

/** Whether a header belongs to the shape; the name in lower case. */
export function isTellingHeader(name: string): boolean {
  return /^[a-z\d_-]{1,64}$/.test(name) && !looksLikeId(name) && !transport.test(name)
}

/** Sent on a hit of the prefix cache only (recorded: mineti-200-parallel-tool-calls-flag-cached.http, 2026-09-01). */
const onCacheHit = /\/(cached_tokens|prompt_tokens_details)$/

/** Whether a member comes and goes with the state of the service, not with its shape. */
export function dependsOnCache(path: string): boolean {
  return onCacheHit.test(path)
}
