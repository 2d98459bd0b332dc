/**
 * Judges recorded traffic file by file and entry by entry, and reads each file as a stream. Entries that are not judged are named and
 * counted. docs/recordings.md describes the file formats and exit codes.
 */
import { createHash } from 'node:crypto'
import { toSourceText } from '../../../openapi/evidence.ts'
import type { ArrivedBytes, HeaderList } from '../../../openapi/exchange.ts'
import {
  readRecording,
  createBudgets,
  createLineMeter,
  defaultLimits,
  toMegabytes,
  type ByteBudget,
  type ReadLimits,
  UnreadableRecording,
  type Hints,
  type MessageProblem,
  type RecordedExchange,
} from '../../../openapi/readers/index.ts'
import { checks } from '../../../tests/suite/checks/index.ts'
import { type Check, type Failure, type Profile, createJudge } from '../../../tests/suite/judge/index.ts'
import { findExchangeSecrets } from '../../../openapi/secrets/index.ts'
import {
  createRedactor,
  redact,
  redactValue,
  countStatuses,
  toExitCode,
  toStatus,
  toVerdict,
  type FileReport,
  type FilesReport,
  type RequestReport,
} from '../../../tests/suite/reporters/index.ts'
import { createCrossEntryChecks, type CrossEntryChecks } from './cross-entry.ts'
import { addExcerpts } from './excerpts.ts'
import { toFailure } from './message-framing.ts'
import { createRequestChecks, type RequestChecks, type RequestEntry } from './requests.ts'
import { createTally, type Tally } from './tally.ts'

/** How recorded traffic is judged. */
export interface ValidateOptions extends Hints {
  profile?: Profile
  /** Warnings count as failures. */
  strict?: boolean
  /** Judges requests as well: `requests` of the report; a failure there gives exit code 1. */
  requests?: boolean
  /** The checks that judge; default all. */
  checks?: readonly Check[]
  /** Bounds on what is read. */
  limits?: ReadLimits
  /** Receives lines for the user; by default they are dropped. */
  log?: (line: string) => void
  /** Milliseconds for the report's duration; a constant by default. */
  now?: () => number
}

/** The report and the exit code: 0 all passed · 1 a check failed · 2 a file could not be read as a whole · 3 nothing was judged. */
export interface ValidateResult {
  report: FilesReport
  exitCode: 0 | 1 | 2 | 3
}

/** What the judging of one file needs. */
interface FileRun {
  file: string
  hints: Hints
  options: ValidateOptions
  tally: Tally
  budget: ByteBudget
  requests: RequestReport[]
  requestChecks: RequestChecks | null
}

/**
 * Judges files. A file that cannot be read is named, and the others are still judged.
 * @example const { report, exitCode } = await runValidate(['capture.har'], { profile: 'vendor' })
 */
export async function runValidate(files: readonly string[], options: ValidateOptions = {}): Promise<ValidateResult> {
  const now = options.now ?? (() => 0)
  const startedAt = now()
  const tally = createTally(options.log ?? (() => undefined))
  const nextBudget = createBudgets(options.limits ?? defaultLimits)
  const hints: Hints = { operationId: options.operationId ?? null, status: options.status ?? null }
  const requests: RequestReport[] = []
  for (const file of files) {
    const requestChecks = options.requests === true ? createRequestChecks() : null
    const before = tally.files.length
    try {
      await validateFile({ file, hints, options, tally, budget: nextBudget(), requests, requestChecks })
    } catch (error) {
      const text =
        error instanceof UnreadableRecording
          ? error.message
          : `could not be judged because of an error in kimi-contract itself: ${redact(String(error))}`
      tally.unreadable(file, null, text)
    }
    tally.close(file)
    // If the file has changed since it was judged, the failures have no excerpt.
    await addExcerpts(file, hints, tally.files.slice(before)).catch(() => undefined)
  }
  const report = toReport(tally, options, now() - startedAt)
  if (options.requests === true) {
    report.requests = requests
    if (requests.length === 0)
      options.log?.('--requests: no entry holds the body of a chat request, so none was judged')
  }
  const hasFailed = report.verdict === 'fail' || requests.some(({ status }) => status === 'fail')
  const exitCode = hasFailed ? 1 : tally.unreadableFiles > 0 ? 2 : toExitCode(report.verdict)
  return { report, exitCode }
}

