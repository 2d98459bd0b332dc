/** An operation of the mock. */
import type { Outcome } from '../request/outcome.ts'
import type { Reply } from '../request/types.ts'
import type { RequestContext } from '../request/context.ts'

/** Answers one authorized request; a reply alone where there is nothing to add to it. */
export type Operation = (context: RequestContext) => Reply | Outcome
