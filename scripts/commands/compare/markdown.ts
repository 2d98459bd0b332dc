/** The comparison as markdown, for pull requests, step summaries and issues. */
import { escape, toCode } from '../../../tests/suite/reporters/index.ts'
import type { Comparison } from './compare.ts'
import { rules, toHeadline, toSections, type Row, type Section } from './sections.ts'

const signs = { alike: '✅', different: '❌', inconclusive: '❔' } as const

/** The tables as GitHub-flavoured markdown; the long one is folded. */
export function renderMarkdown(comparison: Comparison): string {
  return [
    `## ${signs[comparison.verdict]} kimi-contract compare: ${escape(toHeadline(comparison))}`,
    '',
    escape(rules),
    ...toSections(comparison).flatMap(toTable),
    '',
  ].join('\n')
}

function toTable({ title, head, rows, empty, folded }: Section): string[] {
  if (rows.length === 0) return ['', `**${title}:** ${empty}`]
  const table = [toLine(head.map(escape)), toLine(head.map(() => '---')), ...rows.map(toRow)]
  return folded
    ? ['', `<details><summary>${title}</summary>`, '', ...table, '', '</details>']
    : ['', `### ${title}`, '', ...table]
}

function toRow({ cells, tone }: Row): string {
  const [first = '', ...rest] = cells
  const name = first === '' ? '' : toCode(first).replaceAll('|', String.raw`\|`)
  return toLine([tone === 'differs' ? `**${name}**` : name, ...rest.map(escape)])
}

function toLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}
