/** Entry point `kimi-contract/suite`: runs the suite against one target, without a test runner. */
import { toUsd, NoAnswerError } from './sender/index.ts'
import {
  assertSuiteOptions,
  type SuiteOptions,
  findShard,
  prepareRun,
  type PlannedCase,
  type PreparedRun,
} from './runner/index.ts'
import { toShardNote, type ReportShard } from './selection/index.ts'
import {
  countStatuses,
  toLeftNote,
  toVerdict,
  type CaseReport,
  type ReportTarget,
  type SuiteReport,
} from './reporters/index.ts'

export type { Progress, SuiteOptions } from './runner/index.ts'
export { SuiteOptionsError } from './sender/index.ts'
export { SelectionError } from './selection/index.ts'
export { MergeError, mergeReports, type NamedReport, type CaseReport, type SuiteReport } from './reporters/index.ts'

/**
 * Sends the cases and judges the answers. Resolves with a report also when the target is unreachable or the run is stopped.
 * @throws SuiteOptionsError when an option is wrong, SelectionError when a glob matches no case.
 * @example const report = await runSuite({ baseUrl: 'http://127.0.0.1:4010/v1', apiKey: 'sk-…' })
 */
export async function runSuite(options: SuiteOptions): Promise<SuiteReport> {
  const startedAt = performance.now()
  assertSuiteOptions(options)
  let suite: PreparedRun
  try {
    suite = await prepareRun(options)
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error
    return withShard(toUnreached(options, error, performance.now() - startedAt), findShard(options))
  }
  try {
    if (suite.blockedBecause !== null)
      return withShard(
        toReportWithoutCases(suite.target, suite.clean(suite.blockedBecause), performance.now() - startedAt),
        suite.shard,
      )
    const ran = await runAll(suite)
    return withShard(toReport(suite, ran, performance.now() - startedAt), suite.shard)
  } finally {
    suite.close()
  }
}

/** The run ends after this number of consecutive cases for which the target was busy. */
const maxBusyCases = 4
/** The run ends after this number of consecutive cases without an HTTP answer. */
const maxUnansweredCases = 8

interface RanAll {
  reports: CaseReport[]
  /** Why the run ended early. */
  stopped: string | null
  /** Ids of the cases that were not tested for that reason, or because the target was busy. */
  left: string[]
}

async function runAll(suite: PreparedRun): Promise<RanAll> {
  const { plan, settings } = suite
  const reports = new Map<PlannedCase, CaseReport>()
  let stopped: string | null = null
  let unanswered = 0
  let busyInARow = 0
  let boundInFlight = 0
  const untested = new Set<string>()
  const running = new Set<Promise<unknown>>()
  const waiting = [...plan]

  const finish = (planned: PlannedCase, report: CaseReport) => {
    reports.set(planned, report)
    settings.onProgress?.({ done: reports.size, of: plan.length, case: report })
  }

  async function work(): Promise<void> {
    for (let planned = waiting.shift(); planned; planned = waiting.shift()) {
      if (settings.signal?.aborted) stopped ??= 'the run was stopped'
      const reason = planned.skippedBecause ?? stopped ?? (await findCostStop(planned))
      if (reason !== null) {
        if (planned.skippedBecause === null) untested.add(planned.case.id)
        finish(planned, toSkipped(planned, reason))
        continue
      }
      const bound = planned.bound.costUsd ?? 0
      boundInFlight += bound
      const promise = suite.run(planned.case)
      running.add(promise)
      const ran = await promise
      running.delete(promise)
      boundInFlight -= bound
      unanswered = ran.noAnswer ? unanswered + 1 : 0
      busyInARow = ran.busy ? busyInARow + 1 : 0
      if (ran.stopBecause !== null) stopped ??= ran.stopBecause
      if (busyInARow >= maxBusyCases) stopped ??= `the target was busy for ${maxBusyCases} cases in a row`
      if (unanswered >= maxUnansweredCases) stopped ??= `the target stopped answering: ${ran.noAnswer?.message ?? ''}`
      if (ran.report.status === 'skip' && (ran.busy || settings.signal?.aborted)) untested.add(planned.case.id)
      finish(planned, ran.report)
    }
  }

  /**
   * Why the case would exceed the cost limit; null if it may be sent. Waits for running cases if it fits without their bounds: most cases
   * cost far less than their bound.
   */
  async function findCostStop(planned: PlannedCase): Promise<string | null> {
    const { maxCostUsd } = settings
    const bound = planned.bound.costUsd
    if (maxCostUsd === undefined || bound === null) return null
    for (;;) {
      const spent = toUsd(suite.model, suite.spent) ?? 0
      if (spent + boundInFlight + bound <= maxCostUsd) return null
      if (running.size === 0) {
        stopped ??= `--max-cost ${maxCostUsd} could be exceeded (spent so far: $${spent.toFixed(4)})`
        return stopped
      }
      await Promise.race(running)
      if (stopped !== null) return stopped
    }
  }

  await Promise.all(Array.from({ length: Math.max(1, settings.concurrency) }, work))
  const all = plan.map((planned) => reports.get(planned)!)
  if (settings.signal?.aborted && all.some((one) => one.skippedBecause === 'the run was stopped'))
    stopped ??= 'the run was stopped'
  return { reports: all, stopped, left: plan.map((one) => one.case.id).filter((id) => untested.has(id)) }
}

