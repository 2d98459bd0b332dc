/** Writes the conditions of a query on a table whose columns the schema lists: the month of a date, and what was late. */
import { keepFor } from '../../common/index.ts'
import type { Facts } from '../facts.ts'
import { stem } from '../tools/words.ts'
import { isSchema } from './schema.ts'
import type { Schema, SchemaLike } from './schema.ts'

const mostColumns = 60
const columnName = /^(?:column|field|attribute)$/i
const operatorName = /^(?:op|operator|comparison)$/i
const valueName = /^(?:value|operand)$/i
const isDate = /(?:_at|_on|_date|_time)$|^date|_day$/i
const isDue = /due|expected|deadline|planned|promised|target/i
const months = 'january|february|march|april|may|june|july|august|september|october|november|december'
const month = new RegExp(
  String.raw`\b(?:in|of|from|during)\s(${months})\b(?:\s(?:of\s)?(?:(last|this|next)\syear|(\d{4})))?`,
  'i',
)
const late =
  /\bnot\s(?:yet\s)?([a-z]{3,20}?(?:ed|en|t))\s(?:on|in)\stime\b|\b([a-z]{3,20}?(?:ed|en|t))\s(?:too\s)?late\b/i

type Condition = Readonly<Record<string, unknown>>

interface ConditionNames {
  readonly column: string
  readonly operator: string
  readonly value: string
}

/** The names of the parts of a condition; null for other objects. */
const readNames = keepFor((properties: Schema): ConditionNames | null => {
  const keys = Object.keys(properties)
  const [column, operator, value] = [columnName, operatorName, valueName].map((name) =>
    keys.find((key) => name.test(key)),
  )
  return column === undefined || operator === undefined || value === undefined ? null : { column, operator, value }
})

/** The conditions of a request for the items of a list; none where the items are no conditions, or the schema lists no columns. */
export function findTableConditions(item: unknown, root: SchemaLike, facts: Facts): Condition[] {
  if (!isSchema(item) || !isSchema(item['properties'])) return []
  const names = readNames(item['properties'])
  if (names === null) return []
  const { column, operator, value } = names
  const columns = readColumns(root)
  if (columns.length === 0) return []
  const write = (name: string, sign: string, given: unknown): Condition => ({
    [column]: name,
    [operator]: sign,
    [value]: given,
  })
  return [...findMonth(columns, facts, write), ...findLate(columns, facts, item['properties'][value], write)]
}

/** The entries of the list of columns beside the conditions. */
function readColumns(root: SchemaLike): string[] {
  if (!isSchema(root) || !isSchema(root['properties'])) return []
  for (const [key, schema] of Object.entries(root['properties'])) {
    const items = /^(?:columns|fields|select|attributes)$/i.test(key) && isSchema(schema) ? schema['items'] : undefined
    if (isSchema(items) && Array.isArray(items['enum']))
      return items['enum'].filter((one) => typeof one === 'string').slice(0, mostColumns)
  }
  return []
}

type Write = (name: string, sign: string, given: unknown) => Condition

/** `ordered_at >= 2023-11-01` and `ordered_at < 2023-12-01` for "orders in November of last year". */
function findMonth(columns: readonly string[], { text, nowSeconds }: Facts, write: Write): Condition[] {
  const [, name = '', relative, year] = month.exec(text.slice(0, 2000)) ?? []
  if (name === '') return []
  const dates = columns.filter((column) => isDate.test(column) && !isDue.test(column))
  const words = new Set(
    text
      .toLowerCase()
      .split(/[^a-z]+/)
      .map(stem),
  )
  const column = dates.find((one) => words.has(stem(one.split('_')[0] as string))) ?? dates[0]
  if (column === undefined) return []
  const now = new Date(nowSeconds * 1000).getUTCFullYear()
  const shift = relative === undefined ? 0 : { last: -1, this: 0, next: 1 }[relative.toLowerCase()]
  const first = Date.UTC(
    year === undefined ? now + (shift ?? 0) : Number(year),
    months.split('|').indexOf(name.toLowerCase()),
    1,
  )
  const next = new Date(first)
  next.setUTCMonth(next.getUTCMonth() + 1)
  return [write(column, '>=', toDay(first)), write(column, '<', toDay(next.getTime()))]
}

function toDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10)
}

/** `delivered_at > expected_delivery_date` for "not delivered on time", where a value may be another column. */
function findLate(columns: readonly string[], { text }: Facts, value: unknown, write: Write): Condition[] {
  const [, not, said] = late.exec(text.slice(0, 2000)) ?? []
  const verb = (not ?? said)?.toLowerCase()
  const due = columns.find((column) => isDue.test(column))
  const done =
    verb === undefined ? undefined : columns.find((column) => column !== due && column.toLowerCase().startsWith(verb))
  const reference = findReference(value)
  return due === undefined || done === undefined || reference === undefined
    ? []
    : [write(done, '>', { [reference]: due })]
}

/** The member with which a value names another column. */
function findReference(value: unknown): string | undefined {
  const branches = isSchema(value) && Array.isArray(value['anyOf']) ? value['anyOf'] : []
  for (const branch of branches) {
    const keys = isSchema(branch) && isSchema(branch['properties']) ? Object.keys(branch['properties']) : []
    const key = keys.find((one) => /column|field/i.test(one))
    if (key !== undefined && keys.length === 1) return key
  }
  return undefined
}
