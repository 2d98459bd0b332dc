/** Continues a calculation with the result of the answer before: `Now multiply that by 2.` */
import { hasCues, needs } from '../cues.ts'
import type { RequestView } from '../request-view.ts'

const cues = needs('add plus subtract minus multiply times divide double triple halve', 'that it this result')

type Sign = '+' | '-' | '*' | '/'

const longest = 160
const adds = /\badd (-?\d+(?:\.\d+)?) to (?:that|it|this|the result)\b|\b(?:that|it|the result) plus (-?\d+(?:\.\d+)?)/i
const subtracts =
  /\bsubtract (-?\d+(?:\.\d+)?) from (?:that|it|this|the result)\b|\b(?:that|it|the result) minus (-?\d+(?:\.\d+)?)/i
const multiplies =
  /\bmultiply (?:that|it|this|the result)(?: \w+)? by (-?\d+(?:\.\d+)?)|\b(?:that|it|the result) times (-?\d+(?:\.\d+)?)/i
const divides = /\bdivide (?:that|it|this|the result)(?: \w+)? by (-?\d+(?:\.\d+)?)/i
const scales = /\b(double|triple|halve) (?:that|it|this|the result)\b/i

/** The calculation and its value; null if a text continues none. */
export function continueSum(text: string, { messages }: RequestView): string | null {
  if (text.length > longest || !hasCues(cues, text)) return null
  const answer = messages.findLast(({ role }) => role === 'assistant')?.text.slice(-2000) ?? ''
  const last = answer
    .replaceAll(/(\d),(?=\d{3}\b)/g, '$1')
    .match(/-?\d+(?:\.\d+)?/g)
    ?.at(-1)
  if (last === undefined) return null
  for (const [pattern, sign] of [
    [adds, '+'],
    [subtracts, '-'],
    [multiplies, '*'],
    [divides, '/'],
  ] as const) {
    const match = pattern.exec(text)
    if (match !== null) return write(last, sign, match[1] ?? match[2] ?? '0')
  }
  const scaled = scales.exec(text)?.[1]?.toLowerCase()
  if (scaled === undefined) return null
  return scaled === 'halve' ? write(last, '/', '2') : write(last, '*', scaled === 'double' ? '2' : '3')
}

const chained = /(?:,|\band)?\s?\bthen (add|subtract|multiply|divide)\b[^\d\n]{0,20}(-?\d+(?:\.\d+)?)/gi

/** `25 multiplied by 17, and then add 123 to the result`: the steps after the first calculation; null where there are none. */
export function chainSteps(text: string, value: number): string | null {
  if (text.length > 400 || !/\bthen (?:add|subtract|multiply|divide)\b/i.test(text)) return null
  let last = String(value)
  const steps: string[] = []
  for (const [, verb, number] of text.matchAll(chained)) {
    const sign = { add: '+', subtract: '-', multiply: '*', divide: '/' }[(verb as string).toLowerCase()] as '+'
    const step = write(last, sign, number as string)
    steps.push(step)
    last = step.split('= ')[1] as string
  }
  return steps.length === 0 ? null : steps.join('\n')
}

function write(first: string, sign: Sign, second: string): string {
  const value = calculate(Number(first), sign, Number(second))
  return `${first} ${sign} ${second} = ${Number(value.toPrecision(12))}`
}

function calculate(a: number, sign: Sign, b: number): number {
  if (sign === '+') return a + b
  if (sign === '-') return a - b
  return sign === '*' ? a * b : a / b
}
