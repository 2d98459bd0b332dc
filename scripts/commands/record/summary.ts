/** Counts the exchanges of a recording. Each gets a row of the report, as `validate` gives it for the file, and a line for the terminal. */
import {
  redact,
  redactValue,
  toOneLine,
  toStatus,
  toVerdict,
  type CaseStatus,
  type FileReport,
  type FilesReport,
  type ReportTarget,
} from '../../../tests/suite/reporters/index.ts'
import type { ObservedExchange } from './observer.ts'

type Clean = (text: string) => string

export interface Summary {
  /** Counts an exchange and returns its line; `entry` is its number in the file, null if it could not be written. */
  add(exchange: ObservedExchange, entry: number | null, clean: Clean): string
  report(durationMs: number): FilesReport
}

export interface SummaryOptions {
  file: string
  strict: boolean
  target: Omit<ReportTarget, 'model'>
}

/** Beyond this number, exchanges that passed are counted and not listed, because a recorder may run for days. */
const mostRows = 10_000

/** Creates an empty summary. */
export function createSummary({ file, strict, target }: SummaryOptions): Summary {
  const rows: FileReport[] = []
  const counts: Record<CaseStatus, number> = { pass: 0, warn: 0, fail: 0, skip: 0 }
  const models = new Set<string>()
  const tokens = { prompt: 0, completion: 0 }
  let unlisted = 0
  return {
    add(exchange, entry, clean) {
      const { operationId } = exchange
      const { notJudgedBecause, assembled, ...judged } = exchange.verdict()
      const failures = redactValue([...judged.failures], clean)
      const status = notJudgedBecause === null ? toStatus(failures, strict) : 'skip'
      counts[status]++
      const model = findModel(exchange)
      if (model !== null && models.size < 100) models.add(clean(model))
      const usage = assembled?.usageOnTop ?? assembled?.usageInChoice
      tokens.prompt += toCount(usage?.prompt_tokens)
      tokens.completion += toCount(usage?.completion_tokens)
      // The verdict is derived from the rows, so the first row of each status is always listed.
      if (rows.length < mostRows || status === 'fail' || counts[status] === 1) {
        const { method } = exchange.request
        const skipped =
          notJudgedBecause === null
            ? {}
            : { skippedBecause: clean(`${method} ${toPath(exchange)}: ${notJudgedBecause}`) }
        const number = entry === null ? null : String(entry)
        rows.push({ file, entry: number, operationId, status, ...skipped, failures })
      } else unlisted++
      return toLine(exchange, { entry, status, model, clean })
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

/** `#3 200 createChatCompletion kimi-k2.6 812 ms (first byte 93) pass`. */
function toLine(
  exchange: ObservedExchange,
  about: { entry: number | null; status: CaseStatus; model: string | null; clean: Clean },
): string {
  const { entry, status, model, clean } = about
  const firstByteMs = exchange.responseBody.reads()[0]?.atMs
  const parts = [
    entry === null ? '#-' : `#${entry}`,
    exchange.status === null ? '---' : String(exchange.status),
    exchange.operationId ?? `${exchange.request.method} ${toPath(exchange)}`,
    ...(model === null ? [] : [model.slice(0, 60)]),
    `${Math.round(exchange.endedAtMs)} ms`,
    ...(firstByteMs == null ? [] : [`(first byte ${Math.round(firstByteMs)})`]),
    status,
  ]
  const { failures: found, notJudgedBecause } = exchange.verdict()
  const unique = new Map(found.map((one) => [`${one.severity} ${one.check}`, one]))
  const failures = [...unique.values()].map(
    (one) => `${one.check}${one.severity === 'fail' ? '' : ` (${one.severity})`}`,
  )
  const end = notJudgedBecause ?? failures.join(', ')
  return toOneLine(redact(clean(`${parts.join(' ')}${end === '' ? '' : `: ${end}`}`)))
}

function findModel({ requestBody, verdict }: ObservedExchange): string | null {
  const { assembled } = verdict()
  if (assembled?.model != null) return assembled.model
  const bytes = requestBody.whole()
  // Only the beginning is searched, because parsing a long conversation for one name would take too long.
  return bytes === null
    ? null
    : (/"model"\s*:\s*"([^"\\]{1,100})"/.exec(bytes.toString('latin1', 0, 65_536))?.[1] ?? null)
}

function toPath({ request }: ObservedExchange): string {
  return request.path.replace(/[?#].*$/s, '').slice(0, 120)
}

function toCount(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0
}
