/** Runs one case: sends its steps in order, judges each answer, and repeats a statistical case to count its rate. */
import { toBodyBytes, type Exchange } from '../../../openapi/exchange.ts'
import type { ModelRow } from '../../../openapi/models.ts'
import {
  type Assembly,
  type Case,
  type CaseRequest,
  type Check,
  type Failure,
  createJudge,
  withFramingFailures,
} from '../judge/index.ts'
import type { Relation } from '../relations/index.ts'
import { toStatus, type CaseReport, type ReportedFailure, withExcerpt } from '../reporters/index.ts'
import { isInterrupted } from '../checks/index.ts'
import { compose, findMessage, toHistory } from './compose.ts'
import { toSpent, type SpentTokens, NoAnswerError } from '../sender/index.ts'
import { findAuthSkip, findLeniency, judgeRate, toJudged, toNoAnswerFailure } from './runner-checks.ts'
import { sendWithRetry, type SendContext, type SentWithRetry } from './send-with-retry.ts'

export interface CaseContext extends SendContext {
  given: { model: ModelRow; id: string }
  checks: readonly Check[]
  relations: readonly Relation[]
  clean: (text: string) => string
  /** Called with the tokens of each answer. */
  spend: (spent: SpentTokens) => void
}

export interface RanCase {
  report: CaseReport
  /** Set when no later case can succeed. */
  stopBecause: string | null
  /** The target was busy each time. */
  busy: boolean
  /** Why the only request got no answer; null when there was one. */
  noAnswer: NoAnswerError | null
}

interface Tally {
  failures: ReportedFailure[]
  retries: number
  ttftMs: number | undefined
  skippedBecause: string | null
  stopBecause: string | null
  busy: boolean
  noAnswer: NoAnswerError | null
  answered: boolean
}

/** Never throws for what a target does: every problem becomes a failure, or a reason to skip. */
export async function runCase(one: Case, context: CaseContext): Promise<RanCase> {
  const startedAt = performance.now()
  const tally: Tally = {
    failures: [],
    retries: 0,
    ttftMs: undefined,
    skippedBecause: null,
    stopBecause: null,
    busy: false,
    noAnswer: null,
    answered: false,
  }
  const tries = one.statistical?.tries ?? 1
  let met = 0
  let tried = 0
  let cutShort = 0
  for (; tried < tries && !tally.skippedBecause && !tally.noAnswer && !context.settings.signal?.aborted; tried++) {
    const assembled = await runSteps(one, context, tally)
    // A late error cut this try short: it does not show what the model would have chosen.
    if (assembled?.error) cutShort++
    else if (assembled && one.statistical?.met(assembled)) met++
    // A failure would only be repeated by another try.
    if (hasFail(tally)) break
  }
  const rated =
    one.statistical && tally.answered && !tally.skippedBecause
      ? judgeRate(one.statistical, met, tried - cutShort)
      : null
  const status = toStatus(tally.failures, context.settings.strict)
  if (rated?.failure) tally.failures.push(rated.failure)
  const statusWithRate = toStatus(tally.failures)
  // The answers of a busy target are judged too, but they do not decide the case.
  const skipped = tally.skippedBecause !== null && status !== 'fail'
  const report: CaseReport = {
    id: one.id,
    operationId: one.operationId,
    about: one.about,
    // A low rate is not a failure: it stays a warning under `strict`.
    status: skipped ? 'skip' : status === 'pass' ? statusWithRate : status,
    durationMs: Math.round(performance.now() - startedAt),
    ...(tally.ttftMs === undefined ? {} : { ttftMs: Math.round(tally.ttftMs) }),
    ...(skipped ? { skippedBecause: context.clean(tally.skippedBecause ?? '') } : {}),
    ...(rated ? { rate: rated.rate } : {}),
    ...(tally.retries > 0 ? { retries: tally.retries } : {}),
    failures: tally.failures,
  }
  const noAnswer = tally.answered ? null : tally.noAnswer
  return { report, stopBecause: tally.stopBecause, busy: tally.busy, noAnswer }
}

