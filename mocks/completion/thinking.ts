/**
 * How hard the model thinks in this request: not at all, or with an effort.
 * Facts §1.5 (REC-1, REC-3, September 2026): on K3 `thinking.type` outranks the effort; `none`, in any case, switches it off;
 * unknown efforts are accepted. Moonshot's own test (Kimi-Vendor-Verifier, test_thinking_effort.py, August 2026) lets
 * `thinking.effort` win over `reasoning_effort`.
 */
import { resolveThinking } from '../rules/index.ts'
import { isRecord } from './request-view.ts'
import type { ModelLike, RequestLike } from './shapes.ts'

export type Effort = 'low' | 'high' | 'max'

/** Whether and how hard a request makes the model think. */
export function readEffort(request: RequestLike, model: ModelLike): Effort | 'off' {
  if (resolveThinking(request, model) === 'off') return 'off'
  const thinking = isRecord(request['thinking']) ? request['thinking'] : {}
  const named = toName(request['reasoning_effort'])
  return toEffort(toName(thinking['effort']) || named)
}

function toName(value: unknown): string {
  return typeof value === 'string' ? value.trim().toLowerCase() : ''
}

/** `medium` acts as high and `xhigh` as max (REC-12, a relay's measurement); the default is max. */
function toEffort(name: string): Effort {
  if (name === 'low' || name === 'minimal') return 'low'
  return name === 'high' || name === 'medium' ? 'high' : 'max'
}
