/** Problems of the message around a recorded body as failures of `message-framing`: only a reader sees the message. */
import type { MessageProblem } from '../../../openapi/readers/index.ts'
import { type Failure, toFramingFailure } from '../../../tests/suite/judge/index.ts'

/** Converts a problem (RFC 9112, RFC 9110) to a failure. */
export function toFailure(problem: MessageProblem): Failure {
  return {
    ...toFramingFailure(problem),
    next: 'if the file was edited or cut after it was recorded, record it again',
  }
}