/** One try: all steps and their relations. Returns the answer of the last step, or null when the try stopped early. */
async function runSteps(one: Case, context: CaseContext, tally: Tally): Promise<Assembly | null> {
  const exchanges: Exchange[] = []
  const assemblies: Assembly[] = []
  let sent: readonly unknown[] = []
  for (const step of one.steps) {
    let history: readonly unknown[] | null = null
    if (step.continues) {
      const continued = toContinuation(step.continues, sent, exchanges.at(-1)!, assemblies.at(-1)!)
      if ('skippedBecause' in continued) {
        tally.skippedBecause = continued.skippedBecause
        return null
      }
      history = continued.history
    }
    const composed = compose(one, step, context.given, context.settings, history)
    sent = composed.messages
    let answer: SentWithRetry
    try {
      answer = await sendWithRetry(composed, context)
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error
      if (error.kind === 'aborted') tally.skippedBecause = 'the run was stopped'
      else {
        tally.noAnswer = error
        tally.failures.push(withExcerpt(toNoAnswerFailure(error), null, context.clean))
      }
      return null
    }
    for (const busy of answer.busy) judgeExchange(busy, one, context, tally, null)
    tally.retries += answer.busy.length - (answer.exchange ? 0 : 1)
    if (!answer.exchange) {
      tally.skippedBecause = answer.gaveUp
      tally.busy = true
      if (answer.accountEmpty) tally.stopBecause = answer.gaveUp
      return null
    }
    const authSkip = findAuthSkip(step, answer.exchange.status, context.settings)
    if (authSkip !== null) {
      tally.skippedBecause = authSkip
      return null
    }
    exchanges.push(answer.exchange)
    assemblies.push(judgeExchange(answer.exchange, one, context, tally, step.expect))
    if (hasFail(tally)) break
  }
  for (const relation of context.relations.filter((known) => one.relations?.includes(known.name)))
    addFailures(tally, relation.judge(exchanges, assemblies), exchanges.at(-1)!, context)
  return assemblies.at(-1)!
}

/** The messages before the next step: those of the last one, and its answer. Or why the answer cannot be continued. */
function toContinuation(
  continues: NonNullable<CaseRequest['continues']>,
  sent: readonly unknown[],
  exchange: Exchange,
  assembled: Assembly,
): { history: readonly unknown[] } | { skippedBecause: string } {
  const message = findMessage(assembled, Buffer.from(toBodyBytes(exchange)).toString('utf8'))
  if (!message) return { skippedBecause: 'there is no message to continue' }
  const calls = Array.isArray(message.tool_calls) ? message.tool_calls.length : 0
  if (continues.withToolResults !== undefined && calls === 0)
    return { skippedBecause: 'the model called no tool, so there is no call to answer' }
  // The API refuses an empty assistant message. An answer that was stopped before its first word is one.
  const finishReason = assembled.choices.get(0)?.finishReason ?? null
  if (message.content === '' && calls === 0 && isInterrupted(finishReason))
    return { skippedBecause: 'the answer was stopped before its first word, so there is no message to continue' }
  return { history: toHistory(sent, message, continues) }
}

/** Judges one exchange and counts its tokens. */
function judgeExchange(
  exchange: Exchange,
  one: Case,
  context: CaseContext,
  tally: Tally,
  expect: Case['steps'][number]['expect'] | null,
): Assembly {
  const { settings, checks } = context
  settings.onExchange?.(exchange, one.id)
  const { profile } = settings
  // A model list served without a key is a warning of the relation `auth-agrees` (breach AUT-02), not a failure here.
  const needsKey = settings.needsKey && exchange.operationId !== 'listModels'
  const judge = createJudge(exchange, {
    checks,
    profile,
    needsKey,
    expect: expect && toJudged(expect, exchange.status),
  })
  for (const part of exchange.body) judge.push(part.bytes, part.atMs)
  const failures = withFramingFailures(exchange, judge.end(exchange.end, exchange.endedAtMs))
  const lenient = expect && findLeniency(expect, exchange)
  if (lenient && !failures.some((failure) => failure.severity !== 'notice')) failures.push(lenient)
  addFailures(tally, failures, exchange, context)
  context.spend(toSpent(judge.assembled))
  tally.answered = true
  if (expect && exchange.body[0]) tally.ttftMs = exchange.body[0].atMs ?? undefined
  return judge.assembled
}

/** Adds failures. A failure that repeats one of an earlier step or try increases its count. */
function addFailures(tally: Tally, failures: readonly Failure[], exchange: Exchange, context: CaseContext): void {
  for (const failure of failures) {
    const known = tally.failures.find(
      (one) => one.check === failure.check && one.severity === failure.severity && one.message === failure.message,
    )
    if (known) known.count += failure.count
    else tally.failures.push(withExcerpt(failure, exchange, context.clean))
  }
}

function hasFail(tally: Tally): boolean {
  return tally.failures.some((failure) => failure.severity === 'fail')
}
