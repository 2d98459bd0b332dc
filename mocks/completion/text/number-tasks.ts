/** Small questions that numbers decide: leap years, other bases, ages, reduced prices, durations, Roman numerals, unit prices. */
import { guard } from '../cues.ts'
import { isLeapYear } from '../facts/numbers.ts'

const longest = 300
const leap = guard(
  /\b(?:is|was|will)\s(?:the\syear\s)?(\d{3,4})\s(?:be\s|going to be\s)?a\sleap\syear|(\d{3,4})\s?年?是闰年/i,
)
const bases: Readonly<Record<string, number>> = { hex: 16, hexadecimal: 16, binary: 2, octal: 8, decimal: 10 }
const baseName = String.raw`(hex(?:adecimal)?|binary|octal|decimal)`
/** `Convert 255 to hexadecimal`, `What is 42 in binary?` */
const toBase = guard(
  new RegExp(
    String.raw`(?<![\w.])(?:0[xb])?([\da-f]{1,32})\s(?:\(?${baseName}\)?\s)?(?:to|in|into|as)\s(?:an?\s|the\s)?${baseName}(?:\s(?:to|in|into|as)\s(?:an?\s)?${baseName})?`,
    'i',
  ),
)
/** `Convert the binary number 1011 to decimal`. */
const fromBase = guard(
  new RegExp(
    String.raw`\b${baseName}\s(?:number\s|value\s|string\s|code\s)?["'\u0060]?(?:0[xb])?([\da-f]{1,32})["'\u0060]?\s(?:to|in|into|as)\s(?:an?\s)?${baseName}`,
    'i',
  ),
)
const born = guard(/\bborn\s(?:in|on)\s[^.?!\n\d]{0,20}(?:\d{1,2},?\s)?(\d{4})\b/i)
const asksForAge = guard(/\bhow old\b|\bage\b/i)
const inYear = guard(/\b(?:in|by)\s(?:the year\s)?(\d{4})\b/gi)
const reduced = guard(
  /(?:[$€£]\s?)?(?<![\w.])(\d[\d,]{0,9}(?:\.\d{1,2})?)\s?(?:dollars|euros|pounds|USD|EUR)?\b[^?%\d]{0,80}?(\d{1,3}(?:\.\d{1,2})?)\s?%\s(?:off|discount|reduction|cheaper|less)|(\d{1,3}(?:\.\d{1,2})?)\s?%\s(?:off|discount)\s(?:on|of|for)?\s?(?:an?\s|the\s)?[^?%\d]{0,40}[$€£]?\s?(\d[\d,]{0,9}(?:\.\d{1,2})?)/i,
)
const money = /[$€£]/
const duration = guard(
  /\b(\d{1,4})\s?(?:hours?|hrs?|h)\s(?:and\s)?(\d{1,3})\s?(?:minutes?|mins?|m)\b[^\d?]{0,30}\b(?:to|in|into|as)\s(?:total\s)?(minutes|seconds)\b|\bhow many (minutes|seconds) (?:are (?:there )?in|is|do|make up)\s(\d{1,4})\s?(?:hours?|hrs?|h)\s(?:and\s)?(\d{1,3})\s?(?:minutes?|mins?)\b/i,
)
const toRoman = guard(
  /\b(\d{1,4})\s(?:to|in|into|as)\s(?:a\s)?roman\snumerals?|\broman numerals? (?:for|of)\s(?:the number\s)?(\d{1,4})\b/i,
)
const fromRoman = guard(
  /\broman numerals?\s(?:for\s)?["'\u0060]?([ivxlcdm]{1,15})["'\u0060]?(?![\w])|\b([IVXLCDM]{2,15})\s(?:to|in|as)\s(?:an?\s)?(?:arabic|decimal|number|roman)/i,
)
const parity = guard(/\bis\s(?:the number\s)?(-?\d{1,15})\s(?:an?\s)?(even|odd)\b/i)
const median = guard(/\bmedian of\b([^?\n]{3,200})/i)
const rectangle = guard(
  /\b(area|perimeter) of a rectangle\b[^?\d]{0,60}(\d{1,6}(?:\.\d{1,3})?)\s?(?:[a-z]{1,12}\s)?[^?\d]{0,40}(\d{1,6}(?:\.\d{1,3})?)/i,
)

/** The answer to such a question; null for others. */
export function findNumberTask(text: string, nowSeconds: number): string | null {
  if (text.length > longest) return null
  return (
    judgeLeapYear(text) ??
    judgeParity(text) ??
    convertBase(text) ??
    findAge(text, nowSeconds) ??
    reducePrice(text) ??
    addDuration(text) ??
    convertRoman(text) ??
    findMedian(text) ??
    measureRectangle(text)
  )
}

function isBare(text: string): boolean {
  return /\b(?:only|just|one word|single|nothing else|yes or no|true or false)\b/i.test(text)
}

function judgeLeapYear(text: string): string | null {
  const found = leap.exec(text)
  if (found === null) return null
  const year = Number(found[1] ?? found[2])
  const isLeap = isLeapYear(year)
  if (found[2] !== undefined) return isLeap ? `是的，${year}年是闰年。` : `不是，${year}年不是闰年。`
  if (/\btrue or false\b/i.test(text)) return isLeap ? 'True' : 'False'
  const word = isLeap ? 'Yes' : 'No'
  return isBare(text) || /\byes or no\b/i.test(text)
    ? word
    : `${word}, ${year} ${isLeap ? 'is' : 'is not'} a leap year.`
}

function judgeParity(text: string): string | null {
  const found = parity.exec(text)
  if (found === null || /\beven or odd\b|\bodd or even\b/i.test(text)) {
    if (found === null) return null
    return Number(found[1]) % 2 === 0 ? 'Even' : 'Odd'
  }
  const isSo = (Number(found[1]) % 2 === 0) === (found[2]?.toLowerCase() === 'even')
  if (/\btrue or false\b/i.test(text)) return isSo ? 'True' : 'False'
  if (isBare(text)) return isSo ? 'Yes' : 'No'
  return `${isSo ? 'Yes' : 'No'}, ${found[1]} is ${Number(found[1]) % 2 === 0 ? 'even' : 'odd'}.`
}

function convertBase(text: string): string | null {
  const named = fromBase.exec(text)
  const found = named === null ? toBase.exec(text) : null
  const digits = (named?.[2] ?? found?.[1] ?? '').toLowerCase()
  if (digits === '') return null
  // `1011 in binary as a decimal number`: the first base is that of the number.
  const spelled = found?.[4] === undefined ? found?.[2] : found[3]
  const from = bases[(named?.[1] ?? spelled ?? '').toLowerCase()] ?? readBase(digits, text)
  const to = bases[(named?.[3] ?? found?.[4] ?? found?.[3] ?? '').toLowerCase()] ?? 10
  const value = Number.parseInt(digits, from)
  if (!Number.isSafeInteger(value) || value.toString(from) !== (digits.replace(/^0+(?=.)/, '') || '0')) return null
  const written = value.toString(to).toUpperCase()
  return isBare(text) ? written : `${digits.toUpperCase()} in ${nameOf(to)} is ${written}.`
}

function readBase(digits: string, text: string): number {
  if (/\b0x/i.test(text)) return 16
  if (/\b0b/i.test(text) || (/^[01]{2,}$/.test(digits) && /\bdecimal\b/i.test(text))) return 2
  return /^\d+$/.test(digits) ? 10 : 16
}

function nameOf(base: number): string {
  return base === 16 ? 'hexadecimal' : base === 2 ? 'binary' : base === 8 ? 'octal' : 'decimal'
}

/** `I was born in 1990. How old will I be in 2030?` Without a year, the clock of the mock counts. */
function findAge(text: string, nowSeconds: number): string | null {
  const year = born.exec(text)?.[1]
  if (year === undefined || !asksForAge.test(text)) return null
  const years = inYear.mayMatch(text) ? [...text.matchAll(inYear.pattern)].map(([, one]) => one) : []
  const asked = years.findLast((one) => one !== year)
  const age = Number(asked ?? new Date(nowSeconds * 1000).getUTCFullYear()) - Number(year)
  if (age < 0 || age > 150) return null
  if (isBare(text)) return String(age)
  return asked === undefined ? `That is an age of about ${age} years.` : `In ${asked}, that is an age of ${age} years.`
}

/** `$80 and 25% off`. */
function reducePrice(text: string): string | null {
  if (!/\?|\bwhat\b|\bcalculate\b|\bhow much\b/i.test(text)) return null
  const found = reduced.exec(text)
  const price = Number((found?.[1] ?? found?.[4] ?? '').replaceAll(',', ''))
  const percent = Number(found?.[2] ?? found?.[3])
  if (found === null || !(price > 0) || !(percent <= 100)) return null
  const saved = (price * percent) / 100
  const asksForSaving = /\bhow much\b[^?]{0,30}\b(?:save|discount)\b|\bamount of (?:the )?discount\b/i.test(text)
  const value = Number((asksForSaving ? saved : price - saved).toFixed(2))
  const written = Number.isInteger(value) ? String(value) : value.toFixed(2)
  const sign = money.exec(text)?.[0] ?? ''
  if (isBare(text)) return written
  return asksForSaving ? `The discount is ${sign}${written}.` : `The final price is ${sign}${written}.`
}

function addDuration(text: string): string | null {
  const found = duration.exec(text)
  if (found === null) return null
  const minutes = Number(found[1] ?? found[5]) * 60 + Number(found[2] ?? found[6])
  const unit = (found[3] ?? found[4] ?? 'minutes').toLowerCase()
  const value = unit === 'seconds' ? minutes * 60 : minutes
  return isBare(text) ? String(value) : `${value} ${unit}`
}

const numerals: readonly (readonly [letters: string, value: number])[] = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
]

