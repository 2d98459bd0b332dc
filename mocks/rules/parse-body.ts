/**
 * From bytes to JSON, or to the refusal: empty, too large, not UTF-8, not JSON, nested too deeply, not an object.
 * Only the limit of 100 MB is documented (vision guide); no recording of a malformed body exists, so the words are ours.
 */
import type { Refusal } from '../request/reply.ts'
import { refuse } from './rule.ts'
import { texts } from './texts.ts'

/** The stated cap of one body, 100 MB. */
export const maxBodyBytes = 100 * 1024 * 1024

/** Go's decoder gives up at 10,000; a thousand is more than any schema needs and keeps every walker of ours off the stack's end. */
const maxNesting = 1_000

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads a request body; `body` is always a JSON object. */
export function parseBody(bytes: Uint8Array): { body: unknown } | { refusal: Refusal } {
  const parsed = parseBodyText(bytes)
  return 'refusal' in parsed ? parsed : { body: parsed.body }
}

/** The same with the text it was read from. */
export function parseBodyText(bytes: Uint8Array): { body: unknown; text: string } | { refusal: Refusal } {
  if (bytes.length === 0) return { refusal: refuse(texts.bodyEmpty.build()) }
  if (bytes.length > maxBodyBytes) return { refusal: refuse(texts.bodyTooLarge.build(bytes.length, maxBodyBytes)) }
  let text: string
  try {
    text = decoder.decode(bytes)
  } catch {
    return { refusal: refuse(texts.bodyNotUtf8.build()) }
  }
  if (text.length > maxNesting && hasManyBrackets(text) && isNestedTooDeeply(text)) {
    return { refusal: refuse(texts.bodyTooDeep.build()) }
  }
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return { refusal: refuse((text.trim() === '' ? texts.bodyEmpty : texts.bodyNotJson).build()) }
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return { refusal: refuse(texts.bodyNotObject.build()) }
  }
  return { body, text }
}

/** Rules out nearly every body at the speed of a search; what is left is counted letter by letter. */
function hasManyBrackets(text: string): boolean {
  let found = 0
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      if (++found > maxNesting) return true
    }
  }
  return false
}

/** Counts brackets outside strings; on text that is no JSON the count is meaningless, and the parser refuses it anyway. */
function isNestedTooDeeply(text: string): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (inString) {
      if (char === 0x5c) at++
      else if (char === 0x22) inString = false
    } else if (char === 0x22) inString = true
    else if (char === 0x5b || char === 0x7b) {
      if (++depth > maxNesting) return true
    } else if (char === 0x5d || char === 0x7d) depth--
  }
  return false
}
