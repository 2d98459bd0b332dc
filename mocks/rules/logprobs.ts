/**
 * `logprobs`, `top_logprobs`, `logit_bias`. Facts: `kimi-chat-api.md` §2.1. `logprobs: true` was refused by api.moonshot.ai on
 * 2026-09-02 (complete recording) and taken by api.moonshot.cn on 2026-09-21 (report): the recording wins.
 */
import { refuse, type Rule } from './rule.ts'
import { texts } from './texts.ts'

const mostTop = 20

/** Probabilities or biases this model does not give. */
export const findWrongLogprobs: Rule = ({ body, model }) => {
  const top = body['top_logprobs'] as number | null | undefined
  if (body['logprobs'] === true && model.logprobs === 'refused') {
    return refuse(texts.onlyAllowed.build('logprobs', false))
  }
  if (top !== undefined && top !== null && top !== 0) {
    if (body['logprobs'] !== true) return refuse(texts.topLogprobsAlone.build())
    if (top < 0 || top > mostTop) return refuse(texts.topLogprobsRange.build())
  }
  return (body['logit_bias'] ?? null) === null ? null : refuse(texts.logitBias.build())
}
