/**
 * Answers a valid chat request: decides between a call, JSON and text, thinks as long as the effort says, cuts where `stop` and
 * the budget say, and counts. Everything follows from the request and `given`; nothing is left to chance.
 */
import { compose } from './compose.ts'
import { toCompletionDigits } from './ids.ts'
import type { CompletedChoice, Completion, Given, RequestLike, Usage } from './shapes.ts'
import { findTraits } from './traits.ts'
import { toUsage } from './usage.ts'

export type { Completion, CompletedChoice, Given, RequestLike } from './shapes.ts'

/**
 * Completes a request that the rules have accepted.
 * @example toAnswer(complete(request, { model, seed: 'kimi', createdSeconds: 1_788_220_800, sequence: 0, profile: 'official', cachedTokens: cache.cachedTokens }))
 */
export function complete(request: RequestLike, given: Given): Completion {
  const traits = findTraits(given.model)
  const digits = toCompletionDigits(given.seed, given.createdSeconds, given.sequence)
  const make = () => compose(request, given, traits, digits)
  const { prompt, parts } = given.recall ? given.recall(make) : make()
  const cached = Math.max(0, Math.min(prompt.tokens, given.cachedTokens(prompt.key, prompt.tokens)))
  const cacheSaved = traits.cachedIn === 'nowhere' && given.profile === 'official' ? 0 : cached
  const choices: CompletedChoice[] = []
  let output = 0
  let reasoning: number | null = null
  for (const [index, part] of parts.entries()) {
    const { search } = part
    const counted = {
      prompt: prompt.tokens,
      completion: part.completion,
      reasoning: search ? null : part.reasoningTokens,
      cached: search ? 0 : cached,
    }
    choices.push({
      index,
      content: part.content,
      reasoning: part.thinks ? part.reasoning : null,
      reasoningEndFrame: part.thinks && part.thoughtEnded,
      firstContent: search ? null : '',
      toolCalls: part.calls,
      finishReason: part.finishReason,
      logprobs: part.logprobs,
      usage: toUsage(counted, traits, given.profile),
      written: part.written,
    })
    output += part.completion
    if (counted.reasoning !== null) reasoning = (reasoning ?? 0) + counted.reasoning
  }
  const only = choices[0] as CompletedChoice
  const usage: Usage =
    choices.length === 1
      ? only.usage
      : toUsage({ prompt: prompt.tokens, completion: output, reasoning, cached }, traits, given.profile)
  return {
    id: `chatcmpl-${digits}`,
    created: given.createdSeconds,
    model: typeof request.model === 'string' ? request.model : given.model.id,
    fingerprint: only.firstContent === null ? null : traits.fingerprint,
    choices,
    usage,
    cacheSaved: only.firstContent === null && given.profile === 'official' ? 0 : cacheSaved,
  }
}
