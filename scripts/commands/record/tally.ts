/** Keeps the books of a recording: one row an exchange, as `validate` would give them for the file, and the line a person sees. */
import { redact, redactValue } from '../../../tests/suite/reporters/redact.ts'
import { toOneLine } from '../../../tests/suite/reporters/failure-text.ts'
import {
  toStatus,
  toVerdict,
  type CaseStatus,
  type FileReport,
  type FilesReport,
  type ReportTarget,
} from '../../../tests/suite/reporters/report.ts'
import type { Clean } from './redact-exchange.ts'
import type { Passed } from './watch.ts'

export interface Tally {
  /** Counts an exchange and returns its line; `entry` is its number in the file, null when it could not be written. */
  add(passed: Passed, entry: number | null, clean: Clean): string
  report(durationMs: number): FilesReport
}

export interface TallyOptions {
  file: string
  strict: boolean
  target: Omit<ReportTarget, 'model'>
}

/** A recorder may run for days: past this many the rows of kept exchanges are counted and not listed. */
const listed = 10_000

/** Creates the books. */
export function createTally({ file, strict, target }: TallyOptions): Tally {
  const rows: FileReport[] = []
  const counts: Record<CaseStatus, number> = { pass: 0, warn: 0, fail: 0, skip: 0 }
  const models = new Set<string>()
  const tokens = { prompt: 0, completion: 0 }
  let unlisted = 0
  return {
    add(passed, entry, clean) {
      const failures = redactValue([...passed.failures], clean)
      const status = passed.unjudged === null ? toStatus(failures, strict) : 'skip'
      counts[status]++
      const model = findModel(passed)
      if (model !== null && models.size < 100) models.add(clean(model))
      const usage = passed.said?.usageOnTop ?? passed.said?.usageInChoice
      tokens.prompt += toCount(usage?.prompt_tokens)
      tokens.completion += toCount(usage?.completion_tokens)
      // The verdict comes from the rows: the first of each status is among them.
      if (rows.length < listed || status === 'fail' || counts[status] === 1) {
        const skipped = passed.unjudged === null ? {} : { skippedBecause: toSkip(passed, clean) }
        const number = entry === null ? null : String(entry)
        rows.push({ file, entry: number, operationId: passed.operationId, status, ...skipped, failures })
      } else unlisted++
      return toLine(passed, { entry, status, model, clean })
    },
    report(durationMs) {
      const verdict = toVerdict(rows, null)
      const notes = unlisted === 0 ? {} : { notes: [`${unlisted} more exchanges are counted and not listed`] }
      const cases = counts.pass + counts.warn + counts.fail + counts.skip
      return {
        schemaVersion: 1,
        target: { ...target, model: models.size === 1 ? [...models][0]! : null },
        ...(cases === 0
          ? { verdict: 'inconclusive', inconclusiveBecause: 'nothing was judged: no request came' }
          : verdict),
        ...notes,
        summary: { cases, ...counts, durationMs, tokens: { ...tokens }, costUsd: null },
        files: rows,
      }
    },
  }
}

function toSkip(passed: Passed, clean: Clean): string {
  return clean(`${passed.asking.method} ${toPath(passed)}: ${passed.unjudged}`)
}

/** `#3 200 createChatCompletion kimi-k2.6 812 ms (first byte 93) pass`. */
function toLine(
  passed: Passed,
  about: { entry: number | null; status: CaseStatus; model: string | null; clean: Clean },
): string {
  const { entry, status, model, clean } = about
  const first = passed.response.reads()[0]?.atMs
  const parts = [
    entry === null ? '#-' : `#${entry}`,
    passed.status === null ? '---' : String(passed.status),
    passed.operationId ?? `${passed.asking.method} ${toPath(passed)}`,
    ...(model === null ? [] : [model.slice(0, 60)]),
    `${Math.round(passed.endedAtMs)} ms`,
    ...(first == null ? [] : [`(first byte ${Math.round(first)})`]),
    status,
  ]
  const named = new Map(passed.failures.map((one) => [`${one.severity} ${one.check}`, one]))
  const failures = [...named.values()].map(
    (one) => `${one.check}${one.severity === 'fail' ? '' : ` (${one.severity})`}`,
  )
  const end = passed.unjudged ?? failures.join(', ')
  return toOneLine(redact(clean(`${parts.join(' ')}${end === '' ? '' : `: ${end}`}`)))
}

function findModel(passed: Passed): string | null {
  if (passed.said?.model != null) return passed.said.model
  const head = passed.request.whole()
  // A long conversation is not parsed for a name: it may stand before it, and mostly does.
  return head === null
    ? null
    : (/"model"\s*:\s*"([^"\\]{1,100})"/.exec(head.toString('latin1', 0, 65_536))?.[1] ?? null)
}

function toPath(passed: Passed): string {
  return passed.asking.path.replace(/[?#].*$/s, '').slice(0, 120)
}

function toCount(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0
}
