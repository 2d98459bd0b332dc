/** Requests and replies of the mock, independent of the adapter that reads and writes them. */

export type HeaderPairs = readonly (readonly [name: string, value: string])[]

/** One write of a stream: bytes (a string is UTF-8) and the wait before it, in milliseconds. */
export interface ReplyEvent {
  bytes: string | Uint8Array
  delayMs: number
}

/**
 * How a stream ends: `close` ends the body regularly, `cut` breaks the connection, which every client sees as an error, and `open` writes
 * nothing more and leaves the connection open.
 */
export type ReplyEnd = 'close' | 'cut' | 'open'

/**
 * `joined` is not enumerable: a copy of the body may have other events, so the pieces do not apply to it. `ascii` is a text that is known to
 * be ASCII; a copy of the body may have other `bytes`.
 */
export type ReplyBody =
  | { kind: 'bytes'; bytes: string | Uint8Array; delayMs?: number; ascii?: string }
  | { kind: 'events'; events: readonly ReplyEvent[]; end: ReplyEnd; joined?: JoinedStream | StreamOfRuns }

/** The events of a stream without their id and time. Streams of equal texts share them; see `toStreamPieces`. */
export interface StreamPieces {
  /** The text of each event after the id and time. */
  readonly rests: readonly string[]
  /** Characters of all rests together. */
  readonly restsLength: number
  /** The body in the chunks of HTTP, for fills of one length; the server makes it when it first needs it. */
  framed?: FramedStream
}

/** The bytes of a chunked body, in which only the fill differs from one stream to the next. */
export interface FramedStream {
  readonly bytes: Uint8Array
  /** Where the fill begins in the bytes, once for each event. */
  readonly places: readonly number[]
  /** The fill that the bytes contain. */
  fill: string
}

/** A stream without delays as pieces with a fill (id and time) between them, which the server writes faster; see `toJoinedBody`. */
export interface JoinedStream {
  readonly pieces: StreamPieces
  readonly fill: string
  /** Characters of all events. */
  readonly length: number
}

/** Events in a row that differ in one place: each one is `before`, one of the texts and `after`. */
export interface EventRun {
  readonly before: string
  readonly texts: readonly string[]
  readonly after: string
}

/** A stream without delays as runs of events, which the server writes faster than events. */
export interface StreamOfRuns {
  readonly runs: readonly EventRun[]
  /** Characters of all events. */
  readonly length: number
}

/** An answer: status, headers in the order in which they are sent, and a body or a timed list of events. */
export interface Reply {
  status: number
  headers: HeaderPairs
  body: ReplyBody
  /**
   * Frees the concurrency slot and completes the journal entry. The adapter calls it once: when the last byte is written (`sent`), or
   * when the client has closed the connection before that (`left`).
   */
  settled?: ((ending: Ending) => void) | undefined
  /**
   * Records a real time in the journal. The adapter calls it after it has written the body, or each event of a stream. `atMs`, in
   * milliseconds since 1970, is given if another process has written.
   */
  written?: ((atMs?: number) => void) | undefined
  /** What the request log prints about the request; only on replies of the API. */
  facts?: ReplyFacts | undefined
}

/** What answered a request. */
export interface ReplyFacts {
  readonly request: MockRequest
  readonly scenario: string | null
  readonly fault: string | null
  readonly fixture: string | null
  /** The name of its session; null without `X-Mock-Session`. */
  readonly session?: string | null
}

/** How a reply ended: all bytes were written (`sent`), or the client closed the connection before that (`left`). */
export type Ending = 'sent' | 'left'

/** A request as both adapters pass it; header names in lower case. */
export interface MockRequest {
  method: string
  /** Path and query as received, e.g. `/v1/chat/completions?x=1`. */
  url: string
  headers: Readonly<Record<string, string | undefined>>
  body: Uint8Array
  /** Why the adapter passes no body. */
  bodyProblem?: BodyProblem
}

/** `too-large`: the API refuses bodies of this size. `mock`: the mock itself cannot read the body, and answers with a problem document. */
export type BodyProblem =
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'mock'; readonly status: 400 | 415 | 503; readonly detail: string }

/** A refusal in the API's words; `toRefusalReply` adds the envelope and headers. */
export interface Refusal {
  status: number
  type: string
  message: string
  /** Extra headers, e.g. the cooldown headers of a rate limit. */
  headers?: HeaderPairs
}

/** The reply with more headers. */
export function withHeaders(reply: Reply, extra: HeaderPairs): Reply {
  return extra.length === 0 ? reply : { ...reply, headers: [...reply.headers, ...extra] }
}

/** Text for a header field: characters outside printable ASCII are written as `\u` and four hexadecimal digits. */
export function toHeaderText(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** The reply with a delay before its first byte. */
export function withDelay(reply: Reply, delayMs: number): Reply {
  const { body } = reply
  if (delayMs === 0) return reply
  if (body.kind === 'bytes') return { ...reply, body: { ...body, delayMs: (body.delayMs ?? 0) + delayMs } }
  const events = body.events.map((event, index) =>
    index === 0 ? { ...event, delayMs: event.delayMs + delayMs } : event,
  )
  return { ...reply, body: { ...body, events } }
}

/** The pieces or runs of a stream that no later step has changed; null otherwise. */
export function findJoined(body: ReplyBody): JoinedStream | StreamOfRuns | null {
  return body.kind === 'events' ? (body.joined ?? null) : null
}

/** Whether the adapter can write the whole reply at once. */
export function isImmediate({ body }: Reply): boolean {
  if (body.kind === 'bytes') return !body.delayMs
  if (findJoined(body)) return true
  return body.end === 'close' && body.events.every(({ delayMs }) => delayMs === 0)
}
