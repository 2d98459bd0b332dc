/** Values that follow from a request: the parts of a comparison, the good and the bad of a review, the problem of a complaint. */
import { findBest } from './arguments/choices.ts'
import { guard } from './cues.ts'
import { findCapital } from './facts/countries.ts'
import { isRecord } from './request-view.ts'
import { splitTask } from './task-parts.ts'
import { resolveDefinition } from './unions.ts'

type Properties = Readonly<Record<string, unknown>>

const longest = 2000

/** The names of the properties that have such values. */
const named = {
  city: /^(?:city|capital|capital_city)(?:_name)?$/i,
  country: /^country(?:_name)?$/i,
  good: /^(?:pros|advantages|positives|strengths|likes|positive_aspects|good)$/i,
  bad: /^(?:cons|disadvantages|negatives|weaknesses|dislikes|negative_aspects|bad)$/i,
  problem: /^(?:issue|problem|complaint|concern)(?:_(?:description|summary))?$/i,
  place: /^(?:location|city|place|headquarters|birth_?place|founded_in)$/i,
  questions: /^(?:(?:sub|decomposed|simple|atomic)_?)?(?:questions|queries)$/i,
}
const roles: Readonly<Record<string, RegExp>> = {
  founded: /^(?:co_?)?founders$/i,
  written: /^(?:authors|writers)$/i,
  directed: /^directors$/i,
  created: /^creators$/i,
  invented: /^inventors$/i,
  discovered: /^discoverers$/i,
  developed: /^developers$/i,
  composed: /^composers$/i,
  edited: /^editors$/i,
  built: /^builders$/i,
}
const anyName = new RegExp(
  [named, roles].flatMap((all) => Object.values(all).map(({ source }) => source)).join('|'),
  'i',
)

/** Whether an object has properties with such values. */
export function takesDerived(properties: Properties): boolean {
  return Object.keys(properties).some((key) => anyName.test(key))
}

/** The values, for the properties of a schema. */
export function readDerived(text: string, properties: Properties, root: Properties): Record<string, unknown> {
  if (text.length > longest || !takesDerived(properties)) return {}
  return {
    ...readCapital(text, properties),
    ...readOpinions(text, properties),
    ...readProblem(text, properties),
    ...readMakers(text, properties),
    ...readSite(text, properties),
    ...readParts(text, properties, root),
  }
}

function keyOf(properties: Properties, pattern: RegExp, type: string): string | undefined {
  return Object.keys(properties).find((key) => {
    const schema = properties[key]
    return pattern.test(key) && isRecord(schema) && schema['type'] === type && schema['enum'] === undefined
  })
}

const asksForCapital = guard(/\bcapital\b/i)

/** `The capital of Peru?` for `city` and `country`. */
function readCapital(text: string, properties: Properties): Record<string, unknown> {
  const city = keyOf(properties, named.city, 'string')
  const found = city === undefined || !asksForCapital.test(text) ? null : findCapital(text, false)
  if (found === null || city === undefined) return {}
  const country = keyOf(properties, named.country, 'string')
  return { [city]: found.city, ...(country === undefined ? {} : { [country]: found.country }) }
}

const polarities = ['positive', 'negative']

/** `great cake, slow service` for `pros` and `cons`. */
function readOpinions(text: string, properties: Properties): Record<string, unknown> {
  const type = keyOf(properties, named.good, 'array') === undefined ? 'string' : 'array'
  const pros = keyOf(properties, named.good, type)
  const cons = keyOf(properties, named.bad, type)
  if (pros === undefined || cons === undefined) return {}
  const { content, request } = splitTask(text)
  const clauses = (content === '' ? request : content)
    .split(/[.!?;:\n]|,\s|\s(?:but|and|however|although|while)\s/i)
    .map((clause) => clause.trim().replace(/^(?:but|and|however|although|while|the)\s/i, ''))
    .filter((clause) => clause.length > 3 && clause.length < 120)
  const judged = clauses.map((clause) => ({ clause, at: findBest(polarities, clause) }))
  const [good, bad] = [0, 1].map((at) => judged.filter((one) => one.at === at).map(({ clause }) => clause)) as [
    string[],
    string[],
  ]
  if (good.length === 0 && bad.length === 0) return {}
  return type === 'array' ? { [pros]: good, [cons]: bad } : { [pros]: good.join('; '), [cons]: bad.join('; ') }
}

const instructs =
  /^(?:extract|classify|analy[sz]e|categori[sz]e|parse|summari[sz]e|identify|determine|triage|read|here)\b/i

