/** Continues a calculation whose steps follow each other in words: `add 14 and 8, multiply the result by 5, then subtract 10`. */
import { toText } from '../../common/index.ts'
import { findSignEntry } from '../arguments/operations.ts'
import type { RequestView } from '../request-view.ts'
import type { ChosenTool } from '../tools/fitting.ts'
import type { OfferedTool } from '../tools/offered.ts'
import { readBare } from '../tools/result-values.ts'
import { readMadeCalls, readProperties } from './made-calls.ts'
import type { MadeCall } from './made-calls.ts'

const longest = 1000
const mostTokens = 60

/** One operation of a calculation; without `left` it continues with the result of the one before. */
interface SumStep {
  sign: string
  left?: number
  right: number
  /** Whether the earlier result is the second operand: `subtract it from 100`. */
  isSwapped?: boolean
}

const words: Readonly<Record<string, string>> = {
  '+': '+',
  '-': '-',
  '–': '-',
  '−': '-',
  '*': '*',
  '**': '^',
  '^': '^',
  '×': '*',
  x: '*',
  '/': '/',
  '÷': '/',
  plus: '+',
  add: '+',
  adding: '+',
  increase: '+',
  sum: '+',
  minus: '-',
  subtract: '-',
  subtracting: '-',
  decrease: '-',
  reduce: '-',
  times: '*',
  multiply: '*',
  multiplying: '*',
  multiplied: '*',
  product: '*',
  divide: '/',
  dividing: '/',
  divided: '/',
  over: '/',
}
/** Verbs that say what is done with the result alone. */
const alone: Readonly<Record<string, readonly [sign: string, right: number]>> = {
  double: ['*', 2],
  doubled: ['*', 2],
  triple: ['*', 3],
  squared: ['^', 2],
  cubed: ['^', 3],
  halve: ['/', 2],
  half: ['/', 2],
}
const token =
  /(?<![\w.])-?\d{1,12}(?:\.\d{1,9})?(?![\w.]*[-/]\d|\w)|(?<![\p{L}\d])(?:plus|add(?:ing)?|sum|increase|minus|subtract(?:ing)?|decrease|reduce|times|multipl(?:y|ying|ied)|product|divid(?:e|ed|ing)|over|doubled?|triple|squared|cubed|halve|half|x)(?!\p{L})|(?<=[\d)]\s{0,3})(?:\*\*|[-+*/×÷–−^])(?=\s{0,3}[\d(])/giu

/** The steps of a calculation in the order of the text; none where it is no chain. */
function readSteps(text: string): SumStep[] {
  const steps: SumStep[] = []
  let numbers: number[] = []
  let open: { sign: string; left: number | undefined; at: number } | null = null
  let seen = 0
  const close = (): boolean => {
    if (open === null) return true
    const [first, second] = numbers
    if (first === undefined) return false
    const { sign, left } = open
    if (second !== undefined && left === undefined && steps.length === 0)
      steps.push({
        sign,
        left: sign === '-' && isFrom(text, open.at) ? second : first,
        right: sign === '-' && isFrom(text, open.at) ? first : second,
      })
    else if (left !== undefined) steps.push({ sign, left, right: first })
    else steps.push({ sign, right: first, isSwapped: isOfNumber(text, open.at) })
    open = null
    return true
  }
  for (const match of text.matchAll(token)) {
    if (++seen > mostTokens) return []
    const word = match[0].toLowerCase()
    const value = Number(word)
    if (!Number.isNaN(value)) {
      numbers.push(value)
      continue
    }
    if (!close()) return []
    const before = steps.length === 0 ? numbers.at(-1) : undefined
    numbers = []
    const single = alone[word]
    if (single === undefined) open = { sign: words[word] ?? word, left: before, at: match.index }
    else steps.push({ sign: single[0], right: single[1], ...(before === undefined ? {} : { left: before }) })
  }
  return close() && steps[0]?.left !== undefined ? steps : []
}

/** `subtract 3 from 10` */
function isFrom(text: string, at: number): boolean {
  return /^\w+\s-?\d[\d.]*\sfrom\s/i.test(text.slice(at, at + 60))
}

/** `subtract it from 100`, `divide 100 by it` */
function isOfNumber(text: string, at: number): boolean {
  return /^\w+\s(?:(?:it|that|this|the \w+)\sfrom\s-?\d|-?\d[\d.]*\sby\s(?:it|that|this|the)\b)/i.test(
    text.slice(at, at + 60),
  )
}

const mayChain = /\d[\s\S]*\d/

/** The call of the next step of a calculation, with the last result as an operand; undefined where no step is left. */
export function findNextSum(tools: readonly OfferedTool[], view: RequestView): ChosenTool | undefined {
  const { taskText } = view
  if (taskText.length > longest || !mayChain.test(taskText)) return undefined
  const made = readMadeCalls(view)
  const last = Number(readBare(made.at(-1)?.result ?? '') ?? Number.NaN)
  if (!Number.isFinite(last)) return undefined
  const steps = readSteps(taskText)
  const next = steps[made.length]
  if (next === undefined || next.left !== undefined || steps.slice(1).some(({ left }) => left !== undefined))
    return undefined
  if (!made.every((call, index) => isMade(call, steps[index] as SumStep))) return undefined
  const operands = next.isSwapped === true ? [next.right, last] : [last, next.right]
  for (const tool of tools) {
    const value = toArguments(tool, next.sign, operands)
    if (value !== undefined) return { tool, hits: new Set(), value }
  }
  return undefined
}

/** Whether a call has the operands of a step. */
function isMade({ args }: MadeCall, { left, right }: SumStep): boolean {
  const numbers = Object.values(args).map((one) => Number(toText(one)))
  return numbers.includes(right) && (left === undefined || numbers.includes(left))
}

const meanings: readonly (readonly [sign: string, meaning: RegExp])[] = [
  ['+', /\b(?:add|adds|sum|sums|plus|addition)\b/i],
  ['-', /\b(?:subtract|subtracts|minus|difference|subtraction)\b/i],
  ['*', /\b(?:multipl(?:y|ies|ication)|times|product)\b/i],
  ['/', /\b(?:divides?|division|quotient)\b/i],
  ['^', /\b(?:power|pow|exponent(?:iate|iation)?|raises?)\b/i],
]

function toArguments(
  { name, description, parameters }: OfferedTool,
  sign: string,
  operands: readonly number[],
): Record<string, unknown> | undefined {
  const { properties, required } = readProperties(parameters)
  const names = required.length > 0 ? required : Object.keys(properties)
  const numeric = names.filter((key) => /^(?:number|integer)$/.test(toText(properties[key]?.['type'])))
  const [first, second, ...others] = numeric
  if (first === undefined || second === undefined || others.length > 0) return undefined
  const value = { [first]: operands[0], [second]: operands[1] }
  if (numeric.length === names.length) {
    const spelled = name.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[_-]+/g, ' ')
    const meaning = meanings.find(([one]) => one === sign)?.[1]
    const isNamed = meanings.some(([, one]) => one.test(spelled))
    return meaning?.test(isNamed ? spelled : description.slice(0, 200)) === true ? value : undefined
  }
  const [choice, ...more] = names.filter((key) => !numeric.includes(key))
  const entries = choice === undefined ? undefined : properties[choice]?.['enum']
  const entry = Array.isArray(entries) && more.length === 0 ? findSignEntry(entries, sign) : undefined
  return entry === undefined ? undefined : { ...value, [choice as string]: entry }
}
