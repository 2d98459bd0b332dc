/** How many things a result lists, where the task asks how many there are. */
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import { parse } from '../tools/result-values.ts'
import { isRefused } from './made-calls.ts'

const asksCount = /\bhow many\b|\bcount (?:the|all|how)\b|\bnumber of\b|多少个|几个|有多少/i
const lists = /list|glob|search|find|grep|query|get_?all|ls/i
const longest = 100_000

/** The number of things that the only result lists; undefined where it states no list, or a number itself. */
export function findCounted({ taskText, toolResults }: RequestView): number | undefined {
  const [only, ...others] = toolResults
  if (only === undefined || others.length > 0 || !asksCount.test(taskText.slice(0, 2000))) return undefined
  if (isRefused(only.text) || only.text.length > longest) return undefined
  const value = parse(only.text)
  if (Array.isArray(value)) return value.length
  if (isRecord(value)) {
    const [list, ...more] = Object.values(value).filter(Array.isArray)
    return list !== undefined && more.length === 0 && !Object.values(value).some((one) => typeof one === 'number')
      ? list.length
      : undefined
  }
  if (value !== null || !lists.test(only.name)) return undefined
  const lines = only.text
    .trim()
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^(?:found|total|showing|\()/i.test(line.trim()))
  return lines.length > 0 && lines.every((line) => line.length < 200 && !/[.!?]\s*$/.test(line))
    ? lines.length
    : undefined
}
