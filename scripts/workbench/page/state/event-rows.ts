/** The events of a stream as rows of a list: what each one carries, where it begins, and when it arrived. */
import type { StreamEvent, StreamOddity } from '../../../../openapi/event-stream.ts'
import { isObject } from '../../../../tests/suite/judge/index.ts'

/** What an event carries; `other` for a chunk without any of these. */
export type EventPart =
  | 'role'
  | 'reasoning'
  | 'content'
  | 'tool call'
  | 'finish'
  | 'usage'
  | 'error'
  | 'done'
  | 'not JSON'
  | 'comment'
  | 'other'

export interface EventRow {
  /** Position in the list, from 0. */
  number: number
  part: EventPart
  /** The beginning of what it carries. */
  text: string
  /** Characters of reasoning, content or arguments. */
  characters: number
  /** Offset of its first byte in the body. */
  offset: number
  atMs: number | null
}

/** Characters of an event that its row shows. */
const mostText = 120

/** The row of an event and its chunk; the chunk is null if the data is not a JSON object. */
export function toEventRow(
  event: StreamEvent,
  number: number,
): { row: EventRow; chunk: Record<string, unknown> | null } {
  const { offset, atMs, data } = event
  const make = (part: EventPart, text: string, chunk: Record<string, unknown> | null = null) => {
    const isText = part === 'reasoning' || part === 'content' || part === 'tool call'
    return {
      row: { number, part, text: cut(text), characters: isText ? text.length : 0, offset, atMs },
      chunk,
    }
  }
  if (data.trim() === '[DONE]') return make('done', '[DONE]')
  const chunk = parse(data)
  if (chunk === null) return make('not JSON', data)
  if (isObject(chunk.error)) return make('error', String(chunk.error.message ?? data), chunk)
  const choice: unknown = Array.isArray(chunk.choices) ? chunk.choices[0] : undefined
  if (!isObject(choice))
    return isObject(chunk.usage) ? make('usage', toUsageText(chunk.usage), chunk) : make('other', data, chunk)
  const delta = isObject(choice.delta) ? choice.delta : {}
  const calls = Array.isArray(delta.tool_calls) ? delta.tool_calls.filter(isObject) : []
  if (calls.length > 0) return make('tool call', calls.map(toCallText).join(' '), chunk)
  if (typeof delta.reasoning_content === 'string' && delta.reasoning_content !== '')
    return make('reasoning', delta.reasoning_content, chunk)
  if (typeof delta.content === 'string' && delta.content !== '') return make('content', delta.content, chunk)
  if (typeof choice.finish_reason === 'string') return make('finish', choice.finish_reason, chunk)
  if (typeof delta.role === 'string') return make('role', delta.role, chunk)
  return make('other', data, chunk)
}

/** The row of a comment or of a line that clients ignore. */
export function toOddityRow(oddity: StreamOddity, number: number): EventRow {
  const { offset, atMs, text } = oddity
  return { number, part: oddity.kind === 'comment' ? 'comment' : 'other', text: cut(text), characters: 0, offset, atMs }
}

function toCallText(call: Record<string, unknown>): string {
  const details = isObject(call.function) ? call.function : {}
  const name = typeof details.name === 'string' ? details.name : ''
  return name + (typeof details.arguments === 'string' ? details.arguments : '')
}

function toUsageText(usage: Record<string, unknown>): string {
  return `${usage.prompt_tokens ?? '?'} + ${usage.completion_tokens ?? '?'} tokens`
}

function parse(data: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(data)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function cut(text: string): string {
  return text.length > mostText ? `${text.slice(0, mostText)}…` : text
}
