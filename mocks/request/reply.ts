/** What the mock says, before any adapter has turned it into a socket write or an msw response. */

export type HeaderPairs = readonly (readonly [name: string, value: string])[]

/** One write of a stream: bytes (a string is UTF-8) and the wait before it, in milliseconds. */
export interface ReplyEvent {
  bytes: string | Uint8Array
  delayMs: number
}

/**
 * How a stream ends: `close` as HTTP ends a body, `cut` breaks the connection off (an error to every reader),
 * `open` writes nothing more and leaves the connection standing.
 */
export type ReplyEnd = 'close' | 'cut' | 'open'

export type ReplyBody =
  | { kind: 'bytes'; bytes: string | Uint8Array; delayMs?: number }
  | { kind: 'events'; events: readonly ReplyEvent[]; end: ReplyEnd }

/** A whole answer: status, headers in sending order, and a body or a timed list of events. */
export interface Reply {
  status: number
  headers: HeaderPairs
  body: ReplyBody
  /** The adapter calls it once, when the last byte is out or the client has left: frees the concurrency slot. */
  settled?: (() => void) | undefined
}

/** A request as both adapters hand it over; header names in lower case. */
export interface MockRequest {
  method: string
  /** Path and query as received, e.g. `/v1/chat/completions?x=1`. */
  url: string
  headers: Readonly<Record<string, string | undefined>>
  body: Uint8Array
}

/** Why the mock refuses, in the API's words; `toRefusalReply` gives it the envelope and headers. */
export interface Refusal {
  status: number
  type: string
  message: string
  /** Extra headers, e.g. the cooldown family of a rate limit. */
  headers?: HeaderPairs
}
