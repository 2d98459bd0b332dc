/** Values of properties in usual forms of sentences, for what no other rule finds: `Veltra was founded in 1987`, `She bought the red car`. */
import { keepFor } from '../common/index.ts'
import { findBest } from './arguments/choices.ts'
import { guard } from './cues.ts'
import { findNamedCountry } from './facts/countries.ts'
import { createKeySearch, keysOf, propertiesOf } from './find-key.ts'
import { isRecord } from './request-view.ts'
import { resolveDefinition } from './unions.ts'

type Schema = Readonly<Record<string, unknown>>

const longest = 4000
const name = String.raw`(\p{Lu}[\p{L}\d’'-]{1,30}(?:\s(?:&\s)?\p{Lu}[\p{L}\d’'-]{0,30}){0,3})`
const forms: readonly (readonly [key: RegExp, form: RegExp])[] = [
  [
    /^(?:company|organi[sz]ation|employer|business|startup)(?:_?name)?$/i,
    new RegExp(
      String.raw`(?:^|[.!?\n][ \t]{0,4})${name}\s(?:was\s(?:founded|established|started)|is\s(?:an?|the)\s[\p{L} -]{0,40}?(?:company|firm|startup|manufacturer|maker|bank)|has\sits|has\s(?:its\s)?head|employs|makes|sells|acquired|announced)\b`,
      'u',
    ),
  ],
  [
    /^(?:headquarters|hq|head_?office)(?:_(?:city|location))?$/i,
    new RegExp(String.raw`\b(?:headquarters|headquartered|based|head office)(?:\s(?:is|are))?\sin\s${name}`, 'u'),
  ],
  [
    /^(?:name|person|player|student|customer|user)(?:_?name)?$/i,
    new RegExp(
      String.raw`(?:^|[.!?\n][ \t]{0,4})${name}(?:,\s[^,.\n]{1,40},)?\s(?:loves|likes|enjoys|plays|works|lives|studies|speaks|hates|prefers|wants|knows|scored|won|bought|ordered|lost|earned|collects|teaches)\b`,
      'u',
    ),
  ],
  [
    /^(?:recipient|receiver|addressee)(?:_?name)?$/i,
    new RegExp(
      String.raw`\b(?:emailed|e-mailed|called|told|texted|messaged|phoned|paid|wrote\sto|spoke\sto)\s${name}`,
      'u',
    ),
  ],
  [
    /^(?:label|title|timer_?name)$/i,
    /\b(?:called|named|labelled|labeled|titled)\s["“]?(\p{Lu}[\p{L}\d-]{0,30}(?:\s\p{Lu}[\p{L}\d-]{0,30}){0,4})["”]?/u,
  ],
  [
    /^(?:item|product|purchase|article)(?:_?name)?$/i,
    /\b(?:bought|purchased|ordered|sold)\s(?:the\s|an?\s|his\s|her\s|my\s|their\s)?([a-z][a-z-]{1,20}(?:\s[a-z][a-z-]{1,20}){0,2}?)(?=\s(?:for|from|at|on|in|yesterday|today|last|with)\b|[,.!\n]|$)/u,
  ],
]
const contest = new RegExp(
  String.raw`${name}\s(?:beat|beats|defeated|won\sagainst|overcame)\s(?:the\s)?${name}(?:\s(?:by\s)?(\d{1,3}\s?[-–:]\s?\d{1,3}))?`,
  'u',
)
const card = new RegExp(
  String.raw`^\s*${name},\s(\p{Lu}\p{L}+(?:\s(?:of\s)?\p{Lu}\p{L}+){0,4})\s(?:at|,)\s${name}`,
  'u',
)
const bracketed = /(\p{Lu}\p{L}{1,30}(?:\s\p{Lu}\p{L}{1,30}){0,2})\s\(([^()\d\n]{2,40})\)/gu
const person = String.raw`\p{Lu}\p{L}{1,30}(?:\s\p{Lu}\p{L}{1,30})?`
const listedNames = new RegExp(
  String.raw`\b(?:attended by|with|between|joined by|invited?|invites|guests are|attendees are|participants are)\s(${person}(?:,\s${person}){1,15},?\sand\s${person})(?![\p{L}])`,
  'u',
)
const findPosition = createKeySearch(/^(?:title|job_?title|position|role|job|occupation)$/i)
const amount =
  /^(?:(?:of|and|the)\s)?((?:\d+(?:[./]\d+)?|an?|half an?)(?:\s?(?:g|kg|mg|ml|cl|dl|l|oz|lb|lbs|cups?|tbsp|tsp|tablespoons?|teaspoons?|grams?|pinch(?:es)?(?:\sof)?|cloves?(?:\sof)?|slices?(?:\sof)?|pieces?(?:\sof)?))?)\s(?:of\s)?(\p{L}[\p{L} -]{1,40})$/u

