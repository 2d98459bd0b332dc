/** Faults of the message around a recorded body as failures of `message-framing`: only a reader sees the message. */
import type { MessageFault } from '../../../openapi/readers/index.ts'
import { type Failure, toFramingFailure } from '../../../tests/suite/judge/index.ts'

/** Converts a fault (RFC 9112, RFC 9110) to a failure. */
export function toFailure(fault: MessageFault): Failure {
  return {
    ...toFramingFailure(fault),
    next: 'if the file was edited or cut after it was recorded, record it again',
  }
}
