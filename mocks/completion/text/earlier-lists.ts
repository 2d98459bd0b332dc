/** Answers about the list of the answer before: which item is the best one, or more about the second one. */
import { guard } from '../cues.ts'
import type { RequestView } from '../request-view.ts'

const longest = 300
const asksForBest = guard(
  /\b(?:which|what)(?: (?:one|of (?:them|these|those)))?\b[^?.\n]{0,60}\b(?:best|most|better|recommend|prefer|choose|pick|favou?rite|easiest|fastest|cheapest|first)\b|\b(?:pick|choose|recommend)\s(?:one|the best)\b/i,
)
const asksForItem = guard(
  /\b(?:more|explain|elaborate|detail\w*|describe|expand|about|what (?:is|does))\b[^?.\n]{0,60}\b(first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th|#\d|number \d{1,2})\b/i,
)
/** `What was the second one?`, `repeat the last item`: the item alone. */
const asksForOnly = guard(
  /^\W*(?:and )?(?:what|which|repeat|give me|tell me|show me)\b[^?.\n]{0,24}\b(first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th|#\d|number \d{1,2})(?: (?:one|item|point|thing|entry|fruit|[a-z]{2,20}))?(?: again| (?:you|on|in|of) [^?.\n]{1,40})?\s?[?.!]?\s*$/i,
)
const line = /^[ \t]{0,6}(?:\d{1,2}[.)]|[-*•])[ \t]+(?:\*\*)?(\S[^\n]{0,400})$/gm
const places: Readonly<Record<string, number>> = { first: 0, second: 1, third: 2, fourth: 3, fifth: 4, last: -1 }

/** The item of the latest list that a question is about, in a sentence; null for other questions. */
export function findListed({ taskText, messages, chinese }: RequestView): string | null {
  if (chinese || taskText.length > longest) return null
  const only = asksForOnly.exec(taskText)?.[1]?.toLowerCase()
  const isBest = only === undefined && asksForBest.test(taskText)
  const place = only ?? (isBest ? undefined : asksForItem.exec(taskText)?.[1]?.toLowerCase())
  if (!isBest && place === undefined) return null
  const earlier = messages.findLast(({ role }) => role === 'assistant')?.text.slice(0, 8000) ?? ''
  const items = [...earlier.matchAll(line)].map(([, item = '']) => item.replaceAll('**', '').trim())
  if (items.length < 2) return null
  const index = place === undefined ? 0 : (places[place] ?? Number(/\d{1,2}/.exec(place)?.[0]) - 1)
  const item = items.at(index)
  if (item === undefined) return null
  if (only !== undefined) return item
  return isBest ? `I would choose this one: ${item}` : `${item}\n\nThis is one of the ${items.length} points above.`
}
