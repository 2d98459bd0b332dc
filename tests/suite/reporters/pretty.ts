/** The report for a person at a terminal. */
import { toRows, type CaseStatus, type Report, type ReportedFailure } from './report.ts'
import {
  describeCost,
  describeCounts,
  describeTarget,
  describeVerdict,
  toLines,
  toMessage,
  toOneLine,
  toTitle,
} from './failure-text.ts'
import type { Reporter } from './reporter.ts'

type Paint = (text: string) => string
export type Palette = Record<'red' | 'green' | 'yellow' | 'dim' | 'bold', Paint>

const codes = { red: 31, green: 32, yellow: 33, dim: 2, bold: 1 } as const

export const pretty: Reporter = {
  name: 'pretty',
  about: 'for a person at a terminal',
  render(report, options = {}) {
    const paint = toPalette(options.color ?? false)
    const lines = [paint.bold(`kimi-contract tests ${describeTarget(report.target)}`)]
    if (report.target.modelChosenBecause !== undefined && report.target.modelChosenBecause !== 'named by the caller')
      lines.push(paint.dim(`  model: ${toOneLine(report.target.modelChosenBecause)}`))
    for (const note of report.notes ?? []) lines.push(`  note: ${toOneLine(note)}`)
    lines.push(...toBody(report, paint), '', ...toSummary(report, paint), '')
    return lines.join('\n')
  },
}

type Row = ReturnType<typeof toRows>[number]

function toBody(report: Report, paint: Palette): string[] {
  const lines: string[] = []
  const rows = toRows(report)
  const byCases = 'cases' in report
  const width = Math.max(0, ...rows.map((row) => toShort(row.id, byCases).length))
  let group: string | null = null
  for (const row of rows) {
    const own = byCases ? row.id.split('/', 1)[0]! : ''
    if (own !== group) {
      lines.push('', ...(byCases ? [paint.bold(own)] : []))
      group = own
    }
    lines.push(toRowLine(row, toShort(row.id, byCases).padEnd(width), paint))
    for (const failure of row.failures) lines.push(...toFailureLines(failure, row, paint))
  }
  return lines
}

function toShort(id: string, byCases: boolean): string {
  return toOneLine(byCases ? id.slice(id.indexOf('/') + 1) : id)
}

function toRowLine(row: Row, name: string, paint: Palette): string {
  const marks: Record<CaseStatus, string> = {
    pass: paint.green('✓'),
    warn: paint.yellow('!'),
    fail: paint.red('✗'),
    skip: paint.dim('-'),
  }
  const parts: string[] = []
  if (row.skippedBecause !== undefined) parts.push(`skipped: ${toOneLine(row.skippedBecause)}`)
  else if (row.durationMs > 0) parts.push(`${row.durationMs} ms`)
  if (row.rate) parts.push(`${row.rate.wanted}: ${row.rate.met} of ${row.rate.tries}`)
  if (row.retries) parts.push(`asked again ${row.retries} times`)
  return `  ${marks[row.status]} ${name}  ${paint.dim(parts.join(' · '))}`.trimEnd()
}

function toFailureLines(failure: ReportedFailure, row: Row, paint: Palette): string[] {
  const tone = { fail: paint.red, warn: paint.yellow, notice: paint.dim }[failure.severity]
  return [
    `      ${tone(`${failure.severity} ${toOneLine(toTitle(failure, row))}`)}`,
    `      ${toOneLine(toMessage(failure))}`,
    ...toLines(failure).map(([label, text]) => `        ${paint.dim(label.padEnd(10))}  ${toOneLine(text)}`),
  ]
}

function toSummary(report: Report, paint: Palette): string[] {
  const tone = { pass: paint.green, warn: paint.yellow, fail: paint.red, inconclusive: paint.yellow }[report.verdict]
  return [
    tone(paint.bold(describeVerdict(report))),
    `  ${describeCounts(report)}`,
    paint.dim(`  ${describeCost(report)}`),
  ]
}

/** Paints on a terminal, and leaves text alone elsewhere. */
export function toPalette(color: boolean): Palette {
  const entries = Object.entries(codes).map(([name, code]) => [
    name,
    (text: string) => (color ? `\u001b[${code}m${text}\u001b[${code === 1 || code === 2 ? 22 : 39}m` : text),
  ])
  return Object.fromEntries(entries) as Palette
}
