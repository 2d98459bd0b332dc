/** Finds the numbers that a text means: those of its list that are even or above a limit, and the first primes. */
import { guard } from './cues.ts'
import { oneToTen } from './number-words.ts'

const longest = 1000
const mostCounted = 200
const number = String.raw`-?\d{1,9}(?:\.\d{1,6})?`
const rowOfNumbers = new RegExp(
  String.raw`(?<![\w.])${number}(?:(?:\s?[,;]\s?(?:and |or )?|\s(?:and |or )?)${number}){2,60}(?![\w])`,
)
const listed = guard(
  new RegExp(
    String.raw`\b(?:even|odd|prime|negative|positive|divisible by|multiples? of|(?:greater|larger|bigger|higher|more|less|smaller|lower|fewer) than|above|over|below|under|exceed|exceeding)\b`,
    'i',
  ),
)
const bound = guard(
  new RegExp(
    String.raw`\b(divisible by|multiples? of|(?:greater|larger|bigger|higher|more) than|above|over|exceed(?:ing)?|(?:less|smaller|lower|fewer) than|below|under)\s(${number})`,
    'i',
  ),
)
const kind = guard(/\b(even|odd|prime|negative|positive)\b/i)
const firstOfKind = guard(
  /\bfirst\s(\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)\s(?:(even|odd|prime|fibonacci|square|perfect square|natural|triangular|positive even|positive odd)\s(?:numbers|integers)|(primes|squares|cubes)|numbers\s(?:of|in)\sthe\s(fibonacci)|(?:terms|numbers|elements)\s(?:of|in)\s(?:the\s)?(fibonacci))\b/i,
)
const below = guard(
  /\b(prime|even|odd)?\s?(?:numbers|primes|integers)\s(?:(?:that are|are there|are)\s)?(?:(?:less|smaller|lower) than|below|under|up to|between\s1\sand|from\s1\sto)\s(\d{1,4})\b/i,
)
const asksIfPrime = guard(/\bis\s(?:the number\s)?(\d{1,9})\s(?:an?\s)?prime\b/i)

/** The numbers that a text asks for by their kind; null where it asks for none, or for all of its numbers. */
export function findNumberSet(text: string): number[] | null {
  if (text.length > longest) return null
  return filterRow(text) ?? countFirst(text) ?? countBelow(text)
}

/** What a text asks of these numbers: the numbers, their sum or how many they are; null for other texts. */
export function answerNumberSet(text: string): string | null {
  const primality = text.length > longest ? undefined : asksIfPrime.exec(text)?.[1]
  if (primality !== undefined && !/\bor (?:not|composite)\b/i.test(text)) return judgePrime(Number(primality), text)
  const found = findNumberSet(text)
  if (found === null) return null
  if (/\b(?:sum|total|add (?:up|together)?)\b/i.test(text)) return String(found.reduce((sum, one) => sum + one, 0))
  if (/\bhow many\b|\bcount\b(?! from| to| up)/i.test(text)) return String(found.length)
  if (found.length === 0) return 'None of them.'
  return found.join(/\b(?:per line|new line|separate lines|own line)\b/i.test(text) ? '\n' : ', ')
}

function judgePrime(value: number, text: string): string {
  const isSo = isPrime(value)
  if (/\btrue or false\b/i.test(text)) return isSo ? 'True' : 'False'
  const word = isSo ? 'Yes' : 'No'
  return /\b(?:only|just|one word|yes or no|single word)\b/i.test(text)
    ? word
    : `${word}, ${value} is ${isSo ? '' : 'not '}a prime number.`
}

/** `Which of 4, 12, 7 and 19 are above 10?` */
function filterRow(text: string): number[] | null {
  if (!listed.test(text)) return null
  const row = rowOfNumbers.exec(text)
  if (row === null) return null
  const rest = `${text.slice(0, row.index)} ; ${text.slice(row.index + row[0].length)}`
  const tests = [readBound(rest), readKind(rest)].filter((test) => test !== null)
  if (tests.length === 0) return null
  return (row[0].match(/-?\d{1,9}(?:\.\d{1,6})?/g) ?? []).map(Number).filter((one) => tests.every((test) => test(one)))
}

type NumberTest = (value: number) => boolean

function readBound(text: string): NumberTest | null {
  const found = bound.exec(text)
  if (found === null) return null
  const limit = Number(found[2])
  const word = (found[1] as string).toLowerCase()
  if (/^(?:divisible|multiple)/.test(word)) return (value) => limit !== 0 && value % limit === 0
  return /^(?:less|smaller|lower|fewer|below|under)/.test(word) ? (value) => value < limit : (value) => value > limit
}

function readKind(text: string): NumberTest | null {
  const word = kind.exec(text)?.[1]?.toLowerCase()
  switch (word) {
    case 'even':
      return (value) => value % 2 === 0
    case 'odd':
      return (value) => Math.abs(value % 2) === 1
    case 'prime':
      return isPrime
    case 'negative':
      return (value) => value < 0
    case 'positive':
      return (value) => value > 0
    default:
      return null
  }
}

function isPrime(value: number): boolean {
  if (!Number.isSafeInteger(value) || value < 2) return false
  for (let divisor = 2; divisor * divisor <= value; divisor++) if (value % divisor === 0) return false
  return true
}

/** `the first 6 primes`. */
function countFirst(text: string): number[] | null {
  const found = firstOfKind.exec(text)
  if (found === null) return null
  const word = (found[1] as string).toLowerCase()
  const count = Math.min(mostCounted, oneToTen[word] ?? Number(word))
  const of = (found[2] ?? found[3] ?? found[4] ?? found[5] ?? '').toLowerCase().replace(/^(?:positive|perfect)\s/, '')
  const each = (at: (index: number) => number): number[] => Array.from({ length: count }, (_, index) => at(index))
  if (of === 'even') return each((index) => 2 * (index + 1))
  if (of === 'odd') return each((index) => 2 * index + 1)
  if (of.startsWith('square')) return each((index) => (index + 1) ** 2)
  if (of === 'cubes') return each((index) => (index + 1) ** 3)
  if (of === 'natural') return each((index) => index + 1)
  if (of === 'triangular') return each((index) => ((index + 1) * (index + 2)) / 2)
  if (of === 'fibonacci') {
    const values = [0, 1]
    while (values.length < Math.min(count, 70)) values.push((values.at(-1) as number) + (values.at(-2) as number))
    return values.slice(0, count)
  }
  const primes: number[] = []
  for (let value = 2; primes.length < count; value++) if (isPrime(value)) primes.push(value)
  return primes
}

/** `the prime numbers below 20`. */
function countBelow(text: string): number[] | null {
  const found = below.exec(text)
  const word = found?.[1]?.toLowerCase() ?? (found !== null && /\bprimes\b/i.test(found[0]) ? 'prime' : undefined)
  if (found === null || word === undefined) return null
  const isIncluded = /\b(?:up to|between|from)\s(?:1\s(?:and|to)\s)?\d/i.test(found[0])
  const limit = Number(found[2]) - (isIncluded ? 0 : 1)
  const test = readKind(word) as NumberTest
  const all = Array.from({ length: Math.max(0, limit) }, (_, index) => index + 1).filter(test)
  return all.length > mostCounted ? null : all
}
