/** Decodes the escapes of a text (JSON, percent, HTML, and the zero bytes of UTF-16), and remembers where each character came from. */

/** A decoded text; character `at` was made of the characters from `starts[at]` up to `ends[at]`. */
export interface DecodedText {
  text: string
  starts: Int32Array
  ends: Int32Array
}

/** The lookbehind lets a run of backslashes be tried at its first one only, which keeps the time linear. */
const escape =
  /(?<!\\)\\+(?:u([0-9a-fA-F]{4}|\{0{0,4}[0-9a-fA-F]{1,4}\})|x([0-9a-fA-F]{2})|(["'/]))|%([0-9a-fA-F]{2})|&#(?:[xX]0{0,8}([0-9a-fA-F]{1,4})|0{0,8}(\d{1,5}));|\0/g

/** Escapes may be nested: `%252d`, or JSON in a string of JSON. */
const maxLayers = 4

/** The decoded text, or null where the text has no escape. */
export function decodeEscapes(text: string): DecodedText | null {
  let decoded = decodeLayer({ text, starts: null, ends: null })
  for (let layer = 1; decoded !== null && layer < maxLayers; layer++) {
    const next = decodeLayer(decoded)
    if (next === null) break
    decoded = next
  }
  return decoded
}

type Source = DecodedText | { text: string; starts: null; ends: null }

function decodeLayer(source: Source): DecodedText | null {
  const { text } = source
  const parts: string[] = []
  const starts = new Int32Array(text.length)
  const ends = new Int32Array(text.length)
  let length = 0
  let at = 0
  const copy = (upTo: number) => {
    parts.push(text.slice(at, upTo))
    for (; at < upTo; at++, length++) {
      starts[length] = source.starts?.[at] ?? at
      ends[length] = source.ends?.[at] ?? at + 1
    }
  }
  for (const match of text.matchAll(escape)) {
    copy(match.index)
    at = match.index + match[0].length
    const character = toCharacter(match)
    if (character === '' || character === '\0') continue
    parts.push(character)
    starts[length] = source.starts?.[match.index] ?? match.index
    ends[length] = source.ends?.[at - 1] ?? at
    length++
  }
  if (parts.length === 0 && at === 0) return null
  copy(text.length)
  return { text: parts.join(''), starts: starts.subarray(0, length), ends: ends.subarray(0, length) }
}

function toCharacter(match: RegExpExecArray): string {
  const [, unicode, byte, quoted, percent, htmlHex, htmlDecimal] = match
  if (quoted !== undefined) return quoted
  const hex = unicode?.replace('{', '') ?? byte ?? percent ?? htmlHex
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
  return htmlDecimal === undefined ? '' : String.fromCharCode(Number(htmlDecimal) % 65_536)
}
