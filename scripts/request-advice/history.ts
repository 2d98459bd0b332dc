/**
 * Compares an answer with a later request of the same conversation, and finds what the request lost of it: reasoning, tool calls,
 * results, text. The drills and `validate --requests` use this comparison.
 */

/** An answer as a client reads it. */
export interface SentMessage {
  /** The text. */
  readonly content: string
  /** The text of `reasoning_content`; empty without one. */
  readonly reasoning: string
  /** The tool calls, in the order of their indexes. */
  readonly calls: readonly SentCall[]
  /** The finish reason; null if the answer did not end. */
  readonly finishReason: string | null
}

/** A tool call of an answer. */
export interface SentCall {
  /** The id, which the tool message repeats. */
  readonly id: string
  /** The name of the function. */
  readonly name: string
  /** The arguments as received; usually JSON. */
  readonly arguments: string
}

/** What a later request changed of an answer. */
export interface Loss {
  /** Which part was lost. */
  readonly kind: 'reasoning-missing' | 'reasoning-changed' | 'calls-changed' | 'result-missing' | 'content-changed'
  /** Index of the assistant message in the later request; of its last message if a result is missing. */
  readonly index: number
  /** One sentence: what was lost, and what follows from it. */
  readonly message: string
  /** What the answer had. */
  readonly sent: string
  /** What the later request has in its place. */
  readonly returned: string
}

type Members = Readonly<Record<string, unknown>>

/**
 * Finds what a request lost of an answer that it continues.
 * @returns null if the request does not contain the answer, so that it does not continue it
 */
export function findLosses(sent: SentMessage, messages: readonly unknown[]): Loss[] | null {
  const index = findAnswer(sent, messages)
  if (index === null) return null
  const message = messages[index] as Members
  return [
    ...compareReasoning(sent, message, index),
    ...compareCalls(sent, messages, index),
    ...compareContent(sent, message, index),
  ]
}

/** The index of the assistant message that corresponds to the answer: the last one that may. */
function findAnswer(sent: SentMessage, messages: readonly unknown[]): number | null {
  const ids = new Set(sent.calls.map(({ id }) => id))
  const names = new Set(sent.calls.map(({ name }) => name))
  for (let index = messages.length - 1; index >= 0; index--) {
    const message = messages[index]
    if (!isObject(message) || message['role'] !== 'assistant') continue
    const calls = callsOf(message)
    if (sent.calls.length > 0) {
      if (calls.some((call) => ids.has(call.id))) return index
      // The ids differ, but the names are the same: the client has made its own ids.
      if (calls.length > 0 && !messages.some((one) => hasCall(one, ids)) && calls.some((call) => names.has(call.name)))
        return index
    } else if (calls.length === 0 && shareStart(sent.content, textOf(message))) return index
  }
  return null
}

function hasCall(message: unknown, ids: ReadonlySet<string>): boolean {
  return isObject(message) && callsOf(message).some((call) => ids.has(call.id))
}

/** Only answers with tool calls need their reasoning: without `keep`, the service drops that of earlier turns. */
function compareReasoning(sent: SentMessage, message: Members, index: number): Loss[] {
  if (sent.calls.length === 0 || sent.reasoning === '') return []
  const returned = message['reasoning_content']
  if (returned === sent.reasoning) return []
  const isMissing = typeof returned !== 'string' || returned.trim() === ''
  return [
    {
      kind: isMissing ? 'reasoning-missing' : 'reasoning-changed',
      index,
      message: isMissing
        ? 'the assistant message with tool calls came back without its reasoning_content'
        : 'the reasoning_content of a message with tool calls came back changed',
      sent: quote(sent.reasoning),
      returned: returned === undefined ? 'no such member' : quote(returned),
    },
  ]
}

function compareCalls(sent: SentMessage, messages: readonly unknown[], index: number): Loss[] {
  if (sent.calls.length === 0) return []
  const calls = callsOf(messages[index] as Members)
  const losses: Loss[] = []
  const changed = sent.calls.find((call, at) => !isSameCall(call, calls[at]))
  if (changed || calls.length !== sent.calls.length)
    losses.push({
      kind: 'calls-changed',
      index,
      message: 'the tool calls of the assistant message came back changed',
      sent: quote(sent.calls),
      returned: quote(calls),
    })
  const answered = new Set(resultIds(messages.slice(index + 1)))
  for (const call of calls)
    if (!answered.has(call.id))
      losses.push({
        kind: 'result-missing',
        index: messages.length - 1,
        message: 'a tool call has no result',
        sent: `${call.name} with id ${quote(call.id)}`,
        returned:
          answered.size === 0 ? 'no message of role tool' : `results for ${[...answered].map(quote).join(', ')}`,
      })
  return losses
}

/** Compares only names and the values of arguments, because Kimi accepts other ids and other white space. */
function isSameCall(one: SentCall, other: SentCall | undefined): boolean {
  if (other?.name !== one.name) return false
  return other.arguments === one.arguments || canonical(other.arguments) === canonical(one.arguments)
}

function compareContent(sent: SentMessage, message: Members, index: number): Loss[] {
  const returned = textOf(message)
  if (sent.content.trim() === '' || returned.trim() === sent.content.trim()) return []
  return [
    {
      kind: 'content-changed',
      index,
      message: 'the text of the assistant message came back changed',
      sent: quote(sent.content),
      returned: quote(returned),
    },
  ]
}

function resultIds(messages: readonly unknown[]): string[] {
  return messages.flatMap((message) =>
    isObject(message) && message['role'] === 'tool' ? [String(message['tool_call_id'] ?? '')] : [],
  )
}

/** The tool calls of an assistant message. */
export function callsOf(message: Members): SentCall[] {
  const calls = message['role'] === 'assistant' && Array.isArray(message['tool_calls']) ? message['tool_calls'] : []
  return calls.filter(isObject).map((call) => {
    const called = isObject(call['function']) ? call['function'] : {}
    return {
      id: toText(call['id']),
      name: toText(called['name']),
      arguments:
        typeof called['arguments'] === 'string' ? called['arguments'] : (JSON.stringify(called['arguments']) ?? ''),
    }
  })
}

/** The text of a message: a string, or the text parts of a list. */
export function textOf(message: Members): string {
  const content = message['content']
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content.map((part) => (isObject(part) && typeof part['text'] === 'string' ? part['text'] : '')).join('')
}

/** Whether both texts begin alike. One of them may be cut or extended. */
function shareStart(one: string, other: string): boolean {
  const length = Math.min(one.trim().length, other.trim().length, 24)
  return length > 0 && one.trim().slice(0, length) === other.trim().slice(0, length)
}

/** JSON with sorted keys; a text that is not JSON stays as it is. */
function canonical(text: string): string {
  try {
    return JSON.stringify(sort(JSON.parse(text)))
  } catch {
    return text
  }
}

function sort(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sort)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sort(value[key])]),
  )
}

function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 160 ? `${text.slice(0, 160)}…` : text
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isObject(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
