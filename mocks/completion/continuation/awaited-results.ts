/** The results that an answer states: those of the last calls, and earlier ones of the turn that were no step towards them. */
import { handOffName } from '../tools/tool-words.ts'
import type { RequestView, ToolResult } from '../request-view.ts'
import { isRefused, readMadeCalls } from './made-calls.ts'
import type { MadeCall } from './made-calls.ts'

const most = 12
const longestCompared = 4000
const reads = /read|view|cat|list|glob|grep|search|find|look_?up|snapshot|navigate|describe|schema|login|auth/i

/** The results in their order. */
export function findAwaited({ toolResults, calls, messages }: RequestView): readonly ToolResult[] {
  if (toolResults.length === 0 || calls.filter(({ isCurrent }) => isCurrent).length <= toolResults.length)
    return toolResults
  const made = readMadeCalls({ calls, messages } as RequestView)
  const last = new Set(toolResults.map(({ callId }) => callId))
  const firstLast = made.findIndex(({ id }) => last.has(id))
  const earlier = made.slice(0, Math.max(0, firstLast)).filter((call, index) => isAwaited(call, made.slice(index + 1)))
  const [message] = toolResults
  if (earlier.length === 0 || message === undefined) return toolResults
  return [
    ...earlier
      .slice(-most)
      .map(({ id, name, result }) => ({ name, callId: id, text: result, message: message.message })),
    ...toolResults,
  ]
}

/** Whether an answer states the result of a call, before others were made. */
function isAwaited({ name, args, result }: MadeCall, later: readonly MadeCall[]): boolean {
  if (result === '' || isRefused(result) || handOffName.test(name)) return false
  const isSame = later.some((call) => call.name === name)
  if (!isSame && reads.test(name)) return false
  // A value that a later call takes from the result was only needed for that call.
  const text = result.slice(0, longestCompared)
  const given = JSON.stringify(args)
  return !later.some(({ args: others }) =>
    Object.values(others).some((value) => {
      const written = typeof value === 'number' ? String(value) : value
      return (
        typeof written === 'string' &&
        written.length > 0 &&
        written.length < 200 &&
        !given.includes(written) &&
        holds(text, written)
      )
    }),
  )
}

function holds(text: string, value: string): boolean {
  const at = text.indexOf(value)
  return at >= 0 && !/\w/.test(text[at - 1] ?? '') && !/\w/.test(text[at + value.length] ?? '')
}
