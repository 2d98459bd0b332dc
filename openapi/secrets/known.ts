/** Finds the known secrets of a run: plain, in base64 and hexadecimal, whole, and with one end cut off. */
import { redactedMark } from './mark.ts'
import type { Edit } from './edits.ts'

/** A part of a secret this long is hidden wherever it stands: messages quote the middle of a text, and streams break off. */
const partLength = 12
/** Every part of a secret of `partLength` characters has a piece of this length that starts at a multiple of it. */
const pieceLength = partLength / 2
/** The beginning of a secret at the very end of a text may be shorter. */
const cutLength = 6

/** Every spelling of the secrets that is searched literally. */
export function toNeedles(secrets: readonly string[]): string[] {
  const needles = new Set<string>()
  for (const secret of secrets) {
    needles.add(secret).add(secret.trim()).add(JSON.stringify(secret).slice(1, -1))
    if (secret.trim().length < 8) continue
    // UTF-16 as well: PowerShell and Windows programs encode texts in it.
    for (const bytes of [new TextEncoder().encode(secret), toUtf16(secret)]) {
      const hex = toHex(bytes)
      for (const one of [...toBase64(bytes), hex, hex.toUpperCase()]) needles.add(one)
    }
  }
  return [...needles].filter((one) => one !== '').sort((a, b) => b.length - a.length)
}

/** Adds an edit for each place where a needle, or a long enough part of it, stands; `isEnd`: the text ends here, and is not a block of a longer one. */
export function findKnown(text: string, needles: readonly string[], isEnd: boolean, edits: Edit[]): void {
  for (const needle of needles) {
    const { length } = needle
    const head = needle.slice(0, partLength)
    for (let at = text.indexOf(head); at >= 0;) {
      let end = at + head.length
      while (end - at < length && text[end] === needle[end - at]) end++
      edits.push({ start: at, end, text: redactedMark })
      at = text.indexOf(head, end)
    }
    if (length <= partLength) continue
    const tail = needle.slice(-partLength)
    let last = 0
    for (let at = text.indexOf(tail); at >= 0; at = text.indexOf(tail, last)) {
      const end = at + partLength
      let start = at
      while (start > last && end - start < length && text[start - 1] === needle[length - (end - start) - 1]) start--
      edits.push({ start, end, text: redactedMark })
      last = end
    }
  }
  if (isEnd) findCutOff(text, needles, edits)
}

/** Where pieces of a secret stand in it; a piece that it repeats has the first place. */
type Pieces = ReadonlyMap<string, number>

/** A secret, and the pieces of it that are searched to find parts of it. */
export interface Middles {
  secret: string
  /** Those at multiples of the length of a piece, for a search of each; null for a long secret. */
  list: readonly [piece: string, place: number][] | null
  /** Those at every place of a long secret, to look up the pieces of a text, which takes time linear in the text. */
  byText: Pieces
}

/** The pieces of a longer secret, such as a token of 4 kB, are looked up; searching each of them would take its length times that of the text. */
const maxListed = 192
/** Pieces are taken from this much of a secret; no header field can hold a longer one. */
const maxPieces = 16_384

/** Prepares the search for parts of the secrets. */
export function toMiddles(secrets: readonly string[]): Middles[] {
  return secrets.map((secret) => {
    const isLong = secret.length > maxListed
    const step = isLong ? 1 : pieceLength
    const end = Math.min(secret.length - (isLong ? pieceLength : partLength), maxPieces)
    const byText = new Map<string, number>()
    for (let place = pieceLength; place < end; place += step) {
      const piece = secret.slice(place, place + pieceLength)
      if (!byText.has(piece)) byText.set(piece, place)
    }
    return { secret, list: isLong ? null : [...byText], byText }
  })
}

/** Adds an edit for each place where a long enough part from the middle of a secret stands. */
export function findMiddles(text: string, middles: readonly Middles[], edits: Edit[]): void {
  for (const { secret, list, byText } of middles)
    if (list === null)
      for (let at = 0, last = 0; at + pieceLength <= text.length;) {
        const place = byText.get(text.slice(at, at + pieceLength))
        if (place !== undefined) last = hidePart({ text, at, from: last }, secret, place, edits)
        at = Math.max(at + pieceLength, last)
      }
    else
      for (const [piece, place] of list)
        for (let at = text.indexOf(piece); at >= 0;)
          at = text.indexOf(piece, hidePart({ text, at, from: 0 }, secret, place, edits))
}

/** Hides the part of a secret around its piece at `place`, which stands at `at` in the text, if it is long enough; returns where it ends. */
function hidePart(
  { text, at, from }: { text: string; at: number; from: number },
  secret: string,
  place: number,
  edits: Edit[],
): number {
  let start = at
  while (start > from && at - start < place && text[start - 1] === secret[place - (at - start) - 1]) start--
  let end = at + pieceLength
  while (end < text.length && place + end - at < secret.length && text[end] === secret[place + end - at]) end++
  if (end - start >= partLength) edits.push({ start, end, text: redactedMark })
  return end
}

/** The beginning of a needle at the end of the text, also where the text ends in the middle of an escape. */
function findCutOff(text: string, needles: readonly string[], edits: Edit[]): void {
  const end = text.length - (/(?:\\+(?:u[0-9a-fA-F]{0,3})?|%[0-9a-fA-F]?)$/.exec(text.slice(-64))?.[0].length ?? 0)
  for (const needle of needles)
    for (let length = Math.min(needle.length, end, partLength); length >= cutLength; length--)
      if (text.endsWith(needle.slice(0, length), end)) {
        edits.push({ start: end - length, end: text.length, text: redactedMark })
        break
      }
}

/** The characters that any base64 text with these bytes in it has, for each of the three offsets in a group; both alphabets. */
function toBase64(encodedText: Uint8Array): string[] {
  const bytes = toByteText(encodedText)
  return [0, 1, 2].flatMap((offset) => {
    const encoded = btoa('\0'.repeat(offset) + bytes)
    const first = Math.ceil((offset * 8) / 6)
    const last = Math.floor(((offset + bytes.length) * 8) / 6)
    const stable = encoded.slice(first, last)
    return [stable, stable.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

/** A text with one character for each byte. In parts, because a call takes a limited number of arguments. */
export function toByteText(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return text
}

/** Little-endian, as Windows has it. */
function toUtf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  for (let at = 0; at < bytes.length; at++) bytes[at] = text.charCodeAt(at >> 1) >> (8 * (at & 1))
  return bytes
}

const hexOfBytes = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += hexOfBytes[byte]
  return text
}
