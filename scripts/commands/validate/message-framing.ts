/** Faults of the message around a recorded body as failures of `message-framing`: only a reader sees the message. */
import { toSourceText } from '../../../openapi/evidence.ts'
import type { MessageFault } from '../../../openapi/readers/recording.ts'
import type { Failure } from '../../../tests/suite/checks/check.ts'

/** Converts a fault (RFC 9112, RFC 9110) to a failure. */
export function toFailure({ source, ...fault }: MessageFault): Failure {
  return {
    check: 'message-framing',
    severity: 'fail',
    blame: 'target',
    count: 1,
    next: 'if the file was edited or cut after it was recorded, record it again',
    source: toSourceText(source),
    ...fault,
  }
}
