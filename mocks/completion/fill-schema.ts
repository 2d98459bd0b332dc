/** Fills a schema of the answer from the conversation: reads its facts, generates the instance, and makes up what is to be created. */
import { accepts, mostSteps } from './arguments/accepts.ts'
import { toSchemaLike } from './arguments/schema.ts'
import { generateFromSchema } from './arguments/generate.ts'
import { withEnglishKeys } from './foreign-keys.ts'
import { alignGrade } from './graded-answers.ts'
import { findColumns, readRows, toColumns } from './columns.ts'
import { deriveFacts, readConversationFacts } from './facts.ts'
import { keysOf, propertiesOf } from './find-key.ts'
import { inventMissing } from './invented.ts'
import { labelValues } from './labelled-text.ts'
import { readMenuItems } from './menu-orders.ts'
import { findSubject } from './text-subjects.ts'
import { askBack, withStated, withoutUnsaid } from './optional-members.ts'
import { listPerPerson } from './per-person-lists.ts'
import { isRecord } from './request-view.ts'
import type { RequestView } from './request-view.ts'
import { readKnown } from './known-values.ts'
import { readSentences } from './sentence-values.ts'
import { findTrivia } from './text/trivia.ts'
import { replaceWeak } from './weak-texts.ts'
import { findDescribed, findMentioned, orderUnions } from './unions.ts'

export interface FillOptions {
  readonly seed: string
  readonly nowSeconds: number
  /** The text that the answer would have without a schema. */
  readonly answer: () => string
  /** The request as it is written, which tells whether something is to be created. */
  readonly request: string
  /** Results of tools, whose facts count. */
  readonly results?: readonly string[]
  /** Which optional properties are written; all where it is not set. */
  readonly optional?: 'mentioned' | 'all'
  /** Quotations that are not values, such as the names of keys. */
  readonly noValues?: readonly string[]
}

/** An instance of a schema; `view` has the task without what it says about the form of the answer. */
export function fillSchema(schema: unknown, written: RequestView, options: FillOptions): unknown {
  const view = withoutExamples(written)
  const { schema: named, rename } = isRecord(schema) ? withEnglishKeys(schema) : { schema, rename: keep }
  const own = isRecord(named) ? orderUnions(named, view.taskText) : named
  const columns = isRecord(own) ? fillColumns(own, view, options) : null
  if (columns !== null) return rename(columns)
  const works = isRecord(own) ? listPerPerson(own, own, view.taskText) : null
  if (works !== null) return rename(works)
  const properties = propertiesOf(own)
  // The answer to a question that is well known has the values, not the question.
  const task = findTrivia(view.taskText.trim()) ?? view.taskText
  const keys = keysOf(properties)
  const labelledTask = labelValues(task, keys)
  const { text } = labelledTask
  const known = isRecord(own)
    ? readKnown(own, {
        text: view.taskText,
        request: options.request,
        labelled: (task === view.taskText ? labelledTask : labelValues(view.taskText, keys)).known,
        fillLists: () => fillUnionLists(own, properties, view, options),
      })
    : {}
  const labelled = text === view.taskText ? view : { ...view, taskText: text, userText: text }
  const { results = [], noValues = [] } = options
  const read = readConversationFacts(labelled, options.nowSeconds, {
    more: results,
    answer: options.answer,
    contentOnly: true,
  })
  const facts =
    noValues.length === 0
      ? read
      : deriveFacts(read, { quoted: () => read.quoted.filter((quoted) => !noValues.includes(quoted)) })
  const { seed, optional = 'all' } = options
  const full = generateFromSchema(own, facts, { seed, optional: 'all' })
  const stated =
    optional === 'all' ? full : withStated(generateFromSchema(own, facts, { seed, optional }), full, facts.text)
  const value =
    isRecord(stated) && Object.keys(stated).length === 0 ? (askBack(properties, view.taskText) ?? full) : stated
  const graded = alignGrade(
    replaceWeak(withKnown(withSentences(value, own, view.taskText), known, own), view.taskText),
    properties,
  )
  const said = withoutUnsaid(graded, own, `${options.request}\n${facts.text}`)
  const invented = inventMissing(said, own, options.request.trim(), view.chinese)
  // Known and made-up values may break a bound of the schema, which the generated value keeps.
  const kept = [invented, said, value].find((one) => accepts(own, one, toSchemaLike(own), { left: mostSteps }))
  return rename(kept ?? full)
}

const examples = /<(examples|demonstrations|few_shots)>[\s\S]{0,20000}?<\/\1>/g

/** The conversation without tagged examples of other questions with their answers. */
function withoutExamples(view: RequestView): RequestView {
  return /<(?:examples|demonstrations|few_shots)>/.test(view.taskText)
    ? { ...view, taskText: view.taskText.replaceAll(examples, ' ') }
    : view
}

/** The columns of a table from the records of the text; null for other schemas, and where the text has no several records. */
function fillColumns(
  schema: Readonly<Record<string, unknown>>,
  view: RequestView,
  options: FillOptions,
): Record<string, unknown> | null {
  const columns = findColumns(schema)
  if (columns === null) return null
  const { keys, record } = columns
  const read = readRows(view.taskText, record)
  const columnsOf = (rows: readonly unknown[]): Record<string, unknown> | null => {
    const value = toColumns(rows, keys)
    return accepts(schema, value, schema, { left: mostSteps }) ? value : null
  }
  if (read.length > 0) return columnsOf(read)
  const list = { type: 'object', properties: { records: { type: 'array', items: record } }, required: ['records'] }
  const filled = fillSchema(list, view, options)
  const rows = isRecord(filled) && Array.isArray(filled['records']) ? filled['records'] : []
  return rows.length > 1 ? columnsOf(rows) : null
}

