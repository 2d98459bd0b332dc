/** Requests and replies of the mock, independent of the adapter that reads and writes them. */

export type HeaderPairs = readonly (readonly [name: string, value: string])[]

/** One write of a stream: bytes (a string is UTF-8) and the wait before it, in milliseconds. */
export interface ReplyEvent {
  bytes: string | Uint8Array
  delayMs: number
}

/**
 * How a stream ends: `close` ends the body as HTTP does, `cut` breaks the connection (an error to every reader),
 * `open` writes nothing more and leaves the connection open.
 */
export type ReplyEnd = 'close' | 'cut' | 'open'

export type ReplyBody =
  | { kind: 'bytes'; bytes: string | Uint8Array; delayMs?: number }
  | { kind: 'events'; events: readonly ReplyEvent[]; end: ReplyEnd; joined?: JoinedStream }

/** The events of a stream without id and time, which all streams of equal texts share; see `toStreamPieces`. */
export interface StreamPieces {
  /** What each event has after the id and time. */
  readonly rests: readonly string[]
  /** Characters of all of them. */
  readonly restsLength: number
  /** The same with the framing of HTTP chunks, for a fill of that length; made by the server when it needs it. */
  framed?: FramedPieces
}

export interface FramedPieces {
  readonly fillLength: number
  readonly pieces: readonly string[]
  readonly ascii: boolean
}

/** The same events as pieces around a fill, without delays, which the server writes faster; see `toJoinedBody`. */
export interface JoinedStream {
  readonly pieces: StreamPieces
  readonly fill: string
  /** Characters of all events. */
  readonly length: number
  /** The body whose events these are; a changed copy of it has other events. */
  readonly of: ReplyBody | null
}

/** A whole answer: status, headers in sending order, and a body or a timed list of events. */
export interface Reply {
  status: number
  headers: HeaderPairs
  body: ReplyBody
  /**
   * The adapter calls it once, when the last byte is written (`sent`) or the client has closed the connection before (`left`):
   * frees the concurrency slot and completes the journal entry.
   */
  settled?: ((ending: Ending) => void) | undefined
  /**
   * The adapter calls it after it has written the body, or each event of a stream, so that the journal has real times. `atMs` is given
   * where another process has written (milliseconds since 1970).
   */
  written?: ((atMs?: number) => void) | undefined
  /** What the request log says of the request, for replies of the API. */
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

/** How a reply ended: written to the last byte, or the client closed the connection before. */
export type Ending = 'sent' | 'left'

/** A request as both adapters pass it; header names in lower case. */
export interface MockRequest {
  method: string
  /** Path and query as received, e.g. `/v1/chat/completions?x=1`. */
  url: string
  headers: Readonly<Record<string, string | undefined>>
  body: Uint8Array
  /** Why the adapter did not pass the body. */
  bodyProblem?: BodyProblem
}

/** A body that is larger than the API takes, which refuses it; or one that the mock itself cannot take, in its own words. */
export type BodyProblem =
  | { readonly kind: 'too-large'; readonly bytes: number }
  | { readonly kind: 'mock'; readonly status: 400 | 415 | 503; readonly detail: string }

/** Why the mock refuses, in the API's words; `toRefusalReply` gives it the envelope and headers. */
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

/** The reply with a wait before its first byte. */
export function withDelay(reply: Reply, delayMs: number): Reply {
  const { body } = reply
  if (delayMs === 0) return reply
  if (body.kind === 'bytes') return { ...reply, body: { ...body, delayMs: (body.delayMs ?? 0) + delayMs } }
  const events = body.events.map((event, index) =>
    index === 0 ? { ...event, delayMs: event.delayMs + delayMs } : event,
  )
  return { ...reply, body: { ...body, events } }
}

/** The pieces of a stream that is still as it was composed. */
export function findJoined(body: ReplyBody): JoinedStream | null {
  return body.kind === 'events' && body.joined?.of === body ? body.joined : null
}

/** Whether the adapter can write the whole reply at once. */
export function isImmediate({ body }: Reply): boolean {
  if (body.kind === 'bytes') return !body.delayMs
  if (findJoined(body)) return true
  return body.end === 'close' && body.events.every(({ delayMs }) => delayMs === 0)
}
