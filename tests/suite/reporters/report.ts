/** The report of `check`, `validate` and the library. Its schema is `tests/suite/reporters/report.schema.json`. */
import type { Failure, Profile, Severity } from '../judge/index.ts'
import type { ReportShard } from '../selection/index.ts'

/** A failure in a report: the check's verdict, and the bytes around its place if they are known. */
export interface ReportedFailure extends Failure {
  /** Printable excerpt of the received bytes, redacted; `offset` is the byte at which it starts. */
  excerpt?: { offset: number; text: string }
}

/** The result of one case; `skip`: it was not tested, for the reason in `skippedBecause`. */
export type CaseStatus = 'pass' | 'warn' | 'fail' | 'skip'

/** The result of a run: its worst case. `inconclusive`: the target could not be tested. */
export type Verdict = 'pass' | 'warn' | 'fail' | 'inconclusive'

/** What was tested. `files` stands for recorded traffic, `client` for the user's own program. */
export interface ReportTarget {
  /** `mock`: the embedded one. `server`: any base URL. `live`: Moonshot's own hosts. */
  kind: 'mock' | 'server' | 'live' | 'files' | 'client'
  /** The base URL; null if nothing was called. */
  baseUrl: string | null
  /** The model that was tested; null if none was needed or known. */
  model: string | null
  /** Which rules applied. */
  profile: Profile
  /** Why this model was chosen. */
  modelChosenBecause?: string
}

/** Tokens that the target's `usage` counted, summed over the run. */
export interface Tokens {
  /** Prompt tokens. */
  prompt: number
  /** Completion tokens. */
  completion: number
}

/** The cases of a run by status, and what they took. */
export interface Summary {
  /** Cases or entries, skipped ones included. */
  cases: number
  /** Those that passed. */
  pass: number
  /** Those with warnings only. */
  warn: number
  /** Those with a failure. */
  fail: number
  /** Those that were not tested. */
  skip: number
  /** Duration of the run, in milliseconds. */
  durationMs: number
  /** Tokens as the target counted them. */
  tokens: Tokens
  /** US dollars by the model's price row; null if the price is not known. */
  costUsd: number | null
}

/** How often the model made the wanted choice: information, never a failure. */
export interface Rate {
  /** What the model is expected to do, such as `calls the tool`. */
  wanted: string
  /** The number of tries in which the model did so. */
  met: number
  /** All tries. */
  tries: number
  /** The least share of tries that counts as usual, from 0 to 1. */
  minimum: number
}

/** The result of one case. */
export interface CaseReport {
  /** The id of the case, such as `chat/stream`. */
  id: string
  /** The operation of the contract that the case tests. */
  operationId: string
  /** What the case sends and expects, in one sentence. */
  about: string
  /** The worst of its failures; `pass` without any. */
  status: CaseStatus
  /** From the first request of the case to its last byte, in milliseconds. */
  durationMs: number
  /** Time to the first byte of the last step's body; absent when it was empty. */
  ttftMs?: number
  /** Why it was not tested; only with the status `skip`. */
  skippedBecause?: string
  /** How often the model made the wanted choice, for cases that depend on it. */
  rate?: Rate
  /** Requests sent again because the target was busy. */
  retries?: number
  /** What the checks reported; empty when all passed. */
  failures: ReportedFailure[]
}

/** The result of one entry of a recorded file. */
export interface FileReport {
  /** The path as it was given. */
  file: string
  /** The entry in the file, such as `3`; null if a file is one exchange. */
  entry: string | null
  /** The operation that the answer belongs to; null if none was recognised. */
  operationId: string | null
  /** The worst of its failures; `pass` without any. */
  status: CaseStatus
  /** Why it was not judged; only with the status `skip`. */
  skippedBecause?: string
  /** What the checks reported; empty when all passed. */
  failures: ReportedFailure[]
}

interface ReportBase {
  /** The version of this form. */
  schemaVersion: 1
  /** What was tested. */
  target: ReportTarget
  /** The result of the whole run. */
  verdict: Verdict
  /** Why there is no verdict. */
  inconclusiveBecause?: string
  /** Remarks for the reader, such as a model that the target does not list. */
  notes?: string[]
  /** Counts, duration, tokens and cost. */
  summary: Summary
}

/** The report of `check` and `runSuite`. */
export interface SuiteReport extends ReportBase {
  /** Which part of a run this is; absent for a whole run. */
  shard?: ReportShard
  /** Ids of cases that were not tested because the run ended early, for `--only` of a later run; absent if there are none. */
  left?: string[]
  /** One result per case, in the order of the suite. */
  cases: CaseReport[]
}

/** A remark on a request: what the service refuses or ignores in it, or which part of an earlier answer it lost. */
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
  /** One result per entry, in the order of the files. */
  files: FileReport[]
  /** The requests, with `--requests`; verdict and summary do not count them. */
  requests?: RequestReport[]
}

/** A report of either kind, as the reporters take it. */
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

/** The requests that `--requests` judged, as rows of their own; none if it was not set. */
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
 * The verdict over rows: `fail` when one failed; otherwise `inconclusive` when the run ended early or nothing was judged.
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
  const [count, them] = left.length === 1 ? ['1 case', 'it'] : [`${left.length} cases`, 'them']
  return `not tested: ${count}; to test ${them}: --only ${left.join(' ')}`
}

/** Exit code of a verdict: 0 all checks passed, 1 a check failed, 3 could not be tested. */
export function toExitCode(verdict: Verdict): 0 | 1 | 3 {
  if (verdict === 'fail') return 1
  return verdict === 'inconclusive' ? 3 : 0
}
