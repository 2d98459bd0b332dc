/** Converts problems of the HTTP message around a recorded body to failures of `message-framing`. Only the file readers see that message. */
import type { MessageProblem } from '../../../openapi/readers/index.ts'
import { type Failure, toFramingFailure } from '../../../tests/suite/judge/index.ts'

/** Converts a problem (RFC 9112, RFC 9110) to a failure. */
export function toFailure(problem: MessageProblem): Failure {
  return {
    ...toFramingFailure(problem),
    next: 'if the file was edited or cut after it was recorded, record it again',
  }
}
