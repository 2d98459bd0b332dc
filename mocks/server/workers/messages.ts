/** What the primary and its workers say to each other; node's `advanced` serialization carries bytes and numbers as they are. */
import type { JournalEntry } from '../../state/journal.ts'
import type { MockServerOptions } from '../start.ts'
import type { Ending, MockRequest, Reply } from '../../request/reply.ts'

/** Options that can be sent to another process: no functions. */
export interface WorkerOptions extends Omit<
  MockServerOptions,
  'now' | 'tokenizer' | 'onUnmatched' | 'onLine' | 'onRequestLines' | 'elsewhere' | 'sequence'
> {
  /** A tokenizer's file; each process reads it. */
  tokenizer?: string
}

/** What stands for every request, by id, and whether answers wait in line at the primary. */
export interface SharedState {
  override: string | null
  fault: string | null
  waiting: boolean
}

/** The journal of one process. */
export interface JournalPart {
  count: number
  entries: JournalEntry[]
}

/** What a worker is told to do; it answers each with `done`. */
export type Order = { do: 'state'; state: SharedState } | { do: 'reset' } | { do: 'clear' } | { do: 'journal' }

export type ToWorker =
  | {
      kind: 'start'
      options: WorkerOptions
      sequence: { first: number; step: number }
      state: SharedState
      /** The primary answers everything: it counts limits or money in memory, or has fixtures or recordings. */
      allShared: boolean
    }
  | { kind: 'order'; id: number; order: Order }
  | { kind: 'reply'; id: number; reply: Reply; holds: boolean }
  | { kind: 'close' }

export type ToPrimary =
  | { kind: 'ready' }
  | { kind: 'failed'; message: string }
  | { kind: 'ask'; id: number; request: MockRequest }
  /** The reply is out, or its client has left. */
  | { kind: 'settled'; id: number; ending: Ending }
  | { kind: 'done'; id: number; journal: JournalPart | null }
