/** Answers what comes next from the list that the system message gives. */
import { guard } from '../cues.ts'

const longest = 8000
const asksNext = guard(
  /\b(?:what|which)\b[^?.\n]{0,40}\b(?:next|first|start with|work on|left to do|still (?:open|to do))\b[^?.\n]{0,30}\?|\bwhat(?:['’]s| is) next\b/i,
  'next first start work left still',
)
const entry = /(?:^|\n)[ \t]{0,8}(?:[-*•]|\d{1,3}[.)])[ \t]+(?:\[ \][ \t]+)?([^\n]{2,160})/g
const listHead =
  /\b(?:list|todos?|to-?dos?|tasks?|plan|steps|agenda|backlog)\b[^\n]{0,80}:[ \t]*\n(?=[ \t]{0,8}(?:[-*•]|\d{1,3}[.)])[ \t])/i

/** The first entry of the list in the system message, for a question what is to be done next; null for other questions and lists. */
export function findNextItem(task: string, systemText: string): string | null {
  if (task.length > 200 || systemText === '' || !asksNext.test(task)) return null
  const sample = systemText.slice(0, longest)
  const head = listHead.exec(sample)
  if (head === null) return null
  entry.lastIndex = head.index + head[0].length - 1
  const first = entry.exec(sample)?.[1]?.trim()
  return first === undefined ? null : `The next one is: ${first}`
}