/** Lists whose items are unions: an item for each branch that the text mentions. */
function fillUnionLists(
  schema: Readonly<Record<string, unknown>>,
  properties: Readonly<Record<string, unknown>>,
  view: RequestView,
  options: FillOptions,
): Record<string, unknown> {
  const lists: Record<string, unknown> = {}
  for (const [key, list] of Object.entries(properties)) {
    const works = listPerPerson(list, schema, view.taskText)
    if (works !== null) {
      lists[key] = works
      continue
    }
    const named = findMentioned(list, schema, view.taskText)
    const ordered = named.length > 0 ? null : readMenuItems(list, schema, view.taskText)
    if (ordered !== null) lists[key] = ordered
    const mentioned = named.length > 0 || ordered !== null ? named : findDescribed(list, schema, view.taskText)
    if (mentioned.length === 0) continue
    lists[key] = mentioned.map(({ schema: branch, text, isRest = false }) => {
      const own = { ...withDefinitions(schema), ...branch }
      const value = fillSchema(own, { ...view, taskText: text, userText: text, messages: [] }, options)
      return isRest ? withText(value, branch, view.taskText) : withoutCounts(value)
    })
  }
  return lists
}

/** The value with what sentences say of the members for which nothing of the text was found. */
function withSentences(value: unknown, schema: unknown, text: string): unknown {
  if (!isRecord(value) || !isRecord(schema)) return value
  // A text that was read stands in the conversation; one place may have been taken for two properties.
  const counts = countTexts(Object.values(value))
  const isMissing = (key: string, own: unknown): boolean =>
    typeof own === 'string' &&
    (own === key.replaceAll('_', ' ') || !text.includes(own) || (counts.get(own) ?? 0) > 1 || isPlaceOf(key, value))
  const missing = Object.entries(value).flatMap(([key, own]) => (isMissing(key, own) ? [key] : []))
  if (missing.length === 0) return value
  const filled = withKnown(value, readSentences(text, missing), schema) as Record<string, unknown>
  // The one text of which nothing was found but its name is what the text is about.
  const unnamed = Object.keys(filled).filter((key) => filled[key] === key.replaceAll('_', ' '))
  const subject = unnamed.length === 1 && !ownTexts.test(unnamed[0]!) ? findSubject(text) : undefined
  return subject === undefined ? filled : withKnown(filled, { [unnamed[0]!]: subject }, schema)
}

/** Texts that are not what a sentence is about. */
const ownTexts =
  /^(?:text|answer|response|reason\w*|explanation|summary|description|content|message|comment|notes?|label|category|status|state|type|id|code|unit|currency|date|time|result|value|output|thoughts?|style|role|question|query)$|_(?:id|code|date|time|type|status|reason)$/i

/** How many of some values are a text or a list with it. */
function countTexts(values: readonly unknown[]): ReadonlyMap<unknown, number> {
  const counts = new Map<unknown, number>()
  for (const value of values)
    for (const text of Array.isArray(value) ? new Set<unknown>(value) : [value])
      counts.set(text, (counts.get(text) ?? 0) + 1)
  return counts
}

/** A place that stands for a company. */
function isPlaceOf(key: string, value: Readonly<Record<string, unknown>>): boolean {
  return (
    /^(?:company|organi[sz]ation)/i.test(key) &&
    Object.entries(value).some(
      ([other, own]) =>
        other !== key && /headquarters|city|location/i.test(other) && (own === value[key] || own === other),
    )
  )
}

/** The item without the number of things before the words of its texts: `two apple` beside a quantity. */
function withoutCounts(value: unknown): unknown {
  if (!isRecord(value) || typeof value['quantity'] !== 'number') return value
  return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, withoutCount(own)]))
}

function withoutCount(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(countBefore, '') : value
}

const countBefore = /^(?:an?|\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\s(?=\S)/i

/** The value with the text of a request that was not understood in its only text. */
function withText(value: unknown, schema: Readonly<Record<string, unknown>>, text: string): unknown {
  const texts = Object.entries(propertiesOf(schema)).filter(([, own]) => isRecord(own) && own['type'] === 'string')
  const [key] = texts[0] ?? []
  return isRecord(value) && texts.length === 1 && key !== undefined ? { ...value, [key]: text.trim() } : value
}

function withDefinitions(schema: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept = ['$defs', 'definitions'].filter((key) => schema[key] !== undefined)
  return Object.fromEntries(kept.map((key) => [key, schema[key]]))
}

/** The value with what is known of its members, where the schema accepts it. */
function withKnown(value: unknown, known: Readonly<Record<string, unknown>>, schema: unknown): unknown {
  if (!isRecord(value) || !isRecord(schema)) return value
  const properties = isRecord(schema['properties']) ? schema['properties'] : {}
  const fitting = Object.entries(known).filter(
    ([key, own]) =>
      typeof own === typeof value[key] &&
      Array.isArray(own) === Array.isArray(value[key]) &&
      accepts(properties[key], own, schema, { left: mostSteps }),
  )
  return fitting.length === 0 ? value : { ...value, ...Object.fromEntries(fitting) }
}

function keep(value: unknown): unknown {
  return value
}
