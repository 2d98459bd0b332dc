/** Runs one case: its steps in turn, each judged, the tries of a hope counted. */
import type { Exchange } from '../../../openapi/exchange.ts'
import type { ModelRow } from '../../../openapi/models.ts'
import type { Assembly } from '../judge/assembly.ts'
import type { Case } from '../cases/case.ts'
import type { Check, Failure } from '../checks/check.ts'
import type { Relation } from '../relations/index.ts'
import { toStatus, type CaseReport, type ReportedFailure } from '../reporters/report.ts'
import { createJudge } from '../judge/judge.ts'
import { sendWithRetry, type SendContext } from './send-with-retry.ts'
import { compose, findMessage, toHistory } from './compose.ts'
import { toSpent, type SpentTokens } from './cost.ts'
import { findLeniency, findAuthSkip, judgeRate, toJudged, toNoAnswerFailure } from './runner-checks.ts'
import { withExcerpt } from './excerpt.ts'
import { NoAnswerError } from './sender.ts'

export interface CaseContext extends SendContext {
  given: { model: ModelRow; id: string }
  checks: readonly Check[]
  relations: readonly Relation[]
  clean: (text: string) => string
  /** Told what each answer cost. */
  spend: (spent: SpentTokens) => void
}

export interface RanCase {
  report: CaseReport
  /** Set when no later case can fare better. */
  stopBecause: string | null
  /** The target had no time for this case. */
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

/** Never throws: whatever goes wrong is a failure, or a reason to skip. */
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
  let hindered = 0
  for (; tried < tries && !tally.skippedBecause && !tally.noAnswer && !context.settings.signal?.aborted; tried++) {
    const said = await runSteps(one, context, tally)
    // A late error cut the try short: it shows nothing of what the model would have chosen.
    if (said?.error) hindered++
    else if (said && one.statistical?.met(said)) met++
    // A breach will not go away by asking for it again.
    if (tally.failures.some((failure) => failure.severity === 'fail')) break
  }
  const hope =
    one.statistical && tally.answered && !tally.skippedBecause
      ? judgeRate(one.statistical, met, tried - hindered)
      : null
  const status = toStatus(tally.failures, context.settings.strict)
  if (hope?.failure) tally.failures.push(hope.failure)
  const judged = toStatus(tally.failures)
  // What a target says while it has no time is judged too, but is no verdict on the case.
  const skipped = tally.skippedBecause !== null && status !== 'fail'
  const report: CaseReport = {
    id: one.id,
    operationId: one.operationId,
    about: one.about,
    // A low rate warns, and stays a warning under `strict`: it is no breach.
    status: skipped ? 'skip' : status === 'pass' ? judged : status,
    durationMs: Math.round(performance.now() - startedAt),
    ...(tally.ttftMs === undefined ? {} : { ttftMs: Math.round(tally.ttftMs) }),
    ...(skipped ? { skippedBecause: context.clean(tally.skippedBecause ?? '') } : {}),
    ...(hope ? { rate: hope.rate } : {}),
    ...(tally.retries > 0 ? { retries: tally.retries } : {}),
    failures: tally.failures,
  }
  return { report, stopBecause: tally.stopBecause, busy: tally.busy, noAnswer: tally.answered ? null : tally.noAnswer }
}

/** One try: all steps and their relations; what the last step said, or null when the try stopped early. */
async function runSteps(one: Case, context: CaseContext, tally: Tally): Promise<Assembly | null> {
  const exchanges: Exchange[] = []
  const saids: Assembly[] = []
  let sent: readonly unknown[] = []
  for (const step of one.steps) {
    let history: readonly unknown[] | null = null
    if (step.continues) {
      const before = exchanges.at(-1)!
      const message = findMessage(saids.at(-1)!, Buffer.concat(before.body.map((part) => part.bytes)).toString('utf8'))
      const calls = Array.isArray(message?.tool_calls) ? message.tool_calls.length : 0
      if (!message || (step.continues.withToolResults !== undefined && calls === 0)) {
        tally.skippedBecause = message
          ? 'the model called no tool, so none could be answered'
          : 'there is no message to continue'
        return null
      }
      history = toHistory(sent, message, step.continues)
    }
    const composed = compose(one, step, context.given, context.settings, history)
    sent = composed.messages
    let asked: Awaited<ReturnType<typeof sendWithRetry>>
    try {
      asked = await sendWithRetry(composed, context)
    } catch (error) {
      if (!(error instanceof NoAnswerError)) throw error
      if (error.kind === 'aborted') tally.skippedBecause = 'the run was stopped'
      else {
        tally.noAnswer = error
        tally.failures.push(withExcerpt(toNoAnswerFailure(error), null, context.clean))
      }
      return null
    }
    for (const busy of asked.busy) judgeExchange(busy, one, context, tally, null)
    tally.retries += asked.busy.length - (asked.exchange ? 0 : 1)
    if (!asked.exchange) {
      tally.skippedBecause = asked.gaveUp
      tally.busy = true
      if (asked.accountEmpty) tally.stopBecause = asked.gaveUp
      return null
    }
    const open = findAuthSkip(step, asked.exchange.status, context.settings)
    if (open !== null) {
      tally.skippedBecause = open
      return null
    }
    exchanges.push(asked.exchange)
    saids.push(judgeExchange(asked.exchange, one, context, tally, step.expect))
    if (tally.failures.some((failure) => failure.severity === 'fail')) break
  }
  for (const relation of context.relations.filter((known) => one.relations?.includes(known.name)))
    add(tally, relation.judge(exchanges, saids), exchanges.at(-1)!, context)
  return saids.at(-1)!
}

/** Judges one exchange and counts what it cost. */
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
  // A published model list is only worth a warning, and a relation's: AUT-02 of the catalogue of breaches.
  const needsKey = settings.needsKey && exchange.operationId !== 'listModels'
  const judge = createJudge(exchange, {
    checks,
    profile,
    needsKey,
    expect: expect && toJudged(expect, exchange.status),
  })
  for (const part of exchange.body) judge.push(part.bytes, part.atMs)
  const failures = judge.end(exchange.end, exchange.endedAtMs)
  const lenient = expect && findLeniency(expect, exchange)
  if (lenient && !failures.some((failure) => failure.severity !== 'notice')) failures.push(lenient)
  add(tally, failures, exchange, context)
  context.spend(toSpent(judge.assembled))
  tally.answered = true
  if (expect && exchange.body[0]) tally.ttftMs = exchange.body[0].atMs ?? undefined
  return judge.assembled
}

/** The same failure on another step or try only counts. */
function add(tally: Tally, failures: readonly Failure[], exchange: Exchange, context: CaseContext): void {
  for (const failure of failures) {
    const known = tally.failures.find(
      (one) => one.check === failure.check && one.severity === failure.severity && one.message === failure.message,
    )
    if (known) known.count += failure.count
    else tally.failures.push(withExcerpt(failure, exchange, context.clean))
  }
}
