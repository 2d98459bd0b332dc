/** Fills arguments of which the task says nothing from what the results say: an address, an id, a date, a name, the text to be saved. */
import { escapePattern, toText } from '../../common/index.ts'
import { accepts, mostSteps } from '../arguments/accepts.ts'
import { findPaths } from '../arguments/path-extracts.ts'
import { toSnakeCase } from '../arguments/property.ts'
import { readDates } from '../facts/dates.ts'
import type { RequestView } from '../request-view.ts'
import type { OfferedTool } from '../tools/offered.ts'
import { isRecord } from '../request-view.ts'
import { parse } from '../tools/result-values.ts'
import { handOffName } from '../tools/tool-words.ts'
import { ownWordsOf } from '../tools/words.ts'
import { isRefused, readMadeCalls, readProperties } from './made-calls.ts'
import type { MadeCall } from './made-calls.ts'
import { findLabelledFor } from './result-labels.ts'
import { writeQuery } from './result-queries.ts'
import { findMeantAddress } from './result-links.ts'

const longestText = 4000

/** The arguments with values of the results in the place of those that nothing gives. */
export function withOpenValues(value: unknown, tool: OfferedTool, view: RequestView): unknown {
  if (!isRecord(value) || view.toolResults.length === 0) return value
  const made = readMadeCalls(view).filter(
    ({ name, result }) => result !== '' && !isRefused(result) && !handOffName.test(name),
  )
  const results = made.map(({ result }) => result).toReversed()
  if (results.length === 0) return value
  const { properties } = readProperties(tool.parameters)
  const filled: Record<string, unknown> = {}
  for (const [name, item] of Object.entries(value)) {
    const schema = properties[name]
    if (schema === undefined || schema['enum'] !== undefined) continue
    const found = findOpen({ name: toSnakeCase(name), value: item, schema, tool, made, results, view })
    if (found !== undefined && found !== item && accepts(schema, found, tool.parameters, { left: mostSteps }))
      filled[name] = found
  }
  return Object.keys(filled).length === 0 ? value : { ...value, ...filled }
}

interface Open {
  readonly name: string
  readonly value: unknown
  readonly schema: Readonly<Record<string, unknown>>
  readonly tool: OfferedTool
  readonly made: readonly MadeCall[]
  /** The results, the last one first. */
  readonly results: readonly string[]
  readonly view: RequestView
}

const isAddress = /^(?:\w+_)?(?:urls?|uri|link|href|website)$/
const isReference = /(?:^|_)(?:id|ids|uuid|key|token|code|ref|reference|number|no|sku)$/
const isDate = /(?:^|_)(?:date|day|birthday|birth_?date|released|published|founded|since|deadline)$/
const isName =
  /(?:^|_)(?:name|title|subject|topic|product|item|entity|company|project|framework|software|person|dish|menu_item|place|city|location)$/
const isText =
  /^(?:notes?|findings|facts|details|summary|contents?|text|body|message|report|data|observations?|draft|article)$/
const isQuery = /^(?:query|sql|sql_query|statement)$/
const ofSql = /\bsql\b|database|sqlite|postgres/i
const isCode = /^(?:code|script|source|python_code|program)$/

