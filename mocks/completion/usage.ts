/**
 * Writes the usage object. Its members depend on the model, the profile and whether the prompt was in the cache. Recorded by
 * leandromineti/ai-assisted-coding and vercel/k3-stream-thinking; the vendors' form: MoonshotAI/K2-Vendor-Verifier.
 */
import type { Profile, Usage } from './types.ts'
import type { WireFormat } from './wire-format.ts'

export interface Counts {
  prompt: number
  completion: number
  /** null: the answer has no thinking and the model leaves the object out. */
  reasoning: number | null
  cached: number
}

/** The usage, with its members in the recorded order. */
export function toUsage(counts: Counts, format: WireFormat, profile: Profile): Usage {
  const usage: Usage = {
    prompt_tokens: counts.prompt,
    completion_tokens: counts.completion,
    total_tokens: counts.prompt + counts.completion,
  }
  if (profile === 'vendor') {
    usage.completion_tokens_details = { reasoning_tokens: counts.reasoning ?? 0 }
    usage.prompt_tokens_details = { cached_tokens: counts.cached }
    return usage
  }
  const isHit = counts.cached > 0 && format.cachedIn !== 'nowhere'
  if (isHit) usage.cached_tokens = counts.cached
  if (counts.reasoning !== null && format.reasoningDetails)
    usage.completion_tokens_details = { reasoning_tokens: counts.reasoning }
  if (isHit && format.cachedIn === 'both') usage.prompt_tokens_details = { cached_tokens: counts.cached }
  return usage
}