/** The values of such forms, for the properties of a schema. */
export function readSentences(text: string, keys: readonly string[]): Record<string, unknown> {
  if (text.length > longest) return {}
  const found: Record<string, unknown> = {}
  for (const key of keys) {
    const value = isFeeling.test(key)
      ? feeling.exec(text)?.[1]?.toLowerCase()
      : /^sentiment$/i.test(key)
        ? readSentiment(text)
        : key === 'country'
          ? findNamedCountry(text)?.written
          : readForm(key, text)
    if (value !== undefined) found[key] = value
  }
  return found
}

const isFeeling = /(?:_|^)(?:emotions?|mood|tone|feelings?|emotional_state)$|[a-z]_sentiment$/i
const feeling =
  /\b(angry|frustrated|annoyed|upset|furious|disappointed|worried|anxious|sad|happy|excited|delighted|satisfied|pleased|thrilled|grateful|confused|curious|nervous|proud|afraid|calm|tired|bored|lonely)\b/i

function readForm(key: string, text: string): string | undefined {
  const form = forms.find(([keys]) => keys.test(key))?.[1]
  const value = form?.exec(text)?.[1]
  return value === undefined || /^(?:I|It|This|That|The|They|We|He|She|You)$/.test(value) ? undefined : value
}

function readSentiment(text: string): string | undefined {
  const values = ['positive', 'negative', 'neutral', 'mixed']
  return values[findBest(values, text)]
}

/** `Lions beat Tigers 3-1`. */
export function readContest(text: string, keys: readonly string[]): Record<string, unknown> {
  const found = keys.includes('winner') && text.length <= longest ? contest.exec(text) : null
  if (found === null) return {}
  const [, winner, loser, score] = found
  return {
    winner,
    ...(keys.includes('loser') ? { loser } : {}),
    ...(score === undefined || !keys.includes('score') ? {} : { score }),
  }
}

interface ListOfObjects {
  readonly key: string
  /** The properties of an item, and their names. */
  readonly properties: Schema
  readonly members: readonly string[]
}

/** The properties of a schema that are lists of objects. */
const listsOf = keepFor((schema: Schema): readonly ListOfObjects[] =>
  Object.entries(propertiesOf(schema)).flatMap(([key, list]) => {
    const { properties } = isRecord(list) ? resolveDefinition(list['items'], schema) : {}
    return isRecord(properties) ? [{ key, properties, members: keysOf(properties) }] : []
  }),
)

/** Whether a schema has lists of objects with a name and one other member. */
export function takesNamedPairs(schema: Schema): boolean {
  return listsOf(schema).some(({ members }) => members.length === 2 && members.includes('name'))
}

/** `Nora Vik (CEO) and Paul Ott (CTO)` for a list of objects with a name and a role. */
export function readBracketed(text: string, schema: Schema): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const { key, members } of listsOf(schema)) {
    const role = findPosition(members)
    if (text.length > longest || members.length !== 2 || !members.includes('name') || role === undefined) continue
    const rows = [...text.matchAll(bracketed)].map(([, own, said]) => ({ name: own, [role]: said }))
    if (rows.length > 0) found[key] = rows
  }
  return found
}

const findListOfNames = createKeySearch(/^(?:attendees|participants|people|persons|members|guests|players|names)$/i)

/** `attended by Ann, Raj and Li` for a list of names. */
export function readNames(text: string, properties: Schema): Record<string, unknown> {
  const key = findListOfNames(keysOf(properties))
  const list = key === undefined ? undefined : properties[key]
  const isOfTexts = isRecord(list) && isRecord(list['items']) && list['items']['type'] === 'string'
  const found = key === undefined || !isOfTexts || text.length > longest ? undefined : listedNames.exec(text)?.[1]
  return key === undefined || found === undefined ? {} : { [key]: found.split(/,\s(?:and\s)?|\sand\s/) }
}

/** `Anna Berg, Senior Engineer at Nordwind GmbH`. */
export function readCard(text: string, keys: readonly string[]): Record<string, unknown> {
  const key = findPosition(keys)
  const found = key === undefined || !keys.includes('name') ? null : card.exec(text)
  return key === undefined || found === null ? {} : { [key]: found[2] }
}

/** `200 g flour, 3 eggs and 100 ml milk` for a list of objects with a name and an amount. */
export function readAmounts(text: string, schema: Schema): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const { key, properties } of listsOf(schema)) {
    if (!/^(?:ingredients?|items|groceries|shopping_list|products)$/i.test(key)) continue
    const rows = splitAmounts(text).map((row) => toItem(row, properties))
    if (rows.length > 1 && rows.every((row) => row !== null)) found[key] = rows
  }
  return found
}

