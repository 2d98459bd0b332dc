/** How a failure reads, everywhere: title, four labelled lines, and where known what to do next. */
import type { ReportedFailure, Report, ReportTarget } from './report.ts'

/** Which exchange a failure belongs to. */
export interface Place {
  id: string
  operationId: string
}

/** `chunk-sequence · createChatCompletion · chat/stream`. */
export function toTitle(failure: ReportedFailure, place: Place): string {
  return `${failure.check} · ${place.operationId} · ${place.id}`
}

/** The message, with how often it happened. */
export function toMessage(failure: ReportedFailure): string {
  return failure.count > 1 ? `${failure.message} (${failure.count} times)` : failure.message
}

/** The labelled lines, without colour or indent. */
export function toLines(failure: ReportedFailure): [label: string, text: string][] {
  const lines: [string, string][] = [
    ['documented', failure.documented],
    ['received', failure.received],
    ['at', failure.at],
    ['blame', failure.blame],
  ]
  if (failure.next !== undefined) lines.push(['next', failure.next])
  lines.push(['source', failure.source])
  return lines
}

/**
 * A failure as plain text, for test runners, logs and annotations.
 * @example expect(failures.map((one) => toText(one, place)).join('\n')).toBe('')
 */
export function toText(failure: ReportedFailure, place: Place): string {
  const lines = toLines(failure).map(([label, text]) => `  ${label.padEnd(10)}  ${toOneLine(text)}`)
  return [toTitle(failure, place), `  ${toOneLine(toMessage(failure))}`, ...lines].join('\n')
}

/** Controls as escapes: what a target sent must not move the cursor or break a line format. */
export function toOneLine(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, (one) =>
    one === '\n' ? '\\n' : one === '\t' ? ' ' : `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

const kinds: Record<ReportTarget['kind'], string> = {
  mock: 'the embedded mock',
  server: 'the server',
  live: 'the live API',
  files: 'recorded traffic',
}

/** `the embedded mock at http://127.0.0.1:4010/v1, model kimi-k2.6, profile official`. */
export function describeTarget(target: ReportTarget): string {
  const parts = [target.baseUrl === null ? kinds[target.kind] : `${kinds[target.kind]} at ${target.baseUrl}`]
  if (target.model !== null) parts.push(`model ${target.model}`)
  parts.push(`profile ${target.profile}`)
  return toOneLine(parts.join(', '))
}

/** `the contract is kept`, in words for the verdict. */
export function describeVerdict(report: Pick<Report, 'verdict' | 'inconclusiveBecause'>): string {
  const words = {
    pass: 'the contract is kept',
    warn: 'the contract is kept, with warnings',
    fail: 'the contract is breached',
    inconclusive: 'no verdict',
  }[report.verdict]
  return report.inconclusiveBecause === undefined ? words : `${words}: ${toOneLine(report.inconclusiveBecause)}`
}

/** `119 cases: 108 passed, 5 warned, 0 failed, 6 skipped`. */
export function describeCounts(report: Report): string {
  const { cases, pass, warn, fail, skip } = report.summary
  const noun = 'cases' in report ? (cases === 1 ? 'case' : 'cases') : cases === 1 ? 'entry' : 'entries'
  return `${cases} ${noun}: ${pass} passed, ${warn} warned, ${fail} failed, ${skip} skipped`
}

/** Time, tokens and money of a run. */
export function describeCost(report: Report): string {
  const { durationMs, tokens, costUsd } = report.summary
  const parts = [durationMs < 1000 ? `${Math.round(durationMs)} ms` : `${(durationMs / 1000).toFixed(1)} s`]
  if (tokens.prompt + tokens.completion > 0)
    parts.push(`${tokens.prompt} prompt and ${tokens.completion} completion tokens`)
  if (costUsd !== null && costUsd > 0)
    parts.push(
      report.target.kind === 'mock' ? `$${costUsd.toFixed(4)} had it been the live API` : `$${costUsd.toFixed(4)}`,
    )
  return parts.join(' · ')
}
