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
  let latest: Frame | null = null
  for (const line of readLines(stream)) {
    if (latest !== null && hasFrame(line, latest)) continue
    if (isOther(line)) return true
    latest = findFrame(line)
    const form = latest === null ? line : latest.before + latest.after
    if (forms.has(form)) continue
    if (forms.size < mostForms) forms.add(form)
    for (const match of line.matchAll(textMember)) if (!known.has(match[1]!)) return true
  }
  return false
}

/** The lines of a text that are not empty. */
function* readLines(text: string): Generator<string> {
  if (text.includes('\r')) {
    for (const [line] of text.matchAll(/[^\r\n]+/g)) yield line
    return
  }
  for (let start = 0; start < text.length;) {
    const at = text.indexOf('\n', start)
    const end = at < 0 ? text.length : at
    if (end > start) yield text.slice(start, end)
    start = end + 1
  }
}

/** A payload that is no JSON, or that stands in a line without a field name. */
function isOther(line: string): boolean {
  return line.startsWith('{') || (line.startsWith('data:') && !/^data: ?(?:\{|\[DONE\]|$)/.test(line))
}

/** A line around the text of its delta. */
interface Frame {
  readonly before: string
  readonly after: string
}

/** Null where a line has no such text. */
function findFrame(line: string): Frame | null {
  deltaText.lastIndex = 0
  if (deltaText.exec(line) === null) return null
  const start = deltaText.lastIndex
  return { before: line.slice(0, start), after: line.slice(findQuote(line, start, '"')) }
}

/** Whether a line differs in the text of its delta alone. The lines of a stream mostly have the frame of the line before. */
function hasFrame(line: string, { before, after }: Frame): boolean {
  return (
    line.length >= before.length + after.length &&
    line.startsWith(before) &&
    line.endsWith(after) &&
    findQuote(line, before.length, '"') === line.length - after.length
  )
}
