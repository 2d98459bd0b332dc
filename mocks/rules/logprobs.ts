/** `logprobs`, `top_logprobs` and `logit_bias`. */
import { onlyAllowed } from './sampling.ts'
import { defineMessage, refuse, type Rule } from './rule.ts'

const maxTop = 20

const messages = {
  topAlone: defineMessage(
    { level: 'recorded', source: 'leandromineti/ai-assisted-coding' },
    () => 'Invalid request: logprobs must be set to true if top_logprobs is used',
  ),
  topRange: defineMessage(
    { level: 'unverified', source: 'docs/api/chat', note: 'The range is documented, the wording is not known.' },
    () => `Invalid request: top_logprobs must be between 0 and ${maxTop}`,
  ),
  logitBias: defineMessage(
    { level: 'recorded', source: 'QuantumNous/new-api' },
    () => 'Invalid request: logit_bias is not supported yet',
  ),
}

/**
 * Probabilities or biases that the model does not give. `logprobs: true` was refused by api.moonshot.ai on 2026-09-02 (complete
 * recording) and accepted by api.moonshot.cn on 2026-09-21 (report): the recording wins for `official`. Moonshot's acceptance
 * rules for vendors (P1.17) demand logprobs, so `vendor` accepts them.
 */
export const wrongLogprobs: Rule = {
  id: 'logprobs',
  messages,
  find({ body, model, context }) {
    const top = body['top_logprobs'] as number | null | undefined
    if (body['logprobs'] === true && model.logprobs === 'refused' && context.profile !== 'vendor') {
      return refuse(onlyAllowed.build('logprobs', false))
    }
    if (top !== undefined && top !== null && top !== 0) {
      if (body['logprobs'] !== true) return refuse(messages.topAlone.build())
      if (top < 0 || top > maxTop) return refuse(messages.topRange.build())
    }
    return (body['logit_bias'] ?? null) === null ? null : refuse(messages.logitBias.build())
  },
}
