/**
 * Reads whether and how much the model thinks. On K3 `thinking.type` takes precedence over the effort, the effort `none` switches
 * thinking off, and unknown efforts are accepted (QuantumNous/new-api). `thinking.effort` takes precedence over `reasoning_effort`
 * (MoonshotAI/Kimi-Vendor-Verifier).
 */
import { resolveThinking } from '../rules/index.ts'
import { isRecord } from './request-view.ts'
import type { Effort, ModelLike, RequestLike } from './types.ts'

/** The effort of a request, or `off`. */
export function readEffort(request: RequestLike, model: ModelLike): Effort | 'off' {
  if (resolveThinking(request, model) === 'off') return 'off'
  const thinking = isRecord(request['thinking']) ? request['thinking'] : {}
  return toEffort(toName(thinking['effort']) || toName(request['reasoning_effort']))
}

function toName(value: unknown): string {
  return typeof value === 'string' ? value.trim().toLowerCase() : ''
}

/** `minimal` has the effect of low, `medium` that of high, and any other name that of max, the default (lm15-dev/lm15-contract). */
function toEffort(name: string): Effort {
  if (name === 'low' || name === 'minimal') return 'low'
  return name === 'high' || name === 'medium' ? 'high' : 'max'
}
