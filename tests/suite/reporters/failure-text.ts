/** The text of failures and of a report's head, shared by all reporters. */
import type { FailureGroup, Place } from './groups.ts'
import { isLoopback } from '../sender/index.ts'
import { countStatuses, type Report, type ReportedFailure, type ReportTarget, type Row } from './report.ts'

/** A failure as reporters show it: every reporter prints these parts and adds only its own markup. */
export interface FailureText {
  /** `chunk-sequence · createChatCompletion · chat/stream`, or `… · 14 cases`. */
  title: string
  /** One sentence, with the number of occurrences. */
  message: string
  /** `documented`, `received`, `at`, `blame`, `next` if it is known, and `source`. */
  lines: readonly (readonly [label: string, text: string])[]
}

/** The most places that are listed one by one. */
const maxPlaces = 6

/** Formats a group of equal failures. With `isUnderRow` the title leaves out the place, because its row is printed above. */
export function describeFailure(group: FailureGroup, options: { isUnderRow?: boolean } = {}): FailureText {
  const { failure, places, count } = group
  const operations = new Set(places.map(({ row }) => row.operationId))
  const operation = operations.size === 1 ? places[0]!.row.operationId : `${operations.size} operations`
  const title = [failure.check, operation]
  if (options.isUnderRow !== true) title.push(describePlaceCount(places))
  const received = new Set(places.map((place) => place.failure.received))
  const others = received.size - 1
  return {
    title: title.join(' · '),
    message: count > 1 ? `${failure.message} (${count} times)` : failure.message,
    lines: [
      ['documented', failure.documented],
      [
        'received',
        others === 0 ? failure.received : `${failure.received} (and ${others} other value${others === 1 ? '' : 's'})`,
      ],
      ['at', places.length === 1 ? failure.at : describePlaces(places)],
      ['blame', failure.blame],
      ...(failure.next === undefined ? [] : [['next', failure.next] as const]),
      ['source', failure.source],
    ],
  }
}

/** `chat/stream`, `14 cases`, `3 entries of a.har`, `9 entries of 2 files`. */
export function describePlaceCount(places: readonly Place[]): string {
  const [first] = places as [Place]
  if (places.length === 1) return first.row.id
  if (first.row.file === undefined) return `${places.length} cases`
  const files = new Set(places.map(({ row }) => row.file))
  return `${places.length} entries of ${files.size === 1 ? first.row.file : `${files.size} files`}`
}

/** `chat/stream (chunk 3), chat/plain (status)`; entries of one file follow its name: `a.har#1 (status), #2 (status)`. */
function describePlaces(places: readonly Place[]): string {
  let file: string | undefined
  const shown = places.slice(0, maxPlaces).map(({ row, failure }) => {
    const label = row.file !== undefined && row.file === file ? row.name : row.id
    file = row.file
    return `${label} (${failure.at})`
  })
  const left = places.length - shown.length
  return left === 0 ? shown.join(', ') : `${shown.join(', ')} and ${left} more`
}

/** One line of the summary: `chunk-sequence: a chunk came late (14 cases)`. */
export function describeGroup({ failure, places }: FailureGroup): string {
  return `${failure.check}: ${failure.message} (${describePlaceCount(places)})`
}

/**
 * A failure as plain text, for test runners, logs and annotations.
 * @example expect(failures.map((failure) => toText(failure, { id: 'my answer', operationId })).join('\n')).toBe('')
 */
export function toText(failure: ReportedFailure, place: Pick<Row, 'id' | 'operationId'>): string {
  const row: Row = { ...place, name: place.id, about: '', status: 'fail', durationMs: 0, failures: [failure] }
  return toGroupText({ failure, places: [{ row, failure }], count: failure.count })
}

/** A group as plain text: title, message, labelled lines. */
export function toGroupText(group: FailureGroup): string {
  return `${toOneLine(describeFailure(group).title)}\n${toGroupBody(group)}`
}

