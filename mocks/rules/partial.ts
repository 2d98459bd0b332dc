/**
 * Partial mode: a prefix to continue. Facts: `kimi-other-endpoints.md` §8, `kimi-chat-api.md` §2.2. The rules are documented
 * (partial page), no refusal was recorded: all words unverified. A continued answer should bring its `reasoning_content` along,
 * yet the guide itself sends kimi-k3 and kimi-k2.5 prefixes without one while they think (guide
 * use-partial-mode-feature-of-kimi-api, 2026): nothing is refused for its lack.
 */
import { refuse, type Rule } from './rule.ts'
import { texts } from './texts.ts'

/** `partial: true` anywhere but on a last assistant message, or beside `json_object`. */
export const findWrongPartial: Rule = ({ body, messages }) => {
  for (let index = 0; index < messages.length; index++) {
    const message = messages[index]!
    if (message['partial'] !== true) continue
    if (index !== messages.length - 1 || message['role'] !== 'assistant') {
      return refuse(texts.partialNotLast.build(index))
    }
    const format = body['response_format'] as { type?: unknown } | null | undefined
    if (format?.type === 'json_object') return refuse(texts.partialJsonObject.build())
  }
  return null
}
