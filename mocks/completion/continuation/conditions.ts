/** Whether a result denies the condition of what a task orders: `Is she free? If so, invite her.` */
import type { RequestView } from '../request-view.ts'
import { readBare } from '../tools/result-values.ts'

const conditional =
  /\bif (?:so|yes|(?:it|he|she|they|that|this)(?:['’]s| is| are| does| has)?\b[^,.\n]{0,40}|available|free|possible|there (?:is|are)\b[^,.\n]{0,40})(?:,|\sthen\b|\s[a-z])|如果(?:是|有|可以)/i
const denied =
  /^\W{0,3}(?:false|no|none|0|unavailable|not available|not free|busy|booked|closed|sold out|out of stock)\b/i
const deniedMember =
  /"(?:available|is_?available|free|is_?free|open|is_?open|in_?stock|exists|found|possible|eligible|allowed|success)"\s?:\s?(?:false|0|"no")/i

/** Whether nothing more is to be done, because the only result says no. */
export function isDenied({ taskText, toolResults }: RequestView): boolean {
  const [only, ...others] = toolResults
  if (only === undefined || others.length > 0 || !conditional.test(taskText.slice(0, 2000))) return false
  const text = only.text.slice(0, 1000)
  return deniedMember.test(text) || denied.test(readBare(text) ?? text)
}
