/** An exchange as a fixture of the mock: the same question gets the same answer. */
import type { TrafficEntry } from '../../protocol.ts'
import type { Assembly } from '../../../../tests/suite/judge/index.ts'

/** A fixture as `POST /__mock/fixtures` accepts it. @throws Error where the exchange cannot be one */
export function toFixture(entry: TrafficEntry, answer: Assembly, error: unknown): Record<string, unknown> {
  if (entry.status === null) throw new Error('a request without an answer cannot be a fixture')
  const match = toMatch(entry.body)
  const id = toId(entry.receivedAtMs, entry.status)
  if (entry.status >= 400) {
    const { type, message } = readError(error)
    return { id, match, validate: false, error: { status: entry.status, type, message } }
  }
  const choice = answer.choices.get(0)
  if (choice === undefined) throw new Error('only answers of chat requests can be fixtures')
  const calls = [...choice.calls.values()].map(({ id: callId, name, arguments: text }) => ({
    name: name ?? '',
    arguments: text.whole ?? '',
    ...(callId === null ? {} : { id: callId }),
  }))
  const reply = {
    content: choice.content.whole ?? '',
    ...(choice.reasoning.whole ? { reasoning: choice.reasoning.whole } : {}),
    ...(calls.length > 0 ? { toolCalls: calls } : {}),
    ...(choice.finishReason === null ? {} : { finishReason: choice.finishReason }),
  }
  return { id, match, reply }
}

/** `saved-2026-11-27-070000-200-x7f2`: a later fixture of the same second has another end. */
function toId(receivedAtMs: number, status: number): string {
  const time = new Date(receivedAtMs).toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-')
  return `saved-${time}-${status}-${Math.random().toString(36).slice(2, 6)}`
}

/** Matches the last user message and the number of answers before it, and the model. */
function toMatch(body: unknown): Record<string, unknown> {
  if (typeof body !== 'object' || body === null) throw new Error('the request has no JSON body')
  const { model, messages } = body as { model?: unknown; messages?: unknown }
  const list = Array.isArray(messages) ? (messages as { role?: unknown; content?: unknown }[]) : []
  const user = list.findLast(({ role }) => role === 'user')
  const text = toText(user?.content)
  const last = list.at(-1)
  return {
    ...(typeof model === 'string' ? { model } : {}),
    ...(text === '' ? {} : { user: { equals: text } }),
    turn: 1 + list.filter(({ role }) => role === 'assistant').length,
    ...(last?.role === 'tool' ? { toolResult: true } : {}),
  }
}

function toText(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return (content as { text?: unknown }[]).map(({ text }) => (typeof text === 'string' ? text : '')).join('')
}

function readError(error: unknown): { type: string; message: string } {
  const inner = (error as { error?: { type?: unknown; message?: unknown } } | null)?.error
  return {
    type: typeof inner?.type === 'string' ? inner.type : 'unknown_error',
    message: typeof inner?.message === 'string' ? inner.message : '',
  }
}
