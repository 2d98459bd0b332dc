/** Medians, spreads and number formats of the benchmarks. */

/** Delays in milliseconds. */
export interface Delays {
  p50: number
  p99: number
  max: number
}

/** The median; NaN for an empty list. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/** Spread of the values: half the interquartile range, as a share of the median. */
export function spread(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)]!
  return (at(0.75) - at(0.25)) / 2 / median(values)
}

/** `12,345`. */
export function toCount(value: number): string {
  return Math.round(value).toLocaleString('en-US')
}

/** The rows as aligned text; the first column is left-aligned, the others are right-aligned. */
export function toTable(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** The rows as a table in Markdown. */
export function toMarkdownTable(rows: readonly (readonly string[])[]): string {
  const [head, ...body] = rows.map(
    (row) => `| ${row.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`,
  )
  return [head, `|${rows[0]!.map((_, column) => (column === 0 ? '---|' : '--:|')).join('')}`, ...body].join('\n')
}
