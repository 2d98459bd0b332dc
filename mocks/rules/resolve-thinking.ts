/**
 * Whether a request makes the model think. Facts: `kimi-chat-api.md` §1.5 (K3 probed 2026-09-21: `disabled` and effort
 * `none` really switch it off, whatever the pages say; `thinking.type` outranks the effort; letter case of `none` is free).
 */
import { findModel } from '../../openapi/models.ts'

/** `on` when the answer will hold reasoning; the completion and the rules must agree on it. */
export function resolveThinking(body: Readonly<Record<string, unknown>>, model: { readonly id: string }): 'on' | 'off' {
  switch (findModel(model.id)?.thinking.form) {
    case 'effort':
      return resolveEffort(body)
    case 'switchable':
      return typeOf(body['thinking']) === 'disabled' ? 'off' : 'on'
    case 'always':
      return 'on'
    default:
      return 'off'
  }
}

function resolveEffort(body: Readonly<Record<string, unknown>>): 'on' | 'off' {
  const type = typeOf(body['thinking'])
  if (type === 'enabled') return 'on'
  if (type === 'disabled') return 'off'
  const effort = body['reasoning_effort']
  return typeof effort === 'string' && effort.toLowerCase() === 'none' ? 'off' : 'on'
}

function typeOf(thinking: unknown): unknown {
  return typeof thinking === 'object' && thinking !== null ? (thinking as { type?: unknown }).type : undefined
}