function convertRoman(text: string): string | null {
  const given = toRoman.exec(text)
  const number = Number(given?.[1] ?? given?.[2])
  if (number > 0 && number < 4000) return writeRoman(number)
  const found = fromRoman.exec(text)
  const letters = (found?.[1] ?? found?.[2] ?? '').toUpperCase()
  let rest = letters
  let value = 0
  for (const [form, worth] of numerals)
    while (rest.startsWith(form)) {
      value += worth
      rest = rest.slice(form.length)
    }
  return letters === '' || rest !== '' || writeRoman(value) !== letters ? null : String(value)
}

function writeRoman(number: number): string {
  let rest = number
  let written = ''
  for (const [form, worth] of numerals)
    while (rest >= worth) {
      written += form
      rest -= worth
    }
  return written
}

function findMedian(text: string): string | null {
  const numbers = Array.from(median.exec(text)?.[1]?.match(/-?\d{1,12}(?:\.\d{1,6})?/g) ?? [], Number).toSorted(
    (a, b) => a - b,
  )
  if (numbers.length < 2) return null
  const half = numbers.length >> 1
  const value =
    numbers.length % 2 === 1 ? numbers[half] : ((numbers[half - 1] as number) + (numbers[half] as number)) / 2
  return isBare(text) ? String(value) : `The median is ${value}.`
}

function measureRectangle(text: string): string | null {
  const found = rectangle.exec(text)
  if (found === null) return null
  const [width, height] = [Number(found[2]), Number(found[3])]
  const isArea = found[1]?.toLowerCase() === 'area'
  const value = Number((isArea ? width * height : 2 * (width + height)).toPrecision(12))
  return isBare(text) ? String(value) : `The ${isArea ? 'area' : 'perimeter'} is ${value}.`
}
