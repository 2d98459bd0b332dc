/** Tells whether a stream of chat completions may spell out a text in places that a judge of it does not join. */
import { findQuote } from './forms.ts'

/** Members of a chunk whose texts a judge of the stream joins, what these stand in, and members with the same value in each chunk. */
const known = new Set(
  `id object model type role system_fingerprint finish_reason
  choices delta content reasoning_content tool_calls function arguments
  usage prompt_tokens_details completion_tokens_details`.split(/\s+/),
)

/** A member with a text, or with a list or object that begins with one. */
const textMember = /"((?:[^"\\]|\\.){0,64})"\s{0,8}:[\s[{]{0,8}(?=")/g

/** The text that most chunks differ in. */
const deltaText = /"(?:reasoning_)?content":"/g

/** Lines that differ in that text alone are searched once. */
const mostForms = 256

/**
 * Whether an event stream has texts besides those, such as `refusal` or a payload that is no JSON. Faster than joining all its texts.
 * @example hasFurtherTexts('data: {"choices":[{"delta":{"refusal":"No"}}]}\n\n') // true
 */
export function hasFurtherTexts(stream: string): boolean {
  const forms = new Set<string>()
  for (const [line] of stream.matchAll(/[^\r\n]+/g)) {
    if (isOther(line)) return true
    const form = toForm(line)
    if (forms.has(form)) continue
    if (forms.size < mostForms) forms.add(form)
    for (const match of line.matchAll(textMember)) if (!known.has(match[1]!)) return true
  }
  return false
}

/** A payload that is no JSON, or that stands in a line without a field name. */
function isOther(line: string): boolean {
  return line.startsWith('{') || (line.startsWith('data:') && !/^data: ?(?:\{|\[DONE\]|$)/.test(line))
}

/** The line without the text of its delta. */
function toForm(line: string): string {
  deltaText.lastIndex = 0
  if (deltaText.exec(line) === null) return line
  const start = deltaText.lastIndex
  return line.slice(0, start) + line.slice(findQuote(line, start, '"'))
}
