/** The type of an operation's handler. */
import type { Outcome } from '../overrides/index.ts'
import type { Reply } from '../reply/index.ts'
import type { RequestContext } from '../request/index.ts'

/** Answers one authorized request: with a reply, or with an outcome where the later steps need to know more. */
export type Operation = (context: RequestContext) => Reply | Outcome
