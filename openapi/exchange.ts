/**
 * The exchange: a request and its answer, with the bytes as they arrived. The common data type of runner, recording proxy, HAR files and
 * mock.
 */
import type { SourceId } from './evidence.ts'
import type { OperationId } from './types.ts'

/** Header fields in the order received, names as received; one pair per field line. */
export type HeaderList = readonly (readonly [name: string, value: string])[]

/** One read from the socket: its bytes and the milliseconds since the request was sent; null where time is not known. */
export interface ArrivedBytes {
  /** The bytes of the read, after the transfer coding and the content coding were removed. */
  bytes: Uint8Array
  /** Milliseconds since the request was sent. */
  atMs: number | null
}

/**
 * What the bytes are. `body`: the body of an HTTP response (headers known or not). `payloads`: one `data:` payload per line without the
 * event-stream envelope, so that framing cannot be judged.
 */
export type BodyForm = 'body' | 'payloads'

/**
 * How the body ended. `complete`: as HTTP ends a body. `cut`: the connection broke before. `open`: the reader stopped while the
 * connection was open. `unknown`: the file does not say.
 */
export type Ending = 'complete' | 'cut' | 'open' | 'unknown'

/** The request as it was sent; secrets may be in it. */
export interface ExchangeRequest {
  /** The HTTP method, such as `POST`. */
  method: string
  /** The absolute URL. */
  url: string
  /** The header fields as sent. */
  headers: HeaderList
  /** The body as sent; null where it was not recorded. */
  body: string | null
}

/** What is known before the first byte of the body. */
export interface ExchangeHead {
  /** Names the exchange in reports: a case id, or `capture.har#3`. */
  label: string
  /** The operation of the contract; null where none was recognised. */
  operationId: OperationId | null
  /** The request; null where only the answer was recorded. */
  request: ExchangeRequest | null
  /** null where the recording does not state it. */
  status: number | null
  /** null where the recording has no headers. */
  headers: HeaderList | null
  /** What the bytes of the body are. */
  form: BodyForm
}

/** A problem of the message around the body: framing, length or content coding (RFC 9112, RFC 9110). */
export interface MessageProblem {
  /** One sentence: what is wrong. */
  message: string
  /** What the specification says should be there. */
  documented: string
  /** What was there. */
  received: string
  /** The header, or the byte of the body. */
  at: string
  /** The section of the specification. */
  source: SourceId
}

/**
 * The former name of `MessageProblem`.
 * @deprecated Use `MessageProblem`: a fault is a deliberate breach by the mock.
 */
export type MessageFault = MessageProblem

/** What a reader or sender found wrong with a message, under either name. */
interface WithProblems {
  /** Problems of the message around the body; a body that cannot be decoded is kept as it came. */
  problems?: readonly MessageProblem[] | undefined
  /**
   * The former name of `problems`, read where `problems` is absent.
   * @deprecated Use `problems`.
   */
  faults?: readonly MessageProblem[] | undefined
}

/** A whole exchange. */
export interface Exchange extends ExchangeHead, WithProblems {
  /** The bytes of the body in the order in which they were read; empty where there was no body. */
  body: readonly ArrivedBytes[]
  /** How the body ended. */
  end: Ending
  /** Milliseconds since the request was sent at which `end` was seen; null where time is not known. */
  endedAtMs: number | null
}

/** The problems of a message; also those given under the former name `faults`. */
export function getProblems({ problems, faults }: WithProblems): readonly MessageProblem[] {
  return problems ?? faults ?? []
}

/** First value of a header field, name compared without case; null when absent. */
export function findHeader(headers: HeaderList | null, name: string): string | null {
  if (!headers) return null
  const wanted = name.toLowerCase()
  for (const [key, value] of headers) if (key.toLowerCase() === wanted) return value
  return null
}

/** The media type of a content-type header without parameters, in lower case; null when absent. */
export function findMediaType(headers: HeaderList | null): string | null {
  const value = findHeader(headers, 'content-type')
  return value === null ? null : value.split(';', 1)[0]!.trim().toLowerCase()
}

/** The body as one array of bytes. */
export function toBodyBytes(exchange: Exchange): Uint8Array {
  return Buffer.concat(exchange.body.map((part) => part.bytes))
}
