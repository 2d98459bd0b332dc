/** What a fault is: one deliberate breach of the contract, applied to a right answer on its way out. */
import type { MockRequest, Reply } from '../request/reply.ts'

/** What the suite must say about an answer with this fault. */
export type FaultVerdict = 'fail' | 'warn' | 'pass'

/** What a fault may look at beside the reply it breaks. */
export interface FaultContext {
  request: MockRequest
  /** The request body as JSON; undefined when it does not parse or there is none. */
  body: unknown
}

export interface Fault {
  /** Kebab-case; what `--fault`, `Prefer: fault=` and the library take. */
  id: string
  /** One line for lists and reports. */
  about: string
  /** The entry of the catalogue of real breaches, e.g. `FRM-06`, or a URL. */
  source: string
  expects: FaultVerdict
  /** `transport` breaks HTTP itself; msw cannot carry those that say so, see `overMsw`. */
  layer: 'transport' | 'reply'
  /** False where a Fetch `Response` cannot show the fault, so that only the server can. */
  overMsw?: boolean
  /** Whether the fault means anything for this request; always when absent. */
  applies?(request: MockRequest, body: unknown): boolean
  /** The broken reply; the reply itself where there is nothing to break. */
  apply(reply: Reply, given: FaultContext): Reply
}

/**
 * Types a fault.
 * @example defineFault({ id: 'done-twice', about: 'data: [DONE] sent twice', source: 'FRM-06', expects: 'fail', layer: 'reply',
 *   apply: (reply) => editEvents(reply, (events) => [...events, doneEvent]) })
 */
export function defineFault(fault: Fault): Fault {
  return fault
}
