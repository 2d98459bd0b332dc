/** The report of `check`, `validate` and the library. Its schema is `tests/suite/reporters/report.schema.json`. */
import type { Failure, Profile, Severity } from '../judge/index.ts'
import type { ReportShard } from '../selection/index.ts'

/** A failure in a report: the check's verdict, and the bytes around its place where they are known. */
export interface ReportedFailure extends Failure {
  /** Printable excerpt of the received bytes, redacted; `offset` is the byte at which it starts. */
  excerpt?: { offset: number; text: string }
}

export type CaseStatus = 'pass' | 'warn' | 'fail' | 'skip'

export type Verdict = 'pass' | 'warn' | 'fail' | 'inconclusive'

/** What was tested. `files` stands for recorded traffic, `client` for the user's own program. */
export interface ReportTarget {
  kind: 'mock' | 'server' | 'live' | 'files' | 'client'
  baseUrl: string | null
  model: string | null
  profile: Profile
  /** Why this model was chosen. */
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

/** How often the model made the wanted choice: information, never a failure. */
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
  /** Time to the first byte of the last step's body; absent when it was empty. */
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
  /** Remarks for the reader, such as a model that the target does not list. */
  notes?: string[]
  summary: Summary
}

/** The report of `check` and `runSuite`. */
export interface SuiteReport extends ReportBase {
  /** Which part of a run this is; absent for a whole run. */
  shard?: ReportShard
  /** Ids of cases that were not tested because the run ended early, for `--only` of a later run; absent where there are none. */
  left?: string[]
  cases: CaseReport[]
}

/** A remark on a request: what the service refuses or ignores of it, or what it lost of an earlier answer. */
export interface RequestFinding {
  severity: 'fail' | 'warn'
  kind: string
  message: string
  /** Instance path of the request body. */
  at: string
  expected: string
  received: string
  source: string
}

/** The request of one entry of a file. */
export interface RequestReport {
  file: string
  entry: string | null
  status: 'pass' | 'warn' | 'fail'
  findings: RequestFinding[]
}

/** The report of `validate`. */
export interface FilesReport extends ReportBase {
  files: FileReport[]
  /** The requests, with `--requests`; verdict and summary do not count them. */
  requests?: RequestReport[]
}

export type Report = SuiteReport | FilesReport

/** A case or an entry of a file, in one form for all reporters. */
export interface Row extends CaseReport {
  /** The file, for recorded traffic. */
  file?: string
  /** The id without its group: `stream` of `chat/stream`, `#3` of `a.har#3`. */
  name: string
}

/** The rows of a report: its cases, or the entries of its files. */
export function toRows(report: Report): Row[] {
  if ('cases' in report) return report.cases.map((one) => ({ ...one, name: one.id.slice(one.id.indexOf('/') + 1) }))
  return report.files.map((one) => ({
    id: one.entry === null ? one.file : `${one.file}#${one.entry}`,
    file: one.file,
    name: one.entry === null ? one.file : `#${one.entry}`,
    operationId: one.operationId ?? 'unknown operation',
    about: '',
    status: one.status,
    durationMs: 0,
    ...(one.skippedBecause === undefined ? {} : { skippedBecause: one.skippedBecause }),
    failures: one.failures,
  }))
}

/** The requests that `--requests` judged, as rows of their own; none where it was not set. */
export function toRequestRows(report: Report): Row[] {
  if ('cases' in report) return []
  return (report.requests ?? []).map(({ file, entry, status, findings }) => ({
    id: entry === null ? file : `${file}#${entry}`,
    file,
    name: entry === null ? file : `#${entry}`,
    operationId: 'createChatCompletion',
    about: '',
    status,
    durationMs: 0,
    failures: findings.map(({ kind, severity, message, expected, received, at, source }) => ({
      check: kind,
      severity,
      message,
      documented: expected,
      received,
      at,
      blame: 'client',
      source,
      count: 1,
    })),
  }))
}

/** The status by failures: notices do not count, and under `strict` a warning is a failure. */
export function toStatus(failures: readonly { severity: Severity }[], strict = false): 'pass' | 'warn' | 'fail' {
  if (failures.some((one) => one.severity === 'fail')) return 'fail'
  if (!failures.some((one) => one.severity === 'warn')) return 'pass'
  return strict ? 'fail' : 'warn'
}

/** The number of rows by status. */
export function countStatuses(rows: readonly { status: CaseStatus }[]): Record<CaseStatus, number> {
  const counts = { pass: 0, warn: 0, fail: 0, skip: 0 }
  for (const row of rows) counts[row.status]++
  return counts
}

/**
 * The verdict over rows: `fail` when one failed; else `inconclusive` when the run ended early or nothing was judged.
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

/** The note that names the cases which were not tested because the run ended early. */
export function toLeftNote(left: readonly string[]): string {
  return `not tested: ${left.length} cases; to test them: --only ${left.join(' ')}`
}

/** Exit code of a verdict: 0 all checks passed, 1 a check failed, 3 could not be tested. */
export function toExitCode(verdict: Verdict): 0 | 1 | 3 {
  if (verdict === 'fail') return 1
  return verdict === 'inconclusive' ? 3 : 0
}
