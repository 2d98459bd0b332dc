/** Writes a query in SQL from the tables and columns that results list, and finds the tool that shows the columns before. */
import { toText } from '../../common/index.ts'
import { writeSql } from '../arguments/sql.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import type { ChosenTool } from '../tools/fitting.ts'
import type { OfferedTool } from '../tools/offered.ts'
import { parse } from '../tools/result-values.ts'
import { ownWordsOf } from '../tools/words.ts'
import { isRefused, readProperties } from './made-calls.ts'
import type { MadeCall } from './made-calls.ts'

const longest = 8000
const mostColumns = 60
const typed =
  /["'\u0060|]?\s?\b([a-z_]\w{0,60})["'\u0060]?\s{0,4}[|:(,]?\s{0,4}["'\u0060]?(?:integer|int|bigint|smallint|text|varchar|char|numeric|decimal|real|float|double|date|timestamp|datetime|boolean|bool|serial|uuid|json|string|number)\b/gi
const isTable = /^(?:table|table_?names?|tables?|relation)$/i
const describes = /describe|schema|columns|structure|table_?info|inspect/i
const listsTables = /^(?:\w+[-_.])?(?:list|get|show)_?(?:all_)?tables?/i

interface Table {
  readonly name: string
  readonly columns: readonly string[]
}

/** The tables that the results describe, with their columns. */
function readTables(made: readonly MadeCall[]): Table[] {
  return made.flatMap(({ name, args, result }) => {
    if (isRefused(result) || !describes.test(name)) return []
    const table = Object.entries(args).find(([key]) => isTable.test(key))?.[1]
    const own = Array.isArray(table) && table.length === 1 ? toText(table[0]) : table
    const columns = readColumns(result.slice(0, longest))
    return typeof own === 'string' && columns.length > 0 ? [{ name: own, columns }] : []
  })
}

function readColumns(text: string): string[] {
  const value = parse(text)
  const list = isRecord(value) ? (value['columns'] ?? value['fields'] ?? value['schema'] ?? value) : value
  if (Array.isArray(list))
    return list.slice(0, mostColumns).flatMap((one: unknown) => {
      const name = isRecord(one) ? (one['column_name'] ?? one['name'] ?? one['column'] ?? one['field']) : one
      return typeof name === 'string' ? [name] : []
    })
  if (isRecord(list)) return Object.keys(list).slice(0, mostColumns)
  const spelled = Array.from(
    text.matchAll(/['"](?:name|column_name)['"]\s?:\s?['"](\w{1,60})['"]/g),
    ([, name = '']) => name,
  )
  if (spelled.length > 0) return spelled.slice(0, mostColumns)
  return Array.from(text.matchAll(typed), ([, name = '']) => name)
    .filter((name) => !/^(?:table|create|column|primary|not|null|type)$/i.test(name))
    .slice(0, mostColumns)
}

/** The query for the task, from tables that were described; undefined where none was. */
export function writeQuery(task: string, made: readonly MadeCall[]): string | undefined {
  const tables = readTables(made)
  const created = made.find(({ result }) => /\bcreate table\b/i.test(result))?.result.slice(0, longest)
  if (tables.length === 0 && created === undefined) return undefined
  const about = `${tables.map(({ name, columns }) => `table: ${name}, columns: ${columns.join(', ')}`).join('\n')}\n${created ?? ''}`
  const query = writeSql(task, about)
  const table = tables.find(({ name }) => query?.includes(name) === true)
  const place = table === undefined ? undefined : toPlaceCondition(query ?? '', table.columns)
  if (place !== undefined) return place
  if (query === undefined || /\b(?:where|order by|group by)\b/i.test(query)) return query
  const where = table === undefined ? undefined : findCondition(task, table.columns)
  return where === undefined ? query : query.replace(/(?: LIMIT \d+)?;?$/, (end) => ` WHERE ${where}${end}`)
}

/** The query with a place compared with the column for places, not with a name. */
function toPlaceCondition(query: string, columns: readonly string[]): string | undefined {
  const place = / WHERE name = '([^']{2,40})'/.exec(query)?.[1]
  const column = columns.find((one) => /country|city|location|region|state|nationality/i.test(one))
  return place === undefined || column === undefined
    ? undefined
    : query.replace(/WHERE name =/, () => `WHERE ${column} =`)
}

const named =
  /\b(?:in|from|of|by|named|called|for|with status|status)\s["']?(\p{Lu}[\p{L}-]{1,30}(?:\s\p{Lu}[\p{L}-]{1,30}){0,2}|(?<=["'])[\p{L} -]{1,40})["']?/u

/** `from Spain`: a condition on the column for places, or for names. */
function findCondition(task: string, columns: readonly string[]): string | undefined {
  const value = named.exec(task.slice(0, 2000))?.[1]
  if (value === undefined) return undefined
  const column = [
    'country',
    'city',
    'location',
    'region',
    'state',
    'nationality',
    'department',
    'artist',
    'author',
    'category',
    'name',
    'title',
  ]
    .map((word) => columns.find((one) => one.toLowerCase().includes(word)))
    .find((one) => one !== undefined)
  return column === undefined ? undefined : `${column} = '${value}'`
}

/** The call that shows the columns of the tables which the task is about, after the tables were listed. */
export function findSchemaStep(
  tools: readonly OfferedTool[],
  made: readonly MadeCall[],
  { taskText }: RequestView,
): ChosenTool | undefined {
  const last = made.at(-1)
  if (last === undefined || isRefused(last.result) || !listsTables.test(last.name)) return undefined
  const tool = tools.find(({ name, parameters }) => {
    const { properties, required } = readProperties(parameters)
    return (
      describes.test(name) &&
      (required.length > 0 ? required : Object.keys(properties)).some((key) => isTable.test(key))
    )
  })
  if (tool === undefined || made.some(({ name }) => name === tool.name)) return undefined
  const words = ownWordsOf(taskText)
  const names = [...new Set(last.result.slice(0, longest).match(/[A-Za-z_]\w{1,60}/g) ?? [])]
  const meant = names
    .filter((name) => [...ownWordsOf(name.replaceAll('_', ' '))].some((word) => word.length > 2 && words.has(word)))
    .slice(0, 4)
  if (meant.length === 0) return undefined
  const { properties, required } = readProperties(tool.parameters)
  const key = (required.length > 0 ? required : Object.keys(properties)).find((one) => isTable.test(one)) ?? ''
  const isList = properties[key]?.['type'] === 'array'
  return { tool, hits: new Set(), given: { [key]: isList ? meant : /s$/i.test(key) ? meant.join(', ') : meant[0] } }
}

const takesQuery = /^(?:query|sql|sql_query|statement)$/i

/** The query for the task, after the columns of its table were shown. */
export function findQueryStep(
  tools: readonly OfferedTool[],
  made: readonly MadeCall[],
  { taskText }: RequestView,
): ChosenTool | undefined {
  const last = made.at(-1)
  if (last === undefined || !describes.test(last.name) || isRefused(last.result)) return undefined
  const tool = tools.find(({ name, description, parameters }) => {
    const [only, ...others] = readProperties(parameters).required
    return (
      only !== undefined &&
      others.length === 0 &&
      takesQuery.test(only) &&
      /sql|query/i.test(`${name} ${description.slice(0, 200)}`)
    )
  })
  const query =
    tool === undefined || made.some(({ name }) => name === tool.name) ? undefined : writeQuery(taskText, made)
  if (tool === undefined || query === undefined) return undefined
  const [key = ''] = readProperties(tool.parameters).required
  return { tool, hits: new Set(), given: { [key]: query } }
}
