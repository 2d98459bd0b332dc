/** Faults of the message around a body as failures of `message-framing`: only a reader or sender sees the message. */
import { toSourceText } from '../../../openapi/evidence.ts'
import type { MessageFault } from '../../../openapi/exchange.ts'
import type { Failure } from './failure.ts'

/** Converts a fault (RFC 9112, RFC 9110) to a failure. */
export function toFramingFailure({ source, ...fault }: MessageFault): Failure {
  return {
    check: 'message-framing',
    severity: 'fail',
    blame: 'target',
    count: 1,
    source: toSourceText(source),
    ...fault,
  }
}
