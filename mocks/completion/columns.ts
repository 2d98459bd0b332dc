/** Fills columns, `{"names": [], "ages": []}`, from the records that a text has: as a list of records, which is then turned. */
import { keepFor, toText } from '../common/index.ts'
import { isRecord } from './request-view.ts'

type Schema = Readonly<Record<string, unknown>>

const mostRows = 200
const mostColumns = 20

/** The columns of a schema all of whose properties are lists of plain values; null for other schemas. */
export const findColumns = keepFor((schema: Schema): { keys: readonly string[]; record: Schema } | null => {
  const { properties } = schema
  if (!isRecord(properties)) return null
  const keys = Object.keys(properties)
  if (keys.length < 2 || keys.length > mostColumns) return null
  const members: Record<string, unknown> = {}
  for (const key of keys) {
    const list = properties[key]
    const items = isRecord(list) && list['type'] === 'array' ? list['items'] : undefined
    if (!isRecord(items) || !/^(?:string|number|integer|boolean)$/.test(toText(items['type'])) || !/s$/i.test(key))
      return null
    members[toSingular(key)] = items
  }
  const required = Object.keys(members)
  if (required.length !== keys.length) return null
  return { keys, record: { type: 'object', properties: members, required } }
})

/** The list of records as columns. */
export function toColumns(rows: readonly unknown[], keys: readonly string[]): Record<string, unknown[]> {
  return Object.fromEntries(
    keys.map((key) => [key, rows.map((row) => (isRecord(row) ? row[toSingular(key)] : undefined))]),
  )
}

/** `Ida 31 Oslo; Tom 28 Bergen`: rows with a cell for each property, in their order; empty where the text has no such rows. */
export function readRows(text: string, { properties }: Schema): Record<string, unknown>[] {
  if (!isRecord(properties)) return []
  const keys = Object.keys(properties)
  const rows: Record<string, unknown>[] = []
  // A request before the rows ends with a colon.
  const body = /^[^:\n;]{0,200}:\s*([\s\S]+)$/.exec(text.trim())?.[1] ?? text.trim()
  for (const line of body.split(/\s*[;\n]\s*/)) {
    const plain = line.replace(/[.]$/, '').trim()
    if (plain === '') continue
    const cells = plain.split(/\s*[,|\t]\s*/)
    const own = cells.length === keys.length ? cells : plain.split(/\s+/)
    const row = own.length === keys.length ? toRow(own, keys, properties) : null
    if (row === null || rows.length >= mostRows) return []
    rows.push(row)
  }
  return rows.length > 1 ? rows : []
}

function toRow(cells: readonly string[], keys: readonly string[], properties: Schema): Record<string, unknown> | null {
  const row: Record<string, unknown> = {}
  for (const [index, key] of keys.entries()) {
    const cell = cells[index] ?? ''
    const property = properties[key]
    const type = isRecord(property) ? property['type'] : undefined
    const isNumber = /^-?\d{1,15}(?:\.\d{1,10})?$/.test(cell)
    if ((type === 'integer' || type === 'number') !== isNumber || (type === 'integer' && cell.includes('.')))
      return null
    if (type !== 'string' && !isNumber) return null
    row[key] = isNumber ? Number(cell) : cell
  }
  return row
}

function toSingular(key: string): string {
  return key.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '')
}
