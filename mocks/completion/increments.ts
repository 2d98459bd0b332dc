/**
 * Cuts a text into the increments of a stream: one to three words each, as recorded (vercel/k3-stream-thinking), and never inside a
 * surrogate pair, a combined character or an emoji sequence.
 */
import { hash } from '../common/index.ts'

/** The increments of a text. Joined together they are the text. */
export function toIncrements(text: string): string[] {
  const increments: string[] = []
  const length = text.length
  let chance = hash(length > 64 ? text.slice(0, 64) : text) || 1
  let start = 0
  let words = 1
  let left = words
  let position = 0
  while (position < length) {
    position = findWordEnd(text, position)
    if (--left > 0 && position < length) continue
    increments.push(text.slice(start, position))
    start = position
    chance = (Math.imul(chance, 1_664_525) + 1_013_904_223) >>> 0
    words = 1 + ((chance >>> 16) % 3)
    left = words
  }
  return increments
}

/** The end of the word that begins at `from`. A word is a run of ASCII letters or digits, or one other character, with the space before it. */
export function findWordEnd(text: string, from: number): number {
  const length = text.length
  let i = from
  if (text.charCodeAt(i) === 32 && i + 1 < length) i++
  let code = text.charCodeAt(i)
  if (isAlphanumeric(code)) {
    do i++
    while (i < length && isAlphanumeric(text.charCodeAt(i)))
    return i < length && text.charCodeAt(i) > 0x7f ? skipJoined(text, i) : i
  }
  if (code < 0x80) {
    i++
    if (code === 13 && text.charCodeAt(i) === 10) i++
    // A run of the same character stays together: `***`, `---`.
    if (code !== 32) while (i < length && text.charCodeAt(i) === text.charCodeAt(i - 1)) i++
    return i < length && text.charCodeAt(i) > 0x7f ? skipJoined(text, i) : i
  }
  const first = i
  i = skipCharacter(text, i)
  code = i < length ? text.charCodeAt(i) : 0
  // Chinese words more often have two characters than one.
  if (code >= 0x4e00 && code <= 0x9fff && isHan(text.charCodeAt(first))) i++
  return skipJoined(text, i)
}

function skipCharacter(text: string, i: number): number {
  const code = text.charCodeAt(i)
  const pair = code >= 0xd800 && code <= 0xdbff && i + 1 < text.length && isLow(text.charCodeAt(i + 1))
  return i + (pair ? 2 : 1)
}

/** Skips the code points that belong to the preceding character: marks, variation selectors, skin tones, and joiners with what they join. */
function skipJoined(text: string, from: number): number {
  let i = from
  while (i < text.length) {
    const point = text.codePointAt(i) ?? 0
    if (point === 0x200d) {
      i = i + 1 < text.length ? skipCharacter(text, i + 1) : i + 1
    } else if (isExtending(point)) i += point > 0xffff ? 2 : 1
    else if (isRegional(point) && isRegional(text.codePointAt(from - 2) ?? 0) && i === from) i += 2
    else break
  }
  return i
}

function isExtending(point: number): boolean {
  return (
    (point >= 0x300 && point <= 0x36f) ||
    (point >= 0x1f3fb && point <= 0x1f3ff) ||
    (point >= 0xfe00 && point <= 0xfe0f) ||
    (point >= 0xe0020 && point <= 0xe007f) ||
    point === 0x20e3 ||
    (point > 0x36f && point < 0x10000 && point !== 0x200d && /^\p{M}$/u.test(String.fromCodePoint(point)))
  )
}

function isRegional(point: number): boolean {
  return point >= 0x1f1e6 && point <= 0x1f1ff
}

function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fff
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff
}

function isAlphanumeric(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
}
