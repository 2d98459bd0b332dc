/** Finds the alternatives between which a request lets choose: `whether to use Redis or Memcached`, `between tea, coffee and water`. */
import { guard } from '../cues.ts'

const longest = 600
const word = String.raw`[\p{L}\d](?:[\p{L}\d+#'’-]|\.(?=[\p{L}\d])){0,24}`
const item = String.raw`${word}(?:\s${word}){0,3}?`
const choice = guard(
  new RegExp(
    String.raw`\b(?:whether|between|either|choose|pick|prefers?|use|using|want|options?:?|alternatives?:?)\s(?:(?:you|we|i|they|he|she|it)\s(?:should\s|can\s|could\s)?(?:use|have|want|prefer|take|do|go with|add|write|choose)?\s?|to\s(?:use|have|take|go with|add|write)?\s?|the\s|an?\s|from\s|between\s){0,3}(${item}(?:,\s${item}){0,6}),?\s(?:or|and)\s(?:an?\s|the\s|to\s)?(${item})(?=[.?!,;)]|\s(?:for|in|as|on|with|to|at|when|by)\b|\s*$)`,
    'iu',
  ),
)

/** The names of lists of alternatives. */
export const alternativesName = /^(?:options|choices|alternatives|answers|possible_answers|suggestions|buttons)$/i

/** The alternatives of a text, at least two; none where it has none. */
export function findAlternatives(text: string): string[] {
  const match = choice.exec(text.slice(0, longest))
  if (match === null) return []
  return [...(match[1] as string).split(/,\s/), match[2] as string].map((one) => one.trim())
}
