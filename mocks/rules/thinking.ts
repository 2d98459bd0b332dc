/** Whether a request makes the model think, and the forms of `thinking` that each model accepts. */
import { findModel, type ThinkingRules } from '../../openapi/models.ts'
import type { Refusal } from '../reply/index.ts'
import { defineMessage, refuse, type Members, type Rule } from './rule.ts'

const messages = {
  onlyEnabled: defineMessage(
    { level: 'recorded', source: 'vercel/400-thinking-only-enabled' },
    () => 'invalid thinking: only type=enabled is allowed for this model',
  ),
  unknownType: defineMessage(
    { level: 'unverified', source: 'unknown/wording', note: 'Follows the recorded sentence of kimi-k2.7-code.' },
    () => 'invalid thinking: only type=enabled or type=disabled is allowed for this model',
  ),
  keepUnsupported: defineMessage(
    { level: 'unverified', source: 'vercel/ai', note: 'The refusal is reported, the wording is not known.' },
    () => 'invalid thinking: keep is not allowed for this model',
  ),
  onlyKeepAll: defineMessage(
    {
      level: 'unverified',
      source: 'MoonshotAI/Kimi-Vendor-Verifier',
      note: 'The refusal is tested, the wording is not known.',
    },
    () => 'invalid thinking: only keep=all is allowed for this model',
  ),
}

/** A form of `thinking` that the model does not accept. Any effort is accepted (recorded: lm15-dev/lm15-contract). */
export const wrongThinking: Rule = {
  id: 'thinking',
  messages,
  find({ body, model }) {
    const wanted = body['thinking'] as Members | null | undefined
    if (!wanted) return null
    return checkType(wanted['type'], model.thinking) ?? checkKeep(wanted['keep'], model.thinking)
  },
}

/**
 * `on` when the answer will contain reasoning. On K3 `thinking.type` takes precedence over the effort, and the effort `none`, in
 * any letter case, switches thinking off (QuantumNous/new-api), although the pages do not say so.
 */
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

/**
 * A missing type means enabled (MoonshotAI/Kimi-Vendor-Verifier, test_thinking_effort.py); so does an empty one (unverified).
 * A model that cannot think ignores the member (unverified).
 */
function checkType(type: unknown, { form, disabled_accepted: isSwitchable }: ThinkingRules): Refusal | null {
  if (type === undefined || type === null || type === '' || type === 'enabled') return null
  if (form === 'always' && !isSwitchable) return refuse(messages.onlyEnabled.build())
  return form === 'switchable' && type !== 'disabled' ? refuse(messages.unknownType.build()) : null
}

/** The published schema allows `all` and null, with thinking off as well (unverified). */
function checkKeep(keep: unknown, { keep: known }: ThinkingRules): Refusal | null {
  if (keep === undefined || keep === null) return null
  if (known.length === 0) return refuse(messages.keepUnsupported.build())
  return known.includes(keep as string) ? null : refuse(messages.onlyKeepAll.build())
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
