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
    for (const bytes of [new TextEncoder().encode(secret), toUtf16(secret)])
      for (const one of [...toBase64(bytes), toHex(bytes), toHex(bytes).toUpperCase()]) needles.add(one)
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
    for (let at = text.indexOf(tail); at >= 0; at = text.indexOf(tail, at + partLength)) {
      const end = at + partLength
      let start = at
      while (start > 0 && end - start < length && text[start - 1] === needle[length - (end - start) - 1]) start--
      edits.push({ start, end, text: redactedMark })
    }
  }
  if (isEnd) findCutOff(text, needles, edits)
}

/** Adds an edit for each place where a long enough part from the middle of a secret stands. */
export function findMiddles(text: string, secrets: readonly string[], edits: Edit[]): void {
  for (const secret of secrets)
    for (let piece = pieceLength; piece + partLength < secret.length; piece += pieceLength) {
      const wanted = secret.slice(piece, piece + pieceLength)
      for (let at = text.indexOf(wanted); at >= 0;) {
        let start = at
        while (start > 0 && at - start < piece && text[start - 1] === secret[piece - (at - start) - 1]) start--
        let end = at + pieceLength
        while (end < text.length && piece + end - at < secret.length && text[end] === secret[piece + end - at]) end++
        if (end - start >= partLength) edits.push({ start, end, text: redactedMark })
        at = text.indexOf(wanted, end)
      }
    }
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
  const bytes = String.fromCharCode(...encodedText)
  return [0, 1, 2].flatMap((offset) => {
    const encoded = btoa('\0'.repeat(offset) + bytes)
    const first = Math.ceil((offset * 8) / 6)
    const last = Math.floor(((offset + bytes.length) * 8) / 6)
    const stable = encoded.slice(first, last)
    return [stable, stable.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

/** Little-endian, as Windows has it. */
function toUtf16(text: string): Uint8Array {
  return Uint8Array.from({ length: text.length * 2 }, (_, at) => (text.charCodeAt(at >> 1) >> (8 * (at & 1))) & 255)
}

function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
