/** Reads single bytes of base64 text, so that large images can be checked without decoding them. */

/** Bytes by index, without a copy. */
export interface ByteSource {
  readonly length: number
  /** The byte at an index below `length`. */
  at: (index: number) => number
}

const notBase64 = /[^A-Za-z0-9+/\r\n]/g
const lineBreak = /[\r\n]/g

/** Offset of the first character that standard base64 with padding does not allow, or -1. Skips line breaks, as Go does. */
export function findBase64Problem(text: string, start: number): number {
  notBase64.lastIndex = start
  const end = notBase64.exec(text)?.index ?? text.length
  const tail = text.slice(end).replaceAll(lineBreak, '')
  if (tail !== '' && tail !== '=' && tail !== '==') return end - start
  lineBreak.lastIndex = start
  let letters = end - start
  if (lineBreak.test(text)) letters = text.slice(start, end).replaceAll(lineBreak, '').length
  return (letters + tail.length) % 4 === 0 ? -1 : end - start
}

/** The bytes of valid base64 text from `start` on. */
export function toBase64Bytes(text: string, start: number): ByteSource {
  lineBreak.lastIndex = start
  const hasBreaks = lineBreak.test(text)
  const letters = hasBreaks ? text.slice(start).replaceAll(lineBreak, '') : text
  const from = hasBreaks ? 0 : start
  let end = letters.length
  while (end > from && letters.charCodeAt(end - 1) === 0x3d) end--
  const valueAt = (index: number) => (index < end ? values[letters.charCodeAt(index)]! : 0)
  return {
    length: Math.floor(((end - from) * 3) / 4),
    at(index) {
      const group = from + Math.floor(index / 3) * 4
      switch (index % 3) {
        case 0:
          return (valueAt(group) << 2) | (valueAt(group + 1) >> 4)
        case 1:
          return ((valueAt(group + 1) & 0x0f) << 4) | (valueAt(group + 2) >> 2)
        default:
          return ((valueAt(group + 2) & 0x03) << 6) | valueAt(group + 3)
      }
    },
  }
}

const values = new Uint8Array(128)
for (const [value, letter] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries()) {
  values[letter.charCodeAt(0)] = value
}
