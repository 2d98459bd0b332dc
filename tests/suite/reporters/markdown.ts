/** The report for a pull request, a step summary, an issue. */
import { toRows, type Report } from './report.ts'
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

const signs = { pass: '✅', warn: '⚠️', fail: '❌', skip: '⏭️', inconclusive: '❔' } as const

export const markdown: Reporter = {
  name: 'markdown',
  about: 'for a pull request or a step summary',
  render(report) {
    const rows = toRows(report)
    const lines = [
      `## ${signs[report.verdict]} kimi-contract: ${escape(describeVerdict(report))}`,
      '',
      `Tested ${escape(describeTarget(report.target))}.`,
      '',
      `${describeCounts(report)}. ${describeCost(report)}.`,
      ...(report.notes ?? []).flatMap((note) => ['', `> ${escape(note)}`]),
    ]
    const told = rows.filter((row) => row.failures.length > 0)
    if (told.length > 0) lines.push('', ...toFailures(told))
    lines.push('', ...toTable(report, rows), '')
    return lines.join('\n')
  },
}

type Row = ReturnType<typeof toRows>[number]

function toFailures(rows: readonly Row[]): string[] {
  return rows.flatMap((row) =>
    row.failures.flatMap((failure) => [
      `### ${failure.severity === 'fail' ? signs.fail : failure.severity === 'warn' ? signs.warn : 'ℹ️'} ${escape(toTitle(failure, row))}`,
      '',
      escape(toMessage(failure)),
      '',
      ...toLines(failure).map(([label, text]) => `- **${label}:** ${label === 'source' ? escape(text) : toCode(text)}`),
      '',
    ]),
  )
}

function toTable(report: Report, rows: readonly Row[]): string[] {
  const head = 'cases' in report ? ['Case', 'Result', 'Time'] : ['Entry', 'Result', '']
  return [
    '<details><summary>All results</summary>',
    '',
    `| ${head.join(' | ')} |`,
    '|---|---|---|',
    ...rows.map((row) => {
      const result = row.skippedBecause === undefined ? row.status : `skip: ${row.skippedBecause}`
      return `| ${toCode(row.id).replaceAll('|', String.raw`\|`)} | ${signs[row.status]} ${escape(result)} | ${row.durationMs > 0 ? `${row.durationMs} ms` : ''} |`
    }),
    '',
    '</details>',
  ]
}

/** Text that stays text: no markup, no mentions, no cells. */
export function escape(text: string): string {
  return toOneLine(text)
    .replaceAll(/[\\`*_{}[\]<>|#~$]/g, String.raw`\$&`)
    .replaceAll('@', '@\u200b')
}

/** A code span longer than any run of backticks inside. */
export function toCode(text: string): string {
  const clean = toOneLine(text)
  const fence = '`'.repeat(1 + Math.max(0, ...[...clean.matchAll(/`+/g)].map((run) => run[0].length)))
  const pad = clean.startsWith('`') || clean.endsWith('`') || clean.trim() === '' ? ' ' : ''
  return `${fence}${pad}${clean}${pad}${fence}`
}
