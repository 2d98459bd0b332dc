/** Reads a table that a request asks to convert to JSON: `Convert the following CSV …`. */
import { guard } from './cues.ts'

const introduced = guard(
  /\bcsv\b[^\n]{0,120}[:：.]?[ \t]*\n+(?:\u0060{3}(?:csv)?\n)?([^\n]{3,2000}\n[\s\S]{1,40000})$/i,
)
const mostRows = 1000

/** The rows as objects with the names of the head line; null where the text has no such table. */
export function readCsv(text: string): Record<string, unknown>[] | null {
  const block = introduced.exec(text)?.[1]?.split(/\n\u0060{3}|\n\s*\n/)[0]
  if (block === undefined) return null
  const lines = block.split('\n').filter((line) => line.trim() !== '')
  const [head = '', ...rest] = lines
  const separator = [';', '\t', ','].find((sign) => head.includes(sign))
  if (separator === undefined || rest.length === 0 || rest.length > mostRows) return null
  const names = toCells(head, separator)
  const rows = rest.map((line) => toCells(line, separator))
  if (names.length < 2 || rows.some((row) => row.length !== names.length)) return null
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, toValue(row[at] as string)])))
}

function toCells(line: string, separator: string): string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted
    else if (character === separator && !isQuoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += character
  }
  cells.push(cell.trim())
  return cells
}

/** A number, true or false; other cells are texts, also numbers with leading zeros. */
function toValue(cell: string): unknown {
  if (/^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/.test(cell)) return Number(cell)
  return cell === 'true' || cell === 'false' ? cell === 'true' : cell
}
