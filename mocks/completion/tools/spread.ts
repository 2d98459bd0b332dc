/** Divides a request into several calls of one tool: one for each place, person, code or name of a list, or as many as it says. */
import { escapePattern, toText } from '../../common/index.ts'
import { deriveFacts, readFacts } from '../facts.ts'
import type { Facts } from '../facts.ts'
import { oneToTen } from '../number-words.ts'
import { isRecord } from '../request-view.ts'
import { findLegs, findLocated } from './itinerary.ts'
import type { OfferedTool } from './offered.ts'
import { findRepeated } from './repeated.ts'
import type { RepeatedPart } from './repeated.ts'
import { findLabelledNumbers, findPathList, findPlaceParts, findRespective, findThingParts } from './respective.ts'
import { findVaried } from './varied.ts'
import { handOffName } from './tool-words.ts'

/** One of several calls, and what it is about; '' where the calls are equal. */
export interface Part {
  value: string
  facts: Facts
}

export const mostCalls = 8
const longest = 2000

/** The parts of a task for one tool; a single one where the task asks for one call. */
export function spread(tool: OfferedTool, facts: Facts): Part[] {
  const whole = [{ value: '', facts }]
  const properties = isRecord(tool.parameters['properties']) ? Object.entries(tool.parameters['properties']) : []
  if (properties.length === 0) return handOffName.test(tool.name) ? whole : repeat(facts)
  const repeated = firstOf(
    () => findRespective(facts.text),
    () => findLegs(tool, facts.text),
    () => findLocated(tool, facts.text),
    () => longer(findRepeated(tool, facts.text), findVaried(tool, facts.text)),
    () => findNamedParts(tool, properties, facts),
    () => (takesOne(properties, thing) ? findThingParts(facts.text) : []),
  )
  if (repeated.length > 1)
    return repeated.map(({ value, text }) => ({
      value,
      facts: keepContext(readFacts(text, facts.chinese, facts.nowSeconds), facts),
    }))
  if (facts.emails.length > 1 && takesOne(properties, address))
    return facts.emails
      .slice(0, mostCalls)
      .map((email) => ({ value: email, facts: deriveFacts(facts, { emails: () => [email] }) }))
  if (facts.places.length > 1 && (takesOne(properties, place) || takesOne(properties, zone)))
    return facts.places
      .slice(0, mostCalls)
      .map((one) => ({ value: one, facts: deriveFacts(facts, { places: () => [one] }) }))
  const required = Array.isArray(tool.parameters['required']) ? tool.parameters['required'] : []
  const [[name, schema] = ['', null], ...others] = properties.filter(
    ([key, one]) => required.includes(key) || (properties.length === 1 && isRecord(one)),
  )
  if (others.length > 0 || !isRecord(schema) || !/^(?:string|integer|number)$/.test(toText(schema['type'])))
    return whole
  if (others.length > 0 || properties.some(([, one]) => isRecord(one) && one['type'] === 'array')) return whole
  if (schema['enum'] !== undefined || isProse.test(name) || place.test(name)) return whole
  const text = facts.text.slice(0, longest)
  const list = findList(name, text)
  if (list === null) return whole
  const { items, from, to } = list
  return items.slice(0, mostCalls).map((value) => ({
    value,
    facts: keepGiven(
      readFacts(text.slice(0, from) + value + text.slice(to), facts.chinese, facts.nowSeconds),
      value,
      facts,
    ),
  }))
}

function longer(first: RepeatedPart[], second: RepeatedPart[]): RepeatedPart[] {
  return second.length > first.length ? second : first
}

/** The first of some divisions that has parts. */
function firstOf(...divisions: readonly (() => RepeatedPart[])[]): RepeatedPart[] {
  for (const divide of divisions) {
    const parts = divide()
    if (parts.length > 1) return parts
  }
  return []
}

/** A part for each path, each labelled number, or each place with its own choice. */
function findNamedParts({ parameters }: OfferedTool, properties: Properties, facts: Facts): RepeatedPart[] {
  const required = Array.isArray(parameters['required']) ? parameters['required'].map(toText) : []
  const needed = properties.filter(([key]) => required.includes(key))
  const [only, ...others] = needed.length > 0 ? needed : properties
  if (only === undefined || others.length > 0 || !isRecord(only[1]) || facts.text.length > longest) return []
  const type = only[1]['type']
  if (type === 'string' && path.test(only[0])) return findPathList(facts.text)
  if (type === 'number' || type === 'integer') return findLabelledNumbers(only[0], facts.text)
  return place.test(only[0]) && facts.places.length > 1 ? findPlaceParts(facts.places, properties, facts.text) : []
}

/** What the text of a part alone does not have. */
function keepGiven(own: Facts, value: string, facts: Facts): Facts {
  return deriveFacts(keepContext(own, facts), { quoted: () => [value] })
}

function keepContext(own: Facts, { workingDirectory, guide }: Facts): Facts {
  return deriveFacts(own, { workingDirectory: () => workingDirectory, guide: () => guide })
}

