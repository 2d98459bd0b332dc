/**
 * Partial mode: a prefix to continue. Facts: `kimi-other-endpoints.md` §8, `kimi-chat-api.md` §2.2. The rules are documented
 * (partial page), no refusal was recorded: all words unverified. Two rules of the pages are advice and refused by nobody:
 * beside `json_object` "you may get unexpected model responses"; a continued answer should bring its `reasoning_content`, yet
 * the guide (use-partial-mode-feature-of-kimi-api, 2026) sends thinking kimi-k3 and kimi-k2.5 prefixes without one.
 */
import { refuse, type Rule } from './rule.ts'
import { texts } from './texts.ts'

/** `partial: true` anywhere but on a last assistant message. */
export const findWrongPartial: Rule = ({ messages }) => {
  for (let index = 0; index < messages.length; index++) {
    const message = messages[index]!
    if (message['partial'] !== true) continue
    if (index !== messages.length - 1 || message['role'] !== 'assistant') {
      return refuse(texts.partialNotLast.build(index))
    }
  }
  return null
}
