/** Reads the numbers of a text, in figures and in words. */
import { guard, hasCues, needs } from '../cues.ts'
import { findAll } from '../find-all.ts'

/** A number with the words around it, in lower case. */
export interface NumberInText {
  value: number
  before: string
  after: string
}

const mostNumbers = 50
const around = 24

/** Cues of dates, times and addresses. */
const dateCues = needs('\\d http*', '- : http* jan* feb* mar* apr* may* jun* jul* aug* sep* oct* nov* dec*')

const dimensionCues = needs('\\d', 'x ×')
/** The signs of `10x20x30` and `4 × 6`; not the one of `0x20`. */
const dimensions = /(?<=[1-9]|\d\d)\s?[x×]\s?(?=\d)/gi

const figures =
  /(?<![\w.])-?\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?|(?<![A-Za-z_.\d]|[A-Za-z]-)-?\d{1,15}(?:\.\d{1,15})?(?![a-z]?\d|[A-Z](?![a-z]))/g

/** The numbers of a text in their order; those of dates, times and addresses are left out. */
export function readNumbers(text: string): NumberInText[] {
  const found: NumberInText[] = []
  const apart = hasCues(dimensionCues, text) ? text.replaceAll(dimensions, (sign) => ' '.repeat(sign.length)) : text
  const plain = !hasCues(dateCues, text)
    ? apart
    : apart.replace(
        /\d{4}-\d{2}-\d{2}(?:T[\d:.]{1,20}Z?)?|\b\d{1,2}:\d{2}\b|https?:\/\/\S+|(?<=\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? )\d{1,2}(?:st|nd|rd|th)?(?:, ?\d{4}|\b)|\b\d{1,2}(?:st|nd|rd|th)?(?= (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b)/gi,
        (match) => ' '.repeat(match.length),
      )
  for (const match of findAll(figures, plain)) {
    const value =
      Number(match[0].replaceAll(',', '')) *
      toMultiple(plain.slice(match.index + match[0].length, match.index + match[0].length + 9))
    if (!Number.isFinite(value)) continue
    add(match.index, match[0].length, value)
    if (found.length >= mostNumbers) return found
  }
  if (found.length > 0 || !hasWord.test(text) || !hasWord.pattern.test(plain)) return found
  for (const match of findAll(inWords, plain)) {
    add(
      match.index,
      match[0].length,
      ((tens[match[1]?.toLowerCase() ?? ''] ?? 0) + (units[(match[2] ?? match[3] ?? '').toLowerCase()] ?? 0)) *
        toMultiple(plain.slice(match.index + match[0].trimEnd().length, match.index + match[0].trimEnd().length + 9)),
    )
    if (found.length >= mostNumbers) break
  }
  return found

  function add(at: number, length: number, value: number): void {
    const before = plain.slice(Math.max(0, at - around), at).toLowerCase()
    found.push({ value, before, after: plain.slice(at + length, at + length + around).toLowerCase() })
  }
}

/** `3 million`, `20k`. */
function toMultiple(after: string): number {
  if (!'ktmb'.includes(after.charAt(after.startsWith(' ') ? 1 : 0).toLowerCase())) return 1
  const word = /^(?:k\b| ?(thousand|million|billion)\b)/i.exec(after)
  if (word === null) return 1
  return { thousand: 1e3, million: 1e6, billion: 1e9 }[word[1]?.toLowerCase() ?? 'thousand'] ?? 1
}

const unitWords =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tenWords = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const units: Readonly<Record<string, number>> = Object.fromEntries(unitWords.map((word, index) => [word, index + 1]))
const tens: Readonly<Record<string, number>> = Object.fromEntries(
  tenWords.map((word, index) => [word, 20 + index * 10]),
)
const hasWord = guard(new RegExp(String.raw`\b(?:${[...unitWords, ...tenWords].join('|')})\b`, 'i'))
const inWords = new RegExp(
  String.raw`\b(?:(${tenWords.join('|')})(?:[ -](${unitWords.slice(0, 9).join('|')}))?|(${unitWords.slice(1).join('|')}|one(?= (?!of|by|more|another|sentence|word|line)))) *(?=\b|$)`,
  'gi',
)

/** Whether a year of the Gregorian calendar has a 29 February. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}
