/**
 * Whether a request makes the model think, by the model's row and the members of the request. Recorded on kimi-k3 in September
 * 2026: `thinking.type` takes precedence over the effort, and the effort `none` (any letter case) switches thinking off.
 */
import type { ModelRow } from '../../../../openapi/models.ts'
import { isObject } from '../../judge/assembly.ts'

/** `on` or `off`, as the first-party API behaves for this model. */
export function resolveThinking(request: Readonly<Record<string, unknown>>, model: ModelRow): 'on' | 'off' {
  const form = model.thinking.form
  if (form === 'none') return 'off'
  if (form === 'always') return 'on'
  if (isObject(request.thinking)) {
    if (request.thinking.type === 'disabled') return 'off'
    if (request.thinking.type === 'enabled') return 'on'
  }
  if (form === 'effort' && typeof request.reasoning_effort === 'string') {
    return request.reasoning_effort.toLowerCase() === 'none' ? 'off' : 'on'
  }
  return model.thinking.default === 'enabled' ? 'on' : 'off'
}