/** The value of one argument that the results give; undefined where it stays. */
function findOpen({ name, value, schema, tool, made, results, view }: Open): unknown {
  const { taskText, systemText } = view
  const isSaid = (typeof value === 'string' || typeof value === 'number') && isIn(String(value), taskText)
  const isEmpty = isPlaceholder(value, name)
  if (isAddress.test(name) && typeof value === 'string' && !isSaid) return findMeantAddress(taskText, made)
  const earlier = made
    .map(({ args }) => Object.entries(args).find(([key]) => toSnakeCase(key) === name)?.[1])
    .find(isPlain)
  if (earlier !== undefined && (isEmpty || (isName.test(name) && isWithin(earlier, value)))) return earlier
  if (/^(?:owner|repo|repository)$/.test(name)) {
    const [, owner, repo] =
      results.map((text) => fullName.exec(text.slice(0, longestText))).find((one) => one !== null) ?? []
    if (owner !== undefined && !/[\w-]\/[\w-]/.test(taskText)) return name === 'owner' ? owner : repo
  }
  if (isMoved.test(name)) return findMoved(name, value, made, taskText)
  const kept = isContext.test(name) ? findKept(name, tool, made, taskText) : undefined
  if (kept !== undefined) return kept
  if (
    isReference.test(name) &&
    (isEmpty || !isSaid) &&
    !results.some((text) => isWordIn(toText(value), text)) &&
    !isIn(toText(value), systemText)
  )
    return findListedReference(name, schema, results, taskText) ?? findReference(name, schema, results)
  if (typeof value !== 'string') return undefined
  if (
    isQuery.test(name) &&
    ofSql.test(`${name} ${tool.name} ${toText(schema['description'] ?? '')} ${tool.description.slice(0, 200)}`)
  )
    return writeQuery(taskText, made)
  if (isCode.test(name) && isEmpty) return writeDownload(taskText, made)
  if (isDate.test(name) && !(isSaid && /\d/.test(value)) && readDates(taskText, view.toolResults.length).length === 0)
    return findDate(schema, results)
  if (isEmpty && isYear.test(name)) return findYear(results)
  if (isText.test(name) && (isEmpty || (isWholeTask(value, taskText) && !/https?:\/\//.test(value))))
    return results[0]?.slice(0, longestText)
  const names = readProperties(tool.parameters).required
  const labelled = isName.test(name) && names.length <= 1 ? findLabelledFor(taskText, results) : undefined
  if (labelled !== undefined && !isIn(labelled.value, taskText) && (isEmpty || !isSaid || holds(value, labelled.label)))
    return labelled.value
  return (isEmpty && isName.test(name)) || (name === 'name' && !isSaid) ? findSubject(taskText, results) : undefined
}

const fullName = /"full_?name"\s?:\s?"([\w.-]{1,60})\/([\w.-]{1,80})"/i
const isMoved = /^(?:source|src|from|destination|dest|target|new_path|old_path)(?:_path|_file)?$/

/** Whether a longer text has what an earlier call gave: `Does Ida` for *Ida*. */
function isWithin(earlier: string | number, value: unknown): boolean {
  return typeof value === 'string' && typeof earlier === 'string' && value !== earlier && value.endsWith(` ${earlier}`)
}

function isPlain(value: unknown): value is string | number {
  return (typeof value === 'string' && value !== '') || typeof value === 'number'
}

/** `move a.txt into it`: the path of the task that no call had, and its place in the directory of the last call. */
function findMoved(name: string, value: unknown, made: readonly MadeCall[], task: string): string | undefined {
  if (!/\b(?:into|to|in|inside)\s(?:it|there|that|this)\b/i.test(task)) return undefined
  const spent = made.flatMap(({ args }) => Object.values(args))
  const folder = spent.findLast((one): one is string => typeof one === 'string' && /[/\\]/.test(one))
  const path = findPaths(task).find((one) => !spent.includes(one))
  if (folder === undefined || path === undefined || (typeof value === 'string' && value === path)) return undefined
  return /^(?:source|src|from|old)/.test(name) ? path : `${folder.replace(/\/$/, '')}/${path.split('/').at(-1)}`
}

/** Where work is done, which stays the same from one call to the next. */
const isContext =
  /^(?:owner|repo|repository|repo_\w+|project|workspace|org|organization|account|database|db|schema|cwd|workdir|root|branch|environment|env|server|channel|team)(?:_(?:id|name|key|slug|path))?$/

/** What an earlier call of another tool gave for the same argument, where the task has it. */
function findKept(name: string, tool: OfferedTool, made: readonly MadeCall[], task: string): unknown {
  return made
    .filter((call) => call.name !== tool.name)
    .map(({ args }) => Object.entries(args).find(([key]) => toSnakeCase(key) === name)?.[1])
    .find((value) => typeof value === 'string' && isIn(value, task))
}

/** Whether an argument is only a word for what it should be: `item id` for `item_id`. */
function isPlaceholder(value: unknown, name: string): boolean {
  return typeof value === 'string' && value.toLowerCase().replace(/\s\d$/, '') === name.replaceAll('_', ' ')
}

function isIn(value: string, text: string): boolean {
  return value !== '' && text.toLowerCase().includes(value.toLowerCase())
}

/** Whether a text has a value that is no part of a longer one. */
function isWordIn(value: string, text: string): boolean {
  const at = text.indexOf(value)
  return value !== '' && at >= 0 && !/\w/.test(text[at - 1] ?? '') && !/\w/.test(text[at + value.length] ?? '')
}

function isWholeTask(value: string, task: string): boolean {
  const [own, whole] = [value.toLowerCase(), task.toLowerCase()]
  // The order itself is no text to be saved, not even its first sentence.
  return value.length > 12 && whole.includes(own) && (value.length > task.length / 3 || whole.startsWith(own))
}

function holds(value: string, label: string): boolean {
  const words = value.toLowerCase()
  return label
    .toLowerCase()
    .split(/[\s_]+/)
    .some((word) => word.length > 3 && words.includes(word))
}

const labelledId =
  /\b(?:id|number|code|reference|ref|key|token)s?["']?\s?(?:is|[:=#])\s{0,2}["'#]?([A-Za-z\d][\w-]{0,60})/i
const tokenId =
  /(?<![\w/.-])(?:[A-Za-z]{1,20}[_-](?=[\w-]{0,40}\d)[\w-]{1,40}|[A-Z]{1,6}\d{2,12}|#?\d{3,15})(?![\w/.-]*\w)/

/** An id in a result that is no JSON: `order_88121`, `Customer ID: C77`. */
function findReference(
  name: string,
  schema: Readonly<Record<string, unknown>>,
  results: readonly string[],
): string | number | undefined {
  for (const result of results) {
    if (/^\s*[[{]/.test(result)) continue
    const text = result.slice(0, longestText)
    const own = new RegExp(`${escapePattern(name)}["']?\\s?(?:is|[:=#])\\s{0,2}["'#]?([\\w-]{1,60})`, 'i').exec(
      text,
    )?.[1]
    const found = own ?? labelledId.exec(text)?.[1] ?? tokenId.exec(text)?.[0]?.replace('#', '')
    if (found === undefined) continue
    const isNumber = /^(?:integer|number)$/.test(toText(schema['type']))
    if (!isNumber) return found
    if (/^\d{1,15}$/.test(found)) return Number(found)
  }
  return undefined
}

const isYear = /(?:^|_)year(?:_|$)/
const year = /(?<![\d.])(?:1\d|20)\d\d(?!\d|\.\d)/

function findYear(results: readonly string[]): string | undefined {
  return results.map((text) => year.exec(text.slice(0, longestText))?.[0]).find((one) => one !== undefined)
}

const mostRecords = 200

/** The reference of the record of a list whose texts share most words with the task: the issue `about dark mode`. */
function findListedReference(
  name: string,
  schema: Readonly<Record<string, unknown>>,
  results: readonly string[],
  task: string,
): unknown {
  const words = ownWordsOf(task)
  const isNumber = /^(?:integer|number)$/.test(toText(schema['type']))
  for (const result of results) {
    const value = parse(result)
    const inner = isRecord(value) ? Object.values(value).find(Array.isArray) : value
    if (!Array.isArray(inner)) continue
    let best: { found: unknown; hits: number } | undefined
    for (const record of inner.slice(0, mostRecords).filter(isRecord)) {
      const found = record[name] ?? record[name.split('_').at(-1) ?? name] ?? record['id'] ?? record['number']
      if (typeof found !== (isNumber ? 'number' : 'string')) continue
      const texts = Object.values(record).filter((one) => typeof one === 'string')
      const hits = [...ownWordsOf(texts.join(' ').slice(0, 600))].filter(
        (word) => word.length > 2 && words.has(word),
      ).length
      if (best === undefined || hits > best.hits) best = { found, hits }
    }
    if (best !== undefined && best.hits > 0) return best.found
  }
  return undefined
}

const datePattern =
  /\b(?:\d{4}-\d\d-\d\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?,? \d{4}|\d{1,2}\/\d{1,2}\/\d{4})\b/

/** The first date of the results, in the form of the schema. */
function findDate(schema: Readonly<Record<string, unknown>>, results: readonly string[]): string | undefined {
  for (const text of results) {
    const found = datePattern.exec(text.slice(0, longestText))?.[0]
    if (found === undefined) continue
    const wantsIso = schema['format'] === 'date' || /YYYY-MM-DD|ISO/i.test(toText(schema['description'] ?? ''))
    const day = wantsIso ? new Date(`${found.replace(/(?<=\d)(?:st|nd|rd|th)/, '')} UTC`) : undefined
    return day === undefined || Number.isNaN(day.getTime()) ? found : day.toISOString().slice(0, 10)
  }
  return undefined
}

const proper = /(?<![\p{L}\d])\p{Lu}[\p{L}\d.+#-]{1,30}(?:\s\p{Lu}[\p{L}\d.+#-]{1,30}){0,3}/gu
const notNames =
  /^(?:What|When|Who|Where|Which|How|Find|Look|Can|Could|Once|After|Use|Please|Search|Get|Tell|The|If|Then|Is|Are)$/

/** The name that the task and the results have in common. */
function findSubject(task: string, results: readonly string[]): string | undefined {
  for (const [found] of task.slice(0, 2000).matchAll(proper)) {
    const name = found.replace(/[.-]+$/, '')
    if (!notNames.test(name) && results.some((text) => text.includes(name))) return name
  }
  return undefined
}

/** Code that downloads what a result gives the address of. */
function writeDownload(task: string, made: readonly MadeCall[]): string | undefined {
  const address = findMeantAddress(task, made)
  if (address === undefined) return undefined
  const last = /\/([\w.%-]{1,60})(?:[?#]|$)/.exec(address)?.[1] ?? 'download'
  const file = /\.\w{2,5}$/.test(last) ? last : `${last.replaceAll(/[^\w-]/g, '_')}.png`
  return `import urllib.request\n\nurllib.request.urlretrieve(${JSON.stringify(address)}, ${JSON.stringify(file)})\nprint(${JSON.stringify(file)})`
}
