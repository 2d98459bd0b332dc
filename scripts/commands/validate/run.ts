/**
 * The command `validate`: judges recorded traffic offline, file by file and entry by entry, streaming each from disk.
 * Forms and exit codes: README, "Judging recorded traffic". Whatever is not judged is named and counted.
 */
import { createHash } from 'node:crypto'
import { extensions, readRecording } from '../../../openapi/readers/read.ts'
import { UnreadableRecording, type Hints, type RecordedExchange } from '../../../openapi/readers/recording.ts'
import { checks } from '../../../tests/suite/checks/index.ts'
import { redact, redactValue } from '../../../tests/suite/reporters/redact.ts'
import {
  countStatuses,
  toExitCode,
  toStatus,
  toVerdict,
  type FileReport,
  type FilesReport,
} from '../../../tests/suite/reporters/report.ts'
import { createJudge } from '../../../tests/suite/judge/judge.ts'
import type { Check, Profile } from '../../../tests/suite/checks/check.ts'
import { createBetween, type Between } from './between.ts'
import { addExcerpts } from './excerpts.ts'
import { toFailure } from './message-framing.ts'
import { createTally, type Tally } from './tally.ts'

/** How recorded traffic is judged. */
export interface ValidateOptions extends Hints {
  profile?: Profile
  /** Warnings count as failures. */
  strict?: boolean
  /** Which checks judge; all by default. */
  checks?: readonly Check[]
  /** Hears one line for each thing a person should know; nothing is said by default. */
  say?: (line: string) => void
  /** Milliseconds for the report's duration; stands still by default. */
  now?: () => number
}

/** The report, and the exit code of the command: 0 kept, 1 breached, 2 a file could not be read, 3 nothing judged. */
export interface ValidateResult {
  report: FilesReport
  exitCode: 0 | 1 | 2 | 3
}

/**
 * Judges files; a file that cannot be read is named and the others are still judged.
 * @example const { report, exitCode } = await runValidate(['capture.har'], { profile: 'vendor' })
 */
export async function runValidate(files: readonly string[], options: ValidateOptions = {}): Promise<ValidateResult> {
  const now = options.now ?? (() => 0)
  const startedAt = now()
  const tally = createTally(options.say ?? (() => undefined))
  for (const file of files) {
    const before = tally.files.length
    try {
      await validateFile(file, options, tally)
    } catch (error) {
      if (error instanceof UnreadableRecording) tally.unreadable(file, null, error.message)
      else
        tally.unreadable(
          file,
          null,
          `could not be judged, by a fault of kimi-contract itself: ${redact(String(error))}`,
        )
    }
    tally.close(file)
    await addExcerptsTo(file, options, tally.files.slice(before))
  }
  const report = toReport(tally, options, now() - startedAt)
  const exitCode = report.verdict === 'fail' ? 1 : tally.failedToRead > 0 ? 2 : toExitCode(report.verdict)
  return { report, exitCode }
}

async function validateFile(file: string, options: ValidateOptions, tally: Tally): Promise<void> {
  let entries = 0
  const between = createBetween()
  for await (const recorded of readRecording(file, toHints(options))) {
    if (recorded.kind === 'note') {
      tally.note(file, recorded.text)
      continue
    }
    entries++
    if (recorded.kind === 'unreadable') tally.unreadable(file, recorded.entry, recorded.text)
    else if (recorded.kind === 'skipped') tally.skipped(file, recorded)
    else tally.judged(await judgeRecorded(file, recorded, options, tally, between))
  }
  for (const row of between.end()) row.status = toStatus(row.failures, options.strict)
  if (entries === 0) tally.empty(file)
}

/** A second look for the bytes around each failure; a file that has changed meanwhile simply gives none. */
async function addExcerptsTo(file: string, options: ValidateOptions, rows: readonly FileReport[]): Promise<void> {
  await addExcerpts(file, toHints(options), rows).catch(() => undefined)
}

function toHints(options: ValidateOptions): Hints {
  return { operationId: options.operationId ?? null, status: options.status ?? null }
}

async function judgeRecorded(
  file: string,
  recorded: RecordedExchange,
  options: ValidateOptions,
  tally: Tally,
  between: Between,
): Promise<FileReport> {
  const { head, outcome } = recorded
  const judge = createJudge(head, { checks: options.checks ?? checks, profile: options.profile ?? 'official' })
  const hash = createHash('sha1')
  for await (const part of recorded.body) {
    judge.push(part.bytes, part.atMs)
    if (recorded.entry !== null) hash.update(part.bytes)
  }
  const verdicts = judge.end(outcome.end, outcome.endedAtMs)
  const failures = redactValue([...outcome.faults.map(toFailure), ...verdicts])
  tally.count(judge.assembled)
  const status = toStatus(failures, options.strict)
  const row: FileReport = { file, entry: recorded.entry, operationId: head.operationId, status, failures }
  between.see(head, judge.assembled, hash.digest('base64'), row)
  return row
}

function toReport(tally: Tally, options: ValidateOptions, durationMs: number): FilesReport {
  const { files, failedToRead } = tally
  const unread =
    failedToRead === 1 ? '1 file or entry could not be read' : `${failedToRead} files or entries could not be read`
  const breached = files.some((row) => row.status === 'fail')
  const verdict = toVerdict(files, failedToRead === 0 || breached ? null : unread)
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

export { extensions }
