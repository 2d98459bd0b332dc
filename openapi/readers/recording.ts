/**
 * What a reader returns: the exchanges of one file, each with a body that is read on demand, and everything that is not judged.
 * The supported files: docs/recordings.md.
 */
import type { OperationId } from '../types.ts'
import type { ArrivedBytes, Ending, Exchange, ExchangeHead, ExchangeRequest, MessageProblem } from '../exchange.ts'

export type { MessageProblem } from '../exchange.ts'

/** What the caller knows and a file may not state. */
export interface Hints {
  operationId?: OperationId | null
  status?: number | null
}

/** How the body ended; final only when the body has been read to its end. */
export interface Outcome {
  end: Ending
  endedAtMs: number | null
  /** What is wrong with the message around the body. */
  problems: MessageProblem[]
  /** What the recorder changed, and how the reader undid it: the target did not cause it. */
  recorderNotices: MessageProblem[]
}

/** An exchange whose body is read on demand, so that memory does not grow with it. */
export interface RecordedExchange {
  kind: 'exchange'
  /** The number of the entry; null for the only one, or the first one, of a file without numbered entries. */
  entry: string | null
  head: ExchangeHead
  body: AsyncIterable<ArrivedBytes> | Iterable<ArrivedBytes>
  outcome: Outcome
  /** The day on which the request was sent, `2026-08-30` in UTC; absent where the file does not say. */
  sentOn?: string
}

/**
 * Why an entry is not judged. `foreign`: no operation of this API. `bodiless`: the recorder did not keep the response or its body.
 * `left`: the client or the recorder ended the exchange. `redirect`: the answer of the redirect's target is judged instead.
 * `proxy`: a proxy between client and server answered.
 */
export type SkipReason = 'foreign' | 'bodiless' | 'left' | 'redirect' | 'proxy'

/** An entry that is not judged, and why. */
export interface Skipped {
  kind: 'skipped'
  entry: string | null
  why: SkipReason
  text: string
  /** The request of an entry whose answer was not kept whole: it can be judged on its own. */
  sent?: { operationId: OperationId | null; request: ExchangeRequest; sentOn?: string }
}

/** A part of the file that cannot be read; the other parts can. */
export interface Unreadable {
  kind: 'unreadable'
  entry: string | null
  text: string
}

/** How the file was read, where that affects the verdict. */
export interface Note {
  kind: 'note'
  text: string
}

export type Recorded = RecordedExchange | Skipped | Unreadable | Note

/** A file that cannot be read as a whole; the message says what, where, and what to do. */
export class UnreadableRecording extends Error {
  override name = 'UnreadableRecording'
}

/** Reads the body to its end and returns the whole exchange. */
export async function toExchange(recorded: RecordedExchange): Promise<Exchange> {
  const body: ArrivedBytes[] = []
  for await (const part of recorded.body) body.push({ bytes: Uint8Array.from(part.bytes), atMs: part.atMs })
  const { end, endedAtMs, problems } = recorded.outcome
  return { ...recorded.head, body, end, endedAtMs, ...(problems.length > 0 && { problems }) }
}

/** An outcome of which nothing is known yet. */
export function createOutcome(end: Ending = 'unknown', endedAtMs: number | null = null): Outcome {
  return { end, endedAtMs, problems: [], recorderNotices: [] }
}

/** Adds arrival times to bytes that have none. */
export async function* withoutTimes(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
  for await (const bytes of source) yield { bytes, atMs: null }
}