/** The first clause of a complaint for `issue` or `problem`. */
function readProblem(text: string, properties: Properties): Record<string, unknown> {
  const key = keyOf(properties, named.problem, 'string')
  if (key === undefined) return {}
  const { content, request } = splitTask(text)
  const clause = (content === '' ? request : content)
    .split(/[.!?;\n]|,\s/)
    .map((one) => one.trim())
    .find((one) => one.split(/\s+/).length > 2 && !instructs.test(one))
  return clause === undefined ? {} : { [key]: clause }
}

const name = String.raw`\p{Lu}[\p{L}.'’-]{1,30}(?:\s\p{Lu}[\p{L}.'’-]{1,30}){0,2}`
const makers = guard(
  new RegExp(
    String.raw`\b(founded|written|directed|created|invented|discovered|developed|composed|edited|built)\s(?:in\s\d{4}\s)?by\s(${name}(?:,\s${name}){0,6},?\sand\s${name})`,
    'u',
  ),
)

/** `founded by Ann Lee and Bo Ray` for `founders`. */
function readMakers(text: string, properties: Properties): Record<string, unknown> {
  const found = makers.exec(text)
  const role = roles[found?.[1]?.toLowerCase() ?? '']
  const key = role === undefined ? undefined : keyOf(properties, role, 'array')
  return key === undefined || found === null ? {} : { [key]: (found[2] as string).split(/,\s(?:and\s)?|\sand\s/) }
}

const site = guard(
  /\b(?:founded|based|located|headquartered|born|held|opened|built|established|started)\b[^.\n]{0,120}?\sin\s((?!January|February|March|April|May|June|July|August|September|October|November|December|The\b)\p{Lu}\p{L}{1,30}(?:[\s-]\p{Lu}\p{L}{1,30}){0,2})/u,
)

/** `was founded by Ann Lee in Malmö` for `location`. */
function readSite(text: string, properties: Properties): Record<string, unknown> {
  const key = keyOf(properties, named.place, 'string')
  const found = key === undefined ? undefined : site.exec(text)?.[1]
  return key === undefined || found === undefined ? {} : { [key]: found }
}

const between = guard(
  /\b(?:difference|differ|gap)\b\s?(?:in\s(?:the\s)?([a-z][a-z ]{2,40}?)\s)?between\s(.{2,60}?)\sand\s(.{2,60}?)(?=[?.,]|$)/i,
)
const either = guard(
  /\b(?:which|what|who)\b[^?,]{0,60}?\b([a-z]{2,20}er)\b[^?,]{0,20},\s([^?,]{2,60}?)\sor\s([^?,]{2,60}?)\?/i,
)
const compared = guard(
  /\bcompare\s(?:the\s([a-z][a-z ]{2,40}?)\sof\s)?(.{2,60}?)\s(?:and|with|to)\s(.{2,60}?)(?=[?.,]|$)/i,
)

/** The questions of a comparison, for a list of questions. */
function readParts(text: string, properties: Properties, root: Properties): Record<string, unknown> {
  const key = keyOf(properties, named.questions, 'array')
  if (key === undefined) return {}
  const last = text.trimEnd().slice(-400)
  const found = between.exec(last) ?? compared.exec(last) ?? either.exec(last)
  if (found === null) return {}
  const about = found[1] === undefined ? undefined : (nouns[found[1].toLowerCase()] ?? found[1])
  const list = properties[key]
  const item = isRecord(list) ? resolveDefinition(list['items'], root) : {}
  const questions = [found[2] as string, found[3] as string].map((one) => {
    const thing = one.trim().replace(/^(?:either|the)\s/i, '')
    return about === undefined ? `What is known about ${thing}?` : `What is the ${about} of ${thing}?`
  })
  if (item['type'] === 'string') return { [key]: questions }
  const members = isRecord(item['properties']) ? Object.keys(item['properties']) : []
  const main = members.find((member) => /^(?:(?:sub_?)?question|query|text)$/i.test(member))
  if (main === undefined || members.length > 4) return {}
  const empty = (member: string, index: number): unknown => {
    const schema = isRecord(item['properties']) ? item['properties'][member] : undefined
    if (/^(?:id|number|index|step)$/i.test(member)) return index + 1
    if (isRecord(schema) && schema['type'] === 'array') return []
    return isRecord(schema) && schema['type'] === 'string' ? '' : null
  }
  return {
    [key]: questions.map((question, index) =>
      Object.fromEntries(members.map((member) => [member, member === main ? question : empty(member, index)])),
    ),
  }
}

/** The nouns of what is compared. */
const nouns: Readonly<Record<string, string>> = {
  larger: 'size',
  bigger: 'size',
  smaller: 'size',
  taller: 'height',
  higher: 'height',
  older: 'age',
  younger: 'age',
  longer: 'length',
  shorter: 'length',
  heavier: 'weight',
  faster: 'speed',
  richer: 'wealth',
  cheaper: 'price',
  warmer: 'temperature',
  colder: 'temperature',
}
