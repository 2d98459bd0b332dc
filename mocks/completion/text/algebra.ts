/** Works out what is asked in words: linear equations, percentages, roots, powers and averages. */
import { guard, hasCues, needs } from '../cues.ts'

const longest = 2000
/** Cues of what can be worked out: a digit, and a sign or a word of one of the forms. */
const workedCues = needs(
  '\\d pi',
  'sum which = % percent square sqrt squared cubed ^ * power raised average mean sum total product maximum max largest minimum min smallest',
)

export interface Worked {
  expression: string
  value: number
  /** Whether the value is an amount, which has two digits for its cents. */
  isMoney?: boolean
}

/** The solution of `8x + 7 = -23`, the value of `15% of 80`; null for anything else. */
export function findWorked(text: string): Worked | null {
  if (text.length > longest || !hasCues(workedCues, text) || !/\d|\bpi\b/i.test(text)) return null
  return (
    findSeries(text) ??
    findLarger(text) ??
    findEquation(text) ??
    findPercentage(text) ??
    findRoot(text) ??
    findAverage(text)
  )
}

const comparison = guard(
  /\bwhich (?:number |one |of these )?is (?:the )?(?:(larger|greater|bigger|higher|largest)|smaller|less|lower|smallest)\b[^\d\n-]{0,20}(-?\d+(?:\.\d+)?)\s?(?:or|and|,)\s?(-?\d+(?:\.\d+)?)/i,
)
const percentage = guard(/(\d+(?:\.\d+)?)\s?(?:%|percent)\s+of\s+[$€£]?(\d[\d,]*(?:\.\d+)?)/i)
const squareRoot = guard(/\bsquare root of\s+(\d+(?:\.\d+)?)|\bsqrt\((\d+(?:\.\d+)?)\)/i)
const smallPower = guard(/(?<![\w.])(\d{1,6}|pi)\s?(squared|cubed)\b/i)
const anyPower = guard(
  /(?<![\w.])(\d{1,6}|pi)\s?(?:\^|\*\*|to the power of|raised to (?:the power of )?)\s?(\d{1,3})\b/i,
)
const aggregated = guard(
  /\b(average|mean|sum|total|product|maximum|max|largest|minimum|min|smallest) of\s+(?:the (?:numbers|following|values)[^\d\n]{0,20})?((?:-?\d+(?:\.\d+)?(?:,\s?|\s?and\s|,\s?and\s|\s)){1,40}-?\d+(?:\.\d+)?)/i,
)

const series = guard(/\bsum of the first (\d{1,3}) (prime|even|odd|natural|positive)(?: (?:numbers|integers))?\b/i)

/** `the sum of the first 10 prime numbers`. */
function findSeries(text: string): Worked | null {
  const match = series.exec(text)
  if (match === null) return null
  const kind = (match[2] as string).toLowerCase()
  let sum = 0
  for (let value = 1, found = 0; found < Number(match[1]); value++)
    if (isOfKind(value, kind)) {
      sum += value
      found++
    }
  return { expression: 'The sum', value: sum }
}

/** Whether a number is prime, even or odd; true for a kind that every positive number has, such as `natural`. */
function isOfKind(value: number, kind: string): boolean {
  if (kind === 'prime') return isPrime(value)
  if (kind === 'even') return value % 2 === 0
  return kind !== 'odd' || value % 2 === 1
}

function isPrime(value: number): boolean {
  for (let divisor = 2; divisor * divisor <= value; divisor++) if (value % divisor === 0) return false
  return value > 1
}

/** `Which is larger: 0.8 or 0.75?` */
function findLarger(text: string): Worked | null {
  const match = comparison.exec(text)
  if (match === null) return null
  const values = [Number(match[2]), Number(match[3])]
  return { expression: 'The number', value: match[1] === undefined ? Math.min(...values) : Math.max(...values) }
}

const side = String.raw`((?:\s?[-+]?\s?(?:\d+(?:\.\d+)?)?\s?\*?\s?[a-z]?(?![a-z]))(?:\s?[-+]\s?(?:\d+(?:\.\d+)?\s?\*?\s?[a-z]?|[a-z])(?![a-z\d])){0,6})`
const equation = new RegExp(String.raw`(?<![\w.])${side}\s?=\s?${side}(?![\w(])`)
const term = /([-+]?)\s?(\d+(?:\.\d+)?)?\s?\*?\s?([a-z]?)(?=\s?[-+]|\s*$)/g

function findEquation(text: string): Worked | null {
  if (!text.includes('=') || !/\d\s?\*?\s?[a-z]\b|\b[a-z]\s?[-+=]/.test(text)) return null
  const match = equation.exec(text)
  const left = match === null ? null : readSide(match[1] as string)
  const right = match === null ? null : readSide(match[2] as string)
  if (left === null || right === null) return null
  const name = left.name ?? right.name
  if (name === undefined || (left.name !== undefined && right.name !== undefined && left.name !== right.name))
    return null
  const factor = left.factor - right.factor
  return factor === 0 ? null : { expression: name, value: tidy((right.rest - left.rest) / factor) }
}

function readSide(text: string): { factor: number; rest: number; name: string | undefined } | null {
  let factor = 0
  let rest = 0
  let name: string | undefined
  for (const [whole, sign, digits, letter] of text.matchAll(term)) {
    if (whole.trim() === '') continue
    if (digits === undefined && letter === '') return null
    const value = Number(digits ?? 1) * (sign === '-' ? -1 : 1)
    if (letter === '' || letter === undefined) rest += value
    else if (name === undefined || name === letter) {
      name = letter
      factor += value
    } else return null
  }
  return { factor, rest, name }
}

function findPercentage(text: string): Worked | null {
  const match = percentage.exec(text)
  if (match === null) return null
  const of = Number((match[2] as string).replaceAll(',', ''))
  return { expression: `${match[1]}% of ${match[2]}`, value: tidy((Number(match[1]) * of) / 100) }
}

function findRoot(text: string): Worked | null {
  const root = squareRoot.exec(text)
  if (root !== null) {
    const of = root[1] ?? root[2] ?? '0'
    return { expression: `The square root of ${of}`, value: tidy(Math.sqrt(Number(of))) }
  }
  const squared = smallPower.exec(text)
  const power = anyPower.exec(text)
  const base = squared?.[1] ?? power?.[1]
  if (base === undefined) return null
  const named = squared?.[2]?.toLowerCase() === 'squared' ? 2 : 3
  const exponent = squared === null ? Number(power?.[2]) : named
  const value = (base.toLowerCase() === 'pi' ? Math.PI : Number(base)) ** exponent
  return Number.isFinite(value) ? { expression: `${base}^${exponent}`, value: tidy(value) } : null
}

function findAverage(text: string): Worked | null {
  const match = aggregated.exec(text)
  const values = match?.[2]?.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? []
  if (match === null || values.length < 2) return null
  const kind = (match[1] as string).toLowerCase()
  return { expression: `The ${kind}`, value: tidy(aggregate(kind, values)) }
}

function aggregate(kind: string, values: readonly number[]): number {
  const sum = values.reduce((a, b) => a + b, 0)
  if (/average|mean/.test(kind)) return sum / values.length
  if (/product/.test(kind)) return values.reduce((a, b) => a * b, 1)
  if (/max|largest/.test(kind)) return Math.max(...values)
  if (/min|smallest/.test(kind)) return Math.min(...values)
  return sum
}

function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
