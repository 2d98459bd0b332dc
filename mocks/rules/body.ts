/**
 * Parses a request body, or refuses it: empty, too large, not UTF-8, not JSON, nested too deeply, not an object.
 * There is no recording of a malformed body; only the limit of 100 MB is documented (vision guide).
 */
import type { Evidence } from '../../openapi/evidence.ts'
import type { Refusal } from '../reply/index.ts'
import { defineMessage, refuse } from './rule.ts'

/** The largest body, 100 MB. */
export const maxBodyBytes = 100 * 1024 * 1024

/** Go's decoder stops at 10,000 levels; 1,000 is enough for any schema and keeps recursive functions within the stack. */
const maxNesting = 1_000

const unknownWording: Evidence = { level: 'unverified', source: 'unknown/wording' }

export const bodyMessages = {
  empty: defineMessage(unknownWording, () => 'Invalid request: the request body is empty'),
  notUtf8: defineMessage(unknownWording, () => 'Invalid request: the request body is not valid UTF-8'),
  notJson: defineMessage(unknownWording, () => 'Invalid request: the request body is not valid JSON'),
  notObject: defineMessage(unknownWording, () => 'Invalid request: the request body must be a JSON object'),
  tooDeep: defineMessage(unknownWording, () => 'Invalid request: the request body is nested too deeply'),
  tooLarge: defineMessage(
    {
      level: 'documented',
      source: 'kimi-code/docs',
      note: 'The wording and a limit of 2,097,152 bytes are those of Kimi Code; the vision guide of the platform states 100 MB.',
    },
    (size: number, limit: number) => `total message size ${size} exceeds limit ${limit}`,
  ),
}

/** The refusal of a body that is too large. */
export function refuseLargeBody(bytes: number): Refusal {
  return refuse(bodyMessages.tooLarge.build(bytes, maxBodyBytes))
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Parses a request body; `body` is always a JSON object. */
export function parseBody(bytes: Uint8Array): { body: unknown } | { refusal: Refusal } {
  const decoded = decodeBodyText(bytes)
  return 'refusal' in decoded ? decoded : parseBodyText(decoded.text)
}

/** The text of a request body. */
export function decodeBodyText(bytes: Uint8Array): { text: string } | { refusal: Refusal } {
  if (bytes.length === 0) return { refusal: refuse(bodyMessages.empty.build()) }
  if (bytes.length > maxBodyBytes) return { refusal: refuseLargeBody(bytes.length) }
  try {
    return { text: decoder.decode(bytes) }
  } catch {
    return { refusal: refuse(bodyMessages.notUtf8.build()) }
  }
}

/** Parses the text of a request body. */
export function parseBodyText(text: string): { body: unknown } | { refusal: Refusal } {
  if (text.length > maxNesting && hasManyBrackets(text) && isNestedTooDeeply(text)) {
    return { refusal: refuse(bodyMessages.tooDeep.build()) }
  }
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return { refusal: refuse((text.trim() === '' ? bodyMessages.empty : bodyMessages.notJson).build()) }
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return { refusal: refuse(bodyMessages.notObject.build()) }
  }
  return { body }
}

/** A fast search that excludes nearly every body; `isNestedTooDeeply` reads the others character by character. */
function hasManyBrackets(text: string): boolean {
  let found = 0
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at !== -1; at = text.indexOf(bracket, at + 1)) {
      if (++found > maxNesting) return true
    }
  }
  return false
}

/** Counts brackets outside strings. For text that is not JSON the result does not matter, because the parser refuses it. */
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
