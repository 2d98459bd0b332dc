/** Small questions with a rule: a factorial, a Fibonacci number, a sum of a range, an age by a difference. */
import { guard, needs } from '../cues.ts'
import { oneToTen } from '../number-words.ts'

/** Cues of these questions. */
export const numberQuestionCues = needs('factorial ! fibonacci sum add total older younger taller shorter heavier more')

const longest = 400
const numberWord = String.raw`(\d{1,4}|${Object.keys(oneToTen).join('|')})`
const factorial = guard(
  new RegExp(
    String.raw`\b(?:factorial of\s(?:the number\s)?${numberWord}|(\d{1,3}) factorial)\b|(?<![\w.])(\d{1,3})!(?=\s?[=?.,]|\s|$)`,
    'i',
  ),
)
const fibonacci = guard(
  /\b(\d{1,3})(?:st|nd|rd|th) (?:number in the |number of the |term (?:of|in) the |element of the )?fibonacci\b|\bfibonacci (?:number|term|sequence)?\s?(?:for |of |at )?(?:n ?= ?|position |index )?(\d{1,3})\b/i,
)
const range = guard(
  /\b(?:sum|add(?: up)?|total)\b[^.?!\n\d]{0,40}\b(?:from|between|numbers|integers)\s(\d{1,6})\s?(?:to|and|through|-|–)\s?(\d{1,6})\b/i,
)
/** `Sally is 3 years older than Tom. Tom is 9.` */
const difference = guard(
  new RegExp(
    String.raw`\b(\p{L}{2,20}) is ${numberWord} (?:years?|cm|inches|kg|pounds|centimet(?:er|re)s) (older|younger|taller|shorter|heavier|lighter) than (\p{L}{2,20})\b`,
    'iu',
  ),
)
const asksHow = /\bhow (?:old|tall|heavy)\b[^?]{0,30}\b(\p{L}{2,20})(?: now)?\s?\?/iu

/** The answer; null for other texts. */
export function answerNumberQuestion(text: string): string | null {
  if (text.length > longest) return null
  return findFactorial(text) ?? findFibonacci(text) ?? findRange(text) ?? findDifference(text)
}

function toNumber(word: string): number {
  return oneToTen[word.toLowerCase()] ?? Number(word)
}

function isBare(text: string): boolean {
  return /\b(?:only|just|single|nothing else)\b/i.test(text)
}

function findFactorial(text: string): string | null {
  const found = factorial.exec(text)
  const n = found === null || asksForCode.test(text) ? Number.NaN : toNumber(found[1] ?? found[2] ?? found[3] ?? '')
  if (!(n >= 0 && n <= 170)) return null
  let value = 1n
  for (let factor = 2n; factor <= BigInt(n); factor++) value *= factor
  return isBare(text) ? String(value) : `${n}! = ${value}`
}

const asksForCode = /\b(?:function|code|program|script|method|class|python|javascript|java|rust|c#|c\+\+|typescript)\b/i

function findFibonacci(text: string): string | null {
  const found = fibonacci.exec(text)
  const n = found === null || asksForCode.test(text) ? Number.NaN : Number(found[1] ?? found[2])
  if (!(n >= 1 && n <= 300)) return null
  let [a, b] = [0n, 1n]
  for (let step = 0; step < n; step++) [a, b] = [b, a + b]
  return isBare(text) ? String(a) : `The Fibonacci number ${n} is ${a}.`
}

function findRange(text: string): string | null {
  const found = range.exec(text)
  if (found === null || asksForCode.test(text) || /\b(?:even|odd|prime|square)/i.test(text)) return null
  const [from, to] = [Number(found[1]), Number(found[2])]
  if (from > to) return null
  const sum = ((from + to) * (to - from + 1)) / 2
  return isBare(text) ? String(sum) : `The sum of the numbers from ${from} to ${to} is ${sum}.`
}

function findDifference(text: string): string | null {
  const found = difference.exec(text)
  const asked = found === null ? undefined : asksHow.exec(text)?.[1]?.toLowerCase()
  if (found === null || asked === undefined) return null
  const [first, second] = [(found[1] as string).toLowerCase(), (found[4] as string).toLowerCase()]
  const by = toNumber(found[2] as string) * (/older|taller|heavier/i.test(found[3] as string) ? 1 : -1)
  const known = asked === first ? second : asked === second ? first : undefined
  const value = known === undefined ? undefined : readValue(text, known)
  if (value === undefined) return null
  const result = asked === first ? value + by : value - by
  const unit = /\b(cm|kg|inches|pounds)\b/i.exec(found[0])?.[1]
  const name = asked.charAt(0).toUpperCase() + asked.slice(1)
  return isBare(text) ? String(result) : `${name} is ${result}${unit === undefined ? ' years old' : ` ${unit}`}.`
}

/** The number in `Tom is 9`, for any name. */
function readValue(text: string, name: string): number | undefined {
  const at = text.toLowerCase().search(/\S/)
  const lower = text.slice(at).toLowerCase()
  for (let from = lower.indexOf(`${name} is `); from >= 0; from = lower.indexOf(`${name} is `, from + 1)) {
    const rest = lower.slice(from + name.length + 4)
    const found =
      /^(\d{1,3}(?:\.\d)?|[a-z]{3,5})\b(?! (?:years?|cm|kg|inches|pounds|centimet(?:er|re)s) (?:older|younger|taller|shorter|heavier|lighter))/.exec(
        rest,
      )?.[1]
    const value = found === undefined ? Number.NaN : toNumber(found)
    if (!Number.isNaN(value)) return value
  }
  return undefined
}
