/**
 * Answers a valid chat request: read the request, choose tool calls or text, compose reasoning, text and arguments, count tokens,
 * apply `stop` and the budget. The result depends only on the request and the context, so that equal requests have equal answers.
 */
import { composeAnswers } from './compose.ts'
import { toCompletionDigits } from './ids.ts'
import type {
  Candidate,
  CompletedChoice,
  Completion,
  CompletionContext,
  Composed,
  RequestLike,
  SharedCompletion,
} from './types.ts'
import { toUsage } from './usage.ts'
import { findWireFormat } from './wire-format.ts'
import type { WireFormat } from './wire-format.ts'

/**
 * Completes a request that the request rules have accepted.
 * @example toAnswer(complete(request, { model, seed: 'kimi', createdSeconds: 1_788_220_800, sequence: 0, profile: 'official', cachedTokens: cache.cachedTokens }))
 */
export function complete(request: RequestLike, context: CompletionContext): Completion {
  const format = findWireFormat(context.model)
  const digits = toCompletionDigits(context.idSeed ?? context.seed, context.createdSeconds, context.sequence)
  const compose = () => composeAnswers(request, context, format, digits)
  const composed = context.recall ? context.recall(compose) : compose()
  const { prompt, candidates } = composed
  const cached = Math.max(0, Math.min(prompt.tokens, context.cachedTokens(prompt.key, prompt.tokens)))
  const shared = composed.shared?.cached === cached ? composed.shared : toShared(composed, cached, format, context)
  composed.shared = shared
  const isOfficial = context.profile === 'official'
  const isWebSearch = candidates[0]?.isWebSearch === true
  const hidesCache = isOfficial && (format.cachedIn === 'nowhere' || isWebSearch)
  return {
    id: `chatcmpl-${digits}`,
    created: context.createdSeconds,
    model: typeof request.model === 'string' ? request.model : context.model.id,
    fingerprint: isWebSearch ? null : format.fingerprint,
    choices: shared.choices,
    usage: shared.usage,
    shared,
    cacheSaved: hidesCache ? 0 : cached,
  }
}

function toShared(
  { prompt: { tokens: prompt }, candidates }: Composed,
  cached: number,
  format: WireFormat,
  context: CompletionContext,
): SharedCompletion {
  const counts = { prompt, cached }
  const choices = candidates.map((candidate, index) => toChoice(candidate, index, counts, format, context))
  return { cached, choices, usage: sumUsage(candidates, choices, counts, format, context) }
}

interface PromptCounts {
  prompt: number
  cached: number
}

function toChoice(
  candidate: Candidate,
  index: number,
  { prompt, cached }: PromptCounts,
  format: WireFormat,
  { profile }: CompletionContext,
): CompletedChoice {
  const { isWebSearch } = candidate
  const counts = {
    prompt,
    completion: candidate.completionTokens,
    reasoning: isWebSearch ? null : candidate.reasoningTokens,
    cached: isWebSearch ? 0 : cached,
  }
  return {
    index,
    content: candidate.content,
    reasoning: candidate.hasReasoning ? candidate.reasoning : null,
    hasReasoningEndChunk: candidate.hasReasoning && candidate.thoughtEnded,
    firstContent: isWebSearch ? null : '',
    toolCalls: candidate.calls,
    finishReason: candidate.finishReason,
    logprobs: candidate.logprobs,
    usage: toUsage(counts, format, profile),
    serialized: candidate.serialized,
  }
}

/** The usage of the whole completion: that of the only choice, otherwise the sum of all choices. */
function sumUsage(
  candidates: readonly Candidate[],
  choices: readonly CompletedChoice[],
  { prompt, cached }: PromptCounts,
  format: WireFormat,
  { profile }: CompletionContext,
): Completion['usage'] {
  const [first] = choices
  if (first !== undefined && choices.length === 1) return first.usage
  let completion = 0
  let reasoning: number | null = null
  for (const candidate of candidates) {
    completion += candidate.completionTokens
    if (candidate.reasoningTokens !== null) reasoning = (reasoning ?? 0) + candidate.reasoningTokens
  }
  return toUsage({ prompt, completion, reasoning, cached }, format, profile)
}
