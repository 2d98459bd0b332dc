/**
 * Makes up what a request wants created and says nothing about: the songs of an album, the steps of a recipe, the users of a sample. A
 * value is replaced only where it is no fact of the conversation: the words of its name, or the request itself.
 */
import { toEnglishKey } from './chinese-keys.ts'
import { findNamedCountry } from './facts/countries.ts'
import { isRecord } from './request-view.ts'
import { findItems } from './text/known-lists.ts'
import { findTopic } from './text/topic.ts'

const creates =
  /^\W{0,3}(?:(?:please|can you|could you|would you|kindly|i want you to|i need you to|your task is to)\s)?(?:generate|create|invent|make|write|give|suggest|list|name|imagine|produce|provide|return|design|build|brainstorm|come up with|propose|recommend|plan|output|compose|draft|tell)\b|\b(?:generate|invent|come up with|brainstorm|make up)\b|^(?:请)?(?:生成|创建|编|写|列出|给我|推荐|设计|返回|列举)/i
const longestRequest = 1500
const usualCount = 3
const mostValues = 2000

const persons = [
  'Alex Reed',
  'Maria Lind',
  'Sam Hale',
  'Nora Torres',
  'Liam Berg',
  'Emma Ford',
  'Omar Sato',
  'Lena Park',
]
const titles = [
  'Quiet Harbour',
  'Northern Light',
  'Paper Boats',
  'The Long Road',
  'Glass Garden',
  'Silver Rain',
  'Winter Map',
]
/** Usual values of texts, by their names. */
const pools: readonly (readonly [key: RegExp, values: readonly string[]])[] = [
  [
    /^(?:steps?|instructions?|directions?)$/,
    [
      'Prepare everything that is needed.',
      'Combine the parts and check the result.',
      'Finish the work and review it once more.',
    ],
  ],
  [/^(?:ingredients?|ingredient_name)$/, ['Flour', 'Eggs', 'Milk', 'Salt', 'Butter']],
  [/^(?:amount|quantity|measure)$/, ['250 g', '2 pieces', '100 ml', '1 pinch', '50 g']],
  [
    /^(?:songs?|tracks?|albums?|song_title|films?|movies?|books?|film_names|titles?|book_title|movie_title|(?:song|film|movie|album|book)_names?)$/,
    titles,
  ],
  [
    /^(?:artists?|authors?|directors?|actors?|singers?|writers?|band|full_name|persons?|people|members?|contacts?)$/,
    persons,
  ],
  [
    /^(?:company|companies|brand|vendor|employer|organization)$/,
    ['Northwind Labs', 'Blue Fern', 'Silver Oak', 'Bright Field'],
  ],
  [/^(?:hobbies|interests?|hobby)$/, ['reading', 'hiking', 'cooking', 'chess']],
  [/^(?:skills?|abilities|powers)$/, ['planning', 'writing', 'analysis', 'teaching']],
  [/^(?:traits?|personality|qualities|strengths|adjectives)$/, ['curious', 'patient', 'brave', 'kind']],
  [/^(?:weaknesses|cons|disadvantages|drawbacks)$/, ['It takes time.', 'It needs care.', 'It can be costly.']],
  [/^(?:pros|advantages|benefits)$/, ['It is easy to start.', 'It saves time.', 'It works well with others.']],
  [/^(?:features?)$/, ['Simple setup', 'Clear reports', 'Fast search']],
  [/^(?:options?|choices?|answers)$/, ['Option A', 'Option B', 'Option C', 'Option D']],
  [/^(?:activities|activity)$/, ['A walk through the old town', 'A visit to the museum', 'Dinner by the water']],
  [/^(?:hex|hex_?code|color_?code|colour_?code)$/, ['#FF0000', '#0000FF', '#FFFF00', '#00FF00']],
  [/^(?:slogan|tagline|motto)$/, ['Made for every day.', 'Small steps, good results.', 'A better way to start.']],
  [/^(?:characters?|heroes)$/, ['Arden', 'Mira', 'Tobin', 'Selka', 'Corin']],
]
const sentence =
  /^(?:description|summary|bio|biography|about|details?|content|text|body|backstory|overview|plot|story|synopsis|paragraph|lyrics|explanation|notes?)$/
const colours: Readonly<Record<string, string>> = {
  red: '#FF0000',
  blue: '#0000FF',
  yellow: '#FFFF00',
  green: '#008000',
  purple: '#800080',
  orange: '#FFA500',
  black: '#000000',
  white: '#FFFFFF',
  pink: '#FFC0CB',
  brown: '#A52A2A',
}

interface Work {
  readonly root: unknown
  readonly request: string
  readonly topic: string
  readonly chinese: boolean
  left: number
}

/** The value with made-up texts where a request only asks to create something; the value itself for other requests. */
export function inventMissing(value: unknown, schema: unknown, request: string, chinese: boolean): unknown {
  if (request.length > longestRequest || !creates.test(request)) return value
  const topic = findTopic(request, chinese)
  const work: Work = { root: schema, request: request.toLowerCase(), topic, chinese, left: mostValues }
  return invent(value, schema, '', 0, {}, work)
}

