/** Applies what the user corrects: "I like tea." … "No, I meant coffee." */
import { guard } from '../cues.ts'
import type { RequestView, ViewedMessage } from '../request-view.ts'

const corrects = guard(
  /^\W*(?:(?:no|sorry|oh|oops|wait|actually|correction|my mistake)\b[,.!:;]?\s){0,3}(?:i (?:actually )?meant(?: to say)?|i mean|make (?:it|that)|(?:that|it) should (?:be|have been)|rather)\s(?:an?\s|the\s)?([^.!?\n]{1,80}?)(?:,? (?:not|instead of) [^.!?\n]{1,60}| instead)?\s*[.!]?\s*$/i,
)
/** What stands before the value of a statement. */
const beforeValue =
  /\b(?:is|are|am|was|love|like|prefer|want|need|have|use|drink|eat|live in|work at|work as|come from|from|to|for|at|on|in)\s(?:an?\s|the\s)?/gi
const longestStatement = 300

/** The conversation as if the user had said the corrected values at once. */
export function applyCorrections(view: RequestView): RequestView {
  const { messages } = view
  if (messages.length < 3 || !messages.some(({ role, text }) => role === 'user' && corrects.test(text))) return view
  const corrected: ViewedMessage[] = []
  for (const message of messages) {
    const value = message.role === 'user' ? corrects.exec(message.text)?.[1] : undefined
    const at = value === undefined ? -1 : corrected.findLastIndex(({ role }) => role === 'user')
    const earlier = corrected[at]
    const text = earlier === undefined || value === undefined ? null : replaceValue(earlier.text, value)
    if (earlier === undefined || text === null) corrected.push(message)
    else corrected[at] = { ...earlier, text }
  }
  return { ...view, messages: corrected }
}

/** The statement with another value at its end; null where it has none. */
function replaceValue(statement: string, value: string): string | null {
  if (statement.length > longestStatement) return null
  const last = [...statement.matchAll(beforeValue)].at(-1)
  if (last === undefined) return null
  const end = /[.!?]?\s*$/.exec(statement)?.[0] ?? ''
  return `${statement.slice(0, last.index + last[0].length)}${value}${end}`
}
