/** The report for a pull request, a step summary or an issue. */
import {
  describeCost,
  describeCounts,
  describeFailure,
  describeRequests,
  describeTarget,
  describeVerdict,
  toOneLine,
} from './failure-text.ts'
import { toGroups, toRequestGroups, type FailureGroup } from './groups.ts'
import { toRows, type Report } from './report.ts'
import type { Reporter } from './reporter.ts'

const signs = { pass: '✅', warn: '⚠️', fail: '❌', skip: '⏭️', inconclusive: '❔', notice: 'ℹ️' } as const

export const markdown: Reporter = {
  name: 'markdown',
  about: 'for a pull request or a step summary',
  render(report) {
    return [
      `## ${signs[report.verdict]} kimi-contract: ${escape(describeVerdict(report))}`,
      '',
      `Tested ${escape(describeTarget(report.target))}.`,
      '',
      `${describeCounts(report)}. ${describeCost(report)}.`,
      ...(report.notes ?? []).flatMap((note) => ['', `> ${escape(note)}`]),
      '',
      ...toGroups(report).flatMap(toSection),
      ...toRequests(report),
      ...toTable(report),
      '',
    ].join('\n')
  },
}

function toSection(group: FailureGroup): string[] {
  const { title, message, lines } = describeFailure(group)
  return [
    `### ${signs[group.failure.severity]} ${escape(title)}`,
    '',
    escape(message),
    '',
    ...lines.map(([label, text]) => `- **${label}:** ${label === 'source' ? escape(text) : toCode(text)}`),
    '',
  ]
}

/** What `--requests` found, below a headline of its own. */
function toRequests(report: Report): string[] {
  const head = describeRequests(report)
  return head === null ? [] : [`**${head}**`, '', ...toRequestGroups(report).flatMap(toSection)]
}

function toTable(report: Report): string[] {
  const head = 'cases' in report ? ['Case', 'Result', 'Time'] : ['Entry', 'Result', '']
  return [
    '<details><summary>All results</summary>',
    '',
    `| ${head.join(' | ')} |`,
    '|---|---|---|',
    ...toRows(report).map((row) => {
      const result = row.skippedBecause === undefined ? row.status : `skip: ${row.skippedBecause}`
      return `| ${toCode(row.id).replaceAll('|', String.raw`\|`)} | ${signs[row.status]} ${escape(result)} | ${row.durationMs > 0 ? `${row.durationMs} ms` : ''} |`
    }),
    '',
    '</details>',
  ]
}

/** Text without effect as markup, mention or table cell. */
export function escape(text: string): string {
  return toOneLine(text)
    .replaceAll(/[\\`*_{}[\]<>|#~$]/g, String.raw`\$&`)
    .replaceAll('@', '@\u200b')
}

/** A code span, delimited by more backticks than any run inside. */
export function toCode(text: string): string {
  const clean = toOneLine(text)
  const fence = '`'.repeat(1 + Math.max(0, ...[...clean.matchAll(/`+/g)].map((run) => run[0].length)))
  const pad = clean.startsWith('`') || clean.endsWith('`') || clean.trim() === '' ? ' ' : ''
  return `${fence}${pad}${clean}${pad}${fence}`
}
