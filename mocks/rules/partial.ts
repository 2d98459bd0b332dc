/**
 * Partial mode: a prefix to continue. Two statements of the pages are advice and lead to no refusal: partial mode beside
 * `json_object`, and a continued message without `reasoning_content` (the guide's own samples for kimi-k3 and kimi-k2.5 have none).
 */
import { defineMessage, refuse, type Rule } from './rule.ts'

const messages = {
  notLast: defineMessage(
    { level: 'unverified', source: 'docs/api/partial', note: 'The rule is documented, the wording is not known.' },
    (index: number) =>
      `Invalid request: partial is only allowed on the last message with role 'assistant', not at position ${index}`,
  ),
}

/** `partial: true` on any message but a last assistant message. */
export const wrongPartial: Rule = {
  id: 'messages.partial',
  messages,
  find(request) {
    for (let index = 0; index < request.messages.length; index++) {
      const message = request.messages[index]!
      if (message['partial'] !== true) continue
      if (index !== request.messages.length - 1 || message['role'] !== 'assistant') {
        return refuse(messages.notLast.build(index))
      }
    }
    return null
  },
}
