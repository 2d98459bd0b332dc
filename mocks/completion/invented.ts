/**
 * Makes up what a request wants created and says nothing about: the songs of an album, the steps of a recipe, the users of a sample. A
 * value is replaced only if it is not a fact of the conversation but repeats the words of its name or of the request.
 */
import { toText } from '../common/index.ts'
import { toEnglishKey } from './foreign-keys.ts'
import { findNamedCountry } from './facts/countries.ts'
import { colours, countryOfCity, persons, pools, sentence, unnamed } from './invented-values.ts'
import {
  findOffered,
  findUsualName,
  inventMember,
  inventNumber,
  withAnswer,
  namesTask,
  ofTasks,
  toTitle,
  writeTask,
} from './invented-members.ts'
import { isRecord } from './request-view.ts'
import { findItems } from './text/known-lists.ts'
import { findTopic } from './text/topic.ts'

const creates =
  /^\W{0,3}(?:(?:please|can you|could you|would you|kindly|i want you to|i need you to|your task is to)\s)?(?:generate|create|invent|make|write|give|suggest|list|name|imagine|produce|provide|return|break|split|design|build|brainstorm|come up with|propose|recommend|plan|output|compose|draft|tell|predict|describe|messages|notifications|characters?|names|ideas)\b|\b(?:generate|invent|come up with|brainstorm|make up)\b|^(?:请)?(?:用 ?json ?)?(?:生成|创建|编|写|列出|给我|给出|推荐|设计|返回|列举|输出)|^(?:an?|one|random) [a-z -]{2,40},? (?:as|in) (?:valid )?json\b|^json\b[^.\n]{0,20}[:,] (?:an? |one )|(?:^|[.!]\s)i (?:want|need|would like) (?:an? |some )|\bi (?:need|want|would like) (?:an? |some |one )?(?:random |fake |fictional |sample )?[a-z]{2,20} (?:as|in) json\b/i
/** Words that begin requests, which may be read as names. */
const notValues =
  /^(?:provide|include|generate|create|write|give|list|suggest|recommend|predict|return|name|for|make|describe|tell|invent|important|new|random)$/
const longestRequest = 1500
const usualCount = 3
const mostValues = 2000

interface Work {
  readonly root: unknown
  readonly request: string
  readonly topic: string
  readonly chinese: boolean
  /** How many items the request wants, where it says so. */
  readonly count: number | undefined
  left: number
}

/** Whether a request only asks to create something. */
export function asksToCreate(request: string): boolean {
  return request.length <= longestRequest && creates.test(request) && !/^\W{0,3}(?:please\s)?write to\s/i.test(request)
}

/** The value with made-up texts where a request only asks to create something; the value itself for other requests. */
export function inventMissing(value: unknown, schema: unknown, request: string, chinese: boolean): unknown {
  if (!asksToCreate(request)) return value
  const topic = findTopic(request, chinese)
  const count = /\b(?:top|max(?:imum)?|exactly) (\d{1,2})\b|^\W*\w+ (\d{1,2})\b/i.exec(request)
  const wanted = Number(count?.[1] ?? count?.[2] ?? 0)
  const work: Work = {
    root: schema,
    request: request.toLowerCase(),
    topic,
    chinese,
    count: wanted > 0 && wanted <= 20 ? wanted : undefined,
    left: mostValues,
  }
  return invent(value, schema, '', 0, {}, work)
}

type Siblings = Readonly<Record<string, unknown>>

function invent(
  value: unknown,
  schema: unknown,
  key: string,
  index: number,
  siblings: Siblings,
  work: Work,
  list = '',
): unknown {
  if (--work.left < 0) return value
  const own = resolve(schema, work.root)
  if (typeof value === 'string' && isFree(own) && ofTasks.test(key) && !work.chinese && isMadeUp(value, key, work))
    return writeTask(work.topic, index)
  if (typeof value === 'string') return inventText(value, own, key, index, siblings, work, list)
  if (Array.isArray(value)) return inventList(value, own, key, work)
  if (!isRecord(value)) return value
  const out: Record<string, unknown> = {}
  const properties = isRecord(own['properties']) ? own['properties'] : {}
  for (const [name, read] of Object.entries(value)) {
    // The name of another property is not a value: `Provide the title, director and year`.
    const isName = typeof read === 'string' && read !== name && Object.hasOwn(properties, read)
    const member = isName ? name.replaceAll('_', ' ') : read
    const known =
      isFree(resolve(properties[name], work.root)) && isTaskName(member, name, key, work)
        ? writeTask(work.topic, index)
        : (inventNumber(member, name, key, index, work.request) ?? inventMember(member, name, key, index, work.request))
    if (known !== undefined) {
      out[name] = known
      continue
    }
    out[name] =
      member === null
        ? inventAge(properties[name], name, work)
        : invent(member, properties[name], name, index, out, work, key)
  }
  return withAnswer(out, work.request)
}

