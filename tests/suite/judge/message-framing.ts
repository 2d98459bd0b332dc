/** Converts problems of the HTTP message around a body to failures of `message-framing`. Only the reader or sender of a message can find them. */
import { toSourceText } from '../../../openapi/evidence.ts'
import { getProblems, type Exchange, type MessageProblem } from '../../../openapi/exchange.ts'
import type { Failure } from './failure.ts'

/** Converts a problem (RFC 9112, RFC 9110) to a failure. */
export function toFramingFailure({ source, ...problem }: MessageProblem): Failure {
  return {
    check: 'message-framing',
    severity: 'fail',
    blame: 'target',
    count: 1,
    source: toSourceText(source),
    ...problem,
  }
}

/**
 * Adds the problems of the message to the failures of the checks. Failures at the same place have the same cause and are left out. If no
 * byte of the body could be decoded, all of them are left out.
 */
export function withFramingFailures(exchange: Exchange, failures: readonly Failure[]): Failure[] {
  const problems = getProblems(exchange)
  if (problems.length === 0) return [...failures]
  const framing = problems.map(toFramingFailure)
  if (exchange.body.length === 0) return framing
  const places = new Set(problems.map((problem) => problem.at))
  return [...framing, ...failures.filter((failure) => !places.has(failure.at))]
}
