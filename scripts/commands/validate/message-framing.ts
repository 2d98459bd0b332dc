/** Faults of the message around a recorded body, worded like the failures of the checks: RFC 9112 and RFC 9110. */
import type { MessageFault } from '../../../openapi/readers/recording.ts'
import type { Failure } from '../../../tests/suite/checks/check.ts'

/** A fault as a failure of `message-framing`, the one judge that needs the message and not the exchange. */
export function toFailure(fault: MessageFault): Failure {
  return {
    check: 'message-framing',
    severity: 'fail',
    blame: 'target',
    count: 1,
    next: 'if the file was edited or cut after it was recorded, record it again',
    ...fault,
  }
}
