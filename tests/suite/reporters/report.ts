/** The report: what `check`, `validate` and the library hand out. Its schema is `tests/suite/reporters/report.schema.json`. */
import type { Failure, Profile, Severity } from '../checks/check.ts'

/** A failure as reports carry it: the check's verdict, and the bytes around the fault where they are known. */
export interface ReportedFailure extends Failure {
  /** Printable extract of what came over the wire, redacted; `offset` is the byte at which it starts. */
  excerpt?: { offset: number; text: string }
}

export type CaseStatus = 'pass' | 'warn' | 'fail' | 'skip'

export type Verdict = 'pass' | 'warn' | 'fail' | 'inconclusive'

/** What was tested. `files` stands for recorded traffic. */
export interface ReportTarget {
  kind: 'mock' | 'server' | 'live' | 'files'
  baseUrl: string | null
  model: string | null
  profile: Profile
  /** How the model was chosen when nobody named one. */
  modelChosenBecause?: string
}

export interface Tokens {
  prompt: number
  completion: number
}

export interface Summary {
  cases: number
  pass: number
  warn: number
  fail: number
  skip: number
  durationMs: number
  tokens: Tokens
  /** US dollars by the model's price row; null where the price is not known. */
  costUsd: number | null
}

/** How often the model chose what was hoped for: information, never a breach. */
export interface Rate {
  wanted: string
  met: number
  tries: number
  minimum: number
}

export interface CaseReport {
  id: string
  operationId: string
  about: string
  status: CaseStatus
  durationMs: number
  /** Time to the first byte of the last step's body; absent when nothing came. */
  ttftMs?: number
  skippedBecause?: string
  rate?: Rate
  /** Requests sent again because the target was busy. */
  retries?: number
  failures: ReportedFailure[]
}

export interface FileReport {
  file: string
  entry: string | null
  operationId: string | null
  status: CaseStatus
  skippedBecause?: string
  failures: ReportedFailure[]
}

interface ReportBase {
  schemaVersion: 1
  target: ReportTarget
  verdict: Verdict
  /** Why there is no verdict. */
  inconclusiveBecause?: string
  /** What the reader should know besides: `the model list offers …`. */
  notes?: string[]
  summary: Summary
}

/** What `check` and `runSuite` give. */
export interface SuiteReport extends ReportBase {
  /** Cases that a stop kept from being tested, for `--only` of a later run; absent where there are none. */
  left?: string[]
  cases: CaseReport[]
}

/** What `validate` gives. */
export interface FilesReport extends ReportBase {
  files: FileReport[]
}

export type Report = SuiteReport | FilesReport

/** The rows of a report under one shape: cases by id, files by name and entry. */
export function toRows(report: Report): (Omit<CaseReport, 'about'> & { about: string })[] {
  if ('cases' in report) return report.cases
  return report.files.map((one) => ({
    id: one.entry === null ? one.file : `${one.file}#${one.entry}`,
    operationId: one.operationId ?? 'unknown operation',
    about: '',
    status: one.status,
    durationMs: 0,
    ...(one.skippedBecause === undefined ? {} : { skippedBecause: one.skippedBecause }),
    failures: one.failures,
  }))
}

/** The status that failures deserve: notices do not count, and under `strict` a warning is a failure. */
export function toStatus(failures: readonly { severity: Severity }[], strict = false): 'pass' | 'warn' | 'fail' {
  if (failures.some((one) => one.severity === 'fail')) return 'fail'
  if (!failures.some((one) => one.severity === 'warn')) return 'pass'
  return strict ? 'fail' : 'warn'
}

/** Counts statuses, for a summary. */
export function countStatuses(rows: readonly { status: CaseStatus }[]): Record<CaseStatus, number> {
  const counts = { pass: 0, warn: 0, fail: 0, skip: 0 }
  for (const row of rows) counts[row.status]++
  return counts
}

/**
 * The verdict over rows: a breach outweighs everything; no verdict when something cut the run short or nothing was judged.
 */
export function toVerdict(
  rows: readonly { status: CaseStatus }[],
  inconclusiveBecause: string | null,
): { verdict: Verdict; inconclusiveBecause?: string } {
  const counts = countStatuses(rows)
  if (counts.fail > 0) return { verdict: 'fail', ...(inconclusiveBecause === null ? {} : { inconclusiveBecause }) }
  if (inconclusiveBecause !== null) return { verdict: 'inconclusive', inconclusiveBecause }
  if (counts.pass + counts.warn === 0)
    return { verdict: 'inconclusive', inconclusiveBecause: 'nothing was judged: every entry was skipped' }
  return { verdict: counts.warn > 0 ? 'warn' : 'pass' }
}

/** Exit code of a verdict: 0 kept, 1 breached, 3 no verdict. */
export function toExitCode(verdict: Verdict): 0 | 1 | 3 {
  if (verdict === 'fail') return 1
  return verdict === 'inconclusive' ? 3 : 0
}
