/**
 * `tool_choice` against tools and thinking. Facts: `kimi-chat-api.md` §2.5 (recorded 2026-08 and 2026-09-21; the missing
 * tools are noticed before the thinking; with thinking off a named function needs no `tools`).
 */
import { refuse, type Members, type Rule } from './rule.ts'
import { texts } from './texts.ts'

/** A choice the request's tools or its thinking do not allow. */
export const findWrongToolChoice: Rule = ({ body, messages, model, thinking }) => {
  const choice = body['tool_choice']
  if (choice === undefined || choice === null || choice === '' || choice === 'auto' || choice === 'none') return null
  if (choice === 'required') {
    if (!hasTools(body) && !messages.some(hasTools)) return refuse(texts.choiceNoTools.build())
    const isRefused = thinking === 'on' && model.tool_choice.required_with_thinking === 'refused'
    return isRefused ? refuse(texts.choiceRequired.build()) : null
  }
  if (thinking === 'on' && model.tool_choice.named_with_thinking === 'refused')
    return refuse(texts.choiceSpecified.build())
  if (typeof choice === 'string') return refuse(texts.choiceUnknown.build(choice))
  const { type, function: named } = choice as { type?: unknown; function?: { name?: unknown } | null }
  return type === 'function' && named?.name ? null : refuse(texts.choiceUnknown.build(String(type ?? '')))
}

function hasTools(holder: Members): boolean {
  const tools = holder['tools']
  return Array.isArray(tools) && tools.length > 0
}
