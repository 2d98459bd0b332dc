/** Edits of replies: headers, body text, JSON, event frames and chunks. Parts that an edit does not change keep their bytes. */
import { doneEvent, toEvent } from '../../openapi/event-stream.ts'
import { toGoJson, type Reply, type ReplyEnd, type ReplyEvent } from '../reply/index.ts'

/** A JSON object that a fault may change freely. */
export type Json = Record<string, unknown>

/** The reply with a header set to `value`, as the last one; without the header if `value` is null. */
export function setHeader(reply: Reply, name: string, value: string | null): Reply {
  const kept = reply.headers.filter(([key]) => key.toLowerCase() !== name.toLowerCase())
  return { ...reply, headers: value === null ? kept : [...kept, [name, value]] }
}

/** The text of a body that is not a stream; null for a stream. */
export function toText(reply: Reply): string | null {
  const { body } = reply
  if (body.kind !== 'bytes') return null
  return typeof body.bytes === 'string' ? body.bytes : new TextDecoder().decode(body.bytes)
}

/** The reply with another body text; a stream stays unchanged. */
export function editText(reply: Reply, edit: (text: string) => string | Uint8Array): Reply {
  const text = toText(reply)
  if (text === null || reply.body.kind !== 'bytes') return reply
  return { ...reply, body: { ...reply.body, bytes: edit(text) } }
}

/** The reply with its JSON body changed: `edit` changes it in place or returns another value. Streams and other texts stay unchanged. */
export function editJson(reply: Reply, edit: (body: Json) => unknown): Reply {
  return editText(reply, (text) => {
    const body = parseJson(text)
    if (!isObject(body)) return text
    const before = toGoJson(body)
    const after = toGoJson(edit(body) ?? body)
    return after === before ? text : after
  })
}

/** The texts of a stream's events, with their frames; null when the reply is not a stream. */
function toEventTexts(reply: Reply): string[] | null {
  if (reply.body.kind !== 'events') return null
  return reply.body.events.map(({ bytes }) => (typeof bytes === 'string' ? bytes : new TextDecoder().decode(bytes)))
}

/**
 * The reply with other event frames (`data: …` with its blank line, `data: [DONE]` included). Each new frame has the delay of the old one
 * with the same number; additional frames have no delay.
 */
export function editEvents(
  reply: Reply,
  edit: (frames: string[]) => readonly (string | Uint8Array)[],
  end?: ReplyEnd,
): Reply {
  const frames = toEventTexts(reply)
  if (!frames || reply.body.kind !== 'events') return reply
  const before = reply.body.events
  const events = edit(frames).map((bytes, index): ReplyEvent => ({ bytes, delayMs: before[index]?.delayMs ?? 0 }))
  return { ...reply, body: { kind: 'events', events, end: end ?? reply.body.end } }
}

/** The reply with its JSON chunks changed: `edit` changes them in place or returns others. The frames after the last chunk stay at the end. */
export function editChunks(reply: Reply, edit: (chunks: Json[]) => readonly Json[] | void): Reply {
  return editEvents(reply, (frames) => {
    const chunks: Json[] = []
    const before = new Map<Json, { frame: string; json: string }>()
    let last = -1
    for (const [i, frame] of frames.entries()) {
      const chunk = toChunk(frame)
      if (!chunk) continue
      last = i
      chunks.push(chunk)
      before.set(chunk, { frame, json: toGoJson(chunk) })
    }
    const edited = edit(chunks) ?? chunks
    const events = edited.map((chunk) => {
      const json = toGoJson(chunk)
      const original = before.get(chunk)
      return original?.json === json ? original.frame : toEvent(json)
    })
    return [...events, ...frames.slice(last + 1)]
  })
}

/** Sets a member in place; undefined removes it. */
export function setMember(target: Json, name: string, value: unknown): void {
  if (value === undefined) delete target[name]
  else target[name] = value
}

/** The choices of a body or chunk, which an edit may change; an empty list if there are none. */
export function toChoices(body: Json): Json[] {
  return Array.isArray(body.choices) ? body.choices.filter(isObject) : []
}

/** The `delta` (or `message`) of a choice, created where missing. */
export function toMember(choice: Json, name: 'delta' | 'message'): Json {
  const found = choice[name]
  if (isObject(found)) return found
  const made: Json = {}
  choice[name] = made
  return made
}

/** True for a frame that is `data: [DONE]`. */
export function isDone(frame: string): boolean {
  return frame.trim() === doneEvent.trim()
}

/** The JSON object of a `data:` frame; null when there is none. */
export function toChunk(frame: string): Json | null {
  if (!frame.startsWith('data:')) return null
  const value = parseJson(frame.slice(5).trim())
  return isObject(value) ? value : null
}

/** True for a JSON object. */
export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The value of a JSON text; undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
