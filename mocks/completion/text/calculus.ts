/** Derivatives, integrals and values of polynomials: `the derivative of 3x^2 + 5x`, `f(2)` of a function that the conversation gives. */
import { guard, needs } from '../cues.ts'
import type { RequestView } from '../request-view.ts'

/** Cues of such a question. */
export const calculusCues = needs(
  'derivative derivatives differentiate integral integrate antiderivative evaluate value f g h y p calculate compute find slope',
)
const longest = 400
const mostTerms = 12
const power = String.raw`(?:\^\{?\d{1,2}\}?|\*\*\d{1,2}|[²³⁴])?`
const term = String.raw`(?:\d{1,6}(?:\.\d{1,4})?\s?\*?\s?)?(?:[a-z]${power}(?![a-z]))|\d{1,6}(?:\.\d{1,4})?`
const polynomial = String.raw`(-?\s?(?:${term})(?:\s?[-+−]\s?(?:${term})){0,${mostTerms - 1}})`
const derived = guard(
  new RegExp(
    String.raw`\b(?:derivative of|differentiate|slope of)\s(?:the\s)?(?:function\s|polynomial\s|expression\s)?(?:[a-z]\([a-z]\)\s?=\s?|y\s?=\s?)?\$?${polynomial}`,
    'i',
  ),
)
const integrated = guard(
  new RegExp(
    String.raw`\b(?:(?:antiderivative|integral) of|integrate)\s(?:the\s)?(?:function\s|polynomial\s|expression\s)?(?:[a-z]\([a-z]\)\s?=\s?)?\$?${polynomial}`,
    'i',
  ),
)
/** The bounds of an integral. */
const between =
  /\b(?:from|between)\s(?:[a-z]\s?=\s?)?(-?\d{1,6}(?:\.\d{1,4})?)\s(?:to|and)\s(?:[a-z]\s?=\s?)?(-?\d{1,6}(?:\.\d{1,4})?)/i
