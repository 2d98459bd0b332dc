/** An operation of the mock. */
import type { Outcome } from '../overrides/index.ts'
import type { Reply } from '../reply/index.ts'
import type { RequestContext } from '../request/index.ts'

/** Answers one authorized request; a reply alone where there is nothing to add to it. */
export type Operation = (context: RequestContext) => Reply | Outcome
