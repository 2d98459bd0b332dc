/** Tells results of one tool apart by the argument in which their calls differ, and finds the one that a comparison asks for. */
import { toText } from '../../common/index.ts'
import { guard } from '../cues.ts'
import type { RequestView, ToolResult } from '../request-view.ts'
import { readMadeCalls } from './made-calls.ts'

const longestLabel = 60

function isLabel(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && value !== '' && value.length <= longestLabel)
}

/** A label for each result, such as `Rome` and `Athens`; none where the results are of several tools or their calls differ in more. */
export function labelResults(results: readonly ToolResult[], view: RequestView): readonly string[] {
  if (results.length < 2 || results.some(({ name }) => name !== results[0]?.name)) return []
  const made = new Map(readMadeCalls(view).map(({ id, args }) => [id, args]))
  const all = results.map(({ callId }) => made.get(callId) ?? {})
  const keys = Object.keys(all[0] ?? {}).filter((key) => new Set(all.map((args) => toText(args[key]))).size > 1)
  const [key, ...others] = keys
  if (key === undefined || others.length > 0) return []
  const labels = all.map((args) => args[key])
  return labels.every(isLabel) && new Set(labels).size === labels.length ? labels.map(String) : []
}

const asks = guard(
  /\bwhich\b[^?.\n]{0,80}\b(warmer|hotter|warmest|hottest|larger|largest|bigger|biggest|higher|highest|taller|tallest|longer|longest|older|oldest|heavier|heaviest|faster|fastest|more expensive|most expensive|more|most|colder|coldest|cooler|coolest|smaller|smallest|lower|lowest|shorter|shortest|cheaper|cheapest|lighter|lightest|slower|slowest|younger|youngest|less|fewer|least|fewest)\b/i,
)
const least = /^(?:cold|cool|small|low|short|cheap|light|slow|young|less|few|least)/i

/** `Athens: 22, against 18.` for "Which is warmer, Rome or Athens?"; undefined where the results have not one number each. */
export function findCompared(
  results: readonly ToolResult[],
  labels: readonly string[],
  { taskText }: RequestView,
): string | undefined {
  const word = labels.length < 2 ? undefined : asks.exec(taskText)?.[1]
  if (word === undefined) return undefined
  const numbers = results.map(({ text }) => {
    const [only, ...others] = text.slice(0, 500).match(/-?\d+(?:\.\d+)?/g) ?? []
    return others.length > 0 ? Number.NaN : Number(only)
  })
  if (numbers.some((value) => Number.isNaN(value))) return undefined
  const best = least.test(word) ? Math.min(...numbers) : Math.max(...numbers)
  if (numbers.filter((value) => value === best).length > 1) return undefined
  const at = numbers.indexOf(best)
  const others = numbers.filter((_, index) => index !== at)
  return `${labels[at] ?? ''}: ${best}, against ${others.join(' and ')}.`
}
