/** Chat answers that the service ends early: the answer that the mock composes, cut, with another `finish_reason`. */
import {
  complete,
  type CompletedChoice,
  type Completion,
  type FinishReason,
  type CompletionContext,
  type RequestLike,
  type Usage,
} from '../completion/index.ts'

/** The answer to a request, ended early: `engine_overloaded` keeps the reasoning only, `content_filter` also half of the content. */
export function completeEarly(request: RequestLike, given: CompletionContext, reason: FinishReason): Completion {
  const full = complete(request, given)
  const cut = reason === 'engine_overloaded' ? withoutContent(full) : cutContent(request, given, full)
  return { ...cut, choices: cut.choices.map((choice) => ({ ...choice, finishReason: reason, serialized: {} })) }
}

function withoutContent(full: Completion): Completion {
  const choices = full.choices.map((choice): CompletedChoice => ({
    ...choice,
    content: '',
    toolCalls: [],
    logprobs: choice.logprobs && [],
    usage: withoutContentTokens(choice.usage),
  }))
  return { ...full, choices, usage: withoutContentTokens(full.usage) }
}

function withoutContentTokens(usage: Usage): Usage {
  const left = reasoningTokens(usage)
  return { ...usage, completion_tokens: left, total_tokens: usage.prompt_tokens + left }
}

/** Completes once more with a budget that ends in the middle of the content. */
function cutContent(request: RequestLike, given: CompletionContext, full: Completion): Completion {
  const { usage } = full.choices[0]!
  const content = usage.completion_tokens - reasoningTokens(usage)
  const budget = Math.max(1, usage.completion_tokens - Math.ceil(content / 2))
  // Without `recall`, which would return the complete answer. The prompt went through the cache once, so its result is reused.
  const { recall: _, ...rest } = given
  return complete({ ...request, max_completion_tokens: budget }, { ...rest, cachedTokens: () => full.cacheSaved })
}

function reasoningTokens(usage: Usage): number {
  return usage.completion_tokens_details?.reasoning_tokens ?? 0
}
