/**
 * Estimates token counts from the mean cost of each kind of word in the tokenizer of Kimi K2.5 (tiktoken, 163,584 ranks, published
 * in MoonshotAI/Kimi-Vendor-Verifier). Texts are split where its pattern splits them; the costs are means over English, Chinese
 * and code. `loadTokenizer` gives exact counts.
 */

/** The cost of a lower-case or capitalized word, by its length and by what precedes it: a space, nothing, a sign. */
const afterSpace = [0, 1, 1, 1.02, 1.02, 1.02, 1.03, 1.04, 1.08, 1.12, 1.15, 1.15, 1.2, 1.25, 1.4]
const afterNothing = [0, 1, 1, 1.06, 1.06, 1.07, 1.08, 1.1, 1.18, 1.4, 1.3, 1.4, 2, 2.2, 2.4]
const afterSign = [0, 1.02, 1.08, 1.26, 1.22, 1.27, 1.56, 1.45, 1.7, 2.05, 2.2, 2.3, 2.5, 2.7, 2.9]
const upperCase = [0, 1, 1.1, 1.15, 1.55, 1.6, 1.4, 1.4, 1.6, 1.8, 2, 2.2, 2.4, 2.6, 2.8]

/** Estimated tokens of a text, within 15 % of the tokenizer on texts of several sentences. */
export function countTokens(text: string): number {
  return toWhole(measure(text, 0, text.length))
}

/** Rounds a sum of costs to a count. Every text that is not empty costs at least one token. */
export function toWhole(cost: number): number {
  return cost === 0 ? 0 : Math.max(1, Math.round(cost))
}

// The kinds of code units. Signs, and spaces, are two kinds each that differ in the last bit.
const lower = 1
const upper = 2
const digit = 3
const han = 4
const other = 5
const sign = 6
const apostrophe = 7
const space = 8
/** The space itself, U+0020. */
const blank = 9

/** The kind of each code unit, in a table because counting is a large part of the time of an answer. */
const kindOf = new Uint8Array(0x10000).fill(other)
kindOf
  .fill(sign, 0, 0x80)
  .fill(apostrophe, 39, 40)
  .fill(space, 9, 14)
  .fill(blank, 32, 33)
  .fill(digit, 48, 58)
  .fill(upper, 65, 91)
  .fill(lower, 97, 123)
kindOf.fill(han, 0x3400, 0x4dc0).fill(han, 0x4e00, 0xa000)

/** Longer texts get a separate array, which is not kept. */
const mostKept = 4096
const keptKinds = new Uint8Array(mostKept)
const encoder = new TextEncoder()
/** Shorter texts are read faster one code unit at a time. */
const shortest = 32

/** The cost of `text` from `from` to `to`. */
export function measure(text: string, from: number, to: number): number {
  const length = to - from
  const kinds = length > mostKept ? new Uint8Array(length) : keptKinds
  readKinds(text, from, length, kinds)
  return measureKinds(kinds, length, text, from)
}

/** Reads the kinds of the code units of a text that was joined from parts, which is slow to read; each kind is needed several times. */
function readKinds(text: string, from: number, length: number, kinds: Uint8Array): void {
  if (length === text.length && length >= shortest && length <= mostKept) {
    // As many bytes as code units means ASCII.
    const { read, written } = encoder.encodeInto(text, kinds)
    if (read === length && written === length) {
      for (let i = 0; i < length; i++) kinds[i] = kindOf[kinds[i] as number] as number
      return
    }
  }
  for (let i = 0; i < length; i++) kinds[i] = kindOf[text.charCodeAt(from + i)] as number
}

function measureKinds(kinds: Uint8Array, to: number, text: string, from: number): number {
  let cost = 0
  let i = 0
  let before = afterNothing
  while (i < to) {
    const start = i
    const kind = kinds[i] as number
    if (kind <= upper) {
      i = wordEnd(kinds, i, to)
      const length = i - start
      const table = length > 1 && kinds[start + 1] === upper ? upperCase : before
      cost += length < table.length ? (table[length] as number) : longWordCost(table, length)
      before = afterNothing
    } else if (kind >= space) {
      do i++
      while (i < to && (kinds[i] as number) >= space)
      const next = i < to ? kinds[i] : han
      // The last space goes with the word that follows.
      const joins = next !== han && next !== digit && kinds[i - 1] === blank
      if (!joins || i - start > 1) cost += 1
      before = joins ? afterSpace : afterNothing
    } else if (kind >= sign) {
      do i++
      while (i < to && ((kinds[i] as number) | 1) === apostrophe)
      const joins = i < to && (kinds[i] as number) <= upper
      const length = i - start
      cost += joins && length === 1 ? 0 : signCost(joins ? length - 1 : length)
      before = joins && length === 1 ? afterSign : afterNothing
    } else if (kind === han) {
      do i++
      while (i < to && kinds[i] === han)
      cost += i - start === 1 ? 1 : (i - start) * 0.55
      before = afterNothing
    } else {
      i++
      if (kind === digit) {
        while (i < to && i - start < 3 && kinds[i] === digit) i++
        cost += 1
      } else cost += otherCost(text.charCodeAt(from + start))
      before = afterNothing
    }
  }
  return cost
}

function longWordCost(table: readonly number[], length: number): number {
  return (table.at(-1) as number) + (length - table.length + 1) * 0.25
}

/** A word ends where letters end, or where a capital follows a small letter; `'s`, `n't` and the like belong to it. */
function wordEnd(kinds: Uint8Array, start: number, to: number): number {
  let i = start
  while (i < to && kinds[i] === upper) i++
  while (i < to && kinds[i] === lower) i++
  if (i + 1 < to && i > start && kinds[i] === apostrophe) {
    let end = i + 1
    while (end < to && kinds[end] === lower) end++
    if (end - i === 2 || end - i === 3) return end
  }
  return i
}

function signCost(length: number): number {
  if (length <= 3) return 1.03
  return length < 5 ? 1.3 : length * 0.45
}

/** The cost of one UTF-16 unit that is not an ASCII letter, digit, sign, space or Han character. */
function otherCost(code: number): number {
  if (code < 0x250) return 0.4
  if (code < 0x530) return 0.42
  if (code < 0x2000) return 0.45
  if (code >= 0x3040 && code <= 0x30ff) return 0.72
  if (code >= 0xac00 && code <= 0xd7a3) return 0.95
  // This is half of a surrogate pair. An emoji costs about two tokens.
  return code >= 0xd800 && code <= 0xdfff ? 1.1 : 0.9
}
