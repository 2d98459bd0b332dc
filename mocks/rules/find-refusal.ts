/**
 * Why Kimi would refuse a chat request, in the API's own words. The list is in order of precedence: the first refusal wins.
 * Known of that order: authentication before model before body (facts §5.2), missing tools before thinking in `tool_choice`
 * (probed 2026-09-21). Everything else is the most plausible order, unverified.
 */
import type { Refusal } from '../request/reply.ts'
import { findWrongCacheOptions } from './cache-options.ts'
import { findWrongMessageTools } from './dynamic-tools.ts'
import { findTypeFault } from './find-type-fault.ts'
import { findRequestedModel } from './known-model.ts'
import { findWrongLogprobs } from './logprobs.ts'
import { findEmptyContent, findMissingMessages, findWrongRole } from './messages.ts'
import { findWrongBudget } from './output-budget.ts'
import { findWrongPart } from './parts.ts'
import { findWrongPartial } from './partial.ts'
import { resolveThinking } from './resolve-thinking.ts'
import { findWrongResponseFormat } from './response-format.ts'
import type { Members, Rule, RuleContext, RuleRequest } from './rule.ts'
import { findWrongSampling } from './sampling.ts'
import { findWrongStop } from './stop.ts'
import { findWrongThinking } from './thinking.ts'
import { findWrongToolChoice } from './tool-choice.ts'
import { findMissingReasoning, findUnpairedCall } from './tool-history.ts'
import { findWrongTool } from './tools.ts'

export type { RuleContext } from './rule.ts'

const rules: readonly Rule[] = [
  findMissingMessages,
  findWrongRole,
  findWrongMessageTools,
  findEmptyContent,
  findWrongPart,
  findWrongTool,
  findWrongThinking,
  findWrongSampling,
  findWrongLogprobs,
  findWrongStop,
  findWrongResponseFormat,
  findWrongCacheOptions,
  findWrongToolChoice,
  findWrongPartial,
  findUnpairedCall,
  findMissingReasoning,
  findWrongBudget,
]

const nothing: Members = {}

/** The first refusal by precedence; null when Kimi would answer. */
export function findRefusal(body: Record<string, unknown>, context: RuleContext): Refusal | null {
  const model = findRequestedModel(body['model'], context.lifecycle)
  if ('message' in model) return model
  const fault = findTypeFault(body)
  if (fault) return fault
  const request: RuleRequest = {
    body,
    messages: readMessages(body['messages']),
    model,
    thinking: resolveThinking(body, model),
    context,
  }
  for (const rule of rules) {
    const refusal = rule(request)
    if (refusal) return refusal
  }
  return null
}

/** A null among the messages decodes to an empty one. */
function readMessages(value: unknown): readonly Members[] {
  if (!Array.isArray(value)) return []
  return value.includes(null) ? value.map((message: Members | null) => message ?? nothing) : (value as Members[])
}
