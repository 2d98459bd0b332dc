/** Histories with tool calls: reasoning in each calling message, one result for each call, one call for each result. */
import type { ModelRow } from '../../openapi/models.ts'
import { defineMessage, refuse, type Members, type Rule } from './rule.ts'

const messages = {
  reasoningMissing: defineMessage(
    { level: 'recorded', source: 'sipeed/picoclaw#588', note: 'K2.5, K2.6, K2.7-code; reported for kimi-k2-thinking.' },
    (index: number) =>
      `thinking is enabled but reasoning_content is missing in assistant tool call message at index ${index}`,
  ),
  resultsMissing: defineMessage(
    { level: 'recorded', source: 'MoonshotAI/kimi-cli#1977' },
    (ids: string) =>
      "an assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. " +
      `The following tool_call_ids did not have response messages: ${ids}`,
  ),
  unknownId: defineMessage(
    { level: 'recorded', source: 'reports/tool-call-id-not-found', note: 'Two spaces; the id is not printed.' },
    () => 'Invalid request: tool_call_id  is not found',
  ),
  duplicateId: defineMessage(
    { level: 'reported', source: 'openclaw/openclaw#51155', note: 'Also openclaw/openclaw#65924 and #84730.' },
    (id: string) => `Invalid request: tool call id ${id} is duplicated`,
  ),
}

/**
 * Families that treat an empty `reasoning_content` as missing (theopenco/llmgateway#2093, api.moonshot.ai, 2026-04-26: K2.5 and
 * K2.6; a space is accepted, and kimi-k2-thinking accepts the empty string). K2.7-code is not known: accepted here (unverified).
 */
const emptyCountsAsMissing = new Set(['k2.5', 'k2.6'])

/**
 * An assistant message with tool calls but without `reasoning_content` while thinking is on. K3 accepts such a history (recorded:
 * lm15-dev/lm15-contract), although the pages call the member required.
 */
export const missingReasoning: Rule = {
  id: 'messages.reasoning_content',
  messages: { reasoningMissing: messages.reasoningMissing },
  find({ messages: all, model, thinking }) {
    if (thinking === 'off' || model.thinking.form === 'effort') return null
    for (let index = 0; index < all.length; index++) {
      const message = all[index]!
      if (callsOf(message).length > 0 && isMissing(message['reasoning_content'], model)) {
        return refuse(messages.reasoningMissing.build(index))
      }
    }
    return null
  },
}

/** A result without a call, a call without a result, or an id that two calls of one message share. */
export const unpairedCall: Rule = {
  id: 'messages.tool_calls',
  messages: {
    resultsMissing: messages.resultsMissing,
    unknownId: messages.unknownId,
    duplicateId: messages.duplicateId,
  },
  find({ messages: all }) {
    /** Calls without a result so far, by id. The API names them `name:index`, counted through the conversation. */
    const open = new Map<string, string>()
    let known = new Set<string>()
    let counted = 0
    for (const message of all) {
      if (message['role'] === 'tool') {
        const id = message['tool_call_id']
        if (typeof id !== 'string' || !known.has(id)) return refuse(messages.unknownId.build())
        open.delete(id)
        continue
      }
      if (open.size > 0) return refuseOpen(open)
      if (known.size > 0) known = new Set()
      for (const call of callsOf(message)) {
        const id = String(call?.['id'] ?? '')
        if (known.has(id)) return refuse(messages.duplicateId.build(id))
        known.add(id)
        open.set(id, `${nameOf(call)}:${counted++}`)
      }
    }
    return open.size > 0 ? refuseOpen(open) : null
  },
}

function isMissing(reasoning: unknown, { family }: ModelRow): boolean {
  return typeof reasoning !== 'string' || (reasoning === '' && emptyCountsAsMissing.has(family))
}

function refuseOpen(open: ReadonlyMap<string, string>) {
  return refuse(messages.resultsMissing.build([...open.values()].join(', ')))
}

function callsOf(message: Members): readonly (Members | null)[] {
  const calls = message['tool_calls']
  return message['role'] === 'assistant' && Array.isArray(calls) ? calls : []
}

function nameOf(call: Members | null): string {
  const called = call?.['function'] as { name?: unknown } | null | undefined
  return typeof called?.name === 'string' ? called.name : ''
}
