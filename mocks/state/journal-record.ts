/** The record of one request in the journal. */
import type { OperationId } from '../../openapi/types.ts'
import type { OverrideSource } from '../overrides/index.ts'
import type { Ending, MockRequest, Reply } from '../reply/index.ts'

/** What is kept of a request and its reply. */
export interface JournalRecord {
  /** 1 for the first request since the last clear. */
  number: number
  /** Counts the requests of all journals of this process; never reset. */
  serial: number
  sequence: number
  atMs: number
  /** The real clock, in milliseconds since 1970. */
  receivedMs: number
  /** When the reply ended; null while it is being sent. */
  endedMs: number | null
  ending: Ending | null
  request: MockRequest
  /** The body of the request as text, where each of its bytes is ASCII; equal bodies may share it. */
  bodyText: string | null
  reply: Reply
  /** When the body, or each event of a stream, was written, by the real clock; null if all was written at once, or nothing yet. */
  writtenMs: number[] | null
  operationId: OperationId | null
  scenario: string | null
  fault: string | null
  fixture: string | null
  overrideFrom: OverrideSource | null
  note: string | null
}

/** A record as the journal keeps it. */
export interface KeptRecord extends JournalRecord {
  bodyCut: boolean
  /** Bytes of the whole body of the reply; a string counts its characters. */
  replyBytes: number
  replyCut: boolean
  session: string | null
}
