/** Writes an object for a request that names or outlines its keys, or leaves them open. */
import { toEnglishKey } from './foreign-keys.ts'
import { fillSchema } from './fill-schema.ts'
import type { FillOptions } from './fill-schema.ts'
import { findObjects, withoutFormRequests, withoutObjects } from './json-in-text.ts'
import { inferObject } from './json-inferred.ts'
import { findGivenMembers, findKeys, findKeysAfterWith, withoutKeyLines } from './json-keys.ts'
import { findListForm } from './json-lists.ts'
import type { ListForm } from './json-lists.ts'
import { findOutline } from './json-outline.ts'
import { toPropertySchema } from './json-property.ts'
import { findUsualName } from './invented-members.ts'
import { isRecord } from './request-view.ts'
import type { RequestView } from './request-view.ts'
import { pairLists } from './respectively.ts'
import { readCsv } from './json-tables.ts'
import { translateInto } from './text/translation.ts'
import { findListTopic, findList } from './text/lists.ts'
import { findLiteral } from './text/literal.ts'

const longestGuide = 8000
const asksForJson = /\bjson\b/i
/** What an extraction is about, which is no key. */
const extractedThing = /^(?:person|people|persons|user|contact|customer|product|order|invoice|data)$/i
/** Keys whose value is the answer itself. */
const answerKeys = /^(?:answer|text|content|reply|response|message)$/i
/** What introduces an object that shows the form of the answer. */
const introducesForm =
  /\b(?:format|schema|structure|template|shape|like this|like so|(?:json|object|output|array)(?: object)? like|form|following|fields|keys|as json)\b[^{}]{0,120}$/i

/** What is needed to fill the keys. */
export type ObjectOptions = Pick<FillOptions, 'seed' | 'nowSeconds' | 'answer'>

