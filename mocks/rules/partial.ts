/**
 * Partial mode: a prefix to continue. Facts: `kimi-other-endpoints.md` §8, `kimi-chat-api.md` §2.2. The rules are documented
 * (partial page), no refusal was recorded: all words unverified.
 */
import { refuse, type Rule } from './rule.ts'
import { texts } from './texts.ts'

/** `partial: true` anywhere but on a last assistant message, beside `json_object`, or without the thoughts that led there. */
export const findWrongPartial: Rule = ({ body, messages, thinking }) => {
  for (let index = 0; index < messages.length; index++) {
    const message = messages[index]!
    if (message['partial'] !== true) continue
    if (index !== messages.length - 1 || message['role'] !== 'assistant') {
      return refuse(texts.partialNotLast.build(index))
    }
    const format = body['response_format'] as { type?: unknown } | null | undefined
    if (format?.type === 'json_object') return refuse(texts.partialJsonObject.build())
    if (thinking === 'on' && typeof message['reasoning_content'] !== 'string') {
      return refuse(texts.partialReasoning.build(index))
    }
  }
  return null
}
