/** What the runner itself has to say: no answer came, a lenient target took what it should refuse, the model chose otherwise. */
import { toSourceText } from '../../../openapi/evidence.ts'
import type { Exchange } from '../../../openapi/exchange.ts'
import type { CaseRequest, Expectation, Statistical } from '../cases/case.ts'
import type { Failure } from '../checks/check.ts'
import type { Rate } from '../reporters/report.ts'
import type { Settings } from './options.ts'
import type { NoAnswerError } from './sender.ts'

/** The runner's own verdicts beside the checks, for `--list`. */
export const runnerChecks = [
  {
    name: 'answers-at-all',
    promise: 'Every request gets an HTTP answer in time.',
    source: ['rfc9110/15', 'docs/api/errors'],
  },
  {
    name: 'lenient-acceptance',
    promise: 'What the first-party API refuses is refused.',
    source: 'docs/api/errors',
  },
  {
    name: 'model-choice-rate',
    promise: 'What the model is free to choose, it chooses often enough; never a breach.',
    source: 'MoonshotAI/K2-Vendor-Verifier',
  },
] as const

/** No HTTP answer to one request, of a target that is known to be there. */
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

/** The expectation as the judge takes it: of several right statuses the one that came, so that the rest is judged by it. */
export function toJudged(expect: Expectation, status: number | null): Expectation {
  const taken = [expect.status, expect.lenient ?? []].flat()
  if (status === null || !taken.includes(status)) return expect
  // A 403 where 401 is meant earns one warning, of its status (AUT-03); its words are those of another refusal.
  const { errorType: _type, errorMessage: _words, ...bare } = expect
  return status === 403 && taken.includes(401) ? { ...bare, status } : { ...expect, status }
}

/** The warning that a lenient answer earns; null when the status is a due one. */
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
    source: toSourceText(runnerChecks[1].source),
    count: 1,
  }
}

/** The rate of a hope, and the warning when it is too low. */
export function judgeRate(hope: Statistical, met: number, tries: number): { rate: Rate; failure: Failure | null } {
  const rate = { wanted: hope.wanted, met, tries, minimum: hope.minimumRate }
  if (tries === 0 || met / tries >= hope.minimumRate) return { rate, failure: null }
  const failure: Failure = {
    check: 'model-choice-rate',
    severity: 'warn',
    message: `the model ${hope.wanted} less often than expected`,
    documented: `at least ${Math.round(hope.minimumRate * 100)} % of tries`,
    received: `${met} of ${tries}`,
    at: 'all tries',
    blame: 'target',
    next: 'The model is free in this: try again before drawing a conclusion.',
    source: toSourceText(runnerChecks[2].source),
    count: 1,
  }
  return { rate, failure }
}

/** A stand-in that nobody declared to need a key may answer without one: that is no finding. */
export function findAuthSkip(step: CaseRequest, status: number | null, settings: Settings): string | null {
  const key = step.sending?.key ?? 'configured'
  if (key === 'configured' || status === null || status < 200 || status > 299) return null
  if (![step.expect.status].flat().includes(401)) return null
  if (!settings.needsKey) return 'the target answers without a key and is not declared to need one'
  if (key === 'wrong' && !settings.heldToKeys)
    return 'a server on this machine takes any key; say --needs-key to hold it to refusing wrong ones'
  return null
}
