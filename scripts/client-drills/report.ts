/** The report of client drills, in the form of `check`: one case per drill. */
import { toSourceText } from '../../openapi/evidence.ts'
import type { Failure } from '../../tests/suite/judge/index.ts'
import {
  createRedactor,
  countStatuses,
  toStatus,
  toVerdict,
  type CaseReport,
  type SuiteReport,
} from '../../tests/suite/reporters/index.ts'
import {
  type Drill,
  type Finding,
  type JudgeOptions,
  type Profile,
  type Run,
  type Setup,
  isNotApplicable,
} from './drill.ts'
import { judgeDrill } from './judge-drill.ts'
import { describeEnd, toTimeline } from './judgements/outcome.ts'
import { plain } from './drills/setups.ts'

export interface Observed {
  readonly drills: readonly Drill[]
  readonly runs: ReadonlyMap<Setup, Run>
  /** Null if the first run was interrupted. */
  readonly profile: Profile | null
  readonly options: JudgeOptions
  /** What was drilled, as the first note: `command: node app.js`. */
  readonly subject: string
  readonly durationMs: number
  readonly isInterrupted: boolean
  /** Why a setup that applies has no run; default: the interruption. */
  readonly notRunBecause?: string
}

/** Judges each drill and makes the report; the key of the drills and other secrets are redacted. */
export function toReport(observed: Observed): SuiteReport {
  const { drills, runs, profile } = observed
  const cases = drills.map((drill) => toCase(drill, observed))
  const because = findInconclusive(observed)
  const counts = countStatuses(cases)
  const left = observed.isInterrupted
    ? cases.filter((one) => one.skippedBecause === (observed.notRunBecause ?? interrupted)).map(({ id }) => id)
    : []
  const clean = createRedactor([[...runs.values()][0]?.key])
  const report: SuiteReport = {
    schemaVersion: 1,
    target: { kind: 'client', baseUrl: null, model: profile?.model ?? null, profile: 'official' },
    ...toVerdict(cases, because),
    notes: toNotes(observed),
    summary: {
      cases: cases.length,
      ...counts,
      durationMs: Math.round(observed.durationMs),
      tokens: { prompt: 0, completion: 0 },
      costUsd: null,
    },
    ...(left.length === 0 ? {} : { left }),
    cases,
  }
  return redactTexts(report, clean)
}

const interrupted = 'the run was interrupted'

function toNotes({ subject, options, runs }: Observed): string[] {
  const first = runs.get(plain)
  return [
    subject,
    ...(first ? [`plain run: ${describeEnd(first)}; ${toTimeline(first)}`] : []),
    ...(options.scale === 1 ? [] : [`waits of a minute and more are divided by ${options.scale} (--scale)`]),
  ]
}

/** Why the drills give no verdict at all; null if they do. */
function findInconclusive({ runs, profile, isInterrupted, notRunBecause }: Observed): string | null {
  const first = runs.get(plain)
  if (isInterrupted && notRunBecause === undefined) return interrupted
  if (!first || !profile) return notRunBecause ?? 'the program was not run'
  if (profile.chatRequests === 0)
    return (
      `the program sent no chat request to the mock (${describeEnd(first)}; ${toTimeline(first)}): ` +
      'give it the address with --env NAME={baseUrl} and the key with --env NAME={key}, or in its arguments'
    )
  return null
}

function toCase(drill: Drill, observed: Observed): CaseReport {
  const head = { id: drill.id, operationId: 'createChatCompletion', about: drill.title }
  const skip = (skippedBecause: string): CaseReport => ({
    ...head,
    status: 'skip',
    durationMs: 0,
    skippedBecause,
    failures: [],
  })
  const { profile, runs, options } = observed
  const first = runs.get(plain)
  if (!profile || !first || profile.chatRequests === 0)
    return skip(findInconclusive(observed)?.split(' (')[0] ?? interrupted)
  const setups = drill.setups === 'all' ? [...runs.keys()] : drill.setups
  const because = setups[0]?.needs?.(profile) ?? null
  if (because !== null) return skip(`not applicable: ${because}`)
  const own = setups.flatMap((setup) => runs.get(setup) ?? [])
  if (own.length === 0 || (drill.setups !== 'all' && !runs.has(drill.setups[0]!)))
    return skip(observed.notRunBecause ?? interrupted)
  // The run of an attached program lasts until the next run is requested.
  const limitMs = own[0]!.attached ? own[0]!.durationMs : options.limitMs
  const judgement = judgeDrill(drill, { profile, options: { ...options, limitMs }, plain: first, runs: own })
  if (isNotApplicable(judgement)) return skip(`not applicable: ${judgement.because}`)
  const failures = judgement.map((finding) => toFailure(finding, drill, finding.run ?? own[0]!))
  return {
    ...head,
    status: toStatus(failures),
    durationMs: drill.setups === 'all' ? 0 : Math.round(own.reduce((sum, run) => sum + run.durationMs, 0)),
    failures,
  }
}

function toFailure(finding: Finding, drill: Drill, run: Run): Failure {
  return {
    check: drill.id.replace('/', '-'),
    severity: finding.severity,
    message: finding.message,
    documented: `${drill.promise}; ${finding.expected}`,
    received: finding.observed,
    at: `the mock ${run.setup.about}: ${toTimeline(run)}`,
    blame: 'client',
    next: finding.next ?? drill.advice,
    source: toSourceText(drill.source),
    count: 1,
  }
}

/** Redacts every text of the report; ids, statuses and numbers stay. */
function redactTexts(report: SuiteReport, clean: (text: string) => string): SuiteReport {
  return {
    ...report,
    ...(report.inconclusiveBecause === undefined ? {} : { inconclusiveBecause: clean(report.inconclusiveBecause) }),
    notes: (report.notes ?? []).map(clean),
    cases: report.cases.map((one) => ({
      ...one,
      ...(one.skippedBecause === undefined ? {} : { skippedBecause: clean(one.skippedBecause) }),
      failures: one.failures.map((failure) => ({
        ...failure,
        message: clean(failure.message),
        documented: clean(failure.documented),
        received: clean(failure.received),
        at: clean(failure.at),
      })),
    })),
  }
}