async function validateFile(run: FileRun): Promise<void> {
  const { file, hints, options, tally, budget } = run
  let entries = 0
  const crossEntry = createCrossEntryChecks()
  for await (const recorded of readRecording(file, hints, budget)) {
    if (recorded.kind === 'note') {
      tally.note(file, recorded.text)
      continue
    }
    entries++
    if (recorded.kind === 'unreadable') tally.unreadable(file, recorded.entry, recorded.text)
    else if (recorded.kind === 'skipped') {
      tally.skipped(file, recorded)
      if (recorded.sent) judgeRequest({ ...recorded.sent, entry: recorded.entry }, run)
    } else tally.judged(await judgeRecorded(recorded, run, crossEntry))
  }
  for (const row of crossEntry.end()) row.status = toStatus(row.failures, options.strict)
  if (entries === 0) tally.empty(file)
}

async function judgeRecorded(
  recorded: RecordedExchange,
  run: FileRun,
  crossEntry: CrossEntryChecks,
): Promise<FileReport> {
  const { file, options, tally, budget } = run
  const { head, outcome, entry } = recorded
  const judge = createJudge(head, { checks: options.checks ?? checks, profile: options.profile ?? 'official' })
  const hash = createHash('sha1')
  const meter = createLineMeter(budget.lineBytes)
  let longLineAt: number | null = null
  /** Judges the next bytes; returns where a line that is too long starts, or null. */
  const judgePart = ({ bytes, atMs }: ArrivedBytes): number | null => {
    const tooLongAt = meter.push(bytes)
    if (tooLongAt !== null) return tooLongAt
    judge.push(bytes, atMs)
    if (entry !== null) hash.update(bytes)
    return null
  }
  // A body in memory may have a part for each chunk, which need not be awaited.
  if (Symbol.iterator in recorded.body) {
    for (const part of recorded.body) if ((longLineAt = judgePart(part)) !== null) break
  } else for await (const part of recorded.body) if ((longLineAt = judgePart(part)) !== null) break
  // Nothing after the limit is judged, so nothing there can count as missing.
  const verdicts =
    longLineAt === null
      ? [...outcome.problems.map(toFailure), ...judge.end(outcome.end, outcome.endedAtMs)]
      : [toLineFailure(longLineAt, budget.lineBytes)]
  const notices = outcome.recorderNotices.map(toRecorderNotice)
  const clean = createRedactor(findExchangeSecrets(head.request, head.headers))
  const failures = redactValue([...verdicts, ...notices], clean)
  tally.count(judge.assembled)
  const status = toStatus(failures, options.strict)
  const row: FileReport = { file, entry, operationId: head.operationId, status, failures }
  judgeRequest({ ...head, entry, sentOn: recorded.sentOn, answer: { ...head, assembled: judge.assembled } }, run)
  crossEntry.see(head, judge.assembled, hash.digest('base64'), row)
  return row
}

/** Judges the request of an entry, even if the recorder kept no answer. */
function judgeRequest(
  entry: RequestEntry & { entry: string | null; headers?: HeaderList | null },
  { file, requests, requestChecks }: FileRun,
): void {
  const clean = createRedactor(findExchangeSecrets(entry.request, entry.headers ?? null))
  const row = requestChecks?.see(entry, { file, entry: entry.entry }, clean)
  if (row) requests.push(row)
}

function toRecorderNotice({ source, ...notice }: MessageProblem): Failure {
  return {
    check: 'recorded-text',
    severity: 'notice',
    blame: 'recorder',
    count: 1,
    next: 'record as base64 or with a charset in Content-Type to keep the original bytes',
    source: toSourceText(source),
    ...notice,
  }
}

function toLineFailure(at: number, lineBytes: number): Failure {
  return {
    check: 'line-length',
    severity: 'fail',
    blame: 'target',
    count: 1,
    message: `a line is longer than ${toMegabytes(lineBytes)}; nothing after it is judged`,
    documented: `lines of at most ${toMegabytes(lineBytes)}, the bound of validate`,
    received: 'a longer line',
    at: `byte ${at}`,
    next: 'raise the bound with --max-line-mb if the line is meant to be that long',
    source: toSourceText('whatwg/event-stream'),
  }
}

function toReport(tally: Tally, options: ValidateOptions, durationMs: number): FilesReport {
  const { files, unreadableFiles } = tally
  const unread = unreadableFiles === 1 ? '1 file could not be read' : `${unreadableFiles} files could not be read`
  const hasFailed = files.some((row) => row.status === 'fail')
  const verdict = toVerdict(files, unreadableFiles === 0 || hasFailed ? null : unread)
  return {
    schemaVersion: 1,
    target: {
      kind: 'files',
      baseUrl: null,
      model: tally.models.size === 1 ? [...tally.models][0]! : null,
      profile: options.profile ?? 'official',
    },
    ...verdict,
    ...(tally.notes.length === 0 ? {} : { notes: tally.notes }),
    summary: { cases: files.length, ...countStatuses(files), durationMs, tokens: tally.tokens, costUsd: null },
    files,
  }
}
