/** Continues a calculation with the results of its first steps: `(121 + 2) * 5` is `123 * 5` once the sum is known. */
import { escapePattern } from '../../common/index.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'

const longest = 2000
const open = /\d\s*(?:[-+*/×÷]|times|plus|minus|divided by|multiplied by)\s*\(?\s*-?\d/i
const anySign = String.raw`(?:[-+*/×÷]|times|plus|minus|divided by|multiplied by|and)`

/** The conversation with the rest of the calculation as its task; null where none is left, or where no result is part of it. */
export function toNextStep(view: RequestView): RequestView | null {
  const { taskText, toolResults } = view
  if (toolResults.length === 0 || taskText.length > longest || !open.test(taskText)) return null
  let text = taskText
  for (const { id, arguments: written } of view.calls.filter(({ isCurrent }) => isCurrent)) {
    const result = view.messages.findLast(({ role, raw }) => role === 'tool' && raw['tool_call_id'] === id)
    const value = result === undefined ? null : readNumber(result.text)
    const { numbers, sign } = readArguments(written)
    if (value === null || numbers.length !== 2) return null
    const signs = sign === undefined ? anySign : escapePattern(sign)
    const [left, right] = numbers as [number, number]
    const step = new RegExp(
      String.raw`\(\s*${escapePattern(String(left))}\s*${signs}\s*${escapePattern(String(right))}\s*\)|(?<![\d.])${escapePattern(String(left))}\s*${signs}\s*${escapePattern(String(right))}(?![\d.])`,
      'i',
    )
    if (!step.test(text)) return null
    text = text.replace(step, String(value))
  }
  return open.test(text) ? { ...view, taskText: text, userText: text, toolResults: [] } : null
}

function readNumber(text: string): number | null {
  const plain = /^\D{0,40}?(-?\d+(?:\.\d+)?)\D{0,10}$/.exec(text.trim())?.[1]
  return plain === undefined ? null : Number(plain)
}

/** The operands of a call, and the sign that it gives. */
function readArguments(text: string): { numbers: number[]; sign?: string } {
  try {
    const value: unknown = JSON.parse(text)
    const all = isRecord(value) ? Object.values(value) : []
    const sign = all.find((item): item is string => typeof item === 'string' && /^[-+*/×÷^]$/.test(item))
    const numbers = all.filter((item) => typeof item === 'number')
    return sign === undefined ? { numbers } : { numbers, sign }
  } catch {
    // Arguments in the client's history may not be JSON.
    return { numbers: [] }
  }
}