/** A group as plain text without its title. */
export function toGroupBody(group: FailureGroup): string {
  const { message, lines } = describeFailure(group)
  const labelled = lines.map(([label, text]) => `  ${label.padEnd(10)}  ${toOneLine(text)}`)
  return [`  ${toOneLine(message)}`, ...labelled].join('\n')
}

/** Control characters as escapes: what a target sent must not move the cursor or break a line format. */
export function toOneLine(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, toEscape)
}

function toEscape(character: string): string {
  if (character === '\n') return '\\n'
  if (character === '\t') return ' '
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

const kinds: Record<ReportTarget['kind'], string> = {
  mock: 'the embedded mock',
  server: 'the server',
  live: 'the live API',
  files: 'recorded traffic',
  client: 'the program',
}

/** `the embedded mock at http://127.0.0.1:4010/v1, model kimi-k2.6, profile official`. */
export function describeTarget(target: ReportTarget): string {
  // `--live` is also given with the address of a local server.
  const isLocal = target.kind === 'live' && target.baseUrl !== null && isLoopback(target.baseUrl)
  const name = kinds[isLocal ? 'server' : target.kind]
  const parts = [target.baseUrl === null ? name : `${name} at ${target.baseUrl}`]
  if (target.model !== null) parts.push(`model ${target.model}`)
  parts.push(`profile ${target.profile}`)
  return toOneLine(parts.join(', '))
}

const verdicts: Record<Report['verdict'], string> = {
  pass: 'all checks passed',
  warn: 'all checks passed, with warnings',
  fail: 'checks failed',
  inconclusive: 'could not be tested',
}

/** The verdict in words; if there is none, the reason. */
export function describeVerdict(report: Pick<Report, 'verdict' | 'inconclusiveBecause'>): string {
  const words = verdicts[report.verdict]
  return report.inconclusiveBecause === undefined ? words : `${words}: ${toOneLine(report.inconclusiveBecause)}`
}

/** `119 cases: 108 passed, 5 warned, 0 failed, 6 skipped`. */
export function describeCounts(report: Report): string {
  const { cases, pass, warn, fail, skip } = report.summary
  return `${cases} ${toRowNoun(report, cases)}: ${pass} passed, ${warn} warned, ${fail} failed, ${skip} skipped`
}

/** What the rows of a report are called, for a count of them. */
function toRowNoun(report: Report, count: number): string {
  if (!('cases' in report)) return count === 1 ? 'entry' : 'entries'
  const noun = report.target.kind === 'client' ? 'drill' : 'case'
  return count === 1 ? noun : `${noun}s`
}

/** `requests: 12 judged, 1 with warnings, 2 failed`; null without `--requests`. */
export function describeRequests(report: Report): string | null {
  if ('cases' in report || report.requests === undefined) return null
  const { length } = report.requests
  const { warn, fail } = countStatuses(report.requests)
  return `requests: ${length} judged, ${warn} with warnings, ${fail} failed`
}

/** Duration, tokens and cost of a run. */
export function describeCost(report: Report): string {
  const { durationMs, tokens, costUsd } = report.summary
  const parts = [durationMs < 1000 ? `${Math.round(durationMs)} ms` : `${(durationMs / 1000).toFixed(1)} s`]
  if (tokens.prompt + tokens.completion > 0)
    parts.push(`${tokens.prompt} prompt and ${tokens.completion} completion tokens`)
  if (costUsd !== null && costUsd > 0)
    parts.push(report.target.kind === 'mock' ? `$${costUsd.toFixed(4)} on the live API` : `$${costUsd.toFixed(4)}`)
  return parts.join(' · ')
}

/** Why a row was skipped, its rate, and its retries. */
export function describeRow(row: Row): string[] {
  return [
    ...(row.skippedBecause === undefined ? [] : [`skipped: ${row.skippedBecause}`]),
    ...(row.rate ? [`${row.rate.wanted}: ${row.rate.met} of ${row.rate.tries}`] : []),
    ...(row.retries ? [`sent again ${row.retries === 1 ? 'once' : `${row.retries} times`}`] : []),
  ]
}
