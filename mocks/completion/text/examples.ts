/** Continues a series of examples: `Input: hot / Output: cold … Input: wet / Output:`. */
import { findBest } from '../arguments/choices.ts'
import { findCapital } from '../facts/countries.ts'

const longest = 12_000
const pair =
  /(?:^|\n)[ \t]*([A-Z][\w ]{0,30}?)[ \t]*:[ \t]*([^\n]{1,400})\n[ \t]*([A-Z][\w ]{0,30}?)[ \t]*:[ \t]*([^\n]{1,200})(?=\n|$)/g
const open = /(?:^|\n)[ \t]*([A-Z][\w ]{0,30}?)[ \t]*:[ \t]*([^\n]{1,400})\n[ \t]*([A-Z][\w ]{0,30}?)[ \t]*:[ \t]*$/
const opposites: readonly string[] =
  'hot/cold tall/short big/small large/small happy/sad wet/dry fast/slow good/bad light/dark up/down open/closed early/late old/new young/old rich/poor strong/weak full/empty easy/hard high/low long/short day/night loud/quiet clean/dirty heavy/light near/far true/false win/lose buy/sell love/hate hard/soft thick/thin wide/narrow deep/shallow sweet/sour right/wrong left/right'.split(
    ' ',
  )

/** The answer for the last input; null if the text is not a series of examples. */
export function continueExamples(text: string): string | null {
  if (text.length > longest || !/:\s*$/.test(text)) return null
  const last = open.exec(text)
  if (last === null) return null
  const known = [...text.slice(0, last.index + 1).matchAll(pair)]
    .filter((match) => match[1] === last[1] && match[3] === last[3])
    .map((match) => ({ from: (match[2] as string).trim(), to: (match[4] as string).trim() }))
  if (known.length < 2) return null
  const input = (last[2] as string).trim()
  const same = known.find(({ from }) => from.toLowerCase() === input.toLowerCase())
  if (same !== undefined) return same.to
  return (
    applyRule(known, input) ??
    chooseLabel(
      known.map(({ to }) => to),
      input,
    )
  )
}

type Example = Readonly<{ from: string; to: string }>

/** Rules about capitals, which hold only if the outputs have exactly the same capitals. */
const capitalRules: readonly ((input: string) => string)[] = [
  (input) => input.toUpperCase(),
  (input) => input.toLowerCase(),
  (input) => input.charAt(0).toUpperCase() + input.slice(1),
]

const rules: readonly ((input: string) => string | undefined)[] = [
  (input) => [...input].toReversed().join(''),
  (input) => String([...input].length),
  (input) => findCapital(`capital of ${input}`, false)?.city,
  (input) => findOpposite(input),
]

const operation = /(-?\d{1,9}(?:\.\d{1,6})?)\s*([^\d\s.,()?]{1,12})\s*(-?\d{1,9}(?:\.\d{1,6})?)/u
const operations: readonly ((a: number, b: number) => number)[] = [
  (a, b) => a + b,
  (a, b) => a - b,
  (a, b) => a * b,
  (a, b) => a / b,
  (a, b) => a ** b,
  (a, b) => Math.max(a, b),
  (a, b) => Math.min(a, b),
]

/** `2 # 3` is 5 and `2 # 9` is asked: the operation for which the sign stands. */
function applyOperation(known: readonly Example[], input: string): string | undefined {
  const asked = operation.exec(input)
  if (asked === null) return undefined
  const pairs = known.map(({ from, to }) => ({ found: operation.exec(from), to: Number(to) }))
  if (pairs.some(({ found, to }) => found === null || found[2] !== asked[2] || Number.isNaN(to))) return undefined
  const rule = operations.find((apply) =>
    pairs.every(({ found, to }) => Math.abs(apply(Number(found?.[1]), Number(found?.[3])) - to) < 1e-9),
  )
  return rule === undefined ? undefined : String(Number(rule(Number(asked[1]), Number(asked[3])).toPrecision(12)))
}

/** Finds the rule that turns each input into its output, and applies it to the last input. */
export function applyRule(known: readonly Example[], input: string): string | undefined {
  const result = applyOperation(known, input)
  if (result !== undefined) return result
  const line = readLine(known)
  if (line !== undefined && /^-?\d+(?:\.\d+)?$/.test(input))
    return String(Number((line.factor * Number(input) + line.rest).toPrecision(12)))
  const rule =
    capitalRules.find((apply) => known.every(({ from, to }) => apply(from) === to)) ??
    rules.find((apply) => known.every(({ from, to }) => apply(from)?.toLowerCase() === to.toLowerCase()))
  return rule?.(input)
}

function findOpposite(word: string): string | undefined {
  const plain = word.toLowerCase()
  const row = opposites.map((pairOf) => pairOf.split('/')).find((words) => words.includes(plain))
  return row?.find((other) => other !== plain)
}

/** The straight line through the numbers, as `output = factor * input + rest`. */
function readLine(known: readonly Example[]): { factor: number; rest: number } | undefined {
  const points = known.map(({ from, to }) => [Number(from), Number(to)] as const)
  const [first, second] = points
  if (
    first === undefined ||
    second === undefined ||
    points.some((point) => point.some(Number.isNaN)) ||
    first[0] === second[0]
  )
    return undefined
  const factor = (second[1] - first[1]) / (second[0] - first[0])
  const rest = first[1] - factor * first[0]
  return points.every(([x, y]) => Math.abs(factor * x + rest - y) < 1e-9) ? { factor, rest } : undefined
}

/** The label of the examples that fits the input best. */
function chooseLabel(labels: readonly string[], input: string): string {
  const values = [...new Set(labels)]
  return values[Math.max(0, findBest(values, input))] as string
}
