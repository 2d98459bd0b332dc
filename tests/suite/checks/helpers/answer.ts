/** Classifies exchanges, events and chunks, and finds the choices of a chunk. Many checks share these functions. */
import { isObject, type Arrival, type AssembledCall, type AssembledChoice, type Subject } from '../../judge/index.ts'

type Json = Readonly<Record<string, unknown>>

/** True for a call of chat completions, but not for a preflight on that path. */
export function isChatCall(subject: Subject): boolean {
  return subject.head.operationId === 'createChatCompletion' && !isPreflight(subject)
}

/** True for an OPTIONS or HEAD request; no operation has these methods. */
export function isPreflight(subject: Subject): boolean {
  return /^(options|head)$/i.test(subject.head.request?.method ?? '')
}

/** True for a chat call that was answered with 2xx, or whose status is not known. */
export function isChatAnswer(subject: Subject): boolean {
  return isChatCall(subject) && (subject.status === null || (subject.status >= 200 && subject.status < 300))
}

/** True for a chat answer whose body is an event stream, envelope included. */
export function isFramedStream(subject: Subject): boolean {
  return isChatAnswer(subject) && subject.kind === 'events' && subject.head.form === 'body'
}

/** True for one stored chunk, which is only a part of a stream: the answer may end in another. */
export function isLoneChunk(subject: Subject): boolean {
  return subject.head.form === 'payloads' && subject.assembled.chunks === 1
}

/** True for a stored body without a status that holds an error, and so may be a correct refusal. */
export function isStoredRefusal(subject: Subject, json: unknown): boolean {
  return subject.status === null && isObject(json) && json.choices === undefined && typeof json.object !== 'string'
}

/** True for an error that is sent as an event, the only way to report one once the stream has begun. */
export function isErrorEvent(arrival: Arrival): boolean {
  const chunk = arrival.chunk
  if (chunk === null) return arrival.event.name === 'error'
  if (chunk.error !== undefined && chunk.error !== null) return true
  return chunk.choices === undefined && (arrival.event.name === 'error' || chunk.object === 'error')
}

/** The chunk of an event; null for errors and for named events that are not chunks. */
export function findChunk(arrival: Arrival): Json | null {
  const { chunk, event } = arrival
  if (chunk === null || isErrorEvent(arrival)) return null
  return event.name !== null && event.name !== 'message' && chunk.choices === undefined ? null : chunk
}

/** True for a chunk of metadata before the answer, such as `prompt_filter_results`: an id, the right `object`, no choices and no usage. */
export function isPreamble(chunk: Json): boolean {
  return (
    Array.isArray(chunk.choices) &&
    chunk.choices.length === 0 &&
    (chunk.usage ?? null) === null &&
    typeof chunk.id === 'string' &&
    chunk.id !== '' &&
    chunk.object === 'chat.completion.chunk'
  )
}

/** An entry of `choices` that is an object, its index (its place where it has none) and its path. */
export interface FoundChoice {
  choice: Json
  index: number
  path: string
}

/** The entries of `choices` that are objects. */
export function findChoices(json: unknown): readonly FoundChoice[] {
  const found: FoundChoice[] = []
  if (isObject(json) && Array.isArray(json.choices)) {
    for (let position = 0; position < json.choices.length; position++) {
      const choice: unknown = json.choices[position]
      if (!isObject(choice)) continue
      const index = typeof choice.index === 'number' ? choice.index : position
      found.push({ choice, index, path: position === 0 ? '/choices/0' : `/choices/${position}` })
    }
  }
  return found
}

/** How many choices the request asked for; null when the request is not known. */
export function findWantedChoices(subject: Subject): number | null {
  if (subject.request === null) return null
  const n = subject.request.n
  return typeof n === 'number' && Number.isInteger(n) && n > 0 ? n : 1
}

/**
 * A place in a choice, for `at`: a JSON pointer into a body, whose numbers are places in its lists. What is joined over a stream has no
 * such place, so there the choice is named by its index: `choice 1 /finish_reason (joined over the stream)`.
 */
export function atChoice(subject: Subject, choice: AssembledChoice, path: string): string {
  return subject.kind === 'events' ? atJoined(choice.index, path) : `/choices/${choice.position}${path}`
}

/** A place in the message of a choice: `/choices/0/message/content`, or `choice 0 /delta/content (joined over the stream)`. */
export function atMessage(subject: Subject, choice: AssembledChoice, path: string): string {
  return atChoice(subject, choice, `/${subject.kind === 'events' ? 'delta' : 'message'}${path}`)
}

/** A place in a call, which has an index as its choice has: `choice 0 /delta/tool_calls/1/id (joined over the stream)`. */
export function atCall(subject: Subject, choice: AssembledChoice, call: AssembledCall, path: string): string {
  const number = subject.kind === 'events' ? call.index : call.position
  return atMessage(subject, choice, `/tool_calls/${number}${path}`)
}

/** A place in the joined deltas of the choice with this index. */
export function atJoined(index: number, path: string): string {
  return `choice ${index} ${path} (joined over the stream)`
}

/**
 * True for a finish reason after which text and arguments may end anywhere: the answer was truncated, filtered, or stopped by the
 * server. Apart from `length` and `content_filter` these are values that Moonshot's vendor rules tolerate.
 */
export function isInterrupted(finishReason: string | null): boolean {
  return finishReason !== null && interrupted.has(finishReason)
}

/** True where the server stopped the answer, as with `engine_overloaded`, and neither the budget nor a filter did. */
export function isStoppedByServer(finishReason: unknown): boolean {
  if (typeof finishReason !== 'string' || finishReason === 'length' || finishReason === 'content_filter') return false
  return isInterrupted(finishReason)
}

const interrupted: ReadonlySet<string> = new Set([
  'length',
  'content_filter',
  'engine_overloaded',
  'server_interrupted',
  'unexpected_state',
  'malformed_byte_sequence',
])
