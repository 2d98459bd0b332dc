/** The messages between the primary and its workers. Node's `advanced` serialization keeps bytes and numbers as they are. */
import type { JournalEntry, SettingValues } from '../../state/index.ts'
import type { MockEvent } from '../events/event-data.ts'
import type { MockServerOptions } from '../start.ts'
import type { Ending, MockRequest, Reply, ReplyFacts } from '../../reply/index.ts'

/** Options that can be sent to another process: no functions. */
export interface WorkerOptions extends Omit<
  MockServerOptions,
  'now' | 'tokenizer' | 'onUnmatched' | 'onLine' | 'onRequestLines' | 'sequence' | 'extension' | 'annotateExchange'
> {
  /** A tokenizer's file; each process reads it. */
  tokenizer?: string
}

/** State of the primary that the workers apply. */
export interface SharedState {
  /** The ids of the standing overrides. */
  override: string | null
  fault: string | null
  /** The primary has a queue, fixtures, limits or a balance, so that it must answer. */
  waiting: boolean
  /** The settings that workers apply themselves. */
  settings: WorkerSettings
}

export type WorkerSettings = Pick<SettingValues, 'pace' | 'profile' | 'lifecycle'>

/** What answered a request in the primary; the worker has the request. */
export type AnsweredBy = Omit<ReplyFacts, 'request'>

/** The journal of one process. */
export interface JournalPart {
  count: number
  entries: JournalEntry[]
}

/** An event of a worker, with the entry of a request that has ended where the primary judges it. */
export interface WorkerEvent {
  event: MockEvent
  entry?: JournalEntry
}

/** A command to a worker, which answers with `done`. */
export type Command =
  | { do: 'state'; state: SharedState }
  | { do: 'reset' }
  | { do: 'clear' }
  | { do: 'journal' }
  | { do: 'watch'; watched: boolean; judged: boolean }

export type ToWorker =
  | {
      kind: 'start'
      options: WorkerOptions
      sequence: { first: number; step: number; tag?: string }
      state: SharedState
      /** The primary answers everything: it counts limits or a balance in memory, or has fixtures or recordings. */
      allShared: boolean
      /** Where the primary takes control calls. */
      controlPath: string
    }
  | { kind: 'command'; id: number; command: Command }
  | { kind: 'reply'; id: number; reply: Reply; holds: boolean; facts: AnsweredBy | null }
  /** Ends the worker. Requests in flight may finish within that time; a second message ends the wait. */
  | { kind: 'close'; drainMs: number }

export type ToPrimary =
  | { kind: 'ready' }
  /** `code` is that of an `AddressError`. */
  | { kind: 'failed'; message: string; code?: string }
  | { kind: 'request'; id: number; request: MockRequest }
  /** The body of the reply, or the first event of its stream, was written. */
  | { kind: 'written'; id: number; atMs: number }
  /** The reply was sent, or its client has left; `writtenMs` are the times of all writes after the first. */
  | { kind: 'settled'; id: number; ending: Ending; writtenMs: number[] }
  /** What happened in this process, while the primary watches. */
  | { kind: 'events'; events: WorkerEvent[] }
  | { kind: 'done'; id: number; journal: JournalPart | null }
