/** An operation of the mock. */
import type { Outcome } from '../overrides/outcome.ts'
import type { Reply } from '../reply/types.ts'
import type { RequestContext } from '../request/context.ts'

/** Answers one authorized request; a reply alone where there is nothing to add to it. */
export type Operation = (context: RequestContext) => Reply | Outcome