const given = new RegExp(String.raw`\b([a-z])('?)\([a-z]\)\s?=\s?\$?${polynomial}`, 'gi')
const expression = guard(
  new RegExp(
    String.raw`\b(?:evaluate|value of|compute|calculate)\s(?:the expression\s)?${polynomial}\s(?:at|when|for|if)\b`,
    'i',
  ),
)
const at = guard(
  /\b(?:at|when|for|if|where|with)\s(?:the point\s)?[a-z]\s?(?:=|is|equals)\s?(-?\d{1,6}(?:\.\d{1,4})?)/i,
)
const called = guard(/(?<![\w'])([a-z])('?)\((-?\d{1,6}(?:\.\d{1,4})?)\)/i)
const aboutDerivative = /\bderivative\b|\bslope\b/i
const asksForValue = /\b(?:evaluate|value|calculate|compute|find|what|plug|substitute)\b/i

/** Coefficients by power. */
type Polynomial = Map<number, number>

/** The derivative, the integral or the value; null for other texts. */
export function findCalculus(text: string, view: RequestView): string | null {
  if (text.length > longest) return null
  return evaluate(text, view) ?? derive(text) ?? integrate(text)
}

function derive(text: string): string | null {
  const found = derived.exec(text)?.[1]
  const read = found === undefined ? null : parse(found)
  if (read === null) return null
  return `The derivative is ${write(differentiate(read.terms), read.name)}.`
}

function integrate(text: string): string | null {
  const found = integrated.exec(text)?.[1]
  const read = found === undefined ? null : parse(found)
  if (read === null) return null
  const terms: Polynomial = new Map(
    Array.from(read.terms, ([exponent, factor]) => [exponent + 1, factor / (exponent + 1)] as const),
  )
  const [, from, to] = between.exec(text) ?? []
  const [start, end] = [evaluateAt(terms, Number(from)), evaluateAt(terms, Number(to))]
  if (from !== undefined && to !== undefined)
    return `The integral from ${from} to ${to} is ${Number((Number(end) - Number(start)).toPrecision(12))}.`
  return `The integral is ${write(terms, read.name)} + C.`
}

/** The value of a function, or of its derivative, at a point. */
function evaluate(text: string, { messages, taskText }: RequestView): string | null {
  const point = at.exec(text)?.[1]
  const call = point === undefined ? called.exec(text) : null
  const x = Number(point ?? call?.[3] ?? Number.NaN)
  if (Number.isNaN(x) || !asksForValue.test(text)) return null
  const earlier = messages.filter((message) => message.text !== taskText).slice(-20)
  const functions = [...earlier.map((message) => message.text), text].flatMap((one) => [
    ...one.slice(0, 4000).matchAll(given),
  ])
  const isWanted = (one: RegExpExecArray | RegExpMatchArray): boolean =>
    call === null ? true : one[1]?.toLowerCase() === call[1]?.toLowerCase()
  const wantsDerivative = call?.[2] === "'" || aboutDerivative.test(text)
  const own = functions.findLast((one) => isWanted(one) && (one[2] === "'") === wantsDerivative)
  const spelled = own === undefined && !wantsDerivative ? expression.exec(text)?.[1] : undefined
  if (spelled !== undefined) return evaluateAt(parse(spelled)?.terms, x)
  const base = own ?? functions.findLast((one) => isWanted(one) && one[2] === '')
  const read = base === undefined ? null : parse(base[3] as string)
  if (base === undefined || read === null) return null
  const terms = wantsDerivative && base[2] === '' ? differentiate(read.terms) : read.terms
  return `${base[1] as string}${wantsDerivative ? "'" : ''}(${x}) = ${evaluateAt(terms, x) ?? ''}`
}

function evaluateAt(terms: Polynomial | undefined, x: number): string | null {
  if (terms === undefined) return null
  let value = 0
  for (const [exponent, factor] of terms) value += factor * x ** exponent
  return String(Number(value.toPrecision(12)))
}

function differentiate(terms: Polynomial): Polynomial {
  return new Map(
    Array.from(terms, ([exponent, factor]) => [exponent - 1, factor * exponent] as const).filter(
      ([exponent]) => exponent >= 0,
    ),
  )
}

const superscripts: Readonly<Record<string, number>> = { '²': 2, '³': 3, '⁴': 4 }
const oneTerm = /([-+]?)(\d+(?:\.\d+)?)?\*?(?:([a-z])(?:\^\{?(\d{1,2})\}?|\*\*(\d{1,2})|([²³⁴]))?)?/gi

function parse(text: string): { terms: Polynomial; name: string } | null {
  const terms: Polynomial = new Map()
  let name = ''
  for (const [whole, sign, digits, letter, caret, stars, raised] of text
    .replaceAll(/\s/g, '')
    .replaceAll('−', '-')
    .matchAll(oneTerm)) {
    if (whole === '') continue
    if (letter !== undefined && name !== '' && name !== letter) return null
    name = letter ?? name
    const exponent = letter === undefined ? 0 : Number(caret ?? stars ?? superscripts[raised ?? ''] ?? 1)
    const factor = Number(digits ?? 1) * (sign === '-' ? -1 : 1)
    terms.set(exponent, (terms.get(exponent) ?? 0) + factor)
  }
  return name === '' ? null : { terms, name }
}

/** `6x + 5`. */
function write(terms: Polynomial, name: string): string {
  let text = ''
  for (const [exponent, factor] of [...terms].filter(([, value]) => value !== 0).toSorted((a, b) => b[0] - a[0])) {
    const size = Number(Math.abs(factor).toPrecision(6))
    const number = size === 1 && exponent > 0 ? '' : String(size)
    const variable = exponent === 0 ? '' : exponent === 1 ? name : `${name}^${exponent}`
    const sign = factor < 0 ? '-' : '+'
    text += text === '' ? `${factor < 0 ? '-' : ''}${number}${variable}` : ` ${sign} ${number}${variable}`
  }
  return text === '' ? '0' : text
}
