/** What an operation of the mock is. */
import type { Reply } from '../reply.ts'
import type { Turn } from '../turn.ts'

/** Answers one authorized request. */
export type Operation = (turn: Turn) => Reply
