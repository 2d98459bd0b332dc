/** Continues a calculation with the results of its first steps: `(121 + 2) * 5` is `123 * 5` once the sum is known. */
import { escapePattern } from '../../common/index.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'

const longest = 2000
const open = /\d\s*(?:[-+*/×÷]|times|plus|minus|divided by|multiplied by)\s*\(?\s*-?\d/i
const signs = String.raw`(?:[-+*/×÷]|times|plus|minus|divided by|multiplied by|and)`

/** The conversation with the rest of the calculation as its task; null where none is left, or where no result is part of it. */
export function toNextStep(view: RequestView): RequestView | null {
  const { taskText, toolResults } = view
  if (toolResults.length === 0 || taskText.length > longest || !open.test(taskText)) return null
  let text = taskText
  for (const result of toolResults) {
    const call = view.calls.find(({ id }) => id === result.callId)
    const value = readNumber(result.text)
    const numbers = call === undefined || value === null ? [] : readArguments(call.arguments)
    if (numbers.length !== 2) return null
    const step = new RegExp(
      String.raw`\(\s*${toPattern(numbers[0])}\s*${signs}\s*${toPattern(numbers[1])}\s*\)|(?<![\d.])${toPattern(numbers[0])}\s*${signs}\s*${toPattern(numbers[1])}(?![\d.])`,
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

function readArguments(text: string): number[] {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? Object.values(value).filter((item): item is number => typeof item === 'number') : []
  } catch {
    // Arguments in the client's history may not be JSON.
    return []
  }
}

function toPattern(value: number | undefined): string {
  return escapePattern(String(value))
}
