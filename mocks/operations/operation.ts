/** What an operation of the mock is. */
import type { Reply } from '../request/reply.ts'
import type { RequestContext } from '../request/context.ts'

/** Answers one authorized request. */
export type Operation = (context: RequestContext) => Reply
