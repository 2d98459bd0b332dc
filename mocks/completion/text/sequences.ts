/** Small tasks about numbers and letters in a row: the next of a sequence, the largest of several, the first letters of the alphabet. */
import { guard } from '../cues.ts'
import { isAboutText } from './counting.ts'
import { answerNumberSet } from '../number-sets.ts'
import { oneToTen } from '../number-words.ts'

const longest = 1000
const number = String.raw`-?\d{1,9}(?:\.\d{1,6})?`
const row = String.raw`(${number}(?:\s?,\s?${number}){2,20})`
const next = guard(
  new RegExp(
    String.raw`\b(?:(?:what|which)(?: number)? (?:comes|is|follows) (?:the )?next|next (?:number|term|value|element)|continue (?:the|this) (?:sequence|series|pattern)|what (?:number|term) (?:comes|follows))\b[^\d\n-]{0,60}${row}`,
    'i',
  ),
)
const nextAfter = guard(
  new RegExp(
    String.raw`${row}[\s,.…_?]{0,8}(?:\.{3})?\s?(?:what|which)(?: number| term)? (?:comes|is|follows) (?:the )?next\b`,
    'i',
  ),
)
const several = String.raw`(${number}(?:(?:\s?,\s?(?:and |or )?|\s(?:and |or )?)${number}){1,40})`
const extreme = guard(
  new RegExp(
    String.raw`\b(largest|biggest|greatest|highest|maximum|max|smallest|lowest|least|minimum|min)\b(?: (?:number|value|one|integer))?(?: (?:is|out))?(?: of| in| among| from|:)\s?(?:(?:these|the|the following|this)\s?)?(?:numbers?|values?|list|array|set)?\s?[:\s[(]{0,3}${several}`,
    'i',
  ),
)
const bigger = guard(
  new RegExp(
    String.raw`\b(?:which|what)(?: number)?(?: is| one is)? (?:the )?(larger|bigger|greater|higher|smaller|lower|less)\b[^\d\n-]{0,24}(${number}) or (${number})`,
    'i',
  ),
)
const allNumbers = guard(
  /\b(?:extract|list|find|give me|return|get)\s(?:me\s)?(?:all|every|each|only|just)?\s?(?:of\s)?(?:the\s)?numbers\b(?![^\n:]{0,40}\bbetween\b)[^\n:]{0,40}[:\n]\s*(\S[\s\S]*)$/i,
)
const letters = guard(
  /\b(first|last)\s(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\sletters\s(?:of|in)\s(?:the\s)?(?:english\s|latin\s)?alphabet\b/i,
)
const countWords = guard(
  /\bcount\s(?:from\s(\w{1,5})\s)?(?:up\s)?to\s(one|two|three|four|five|six|seven|eight|nine|ten)\b/i,
)

const countdown = guard(
  /\bcount(?:ing)?\s(?:down\s|backwards?\s)?from\s(\d{1,3})\s(?:down\s|backwards?\s)?to\s(\d{1,3})\b/i,
)
const ordered: readonly (readonly string[])[] = [
  ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  'January February March April May June July August September October November December'.split(' '),
]
const neighbour = guard(
  /\b(?:day|month|weekday)\b(?: of the week)?\s(?:comes|is|follows|precedes)\s(?:right\s|directly\s)?(after|before|follows)?\s?([a-z]{3,9})\b|\bwhat (?:day|month) (follows|precedes) ([a-z]{3,9})\b/i,
)

/** `What day comes after Monday?` */
function findNeighbour(text: string): string | null {
  const found = neighbour.exec(text)
  const word = (found?.[2] ?? found?.[4] ?? '').toLowerCase()
  const names = ordered.find((all) => all.some((one) => one.toLowerCase() === word))
  if (found === null || names === undefined) return null
  const at = names.findIndex((one) => one.toLowerCase() === word)
  const step = /\b(?:before|precedes)\b/i.test(found[0]) ? -1 : 1
  return names[(at + step + names.length) % names.length] as string
}

function countDown(text: string): string | null {
  const found = countdown.exec(text)
  const [from, to] = [Number(found?.[1]), Number(found?.[2])]
  if (found === null || from <= to) return null
  return Array.from({ length: from - to + 1 }, (_, index) => from - index).join(', ')
}

/** What such a text asks for; null if it asks for something else. */
export function findInSequence(text: string): string | null {
  if (text.length > longest) return null
  return (
    continueRow((next.exec(text) ?? nextAfter.exec(text))?.[1]) ??
    findExtreme(text) ??
    answerNumberSet(text) ??
    listNumbers(text) ??
    listLetters(text) ??
    findNeighbour(text) ??
    countDown(text) ??
    countInWords(text)
  )
}

/** The next number where the differences or the ratios are equal, or each number is the sum of the two before. */
function continueRow(found: string | undefined): string | null {
  if (found === undefined) return null
  const values = found.split(',').map(Number)
  const differences = values.slice(1).map((value, index) => value - (values[index] as number))
  const second = differences.slice(1).map((value, index) => value - (differences[index] as number))
  const last = values.at(-1) as number
  const step = differences.at(-1) as number
  if (areEqual(differences)) return toText(last + step)
  const ratios = values.slice(1).map((value, index) => value / (values[index] as number))
  if (areEqual(ratios) && Number.isFinite(ratios[0])) return toText(last * (ratios[0] as number))
  if (
    values.length > 3 &&
    values.slice(2).every((value, index) => value === (values[index] as number) + (values[index + 1] as number))
  )
    return toText(last + (values.at(-2) as number))
  // The squares, and other sequences whose differences grow evenly.
  return second.length > 1 && areEqual(second) ? toText(last + step + (second[0] as number)) : null
}

function areEqual(values: readonly number[]): boolean {
  return values.every((value) => Math.abs(value - (values[0] as number)) < 1e-9)
}

function toText(value: number): string {
  return String(Number(value.toFixed(6)))
}

function findExtreme(text: string): string | null {
  const compared = bigger.exec(text)
  if (compared !== null) {
    const [a, b] = [Number(compared[2]), Number(compared[3])]
    const isLess = /^(?:smaller|lower|less)$/i.test(compared[1] as string)
    return toText(isLess ? Math.min(a, b) : Math.max(a, b))
  }
  const found = extreme.exec(text)
  if (found === null) return null
  const values = ((found[2] as string).match(/-?\d{1,9}(?:\.\d{1,6})?/g) ?? []).map(Number)
  const isLeast = /^(?:smallest|lowest|least|min)/i.test(found[1] as string)
  return toText(isLeast ? Math.min(...values) : Math.max(...values))
}

/** `Extract all numbers: I have 3 cats and 12 fish.` */
function listNumbers(text: string): string | null {
  const found = (allNumbers.exec(text)?.[1] ?? '').match(/(?<![\w.])-?\d[\d,]*(?:\.\d+)?(?![\w])/g) ?? []
  return found.length === 0 ? null : found.map((value) => value.replace(/,$/, '')).join(', ')
}

function listLetters(text: string): string | null {
  const found = letters.exec(text)
  if (found === null) return null
  const count = toCount(found[2] as string)
  const all = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return (/^first$/i.test(found[1] as string) ? all.slice(0, count) : all.slice(-count)).join(', ')
}

/** `Count to three`: in digits. */
function countInWords(text: string): string | null {
  const found = countWords.exec(text)
  if (found === null || isAboutText.test(text)) return null
  const from = found[1] === undefined ? 1 : toCount(found[1])
  const to = toCount(found[2] as string)
  if (!(from >= 0 && from <= to)) return null
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index)
  return numbers.join(/\b(?:per line|new line|separate lines|own line)\b/i.test(text) ? '\n' : ', ')
}

function toCount(word: string): number {
  const plain = word.toLowerCase()
  return (Object.hasOwn(oneToTen, plain) ? oneToTen[plain] : undefined) ?? Number(plain)
}