const path = /^(?:\w+_)?(?:path|file|filename|file_?path|filePath)$/i
const place = /cit(?:y|ies)|location|place|origin|destination|^from$|^to$/i
const zone = /^(?:time_?zone|tz|zone_?name)$/i
const thing = /^(?:room|zone|area|door|window|device|light|lamp|appliance|entity)(?:_name)?$/i
const address = /^(?:to|recipients?|e?mail|cc|bcc|attendees|participants|guests|to_\w+|\w+_email)$/i
/** Properties whose text may be a list itself. */
const isProse =
  /query|quer|search|question|text|content|message|body|prompt|title|subject|description|expression|code|path|file|command|note|summary|instruction|task|request|input|reason|thought|sql|url|date|time/i

type Properties = readonly (readonly [string, unknown])[]

/** Whether one property takes a single value of a kind, and none takes a list of them. */
function takesOne(properties: Properties, kind: RegExp): boolean {
  const [only, ...others] = properties.filter(([key]) => kind.test(key))
  return others.length === 0 && only !== undefined && isRecord(only[1]) && only[1]['type'] === 'string'
}

interface List {
  items: string[]
  from: number
  to: number
}

const proper = String.raw`\p{Lu}[\p{L}\d'’&-]{0,30}(?:\s\p{Lu}[\p{L}\d'’&-]{0,30}){0,3}`
const quotation = String.raw`(?:"[^"\n]{1,60}"|(?<!\p{L})'[^'\n]{1,60}'|\u0060[^\u0060\n]{1,60}\u0060)`
const code = String.raw`(?=[\w#-]{0,20}\d)[A-Za-z#]{0,8}[-_]?\d[\w-]{0,20}`
const join = String.raw`(?:,\s?(?:and\s|or\s)?|\s(?:and|or|&)\s)`
const lists: readonly RegExp[] = [quotation, proper, code].map(
  (item) => new RegExp(String.raw`(?<![\p{L}\d])${item}(?:${join}${item}){1,7}(?![\p{L}\d]|[.]\d)`, 'u'),
)
const plainWord = String.raw`[a-z][a-z-]{1,20}(?:\s(?!to\b|from\b|on\b|in\b|and\b|or\b)[a-z-]{2,20})?`
/** `milk, eggs and bread` of "Add milk, eggs and bread to the list". */
const plainList = new RegExp(
  String.raw`(?<=\b(?:add|remove|buy|delete|drop)\s)${plainWord}(?:,\s${plainWord}){0,6},?\sand\s${plainWord}(?=\s(?:to|from|on|in|into|off)\b|[.!?]?\s*$)`,
  'i',
)
const hasWord = /\s(?:and|or|&)\s/
const separator = new RegExp(join)

/** The items of a list for a property: quotations, names or codes that are joined, or what follows its name in the plural. */
function findList(name: string, text: string): List | null {
  if (!mayList.test(text)) return null
  const noun = /([a-z]{3,20})(?:_?(?:id|name|number|code|symbol))?$/i.exec(name)?.[1]
  const labelled =
    noun === undefined
      ? null
      : new RegExp(
          String.raw`\b${escapePattern(noun)}(?:s|es)(?:\s(?:are|ids|names))?[:\s]\s{0,2}([\w-]{2,30}(?:,\s{0,2}[\w-]{2,30}){1,7}(?:,?\sand\s[\w-]{2,30})?)`,
          'i',
        ).exec(text)
  if (labelled !== null)
    return toList(labelled[1] as string, labelled.index + labelled[0].indexOf(labelled[1] as string))
  for (const pattern of [...lists, plainList]) {
    const match = pattern.exec(text)
    if (match === null) continue
    // "Tell Ann and …": the first word of a sentence is part of a list only if it is not a verb.
    const list = toList(match[0], match.index)
    // `Austin, TX` is one place.
    if (list.items.length > (hasWord.test(match[0]) ? 1 : 2) && !list.items.some((item) => notItems.test(item)))
      return list
  }
  return null
}

const mayList = /,|\s(?:and|or|&)\s/
const notItems =
  /^(?:I|What|Who|When|Where|Which|How|Is|Are|Do|Does|Can|Get|Find|Show|Tell|Give|Check|Look|Search|Compare|Calculate|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/

function toList(text: string, from: number): List {
  const items = text
    .split(separator)
    .map((item) => item.trim().replace(/^["'\u0060]|["'\u0060]$|['’]s$/g, ''))
    .filter((item) => item !== '')
  return { items: [...new Set(items)], from, to: from + text.length }
}

const times =
  /\b(once|twice|thrice|two|three|four|five|six|seven|eight|\d)(?:\s+(?:times|dice|dies|rolls|coins)\b|(?<=once|twice|thrice)\b)/i
const adverbs: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 }

/** `3 times`: as many equal calls of a tool without arguments. */
function repeat(facts: Facts): Part[] {
  const word = times.exec(facts.text.slice(0, longest))?.[1]?.toLowerCase()
  const count = word === undefined ? 1 : (adverbs[word] ?? oneToTen[word] ?? Number(word))
  return Array.from({ length: Math.max(1, Math.min(mostCalls, count)) }, () => ({ value: '', facts }))
}