/** Whether a text is to be the name of a task in a list of tasks. */
function isTaskName(value: unknown, name: string, list: string, work: Work): boolean {
  return (
    typeof value === 'string' &&
    !work.chinese &&
    ofTasks.test(list) &&
    namesTask.test(name) &&
    (unnamed.test(value) || isMadeUp(value, name, work) || !/[,:;\n]/.test(work.request))
  )
}

/** An age where the schema allows none; null for other properties. */
function inventAge(schema: unknown, name: string, { root }: Work): unknown {
  const { type } = resolve(schema, root)
  return /^age$/i.test(name) && (type === 'number' || type === 'integer') ? 30 : null
}

/** Whether an item, or a member of it, is not a fact of the conversation. */
function isInvented(item: unknown, key: string, work: Work): boolean {
  return typeof item === 'string' ? isMadeUp(item, key, work) : isRecord(item) && hasMadeUp(item, work)
}

/** A list of one item, where none is known, gets as many as are usual. */
function inventList(
  list: readonly unknown[],
  schema: Readonly<Record<string, unknown>>,
  key: string,
  work: Work,
): unknown[] {
  const item = schema['items']
  const own = resolve(item, work.root)
  const [first] = list
  const isPlain = schema['minItems'] === undefined && schema['maxItems'] === undefined && schema['uniqueItems'] !== true
  // `a recipe for pancakes`: a word of the request is not a step of the recipe.
  const isOfRequest =
    typeof first === 'string' &&
    pools.some(([name]) => name.test(key.toLowerCase())) &&
    ((!/[,:[\n]/.test(work.request) && work.request.split(/[^\p{L}]+/u).includes(first.toLowerCase())) ||
      /\swith (?:an? )?(?:name|title|id)$/i.test(first))
  // `Split the work into tasks`: a request that lists nothing has no tasks.
  const isPlan = (ofTasks.test(key) || (isRecord(first) && /^ingredients$/i.test(key))) && !/[,:;\n]/.test(work.request)
  const isFact = !isOfRequest && !isPlan && !isInvented(first, key, work)
  if (list.length !== 1 || !isPlain || isFact) {
    const items = isRecord(first) && !ofTasks.test(key) ? nameItems(list, key, work) : list
    return items.map((one, index) => invent(one, item, key, index, {}, work))
  }
  const known = typeof first === 'string' && own['enum'] === undefined ? findKnown(key, work) : []
  const days = /^(?:days|itinerary|day_?plans?|schedule)$/i.test(key)
    ? Number(/\b(\d{1,2})[- ]days?\b/.exec(work.request)?.[1])
    : 0
  const wanted = days > 0 && days <= 20 ? days : work.count
  const count = known.length > 0 ? known.length : (wanted ?? usualCount)
  const repeated = Array.from({ length: count }, () => first)
  const named = ofTasks.test(key) ? repeated : nameItems(repeated, key, work)
  return named.map((one, index) => known[index] ?? invent(one, item, key, index, {}, work))
}

/** The objects of a list with the names of what the list is of, in place of the usual names of persons: `countries`. */
function nameItems(list: readonly unknown[], key: string, { request, chinese }: Work): readonly unknown[] {
  const own = findItems(toEnglishKey(key).replaceAll('_', ' '), chinese)
  const known = own.length > 0 ? own : findItems(request.slice(0, 60), chinese)
  return list.map((one, index) => {
    const name = known[index] ?? persons[index % persons.length]?.split(' ')[0]
    if (name === undefined || !isRecord(one) || typeof one['name'] !== 'string' || !unnamed.test(one['name']))
      return one
    const city =
      Object.hasOwn(countryOfCity, name) && typeof one['country'] === 'string' ? { country: countryOfCity[name] } : {}
    const country = findNamedCountry(name)?.country
    const facts =
      country === undefined
        ? []
        : Object.entries(one).flatMap(([member, value]) =>
            typeof value === 'string' && countryFacts.test(member) ? [[member, country[member as 'capital']]] : [],
          )
    return { ...one, ...city, name, ...(Object.fromEntries(facts) as Record<string, unknown>) }
  })
}

const countryFacts = /^(?:capital|currency|continent)$/

/** The items of a list that the request, or the name of the list, is about. */
function findKnown(key: string, { topic, chinese }: Work): readonly string[] {
  const pool = pools.find(([name]) => name.test(key.toLowerCase()))
  if (pool !== undefined) return pool[1].slice(0, usualCount)
  const about = findItems(topic, chinese)
  const items = about.length > 0 ? about : findItems(key.replaceAll('_', ' '), chinese)
  return items.slice(0, /\d/.test(topic) ? usualCount : 5)
}

function hasMadeUp(value: Record<string, unknown>, work: Work): boolean {
  return Object.entries(value).some(([key, member]) => typeof member === 'string' && isMadeUp(member, key, work))
}

/** Whether a text is not a fact, because it only has the words of its name or of the request. */
function isMadeUp(value: string, key: string, { request, topic }: Work): boolean {
  const plain = value.toLowerCase().replace(/ \d{1,4}$/, '')
  if (plain.length > 20 && plain === request) return true
  if (notValues.test(plain) || plain.startsWith('this is a sample text of the mock')) return true
  const words = toEnglishKey(key)
    .toLowerCase()
    .replaceAll(/[^a-z\d\u4e00-\u9fff]+/g, ' ')
    .trim()
  if (
    plain === '' ||
    plain === words ||
    plain === words.replace(/s$/, '') ||
    /^(?:text|value|string|beijing|北京)$/.test(plain)
  )
    return plain !== 'beijing' || !request.includes(plain)
  const isRequest = plain.split(' ').length > 1 && (request.includes(plain) || topic.toLowerCase().includes(plain))
  return isRequest && !/^\p{Lu}/u.test(value.replace(/^(?:generate|create|write|give|list|suggest|make)\b.*/i, ''))
}

const formKeywords = ['enum', 'const', 'format', 'pattern', 'maxLength', 'minLength', 'default']

/** Whether a schema says nothing of the form of a text, so that any text will do. */
const isFree = (schema: Readonly<Record<string, unknown>>): boolean => !formKeywords.some((one) => one in schema)

function inventText(
  value: string,
  schema: Readonly<Record<string, unknown>>,
  name: string,
  index: number,
  siblings: Siblings,
  work: Work,
  list = '',
): string {
  if (!isFree(schema)) return value
  const key = toEnglishKey(name)
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
  if (key === 'value' && siblings['type'] === 'email' && isMadeUp(value, name, work)) return 'user@example.com'
  if (/^date$|_date$/.test(key) && /^(?:date|2026-09-01)(?: \d+)?$/.test(value)) {
    const year = /\b(?:1[5-9]|20)\d\d\b/.exec(work.request)?.[0]
    return year === undefined ? value : `${year}-${String((index % 12) + 1).padStart(2, '0')}-01`
  }
  const given = typeof siblings['name'] === 'string' ? siblings['name'] : undefined
  if (
    /^e_?mail$/.test(key) &&
    /^user@example\.com(?: \d+)?$/.test(value) &&
    given !== undefined &&
    /^[\w ]+$/.test(given)
  )
    return `${given.toLowerCase().replaceAll(' ', '.')}@example.com`
  const named = key === 'name' && unnamed.test(value) ? findUsualName(toText(schema['description'] ?? '')) : undefined
  if (named !== undefined) return named
  const offered = findOffered(schema['description'])
  if (!isMadeUp(value, name, work) && !offered.includes(value.replace(/ \d{1,4}$/, ''))) return value
  if (offered.length > 0) return offered[index % offered.length] as string
  if (/^hex|colou?r_?code/.test(key) && given !== undefined && Object.hasOwn(colours, given.toLowerCase()))
    return colours[given.toLowerCase()] as string
  if (/^(?:title|headline|tagline_text)$/.test(key) && !work.chinese && !ofWork.test(`${work.request} ${list}`))
    return toTitle(work.topic)
  const isAbout = key === 'text' && / about /.test(work.request)
  const pool = isAbout ? undefined : pools.find(([pattern]) => pattern.test(key))?.[1]
  if (pool !== undefined) return pool[index % pool.length] as string
  if (key === 'question') return `What do you know about ${(given ?? work.topic).replace(/^.*\b(?:about|on) /, '')}?`
  if (sentence.test(key))
    return describe(
      key,
      given ?? (typeof siblings['title'] === 'string' ? siblings['title'] : work.topic),
      work.chinese,
    )
  return value
}

/** Requests for works, whose titles are made up. */
const ofWork =
  /\b(?:songs?|tracks?|albums?|films?|movies?|books?|novels?|stor(?:y|ies)|poems?|paintings?|plays?|shows?|series|games?)\b/i

function describe(key: string, about: string, chinese: boolean): string {
  return chinese
    ? `关于${about}的简短说明。`
    : `A short ${key.replaceAll('_', ' ').replace(/^(?:content|text|body|about|details?)$/, 'text')} about ${about}.`
}

/** A schema without its reference, or its first branch that is not null. */
function resolve(schema: unknown, root: unknown): Readonly<Record<string, unknown>> {
  let own = schema
  for (let steps = 0; steps < 8 && isRecord(own); steps++) {
    const reference = own['$ref']
    const branches = own['anyOf'] ?? own['oneOf'] ?? own['allOf']
    if (typeof reference === 'string') own = follow(reference, root)
    else if (Array.isArray(branches) && own['properties'] === undefined)
      own = branches.find((branch) => isRecord(branch) && branch['type'] !== 'null')
    else break
  }
  return isRecord(own) ? own : {}
}

function follow(reference: string, root: unknown): unknown {
  let at: unknown = root
  for (const part of reference.split('/').slice(1)) at = isRecord(at) && Object.hasOwn(at, part) ? at[part] : undefined
  return at
}
