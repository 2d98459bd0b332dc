/** What an operation found: its reply, and what the steps after it need to know. */
import type { Fault } from '../faults/index.ts'
import type { Reply } from '../reply/index.ts'

export interface Outcome {
  readonly reply: Reply
  /** The scenario that answered. */
  readonly scenario?: string
  /** The fixture or recording that answered, or why none matched, for the journal. */
  readonly fixture?: string
  /** The fault that the fixture asks for. */
  readonly fault?: Fault | null
  /** Frees the concurrency slot that the request holds. */
  readonly release?: (() => void) | undefined
}

/** An outcome of a reply alone. */
export function toOutcome(result: Reply | Outcome): Outcome {
  return 'reply' in result ? result : { reply: result }
}
