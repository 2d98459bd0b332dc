/** The report for a terminal: one line per case or entry, failures in full, a summary at the end. */
// Not by name: Node 18 has no `styleText`, and a missing name would end the import before the check of the Node version.
import * as util from 'node:util'
import {
  describeCost,
  describeCounts,
  describeFailure,
  describeGroup,
  describeRequests,
  describeRow,
  describeTarget,
  describeVerdict,
  toOneLine,
} from './failure-text.ts'
import { toGroups, toRequestGroups, type FailureGroup } from './groups.ts'
import { toRows, type CaseStatus, type Report, type Row } from './report.ts'
import type { Reporter } from './reporter.ts'
import type { Severity } from '../judge/index.ts'

type Color = 'red' | 'green' | 'yellow' | 'dim' | 'bold'
/** Functions that colour a text. */
export type Palette = Record<Color, (text: string) => string>

const signs: Record<CaseStatus, string> = { pass: '✓', warn: '!', fail: '✗', skip: '-' }
const statusColors = { pass: 'green', warn: 'yellow', fail: 'red', skip: 'dim', inconclusive: 'yellow' } as const
const severityColors = { fail: 'red', warn: 'yellow', notice: 'dim' } as const
const severitySigns: Record<Severity, string> = { fail: '✗', warn: '!', notice: 'i' }

/** Groups that the summary lists. */
const maxSummaryLines = 20

export const pretty: Reporter = {
  name: 'pretty',
  about: 'for a person at a terminal',
  render(report, options = {}) {
    const paint = toPalette(options.color ?? false)
    const groups = toGroups(report)
    const lines = [paint.bold(`kimi-contract tests ${describeTarget(report.target)}`)]
    const because = report.target.modelChosenBecause
    if (because !== undefined && because !== 'named by the caller')
      lines.push(paint.dim(`  model: ${toOneLine(because)}`))
    for (const note of report.notes ?? []) lines.push(`  note: ${toOneLine(note)}`)
    lines.push(...toRowLines(report, groups, paint), ...toSharedFailures(groups, paint))
    lines.push(...toRequestLines(report, paint))
    lines.push('', ...toSummary(report, groups, paint), '')
    return lines.join('\n')
  },
}

/** The rows under their group of cases or their file; a failure of one row only is printed below it. */
function toRowLines(report: Report, groups: readonly FailureGroup[], paint: Palette): string[] {
  const lines: string[] = []
  const rows = toRows(report)
  // If the run ended early, the verdict has the reason, and the cases that were not tested are counted and not listed.
  const isLeft = (row: Row) => row.skippedBecause !== undefined && row.skippedBecause === report.inconclusiveBecause
  const shown = rows.filter((row) => !isLeft(row))
  const labels = toLabels(shown)
  const width = Math.max(0, ...[...labels.values()].map((label) => label.length))
  const byRow = Map.groupBy(
    groups.filter((group) => group.places.length === 1),
    (group) => group.places[0]!.row.id,
  )
  let heading: string | null = null
  for (const row of shown) {
    const own = toHeading(row, labels)
    if (own !== heading) lines.push('', ...(own === '' ? [] : [paint.bold(own)]))
    heading = own
    const sign = paint[statusColors[row.status]](signs[row.status])
    lines.push(`  ${sign} ${labels.get(row)!.padEnd(width)}  ${paint.dim(describeRowLine(row))}`.trimEnd())
    for (const group of byRow.get(row.id) ?? []) lines.push(...toFailureLines(group, paint, { isUnderRow: true }))
    for (const group of groups)
      if (group.places.length > 1 && group.places.some((place) => place.row.id === row.id))
        lines.push(
          `      ${paint[severityColors[group.failure.severity]](group.failure.severity)} ${group.failure.check}: see below`,
        )
  }
  const left = rows.length - shown.length
  if (left > 0) lines.push('', paint.dim(`  - ${left} ${left === 1 ? 'case' : 'cases'} not tested`))
  return lines
}

/** The label of each row: the name within its heading. */
function toLabels(rows: readonly Row[]): Map<Row, string> {
  const perFile = Map.groupBy(rows, (row) => row.file)
  return new Map(
    rows.map((row) => [
      row,
      toOneLine(row.file !== undefined && perFile.get(row.file)!.length === 1 ? row.id : row.name),
    ]),
  )
}

/** The file of several entries, or the group of a case; empty if the label says it all. */
function toHeading(row: Row, labels: ReadonlyMap<Row, string>): string {
  if (row.file === undefined) return row.id.split('/', 1)[0]!
  return labels.get(row) === toOneLine(row.id) ? '' : toOneLine(row.file)
}

function describeRowLine(row: Row): string {
  const time = row.skippedBecause === undefined && row.durationMs > 0 ? [`${row.durationMs} ms`] : []
  return [...time, ...describeRow(row)].map(toOneLine).join(' · ')
}

/** Failures of several rows, each once. */
function toSharedFailures(groups: readonly FailureGroup[], paint: Palette): string[] {
  const shared = groups.filter((group) => group.places.length > 1)
  if (shared.length === 0) return []
  return ['', paint.bold('found several times'), ...shared.flatMap((group) => toFailureLines(group, paint))]
}

function toFailureLines(group: FailureGroup, paint: Palette, options: { isUnderRow?: boolean } = {}): string[] {
  const { severity } = group.failure
  const { title, message, lines } = describeFailure(group, options)
  return [
    `      ${paint[severityColors[severity]](`${severity} ${toOneLine(title)}`)}`,
    `      ${toOneLine(message)}`,
    ...lines.map(([label, text]) => `        ${paint.dim(label.padEnd(10))}  ${toOneLine(text)}`),
  ]
}

/** What `--requests` found, apart from the failures of the answers. */
function toRequestLines(report: Report, paint: Palette): string[] {
  const head = describeRequests(report)
  if (head === null) return []
  return ['', paint.bold(head), ...toRequestGroups(report).flatMap((group) => toFailureLines(group, paint))]
}

function toSummary(report: Report, groups: readonly FailureGroup[], paint: Palette): string[] {
  const counted = groups.filter((group) => group.failure.severity !== 'notice')
  // A single row shows its failures just above.
  const recap = toRows(report).length > 1 ? counted.slice(0, maxSummaryLines) : []
  const left = recap.length === 0 ? 0 : counted.length - recap.length
  return [
    paint.bold(paint[statusColors[report.verdict]](describeVerdict(report))),
    `  ${describeCounts(report)}`,
    ...recap.map((group) => {
      const { severity } = group.failure
      return `  ${paint[severityColors[severity]](severitySigns[severity])} ${toOneLine(describeGroup(group))}`
    }),
    ...(left > 0 ? [`  and ${left} more`] : []),
    paint.dim(`  ${describeCost(report)}`),
  ]
}

/** The colours of a terminal, or functions that return their text unchanged. */
export function toPalette(color: boolean): Palette {
  const paint = (name: Color) => (text: string) =>
    color ? util.styleText(name, text, { validateStream: false }) : text
  return {
    red: paint('red'),
    green: paint('green'),
    yellow: paint('yellow'),
    dim: paint('dim'),
    bold: paint('bold'),
  }
}
