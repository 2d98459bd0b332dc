/** The runner's own failures beside the checks: no answer, a request accepted that should be refused, a model's choice too rare. */
import { toSourceText } from '../../../openapi/evidence.ts'
import type { Exchange } from '../../../openapi/exchange.ts'
import type { CaseRequest, Expectation, Statistical, Failure } from '../judge/index.ts'
import type { Rate } from '../reporters/index.ts'
import type { Settings } from './options.ts'
import type { NoAnswerError } from '../sender/index.ts'

/** Name, promise and source of each, for `--list`. */
export const runnerChecks = [
  {
    name: 'answers-at-all',
    promise: 'Every request gets an HTTP answer in time.',
    source: ['rfc9110/15', 'docs/api/errors'],
  },
  {
    name: 'message-framing',
    promise: 'The body is in the content coding that Content-Encoding names.',
    source: 'rfc9110/8.4',
  },
  {
    name: 'lenient-acceptance',
    promise: 'What the first-party API refuses is refused.',
    source: 'docs/api/errors',
  },
  {
    name: 'model-choice-rate',
    promise: 'A choice that is left to the model is made often enough; a lower rate is a warning.',
    source: 'MoonshotAI/K2-Vendor-Verifier',
  },
] as const

/** The failure of one request without an HTTP answer, of a target that answered before. */
export function toNoAnswerFailure(error: NoAnswerError): Failure {
  return {
    check: 'answers-at-all',
    severity: 'fail',
    message: 'the request got no HTTP answer',
    documented: 'an HTTP response',
    received: error.message,
    at: 'connection',
    blame: 'target',
    source: toSourceText(runnerChecks[0].source),
    count: 1,
  }
}

/** The expectation for the judge: of several right statuses the received one, so that the rest is judged by it. */
export function toJudged(expect: Expectation, status: number | null): Expectation {
  const taken = [expect.status, expect.lenient ?? []].flat()
  if (status === null || !taken.includes(status)) return expect
  // A 403 in place of a 401 gets one warning, for its status (AUT-03); its message and type are those of another refusal.
  const { errorType: _type, errorMessage: _message, ...bare } = expect
  return status === 403 && taken.includes(401) ? { ...bare, status } : { ...expect, status }
}

/** The warning for an answer that is more or less lenient than the first-party API; null when the status is an expected one. */
export function findLeniency(expect: Expectation, exchange: Exchange): Failure | null {
  const { status } = exchange
  if (status === null || !expect.lenient?.includes(status)) return null
  return {
    check: 'lenient-acceptance',
    severity: 'warn',
    message:
      status < 400
        ? 'the target accepts what the first-party API refuses'
        : 'the target refuses what the first-party API accepts',
    documented: `status ${[expect.status].flat().join(' or ')}`,
    received: `status ${status}`,
    at: 'status',
    blame: 'target',
    source: toSourceText(runnerChecks[2].source),
    count: 1,
  }
}

/** The rate of a statistical case, and a warning when it is too low. */
export function judgeRate(
  statistical: Statistical,
  met: number,
  tries: number,
): { rate: Rate; failure: Failure | null } {
  const rate = { wanted: statistical.wanted, met, tries, minimum: statistical.minimumRate }
  if (tries === 0 || met / tries >= statistical.minimumRate) return { rate, failure: null }
  const failure: Failure = {
    check: 'model-choice-rate',
    severity: 'warn',
    message: `the model ${statistical.wanted} less often than expected`,
    documented: `at least ${Math.round(statistical.minimumRate * 100)} % of tries`,
    received: `${met} of ${tries}`,
    at: 'all tries',
    blame: 'target',
    next: 'The choice is left to the model: run again before drawing a conclusion.',
    source: toSourceText(runnerChecks[3].source),
    count: 1,
  }
  return { rate, failure }
}

/** Why the answer to a request without a valid key is not judged: the target is not known to require one. Null if it is judged. */
export function findAuthSkip(step: CaseRequest, status: number | null, settings: Settings): string | null {
  const key = step.sending?.key ?? 'configured'
  if (key === 'configured' || status === null || status < 200 || status > 299) return null
  if (![step.expect.status].flat().includes(401)) return null
  if (!settings.needsKey) return 'the target answers without a key and is not declared to need one'
  if (key === 'wrong' && !settings.mustRefuseWrongKeys)
    return 'a server on this machine accepts any key; with --needs-key it must refuse wrong ones'
  return null
}
