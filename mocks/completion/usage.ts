/** The usage object: which counters stand where (facts README 7; vendors: appendix A of kimi-other-endpoints.md). */
import type { Profile, Usage } from './shapes.ts'
import type { Traits } from './traits.ts'

export interface Counts {
  prompt: number
  completion: number
  /** null: the answer was not thought about and the model leaves the object out. */
  reasoning: number | null
  cached: number
}

/** Usage as the wire has it. */
export function toUsage(counts: Counts, traits: Traits, profile: Profile): Usage {
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
  const hit = counts.cached > 0 && traits.cachedIn !== 'nowhere'
  if (hit) usage.cached_tokens = counts.cached
  if (counts.reasoning !== null && traits.reasoningDetails)
    usage.completion_tokens_details = { reasoning_tokens: counts.reasoning }
  if (hit && traits.cachedIn === 'both') usage.prompt_tokens_details = { cached_tokens: counts.cached }
  return usage
}
