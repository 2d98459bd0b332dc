/**
 * What a reader hands over: the exchanges of one file, each with its bytes still to be read, and everything that is none.
 * Which files there are: README, "Judging recorded traffic"; HAR 1.2: http://www.softwareishard.com/blog/har-12-spec/.
 */
import type { OperationId } from '../types.ts'
import type { ArrivedBytes, Ending, Exchange, ExchangeHead } from '../exchange.ts'

/** What the caller knows and a file may leave open. */
export interface Hints {
  operationId?: OperationId | null
  status?: number | null
}

/** A fault of the message around the body: framing, length or content coding (RFC 9112, RFC 9110). */
export interface MessageFault {
  message: string
  documented: string
  received: string
  at: string
  source: string
}

/** How the body ended; complete only when the body has been read to its end. */
export interface Outcome {
  end: Ending
  endedAtMs: number | null
  faults: MessageFault[]
}

/** An exchange whose body is read as it is asked for, so that memory does not grow with it. */
export interface RecordedExchange {
  kind: 'exchange'
  /** Which one of the file's; null where a file holds one exchange only. */
  entry: string | null
  head: ExchangeHead
  body: AsyncIterable<ArrivedBytes> | Iterable<ArrivedBytes>
  outcome: Outcome
}

/** An entry that is not judged: `foreign`, no operation of this API; `bodiless`, its body was not recorded. */
export interface Skipped {
  kind: 'skipped'
  entry: string | null
  why: 'foreign' | 'bodiless'
  text: string
}

/** A part of the file that cannot be read; the rest still can. */
export interface Unreadable {
  kind: 'unreadable'
  entry: string | null
  text: string
}

/** Something a person should know about how the file was read. */
export interface Note {
  kind: 'note'
  text: string
}

export type Recorded = RecordedExchange | Skipped | Unreadable | Note

/** A file that cannot be read at all; the message says what, where, and what to do. */
export class UnreadableRecording extends Error {
  override name = 'UnreadableRecording'
}

/** Reads the body to its end and returns the whole exchange. */
export async function toExchange(recorded: RecordedExchange): Promise<Exchange> {
  const body: ArrivedBytes[] = []
  for await (const part of recorded.body) body.push({ bytes: Uint8Array.from(part.bytes), atMs: part.atMs })
  return { ...recorded.head, body, end: recorded.outcome.end, endedAtMs: recorded.outcome.endedAtMs }
}

/** An outcome to start from: nothing known yet. */
export function createOutcome(end: Ending = 'unknown', endedAtMs: number | null = null): Outcome {
  return { end, endedAtMs, faults: [] }
}
