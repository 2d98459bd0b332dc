/** The answers of drills. The mock makes them; a drill may then break off, delay or change the stream. */
import { answer } from '../../mocks/answer.ts'
import {
  editEvents,
  isDone,
  isObject,
  parseJson,
  toChunk,
  toText,
  type Json,
  findFault,
} from '../../mocks/faults/index.ts'
import type { FixtureReply } from '../../mocks/fixtures/index.ts'
import type { MockRequest, Reply, ReplyEvent } from '../../mocks/reply/index.ts'
import type { Mock } from '../../mocks/state/index.ts'
import type { Call, Profile, Replies } from './drill.ts'
import type { SentMessage } from '../request-advice/index.ts'

/** Words from the start, middle and end of the answer, with characters of one to four bytes. */
export const answerWords = ['DRILLSTART', 'Zürich', '東京', '🌙', 'DRILLMIDDLE', 'DRILLEND'] as const
const answerText =
  'DRILLSTART The first part of this answer names Zürich, 東京 and a moon 🌙, ' +
  'so that a reader can be compared byte by byte. DRILLMIDDLE The second part is here to be longer than one chunk. DRILLEND'

/** The usage of the answer: numbers that a program can print only if it has read them. */
export const answerUsage = { prompt_tokens: 48_213, completion_tokens: 1_357, total_tokens: 49_570 } as const

/** Creates the answers of one run. */
export function createReplies(
  mock: Mock,
  given: { profile: Profile | null; scale: number; secondHost: string },
): Replies {
  function fixture(call: Call, reply: FixtureReply): Reply {
    mock.next({ reply: { usage: answerUsage, ...reply } })
    try {
      return answer(call.request, mock)
    } finally {
      // A request that is refused leaves its answer in the queue.
      mock.queue.clear()
    }
  }
  const own = (call: Call) => answer(call.request, mock)
  return {
    ...given,
    own,
    text: (call, reply = {}) =>
      demandsForm(call.body) && Object.keys(reply).length === 0
        ? own(call)
        : fixture(call, { content: answerText, ...reply }),
    calls: (call, calls, reply = {}) => fixture(call, { reasoning: 'The tool is needed.', toolCalls: calls, ...reply }),
    scenario(call, id, headers = {}) {
      const reply = answer(withPrefer(call.request, id), mock)
      const names = new Set([...Object.keys(headers).map((name) => name.toLowerCase()), 'preference-applied'])
      const kept = reply.headers.filter(([name]) => !names.has(name.toLowerCase()))
      const added = Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]))
      return { ...reply, headers: [...kept, ...added] }
    },
    fault: (reply, call, id) => findFault(id)?.apply(reply, { request: call.request, body: call.body }) ?? reply,
  }
}

/** Keeps the first part of a stream's events, then ends the body (`close`) or breaks the connection (`cut`). */
export function breakOff(reply: Reply, end: 'close' | 'cut', keep: (frames: readonly string[]) => number): Reply {
  return editEvents(reply, (frames) => frames.slice(0, keep(frames)), end)
}

/** The number of frames before the middle of the answer's text. */
export function untilMiddle(frames: readonly string[]): number {
  const content = frames.flatMap((frame, index) => (hasDelta(frame, 'content') ? [index] : []))
  return content[Math.floor(content.length / 2)] ?? Math.floor(frames.length / 2)
}

/** The number of frames up to the middle of a tool call's arguments. */
export function untilArguments(frames: readonly string[]): number {
  const calls = frames.flatMap((frame, index) => (hasDelta(frame, 'tool_calls') ? [index] : []))
  return (calls[Math.max(1, Math.floor(calls.length / 2))] ?? calls[0] ?? 0) + 1
}

/** The stream with another frame after each of its frames, except after `[DONE]`. */
export function between(reply: Reply, frame: string): Reply {
  return editEvents(reply, (frames) => frames.flatMap((one) => (isDone(one) ? [one] : [one, frame])))
}