type Siblings = Readonly<Record<string, unknown>>

function invent(value: unknown, schema: unknown, key: string, index: number, siblings: Siblings, work: Work): unknown {
  if (--work.left < 0) return value
  const own = resolve(schema, work.root)
  if (typeof value === 'string') return inventText(value, own, key, index, siblings, work)
  if (Array.isArray(value)) return inventList(value, own, key, work)
  if (!isRecord(value)) return value
  const out: Record<string, unknown> = {}
  const properties = isRecord(own['properties']) ? own['properties'] : {}
  for (const [name, member] of Object.entries(value))
    out[name] = invent(member, properties[name], name, index, out, work)
  return out
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
  const isFact = typeof first === 'string' ? !isMadeUp(first, key, work) : !isRecord(first) || !hasMadeUp(first, work)
  if (list.length !== 1 || !isPlain || isFact) {
    const items = isRecord(first) ? nameItems(list, key, work.chinese) : list
    return items.map((one, index) => invent(one, item, key, index, {}, work))
  }
  const known = typeof first === 'string' && own['enum'] === undefined ? findKnown(key, work) : []
  const count = known.length > 0 ? known.length : usualCount
  return Array.from({ length: count }, (_, index) => known[index] ?? invent(first, item, key, index, {}, work))
}

const unnamed = /^(?:Alex|Maria|Sam|Nora|Liam|Emma|Omar|Lena|Hugo|Mia|Ivan|Zoe|name|小[明红刚丽强芳])(?: \d{1,3})?$/

/** The objects of a list with the names of what the list is of, in place of the usual names of persons: `countries`. */
function nameItems(list: readonly unknown[], key: string, chinese: boolean): readonly unknown[] {
  const known = findItems(toEnglishKey(key).replaceAll('_', ' '), chinese)
  return list.map((one, index) => {
    const name = known[index]
    if (name === undefined || !isRecord(one) || typeof one['name'] !== 'string' || !unnamed.test(one['name']))
      return one
    const country = findNamedCountry(name)?.country
    const facts =
      country === undefined
        ? []
        : Object.entries(one).flatMap(([member, value]) =>
            typeof value === 'string' && countryFacts.test(member) ? [[member, country[member as 'capital']]] : [],
          )
    return { ...one, name, ...(Object.fromEntries(facts) as Record<string, unknown>) }
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

/** Whether a text is no fact: the words of its name, or those of the request. */
function isMadeUp(value: string, key: string, { request, topic }: Work): boolean {
  const plain = value.toLowerCase().replace(/ \d{1,4}$/, '')
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

function inventText(
  value: string,
  schema: Readonly<Record<string, unknown>>,
  name: string,
  index: number,
  siblings: Siblings,
  work: Work,
): string {
  if (
    ['enum', 'const', 'format', 'pattern', 'maxLength', 'minLength', 'default'].some(
      (keyword) => schema[keyword] !== undefined,
    )
  )
    return value
  const key = toEnglishKey(name)
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
  const given = typeof siblings['name'] === 'string' ? siblings['name'] : undefined
  if (
    /^e_?mail$/.test(key) &&
    /^user@example\.com(?: \d+)?$/.test(value) &&
    given !== undefined &&
    /^[\w ]+$/.test(given)
  )
    return `${given.toLowerCase().replaceAll(' ', '.')}@example.com`
  const offered = findOffered(schema['description'])
  if (!isMadeUp(value, name, work) && !offered.includes(value.replace(/ \d{1,4}$/, ''))) return value
  if (offered.length > 0) return offered[index % offered.length] as string
  if (/^hex|colou?r_?code/.test(key) && given !== undefined && Object.hasOwn(colours, given.toLowerCase()))
    return colours[given.toLowerCase()] as string
  const pool = pools.find(([pattern]) => pattern.test(key))?.[1]
  if (pool !== undefined) return pool[index % pool.length] as string
  if (sentence.test(key))
    return describe(
      key,
      given ?? (typeof siblings['title'] === 'string' ? siblings['title'] : work.topic),
      work.chinese,
    )
  return value
}

function describe(key: string, about: string, chinese: boolean): string {
  return chinese
    ? `关于${about}的简短说明。`
    : `A short ${key.replaceAll('_', ' ').replace(/^(?:content|text|body|about|details?)$/, 'text')} about ${about}.`
}

/** The examples of a description: `e.g. warrior, mage, or thief`. */
function findOffered(description: unknown): string[] {
  if (typeof description !== 'string') return []
  const listed = /\b(?:e\.g\.|such as|for example|like),?\s([\w -]{2,30}(?:, (?:or |and )?[\w -]{2,30}){1,8})/i.exec(
    description.slice(0, 400),
  )?.[1]
  return (listed ?? '')
    .split(/,\s(?:or |and )?|\s(?:or|and)\s/)
    .map((one) => one.trim())
    .filter((one) => one !== '' && !/^etc$/i.test(one))
}

/** A schema without its reference, or the first branch that is no null. */
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
