/** Judgements of load and outages: waits, attempts, recovery. */
import type { DrillContext, Finding, Judgement } from '../drill.ts'
import {
  chatsOf,
  describeEnd,
  exitsOk,
  expectSuccess,
  findNewProblemWords,
  findNoSuccess,
  findNoTime,
  findRepeated,
  toGaps,
  toSeconds,
} from './outcome.ts'

/** The most attempts at one request; with more, a client makes an overload worse. */
const mostAttempts = 10

/** A shorter time between attempts does not count as a wait. */
const shortestWaitMs = 100

/** Judges the wait after a 429: the next attempt must not come before the time that Retry-After states. */
export function judgeRetryAfter(context: DrillContext, retryAfterSeconds: number): Judgement {
  const run = context.runs[0]!
  const first = chatsOf(run).find((request) => request.status === 429)
  if (!first) return { because: 'the program sent no chat request in this run' }
  const waited = toGaps(findRepeated(run))[0]
  if (waited === undefined) return judgeGivenUp(context, 'the 429 with Retry-After')
  const neededMs = retryAfterSeconds * 1000
  // Timers of programs are not exact, so a tenth less still counts.
  const early: Finding[] =
    waited >= neededMs * 0.9
      ? []
      : [
          {
            severity: 'fail',
            message: 'the next attempt came before Retry-After',
            expected: `a wait of ${retryAfterSeconds} s`,
            observed: `${toSeconds(waited)} after the 429`,
          },
        ]
  return withRecovery(early, context)
}

/** Judges the attempts at a request that is always refused. */
export function judgeBounds(context: DrillContext): Judgement {
  const run = context.runs[0]!
  const attempts = findRepeated(run)
  if (attempts.length === 0) return { because: 'the program sent no chat request in this run' }
  const gaps = toGaps(attempts)
  const findings: Finding[] = []
  const shortest = Math.min(...gaps)
  const times = gaps.map(toSeconds).join(', ')
  if (attempts.length > mostAttempts)
    findings.push({
      severity: 'fail',
      message: `the request was sent ${attempts.length} times`,
      expected: `${mostAttempts} attempts at most within ${toSeconds(run.durationMs)}`,
      observed: describeEnd(run),
    })
  if (gaps.length > 0 && shortest < shortestWaitMs)
    findings.push({
      severity: 'fail',
      message: 'an attempt followed the refusal without a wait',
      expected: `waits of at least ${shortestWaitMs} ms that grow`,
      observed: `waits: ${times}`,
    })
  else if (gaps.length >= 3 && Math.max(...gaps) < shortest * 1.2)
    findings.push({
      severity: 'warn',
      message: 'the waits between attempts do not grow',
      expected: 'each wait longer than the one before, with jitter, so that clients do not come back together',
      observed: `waits: ${times}`,
    })
  return [...findings, ...judgeEnd(context)]
}

/** Judges a run with one failure and then an answer. */
export function judgeRecovery(context: DrillContext): Judgement {
  const run = context.runs[0]!
  const attempts = findRepeated(run)
  if (chatsOf(run).length === 0) return { because: 'the program sent no chat request in this run' }
  if (attempts.length < 2) return judgeGivenUp(context, 'one failure that passes')
  const [waited = 0] = toGaps(attempts)
  const hurried: Finding[] =
    waited >= shortestWaitMs
      ? []
      : [
          {
            severity: 'warn',
            message: 'the next attempt followed without a wait',
            expected: `a wait of at least ${shortestWaitMs} ms`,
            observed: toSeconds(waited),
          },
        ]
  return withRecovery(hurried, context)
}

/** Judges a program that made no second attempt: a failure if it is silent, a warning if it reports the problem. */
function judgeGivenUp(context: DrillContext, what: string): Judgement {
  const run = context.runs[0]!
  const silent = judgeEnd(context)
  if (silent.length > 0) return silent
  return [
    {
      severity: 'warn',
      message: `the program gave up at ${what}`,
      expected: 'another attempt after a wait',
      observed: describeEnd(run),
    },
  ]
}

/** Judges the end of a run in which every attempt was refused: it must not be a success. */
function judgeEnd(context: DrillContext): Finding[] {
  const run = context.runs[0]!
  if (!exitsOk(run, context)) return []
  const isSilent = findNewProblemWords(run, context).length === 0
  return [
    {
      severity: isSilent ? 'fail' : 'warn',
      message: isSilent
        ? 'the program ended as if it had an answer'
        : 'the program reports the problem, but its exit code says success',
      expected: `an exit code other than ${context.options.okExits.join(', ')}, because there was no answer`,
      observed: describeEnd(run),
    },
  ]
}

/** Adds to the findings about attempts whether the program used the final answer. */
function withRecovery(found: readonly Finding[], context: DrillContext): Judgement {
  const reason = findNoTime(context.runs[0]!)
  if (reason === null) return [...found, ...expectRecovered(context)]
  return found.length > 0 ? found : { because: reason }
}

function expectRecovered(context: DrillContext): Finding[] {
  if (findNoSuccess(context) !== null) return []
  return expectSuccess(context.runs[0]!, context, 'the answer of the later attempt, as in the plain run')
}

/** Judges the reaction to an error whose body is not JSON. */
export function judgePage(context: DrillContext): Judgement {
  const run = context.runs[0]!
  if (chatsOf(run).length === 0) return { because: 'the program sent no chat request in this run' }
  const text = `${run.stdout}\n${run.stderr}`
  const parse =
    /JSONDecodeError|Unexpected token '?<|is not valid JSON|Expecting value: line 1|invalid character '<'/i.exec(text)
  const confused: Finding[] =
    parse === null || /\b504\b/.test(text)
      ? []
      : [
          {
            severity: 'fail',
            message: 'the program reports a JSON error in place of the status 504',
            expected: 'the status 504, because the body is HTML',
            observed: `${parse[0]}; ${describeEnd(run)}`,
          },
        ]
  return [...confused, ...judgeEnd(context)]
}

/** Judges chat requests that are sent at the same time. */
export function judgeOverlap(context: DrillContext): Judgement {
  const run = context.runs[0]!
  const refused = chatsOf(run).filter((request) => request.status === 429)
  if (refused.length === 0) return []
  const repeated = findNoTime(run) === null ? expectRecovered(context) : []
  return [
    {
      severity: repeated.length > 0 ? 'fail' : 'warn',
      message:
        repeated.length > 0
          ? 'the program sends several chat requests at once and fails when the second is refused'
          : 'the program sends several chat requests at once; it recovered from the refusals',
      expected: 'one chat request at a time at tier 0',
      observed: `${refused.length} of ${chatsOf(run).length} chat requests refused with max organization concurrency; ${describeEnd(run)}`,
    },
  ]
}