/** The stream with a wait before the frame in its middle. */
export function pause(reply: Reply, ms: number): Reply {
  return editDelays(reply, (events) => {
    const at = Math.floor(events.length / 2)
    return events.map((event, index) => (index === at ? { ...event, delayMs: event.delayMs + ms } : event))
  })
}

/** The time between the parts of a character, in milliseconds: enough for a program on a busy machine to read the first part alone. */
const splitMs = 60

/** The stream with every event written in two parts; an event with a non-ASCII character is split inside it. */
export function splitBytes(reply: Reply): Reply {
  return editDelays(reply, (events) =>
    events.flatMap((event) => {
      const bytes = typeof event.bytes === 'string' ? new TextEncoder().encode(event.bytes) : event.bytes
      const wide = bytes.findIndex((byte) => byte > 127)
      const at = wide < 0 ? Math.floor(bytes.length / 2) : wide + 1
      return [
        { bytes: bytes.subarray(0, at), delayMs: event.delayMs },
        { bytes: bytes.subarray(at), delayMs: wide < 0 ? 0 : splitMs },
      ]
    }),
  )
}

function editDelays(reply: Reply, edit: (events: readonly ReplyEvent[]) => readonly ReplyEvent[]): Reply {
  return reply.body.kind === 'events' ? { ...reply, body: { ...reply.body, events: edit(reply.body.events) } } : reply
}

/** Reads the message of a chat reply with status 200; null for another reply. */
export function toSentMessage(reply: Reply): SentMessage | null {
  if (reply.status !== 200) return null
  const calls: { id: string; name: string; arguments: string }[] = []
  let [content, reasoning, finishReason]: [string, string, string | null] = ['', '', null]
  for (const body of toBodies(reply)) {
    const choice = Array.isArray(body.choices) ? body.choices[0] : undefined
    if (!isObject(choice)) continue
    if (typeof choice.finish_reason === 'string') finishReason = choice.finish_reason
    const part = choice.delta ?? choice.message
    if (!isObject(part)) continue
    content += toStringOrEmpty(part.content)
    reasoning += toStringOrEmpty(part.reasoning_content)
    for (const call of Array.isArray(part.tool_calls) ? part.tool_calls.filter(isObject) : []) {
      const index = typeof call.index === 'number' ? call.index : 0
      const called = isObject(call.function) ? call.function : {}
      calls[index] ??= { id: '', name: '', arguments: '' }
      calls[index].id += toStringOrEmpty(call.id)
      calls[index].name += toStringOrEmpty(called.name)
      calls[index].arguments += toStringOrEmpty(called.arguments)
    }
  }
  return { content, reasoning, calls, finishReason }
}

function toBodies(reply: Reply): Json[] {
  if (reply.body.kind === 'bytes') {
    const body = parseJson(toText(reply) ?? '')
    return isObject(body) ? [body] : []
  }
  const decoder = new TextDecoder()
  const text = reply.body.events
    .map(({ bytes }) => (typeof bytes === 'string' ? bytes : decoder.decode(bytes, { stream: true })))
    .join('')
  return text.split(/\r?\n\r?\n/).flatMap((frame): Json[] => toArray(toChunk(frame.trim())))
}

function toArray(chunk: Json | null): Json[] {
  return chunk === null ? [] : [chunk]
}

function toStringOrEmpty(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function hasDelta(frame: string, member: 'content' | 'tool_calls'): boolean {
  const choices = toChunk(frame)?.choices
  const delta = Array.isArray(choices) && isObject(choices[0]) ? choices[0].delta : undefined
  return isObject(delta) && (member === 'content' ? delta.content !== '' && delta.content != null : member in delta)
}

/** Whether the request demands JSON or a tool call, so that the text of the drills would not be a correct answer. */
function demandsForm(body: Json): boolean {
  const format = isObject(body.response_format) ? body.response_format.type : undefined
  return format === 'json_object' || format === 'json_schema' || isForced(body.tool_choice)
}

function isForced(choice: unknown): boolean {
  return choice === 'required' || isObject(choice)
}

function withPrefer(request: MockRequest, id: string): MockRequest {
  return { ...request, headers: { ...request.headers, prefer: `example=${id}` } }
}
