/** The result of an operation: its reply, and what the steps after it need to know. */
import type { Fault } from '../faults/index.ts'
import type { Reply } from '../reply/index.ts'

export interface Outcome {
  readonly reply: Reply
  /** The scenario that answered. */
  readonly scenario?: string
  /** For the journal: the fixture or recording that answered, or why none matched. */
  readonly fixture?: string
  /** The fault that the fixture asks for. */
  readonly fault?: Fault | null
  /** The text of the request's body, where each of its bytes is ASCII; equal bodies may share it. */
  readonly bodyText?: string | undefined
  /** Frees the concurrency slot that the request holds. */
  readonly release?: (() => void) | undefined
}

/** Wraps a reply that comes without an outcome. */
export function toOutcome(result: Reply | Outcome): Outcome {
  return 'reply' in result ? result : { reply: result }
}
