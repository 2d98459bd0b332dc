/** Compares the runs of two or more targets: verdicts, shapes, headers and timings. This module defines what counts as a difference. */
import type { CaseReport, CaseStatus, SuiteReport, Verdict } from '../../../tests/suite/reporters/index.ts'
import { diffShapes, type ShapeDifference, type Observer } from '../../../tests/suite/snapshot/index.ts'
import { exitCodes } from '../../cli/command.ts'

/** One target's run. */
export interface TargetRun {
  name: string
  report: SuiteReport
  observer: Pick<Observer, 'toShapes'>
}

/** The result of one case on one target. */
export interface CaseCell {
  status: CaseStatus | 'absent'
  /** Checks that failed or warned. */
  checks: readonly string[]
  skippedBecause?: string
  ttftMs: number | null
  durationMs: number | null
}

export interface ComparedCase {
  id: string
  operationId: string
  /** Whether the case was judged on every target and the verdicts differ. */
  differs: boolean
  cells: readonly CaseCell[]
}

export interface ComparedShape extends Omit<ShapeDifference, 'byChance'> {
  /** False for what the contract does not require; it is shown and does not change the exit code. */
  counts: boolean
}

export interface ComparedTarget {
  name: string
  baseUrl: string | null
  kind: SuiteReport['target']['kind']
  model: string | null
  verdict: Verdict
  inconclusiveBecause?: string
  summary: SuiteReport['summary']
  /** Medians over the cases judged on every target. */
  timings: { ttftMs: number | null; durationMs: number | null }
}

/** The comparison, as `--reporter json` writes it. */
export interface Comparison {
  schemaVersion: 1
  /** `alike`: no verdict and no shape that counts differs. Checks may still have failed on all targets. */
  verdict: 'alike' | 'different' | 'inconclusive'
  inconclusiveBecause?: string
  profile: string
  differences: { verdicts: number; shape: number }
  /** Cases judged on every target; only their answers are compared. */
  comparedCases: number
  targets: readonly ComparedTarget[]
  cases: readonly ComparedCase[]
  shape: readonly ComparedShape[]
}

/** Compares runs of the same cases; every list of cells has one entry per target, in order. */
export function compareRuns(runs: readonly TargetRun[]): Comparison {
  const cases = toCases(runs)
  const judged = cases.filter((one) => one.cells.every(isJudged))
  const judgedIds = new Set(judged.map((one) => one.id))
  const shape = diffShapes(runs.map(({ observer }) => observer.toShapes(judgedIds))).map(({ byChance, ...rest }) => ({
    ...rest,
    counts: !byChance && rest.kind !== 'header',
  }))
  const differences = {
    verdicts: cases.filter((one) => one.differs).length,
    shape: shape.filter((one) => one.counts).length,
  }
  return {
    schemaVersion: 1,
    ...toVerdict(runs, judged.length, differences.verdicts + differences.shape),
    profile: runs[0]?.report.target.profile ?? 'official',
    differences,
    comparedCases: judged.length,
    targets: runs.map((one, at) => toTarget(one, judged, at)),
    cases,
    shape,
  }
}

/** 0 alike and all checks passed · 1 different or a check failed · 3 nothing could be compared, or a run was stopped. */
export function toCompareExit({ verdict, targets }: Comparison): number {
  if (verdict === 'inconclusive') return exitCodes.notTested
  return verdict === 'different' || targets.some((one) => one.verdict === 'fail') ? exitCodes.failed : exitCodes.ok
}

function toVerdict(
  runs: readonly TargetRun[],
  judged: number,
  differences: number,
): Pick<Comparison, 'verdict' | 'inconclusiveBecause'> {
  if (differences > 0) return { verdict: 'different' }
  const stopped = runs.find(({ report }) => report.inconclusiveBecause !== undefined)
  if (stopped)
    return { verdict: 'inconclusive', inconclusiveBecause: `${stopped.name}: ${stopped.report.inconclusiveBecause}` }
  if (judged > 0) return { verdict: 'alike' }
  return { verdict: 'inconclusive', inconclusiveBecause: 'no case was judged on every target' }
}

function toCases(runs: readonly TargetRun[]): ComparedCase[] {
  const known = runs.map(({ report }) => new Map(report.cases.map((one) => [one.id, one])))
  const ids = new Map(runs.flatMap(({ report }) => report.cases.map((one) => [one.id, one.operationId])))
  return [...ids].map(([id, operationId]) => {
    const cells = known.map((cases) => toCell(cases.get(id)))
    const verdicts = new Set(cells.map((one) => JSON.stringify([one.status, one.checks])))
    return { id, operationId, differs: cells.every(isJudged) && verdicts.size > 1, cells }
  })
}

/** Measures a rate of the model's choices, which is not part of the contract and may differ between two runs. */
const rateCheck = 'model-choice-rate'

function toCell(one: CaseReport | undefined): CaseCell {
  if (!one) return { status: 'absent', checks: [], ttftMs: null, durationMs: null }
  const counted = one.failures.filter((failure) => failure.severity !== 'notice' && failure.check !== rateCheck)
  return {
    status: one.status === 'warn' && counted.length === 0 ? 'pass' : one.status,
    checks: [...new Set(counted.map((failure) => failure.check))].sort(),
    ...(one.skippedBecause === undefined ? {} : { skippedBecause: one.skippedBecause }),
    ttftMs: one.ttftMs ?? null,
    durationMs: one.status === 'skip' ? null : one.durationMs,
  }
}

function isJudged(cell: CaseCell): boolean {
  return cell.status !== 'skip' && cell.status !== 'absent'
}

function toTarget({ name, report }: TargetRun, judged: readonly ComparedCase[], at: number): ComparedTarget {
  const { target, verdict, inconclusiveBecause, summary } = report
  return {
    name,
    baseUrl: target.baseUrl,
    kind: target.kind,
    model: target.model,
    verdict,
    ...(inconclusiveBecause === undefined ? {} : { inconclusiveBecause }),
    summary,
    timings: {
      ttftMs: toMedian(judged.map((one) => one.cells[at]!.ttftMs)),
      durationMs: toMedian(judged.map((one) => one.cells[at]!.durationMs)),
    },
  }
}

function toMedian(values: readonly (number | null)[]): number | null {
  const sorted = values.filter((one) => one !== null).sort((a, b) => a - b)
  const middle = sorted.length / 2
  if (sorted.length === 0) return null
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
