/**
 * The request rules in order of precedence: the first refusal wins. Two parts of this order are known: authentication before model
 * before body (reports/k3-admission), and missing tools before thinking in `tool_choice` (QuantumNous/new-api). The rest is the most
 * plausible order (unverified).
 */
import type { Evidence } from '../../openapi/evidence.ts'
import type { Refusal } from '../reply/index.ts'
import { bodyMessages } from './body.ts'
import { wrongCacheOptions } from './cache-options.ts'
import { fieldTypeMessages, findWrongType } from './field-types.ts'
import { wrongLogprobs } from './logprobs.ts'
import { mediaMessages } from './media.ts'
import { wrongMessageTools } from './message-tools.ts'
import { emptyContent, missingMessages, unknownRole, wrongPart } from './messages.ts'
import { findRequestedModel, modelMessages } from './model.ts'
import { wrongBudget } from './output-budget.ts'
import { wrongPartial } from './partial.ts'
import { wrongPrediction } from './prediction.ts'
import { wrongResponseFormat } from './response-format.ts'
import type { Members, Rule, RuleContext, RuleRequest } from './rule.ts'
import { wrongSampling } from './sampling.ts'
import { wrongStop } from './stop.ts'
import { resolveThinking, wrongThinking } from './thinking.ts'
import { wrongToolChoice } from './tool-choice.ts'
import { missingReasoning, unpairedCall } from './tool-history.ts'
import { wrongTool } from './tools.ts'

export { decodeBodyText, maxBodyBytes, parseBody, parseBodyText, refuseLargeBody } from './body.ts'
export type { RuleContext } from './rule.ts'
export { resolveThinking } from './thinking.ts'
export { bodyMessages } from './body.ts'
export { fieldTypeMessages, findWrongType } from './field-types.ts'
export { mediaMessages } from './media.ts'
export { findRequestedModel, modelMessages } from './model.ts'
export type { Members, RuleMessage, RuleRequest } from './rule.ts'

/** The rules that apply after the model was found and the JSON types were checked. */
export const rules: readonly Rule[] = [
  missingMessages,
  unknownRole,
  wrongMessageTools,
  emptyContent,
  wrongPart,
  wrongTool,
  wrongThinking,
  wrongSampling,
  wrongLogprobs,
  wrongStop,
  wrongResponseFormat,
  wrongPrediction,
  wrongCacheOptions,
  wrongToolChoice,
  wrongPartial,
  unpairedCall,
  missingReasoning,
  wrongBudget,
]

const empty: Members = {}

/** The first refusal by precedence; null when the API would answer. */
export function findRefusal(body: Record<string, unknown>, context: RuleContext): Refusal | null {
  const model = findRequestedModel(body['model'], context.lifecycle)
  if ('message' in model) return model
  const wrongType = findWrongType(body)
  if (wrongType) return wrongType
  const request: RuleRequest = {
    body,
    messages: toMessages(body['messages']),
    model,
    thinking: resolveThinking(body, model),
    context,
  }
  for (const rule of rules) {
    const refusal = rule.find(request)
    if (refusal) return refusal
  }
  return null
}

/** Every message with its evidence, by rule. */
export function listMessages(): { rule: string; name: string; evidence: Evidence }[] {
  const groups: [rule: string, messages: Readonly<Record<string, Evidence>>][] = [
    ['body', bodyMessages],
    ['model', modelMessages],
    ['field types', fieldTypeMessages],
    ['media', mediaMessages],
    ...rules.map((rule): [string, Rule['messages']] => [rule.id, rule.messages]),
  ]
  return groups.flatMap(([rule, messages]) =>
    Object.entries(messages).map(([name, evidence]) => ({ rule, name, evidence })),
  )
}

/** The messages of a request. The API reads null in the list as an empty message. */
function toMessages(value: unknown): readonly Members[] {
  if (!Array.isArray(value)) return []
  return value.includes(null) ? value.map((message: Members | null) => message ?? empty) : (value as Members[])
}