function toSkipped(planned: PlannedCase, because: string): CaseReport {
  const { id, operationId, about } = planned.case
  return { id, operationId, about, status: 'skip', durationMs: 0, skippedBecause: because, failures: [] }
}

function toReport(suite: PreparedRun, ran: RanAll, durationMs: number): SuiteReport {
  const { spent, target } = suite
  const { reports: cases, stopped, left } = ran
  const hasUntested = left.length > 0 && left.length < cases.length
  const notes = [...suite.notes, ...(hasUntested ? [toLeftNote(left)] : [])]
  const costUsd = toUsd(suite.model, spent)
  return {
    schemaVersion: 1,
    target,
    ...toVerdict(cases, stopped === null ? null : suite.clean(stopped)),
    ...(notes.length === 0 ? {} : { notes: notes.map(suite.clean) }),
    ...(left.length === 0 ? {} : { left }),
    summary: {
      cases: cases.length,
      ...countStatuses(cases),
      durationMs: Math.round(durationMs),
      tokens: { prompt: spent.prompt, completion: spent.completion },
      costUsd: costUsd === null ? null : Number(costUsd.toFixed(9)),
    },
    cases,
  }
}

/** Adds the shard to a report. */
function withShard(report: SuiteReport, shard: ReportShard | null): SuiteReport {
  if (shard === null) return report
  return { ...report, shard, notes: [toShardNote(shard), ...(report.notes ?? [])] }
}

function toUnreached(options: SuiteOptions, error: NoAnswerError, durationMs: number): SuiteReport {
  const { kind = 'server', model = null, profile = 'official' } = options
  const target = { kind, baseUrl: options.baseUrl.trim().replace(/\/+$/, ''), model, profile }
  const next = {
    refused: `; start the server, or correct the base URL ${target.baseUrl}`,
    dns: `; correct the base URL ${target.baseUrl}, or check the network`,
  }[error.kind as string]
  const because =
    error.kind === 'aborted' ? 'the run was stopped' : `the target cannot be reached: ${error.message}${next ?? ''}`
  return toReportWithoutCases(target, because, durationMs)
}

/** The report of a run that ended before its first case: the reason in one sentence, and no list of skipped cases. */
function toReportWithoutCases(target: ReportTarget, because: string, durationMs: number): SuiteReport {
  return {
    schemaVersion: 1,
    target,
    verdict: 'inconclusive',
    inconclusiveBecause: because,
    summary: {
      cases: 0,
      ...countStatuses([]),
      durationMs: Math.round(durationMs),
      tokens: { prompt: 0, completion: 0 },
      costUsd: 0,
    },
    cases: [],
  }
}
