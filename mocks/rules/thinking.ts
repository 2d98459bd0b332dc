/**
 * Forms of `thinking`, by model. Facts: `kimi-chat-api.md` §1.5: K2.7-code thinks always and says so (recorded 2026-08); K2.5
 * knows no `keep`; K3 takes unknown types and efforts in silence (probed 2026-09-21); `keep` counts only while thinking.
 * Documented with `type` required (2026-06); Moonshot's vendor test (test_thinking_effort.py, 2026-08) has none mean enabled.
 */
import type { ThinkingRules } from '../../openapi/models.ts'
import type { Refusal } from '../request/reply.ts'
import { refuse, type Members, type Rule } from './rule.ts'
import { texts } from './texts.ts'

/** A form of thinking this model does not have. */
export const findWrongThinking: Rule = ({ body, model, thinking }) => {
  const wanted = body['thinking'] as Members | null | undefined
  if (!wanted) return null
  return judgeType(wanted['type'], model.thinking) ?? judgeKeep(wanted['keep'], model.thinking, thinking)
}

/** No type means enabled (tested, see above), an empty one too; a model that cannot think ignores the member (both unverified). */
function judgeType(type: unknown, { form, disabled_accepted: isSwitchable }: ThinkingRules): Refusal | null {
  if (type === undefined || type === null || type === '' || type === 'enabled') return null
  if (form === 'always' && !isSwitchable) return refuse(texts.thinkingOnlyEnabled.build())
  return form === 'switchable' && type !== 'disabled' ? refuse(texts.thinkingUnknownType.build()) : null
}

function judgeKeep(keep: unknown, { keep: known }: ThinkingRules, thinking: 'on' | 'off'): Refusal | null {
  if (keep === undefined || keep === null) return null
  if (known.length === 0) return refuse(texts.thinkingKeepUnsupported.build())
  return thinking === 'on' && !known.includes(keep as string) ? refuse(texts.thinkingOnlyKeepAll.build()) : null
}
