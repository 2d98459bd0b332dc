/**
 * What a history with tool calls owes: the thoughts before each call, a result for each call, a call for each result.
 * Facts: `kimi-chat-api.md` §2.2 (echo rule), §2.4 (pairing; probed 2026-09-21: results in any order, the same id in two
 * messages is fine, twice in one is not).
 */
import { refuse, type Members, type Rule } from './rule.ts'
import { texts } from './texts.ts'

/**
 * An assistant message with tool calls but no `reasoning_content` while thinking is on; any string satisfies it.
 * Recorded on K2.5, K2.6 and K2.7-code, reported on K2-thinking; K3 took such a history on 2026-09-21.
 */
export const findMissingReasoning: Rule = ({ messages, model, thinking }) => {
  if (thinking === 'off' || model.thinking.form === 'effort') return null
  for (let index = 0; index < messages.length; index++) {
    const message = messages[index]!
    if (callsOf(message).length > 0 && typeof message['reasoning_content'] !== 'string') {
      return refuse(texts.reasoningMissing.build(index))
    }
  }
  return null
}

/** A tool result nobody asked for, a call nobody answered, an id used twice in one message. */
export const findUnpairedCall: Rule = ({ messages }) => {
  /** Calls of the turn that is open, by id; their names are the API's own, `name:index`, counted through the conversation. */
  const open = new Map<string, string>()
  let asked = new Set<string>()
  let counted = 0
  for (const message of messages) {
    if (message['role'] === 'tool') {
      const id = message['tool_call_id']
      if (typeof id !== 'string' || !asked.has(id)) return refuse(texts.toolCallIdUnknown.build())
      open.delete(id)
      continue
    }
    if (open.size > 0) return refuse(texts.toolResultsMissing.build([...open.values()].join(', ')))
    if (asked.size > 0) asked = new Set()
    for (const call of callsOf(message)) {
      const id = String(call?.['id'] ?? '')
      if (asked.has(id)) return refuse(texts.toolCallIdTwice.build(id))
      asked.add(id)
      open.set(id, `${nameOf(call)}:${counted++}`)
    }
  }
  return open.size > 0 ? refuse(texts.toolResultsMissing.build([...open.values()].join(', '))) : null
}

function callsOf(message: Members): readonly (Members | null)[] {
  const calls = message['tool_calls']
  return message['role'] === 'assistant' && Array.isArray(calls) ? calls : []
}

function nameOf(call: Members | null): string {
  const called = call?.['function'] as { name?: unknown } | null | undefined
  return typeof called?.name === 'string' ? called.name : ''
}
