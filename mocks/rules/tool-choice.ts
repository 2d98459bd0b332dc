/**
 * `tool_choice`: whether the request's tools and thinking allow it. Missing tools are reported before thinking; with thinking off a named function needs no
 * `tools` (QuantumNous/new-api).
 */
import { defineMessage, refuse, type Members, type Rule } from './rule.ts'

const messages = {
  required: defineMessage(
    { level: 'recorded', source: 'vercel/400-required-tool-choice', note: 'K2.5, K2.6 and K2.7-code; K3 accepts it.' },
    () => "tool_choice 'required' is incompatible with thinking enabled",
  ),
  named: defineMessage(
    {
      level: 'recorded',
      source: 'QuantumNous/new-api',
      note: 'A named function, or an unknown string; also documented for named functions (docs/guide/tool-choice).',
    },
    () => "tool_choice 'specified' is incompatible with thinking enabled",
  ),
  unknown: defineMessage(
    {
      level: 'unverified',
      source: 'QuantumNous/new-api',
      note: 'The words "unknown … strategy" and the value were seen; the complete wording is not known.',
    },
    (value: string) => `Invalid request: unknown tool_choice strategy: ${value}`,
  ),
  noTools: defineMessage(
    { level: 'unverified', source: 'QuantumNous/new-api', note: 'The refusal was seen, the wording is not known.' },
    () => "Invalid request: tool_choice 'required' needs tools",
  ),
}

/** A `tool_choice` that the request's tools or its thinking do not allow. */
export const wrongToolChoice: Rule = {
  id: 'tool_choice',
  messages,
  find({ body, messages: all, model, thinking }) {
    const choice = body['tool_choice']
    if (choice === undefined || choice === null || choice === '' || choice === 'auto' || choice === 'none') return null
    if (choice === 'required') {
      if (!hasTools(body) && !all.some(hasTools)) return refuse(messages.noTools.build())
      const isRefused = thinking === 'on' && model.tool_choice.required_with_thinking === 'refused'
      return isRefused ? refuse(messages.required.build()) : null
    }
    if (thinking === 'on' && model.tool_choice.named_with_thinking === 'refused') return refuse(messages.named.build())
    if (typeof choice === 'string') return refuse(messages.unknown.build(choice))
    const { type, function: named } = choice as { type?: unknown; function?: { name?: unknown } | null }
    return type === 'function' && named?.name ? null : refuse(messages.unknown.build(String(type ?? '')))
  },
}

function hasTools(holder: Members): boolean {
  const tools = holder['tools']
  return Array.isArray(tools) && tools.length > 0
}
