/**
 * What only the raw text of a JSON value shows, found in one pass without allocation, as every chunk of a stream that
 * never repeats itself needs it: a name that stands twice in one object, a number that is no plain integer, and whether
 * there is anything but plain ASCII.
 */

/** The marks of one text, which must be valid JSON. */
export interface JsonMarks {
  /** The first repeated name and its offset; null when every name is unique. */
  twice: { key: string; at: number } | null
  /** Some number that may be whole is written with a fraction or an exponent; one such as 1.5 counts or not. */
  fraction: boolean
  /** Nothing but ASCII, and no `\u` escape. */
  plain: boolean
}

/** Finds the marks of the chunks of one stream, the cheap way for as long as that works. */
export interface JsonMarker {
  /** `json` is the parsed text. */
  mark(text: string, json: unknown): JsonMarks
}

const none: JsonMarks = { twice: null, fraction: false, plain: true }
const wide: JsonMarks = { ...none, plain: false }

/** After so many chunks that are written otherwise than `JSON.stringify` writes, comparing is not worth its time. */
const patience = 8

const exponent = /\de[-+]\d/

/** Creates a marker for one stream. */
export function createJsonMarker(): JsonMarker {
  let misses = 0
  return {
    mark(text, json) {
      if (misses >= patience) return markJson(text)
      // Text that comes out of its value to the letter has lost no member and no `.0`; that is told faster.
      // An exponent may stand for a whole number: `1e+21` is written so by both.
      if (JSON.stringify(json) === text && !exponent.test(text)) {
        misses = 0
        return isPlain(text) ? none : wide
      }
      misses++
      return markJson(text)
    },
  }
}

/** The engine counts bytes and finds backslashes several times as fast as a loop or a pattern. */
function isPlain(text: string): boolean {
  return Buffer.byteLength(text) === text.length && !text.includes('\\u')
}

/** Objects with more names than this are looked up in a map. */
const few = 24

/** Names of all open objects, the innermost last: hashes, and where they stand; where those of each open bracket begin. */
const hashes: number[] = []
const froms: number[] = []
const ends: number[] = []
const begins: number[] = []
const larges: (Set<string> | null)[] = []

/** Reads the text once. */
export function markJson(text: string): JsonMarks {
  hashes.length = froms.length = ends.length = begins.length = larges.length = 0
  let twice: JsonMarks['twice'] = null
  let fraction = false
  let plain = true
  /** Where the names of the innermost object begin; −1 within an array and outside. */
  let begin = -1
  let large: Set<string> | null = null
  let expectName = false
  const length = text.length
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code === 34) {
      const open = at + 1
      let hash = 0
      let escaped = false
      for (let sign = text.charCodeAt(++at); sign !== 34 && at < length; sign = text.charCodeAt(++at)) {
        hash = (Math.imul(hash, 31) + sign) | 0
        if (sign === 92) {
          escaped = true
          if (text.charCodeAt(++at) === 117) plain = false
        } else if (sign > 127) plain = false
      }
      if (!expectName || twice !== null) continue
      expectName = false
      // Two spellings of one name are one name.
      if (escaped) hash = toHash(toKey(text, open, at))
      if (hashes.length - begin > few) large ??= gather(text, begin)
      if (large === null ? isKnown(text, hash, open, at, begin) : large.has(toKey(text, open, at)))
        twice = { key: toKey(text, open, at), at: open - 1 }
      large?.add(toKey(text, open, at))
      hashes.push(hash)
      froms.push(open)
      ends.push(at)
    } else if (code === 44) expectName = begin >= 0
    else if (code === 123 || code === 91) {
      begins.push(begin)
      larges.push(large)
      begin = code === 123 ? hashes.length : -1
      expectName = code === 123
      large = null
    } else if (code === 125 || code === 93) {
      if (begin >= 0) hashes.length = froms.length = ends.length = begin
      begin = begins.pop() ?? -1
      large = larges.pop() ?? null
      expectName = false
    } else if (code === 46 || code === 69 || (code === 101 && text.charCodeAt(at - 1) < 58)) fraction = true
  }
  return { twice, fraction, plain }
}

function isKnown(text: string, hash: number, from: number, end: number, begin: number): boolean {
  for (let at = begin; at < hashes.length; at++)
    if (hashes[at] === hash && toKey(text, froms[at]!, ends[at]!) === toKey(text, from, end)) return true
  return false
}

function gather(text: string, begin: number): Set<string> {
  const names = new Set<string>()
  for (let at = begin; at < hashes.length; at++) names.add(toKey(text, froms[at]!, ends[at]!))
  return names
}

function toKey(text: string, from: number, end: number): string {
  const raw = text.slice(from, end)
  return raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw
}

function toHash(key: string): number {
  let hash = 0
  for (let at = 0; at < key.length; at++) hash = (Math.imul(hash, 31) + key.charCodeAt(at)) | 0
  return hash
}