function splitAmounts(text: string): { amount: string; name: string }[] {
  const start = text.search(/(?<![\w.])\d/)
  if (start < 0 || text.length > longest) return []
  const listed = /^[^.!?\n]{3,600}/.exec(text.slice(start))?.[0] ?? ''
  const rows: { amount: string; name: string }[] = []
  for (const part of listed.split(/,\s(?:and\s)?|\sand\s/)) {
    const row = amount.exec(part.trim())
    if (row === null) return []
    rows.push({ amount: row[1] ?? '', name: (row[2] ?? '').trim() })
  }
  return rows
}

function toItem(row: { amount: string; name: string }, members: Schema): Record<string, unknown> | null {
  const item: Record<string, unknown> = {}
  const [value = '', unit] = row.amount.split(/\s+|(?<=\d)(?=[a-z])/i)
  for (const [key, member] of Object.entries(members)) {
    const isText = isRecord(member) && member['type'] === 'string'
    if (/^(?:name|ingredient|item|product)$/i.test(key) && isText) item[key] = row.name
    else if (/^unit$/i.test(key) && isText && unit !== undefined) item[key] = unit
    else if (/^(?:amount|quantity|measure)$/i.test(key)) {
      if (isText) item[key] = Object.hasOwn(members, 'unit') ? value : row.amount
      else if (/^\d+(?:\.\d+)?$/.test(value)) item[key] = Number(value)
      else return null
    } else return null
  }
  return item
}

const gapped = guard(
  /\b(\p{Lu}\p{L}{1,30})\s(scored|won|has|had|got|bought|earned|sold|made|ate|read)\s(\d{1,6})\s([a-z]{2,20})\s?(?:,|and|,\sand|while)\s(\p{Lu}\p{L}{1,30})\s(?:\2\s)?(\d{1,6})(?=[.,;!\n]|$)/u,
)

/** `Otero scored 3 goals and Lindqvist scored 2`: the noun counts for both. */
export function spellNouns(text: string): string {
  if (text.length > longest || !gapped.mayMatch(text)) return text
  return text.replace(
    gapped.pattern,
    (_, first: string, verb: string, count: string, noun: string, second: string, other: string) =>
      `${first} ${verb} ${count} ${noun}. ${second} ${verb} ${other} ${noun}`,
  )
}

const subject =
  /(?<![\p{L}])(\p{Lu}\p{L}{1,30}(?:\s\p{Lu}\p{L}{1,30})?)\s(?:scored|won|has|had|got|bought|earned|sold|made|ate|read|owns|collected)\s(\d{1,9})\s([a-z]{2,20})/gu

/** `Otero scored 3 goals. Lindqvist scored 2 goals.` for a list of objects with `name` and `goals`. */
export function readCountsOf(text: string, schema: Schema): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const { key, members } of listsOf(schema)) {
    const counted = members.find((member) => member !== 'name')
    if (text.length > longest || members.length !== 2 || !members.includes('name') || counted === undefined) continue
    if (!text.includes(counted.replace(/s$/, ''))) continue
    const rows = [...spellNouns(text).matchAll(subject)].map(([, own, count, noun]) => ({
      own,
      count: Number(count),
      noun,
    }))
    const isAsked = rows.every(({ noun = '' }) => noun.replace(/s$/, '') === counted.replace(/s$/, ''))
    if (rows.length > 1 && isAsked) found[key] = rows.map(({ own, count }) => ({ name: own, [counted]: count }))
  }
  return found
}

const findDegrees = createKeySearch(/^(?:temp(?:erature)?_?(?:in_)?)?(?:celsius|fahrenheit)$/i)

/** `68 degrees Fahrenheit` for `celsius`, and the other way round. */
export function readTemperature(text: string, keys: readonly string[]): Record<string, unknown> {
  const key = findDegrees(keys)
  if (key === undefined || text.length > longest) return {}
  const found = /(?<![\w.])(-?\d{1,4}(?:\.\d{1,3})?)\s?(?:degrees\s|°\s?)(celsius|fahrenheit|c|f)\b/i.exec(text)
  if (found === null) return {}
  const [value, isCelsius] = [Number(found[1]), /^c/i.test(found[2] as string)]
  if (/celsius/i.test(key) === isCelsius) return { [key]: value }
  const converted = isCelsius ? (value * 9) / 5 + 32 : ((value - 32) * 5) / 9
  return { [key]: Number(converted.toFixed(1)) }
}
