/** The comparison for the terminal: aligned columns, differences in red. */
import { toPalette, type Palette } from '../../../tests/suite/reporters/index.ts'
import type { Comparison } from './compare.ts'
import { rules, toHeadline, toSections, type Row, type Section } from './sections.ts'

/** Longer cells are cut, so that one long list of checks does not widen every line. */
const mostColumns = 60

/** The tables as text, with ANSI colours if `color` is true. */
export function renderPretty(comparison: Comparison, options: { color?: boolean } = {}): string {
  const paint = toPalette(options.color ?? false)
  const names = comparison.targets.map((one) => one.name).join(' and ')
  const tone = { alike: paint.green, different: paint.red, inconclusive: paint.yellow }[comparison.verdict]
  return [
    paint.bold(`kimi-contract compares ${names}, profile ${comparison.profile}`),
    ...toSections(comparison).flatMap((section) => toTable(section, paint)),
    '',
    paint.dim(rules),
    tone(paint.bold(toHeadline(comparison))),
    '',
  ].join('\n')
}

function toTable({ title, head, rows, empty }: Section, paint: Palette): string[] {
  if (rows.length === 0) return ['', `${paint.bold(title)}: ${empty}`]
  const all = [head, ...rows.map((row) => row.cells)].map((cells) => cells.map(cut))
  const widths = head.map((_, column) => Math.max(...all.map((cells) => (cells[column] ?? '').length)))
  const toLine = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cut(cell).padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd()
  const toRow = ({ cells, tone }: Row) => {
    const line = toLine(cells)
    if (tone === 'differs') return `  ${paint.red(line)}`
    return `  ${tone === 'quiet' ? paint.dim(line) : line}`
  }
  return ['', paint.bold(title), `  ${paint.dim(toLine(head))}`, ...rows.map(toRow)]
}

function cut(text: string): string {
  return text.length > mostColumns ? `${text.slice(0, mostColumns - 1)}…` : text
}