/** The object that a request asks for; an array where its outline is the item of one. */
export function writeObject(view: RequestView, options: ObjectOptions, mayBeArray: boolean): unknown {
  const { answer } = options
  const text = view.taskText
  const [found] = findObjects(text)
  const given = found?.value ?? null
  const isForm =
    found !== undefined &&
    (introducesForm.test(text.slice(Math.max(0, found.start - 160), found.start)) ||
      Object.values(found.value).some((value) => typeof value === 'string' && /^(?:\.{2,}|…)$/.test(value)))
  const isTemplate =
    found !== undefined && /\bformat(?: below)?\s?:\s*$/i.test(text.slice(Math.max(0, found.start - 40), found.start))
  if (given !== null && !isTemplate && isToBeRepeated(text)) return given
  if (/\bempty (?:json )?object\b|空对象/i.test(text)) return {}
  const table = readCsv(text)
  if (table !== null) return wrapRows(table, findKeys(text), mayBeArray)
  const translated = translateInto(text, isForm ? Object.keys(given ?? {}) : findKeys(text))
  if (translated !== null) return translated
  const members = findGivenMembers(text)
  if (members !== null) return members
  // Keys in words of the task count where it is the task that asks for JSON.
  const named = asksForJson.test(text) || findKeys(view.systemText).length === 0 ? findKeys(text) : []
  if (named.length === 0 && given !== null && !isForm) return given
  const outline = given === null ? findOutline(text) : null
  const form = findForm(named, given ?? outline?.shape ?? null, view.systemText)
  const { template } = form
  const listed = template === null ? findListForm(text) : null
  // `three users with name and age` are several objects.
  const list = listed !== null && (form.keys.length < 2 || (listed.count ?? 0) > 1) ? listed : null
  const keys = form.keys.length > 0 || list !== null ? form.keys : findKeysAfterWith(text)
  if (list !== null && (list.keys.length > 1 || keys.length === 0))
    return writeList(list, keys.length === 1 ? keys[0] : undefined, view, options, mayBeArray)
  const plain = withoutFormRequests(withoutKeyLines(outline?.rest ?? (isForm ? withoutObjects(text) : text)))
  if (keys.length === 0)
    return (
      inferObject(view, options.nowSeconds, mayBeArray) ??
      listObject(view) ??
      writeUsual(view, options) ?? { answer: answer() }
    )
  // `Extract the person`: the facts of the text.
  const facts =
    template === null && keys.length === 1 && extractedThing.test(keys[0] as string) && /\bextract\b/i.test(text)
      ? inferObject(view, options.nowSeconds, mayBeArray)
      : null
  if (facts !== null) return facts
  const properties: Record<string, unknown> = {}
  // The types of keys that the system message names stand there.
  const about = form.isFromSystem ? `${view.systemText.slice(0, longestGuide)}\n${text}` : text
  for (const key of keys) properties[key] = toPropertySchema(toEnglishKey(key), template?.[key], about)
  const schema = { type: 'object', properties, required: keys }
  // The names of the keys are not values.
  const value = fillSchema(schema, { ...view, taskText: plain }, { ...options, request: text, noValues: keys })
  const worked = keys.length === 1 && isRecord(value) ? findWorkedValue(keys[0] as string, text, answer) : undefined
  if (worked !== undefined) return worked
  const main = keys.find((key) => answerKeys.test(key) && typeof template?.[key] === 'string')
  const filled = main === undefined || !isRecord(value) ? value : { ...value, [main]: answer() }
  const isItem =
    mayBeArray &&
    (outline?.isItem === true || (isForm && /\[\s*$/.test(text.slice(Math.max(0, found.start - 40), found.start))))
  return isItem ? [filled] : filled
}

const asksForUsual =
  /\b(?:generate|create|give me|give|make up|make|return|produce|provide|describ(?:e|es|ing)|invent|representing|represents|for|about|of)\s(?:an?\s|one\s)(?:[a-z-]{3,20}\s){0,3}?(user|person|customer|employee|student|character|product|book|movie|film|recipe|event|city|country|company|pet|dog|cat)\b/i
/** The usual members of things of which a request names none. */
const usualMembers: readonly (readonly [thing: RegExp, members: readonly string[]])[] = [
  [/^(?:user|person|customer|employee|student)/i, ['name', 'age', 'email']],
  [/^character/i, ['name', 'age', 'description']],
  [/^product/i, ['name', 'price', 'description']],
  [/^book/i, ['title', 'author', 'year']],
  [/^(?:movie|film)/i, ['title', 'director', 'year']],
  [/^recipe/i, ['name', 'ingredients', 'instructions']],
  [/^event/i, ['title', 'date', 'location']],
  [/^(?:city|country)/i, ['name', 'population']],
  [/^company/i, ['name', 'industry', 'description']],
  [/^(?:pet|dog|cat)/i, ['name', 'age', 'color']],
]

/** `a JSON object for a fictional user`: the usual members. */
function writeUsual(view: RequestView, options: ObjectOptions): unknown {
  const thing = view.taskText.length > 400 ? undefined : asksForUsual.exec(view.taskText)?.[1]
  const members = thing === undefined ? undefined : usualMembers.find(([name]) => name.test(thing))?.[1]
  if (members === undefined) return null
  const properties = Object.fromEntries(members.map((key) => [key, toPropertySchema(key, undefined, '')]))
  const schema = { type: 'object', title: thing, properties, required: members }
  const value = fillSchema(schema, view, { ...options, request: view.taskText, noValues: members })
  const name = findUsualName(thing as string)
  return isRecord(value) && name !== undefined ? { ...value, name } : value
}

/** The rows of a table under the key that is named, else in an array where the answer may be one. */
function wrapRows(rows: readonly unknown[], keys: readonly string[], mayBeArray: boolean): unknown {
  const [key] = keys
  if (keys.length === 1 && key !== undefined) return { [key]: rows }
  return mayBeArray ? rows : { rows }
}

/** A list of objects under the key that is named, else under its noun; the list itself where the answer may be an array. */
function writeList(
  { noun, count, keys }: ListForm,
  named: string | undefined,
  view: RequestView,
  options: ObjectOptions,
  mayBeArray: boolean,
): unknown {
  const members = Object.fromEntries(keys.map((key) => [key, toPropertySchema(key, undefined, view.taskText)]))
  const item = { type: 'object', properties: members, required: keys }
  const size = count ?? 3
  const key = named ?? noun
  const list = { type: 'array', items: item, minItems: size, maxItems: size }
  const schema = { type: 'object', properties: { [key]: list }, required: [key] }
  const paired = pairLists(view.taskText, keys)
  const value =
    paired.length > 0
      ? { [key]: paired }
      : fillSchema(schema, view, { ...options, request: view.taskText, noValues: [key, ...keys] })
  const isArray = mayBeArray && named === undefined && /\b(?:array|list)\b/i.test(view.taskText)
  return isArray && isRecord(value) ? value[key] : value
}

/** The items of a list that a text asks for, under its noun: `List three primary colors`. */
function listObject({ taskText, chinese }: RequestView): Record<string, unknown> | null {
  const list = findList(taskText, chinese)
  const topic = findListTopic(taskText)
  if (list === null || topic === null) return null
  const items = list.split(list.includes('\n') ? '\n' : ', ').map((line) => line.replace(/^(?:\d{1,3}\. |- )/, ''))
  return { [topic]: items }
}

/** The only key with the result of a calculation: `the square root of 64 … with the key result`. */
function findWorkedValue(key: string, text: string, answer: () => string): Record<string, unknown> | undefined {
  if (!/^(?:result|answer|value|sum|total|solution|product)$/i.test(key) || !/\d/.test(text)) return undefined
  const result = /= (-?\d+(?:\.\d+)?)\D?$/.exec(answer())?.[1]
  return result === undefined ? undefined : { [key]: Number(result) }
}

/** Whether a text asks for the object that it contains, word for word. */
function isToBeRepeated(text: string): boolean {
  const literal = findLiteral(text)
  return literal === null ? /\bexactly\b|\bthis json\b|原样/i.test(text) : findObjects(literal).length > 0
}

/** The keys to fill: those that the user names, else those of the outline, else what the system message says in either way. */
function findForm(
  named: string[],
  outlined: Record<string, unknown> | null,
  systemText: string,
): { keys: string[]; template: Record<string, unknown> | null; isFromSystem: boolean } {
  const template = outlined ?? findObjects(systemText)[0]?.value ?? findOutline(systemText)?.shape ?? null
  if (named.length > 0) return { keys: named, template, isFromSystem: false }
  const said = outlined === null ? findKeys(systemText) : []
  // Keys that are explained beside an outline are some of its keys.
  const isOutlined = template !== null && said.every((key) => Object.hasOwn(template, key))
  return { keys: isOutlined ? Object.keys(template) : said, template, isFromSystem: said.length > 0 }
}
