/**
 * Answers prompts with examples of texts and of the JSON for each, `text: … output: {…}`, and a last text without one: the entities of the
 * text, in the form of the examples.
 */
import { hasCues, needs } from './cues.ts'
import { readFacts } from './facts.ts'
import { findNamedCountry } from './facts/countries.ts'
import { readEntities } from './arguments/named-entities.ts'
import { findObjects } from './json-in-text.ts'
import { isRecord } from './request-view.ts'

const longest = 20_000
const cues = needs('output answer result json entities', '{')
/** The last text, and the label that its answer follows. */
const lastText =
  /(?:^|\n)[ \t]*(?:text|input|sentence|passage|document)[ \t]?:[ \t]*([^\n]{3,4000})\n[\s\S]{0,120}?(?:^|\n)[ \t]*(?:output|answer|result|entities|json)[ \t]?:[\s\u0060]*$/i
const typesLine =
  /\b(?:entity_types|entity types|types|labels|categories)[ \t]?:?[ \t]*\[?([A-Za-z_]{3,20}(?:,[ \t]?[A-Za-z_ ]{3,20}){1,20})\]?/gi
const isEntity = /^(?:entity(?:_name)?|name|text|mention|value|span)$/i
const isType = /^(?:entity_type|type|label|category|class|tag)$/i

/** The object with the list of entities; null for prompts without such examples. */
export function followOutputExamples(text: string, nowSeconds: number): Record<string, unknown> | null {
  if (text.length > longest || !hasCues(cues, text)) return null
  const last = lastText.exec(text)?.[1]
  if (last === undefined) return null
  for (const { value } of findObjects(text).toReversed()) {
    const [key, list] = Object.entries(value).find(([, own]) => Array.isArray(own) && isRecord(own[0])) ?? []
    const [sample] = Array.isArray(list) ? (list as unknown[]) : []
    if (key === undefined || !isRecord(sample)) continue
    const [entity, type] = [isEntity, isType].map((form) => Object.keys(sample).find((one) => form.test(one)))
    if (entity === undefined || type === undefined || Object.keys(sample).length !== 2) continue
    const types = [...text.matchAll(typesLine)].at(-1)?.[1]?.split(/,[ \t]?/) ?? []
    const found = listEntities(last, types, nowSeconds)
    return { [key]: found.map(([own, kind]) => ({ [entity]: own, [type]: kind })) }
  }
  return null
}

const kinds = {
  organization: /^(?:company|organi[sz]ation|org|business|institution)s?$/i,
  person: /^(?:person|people|per|human)s?$/i,
  country: /^(?:country|nation)$/i,
  place: /^(?:place|location|city|loc|gpe)s?$/i,
  product: /^(?:product|software|tool|brand|service|technology)s?$/i,
} as const

/** A product in front of what it is, and a subject that was founded. */
const product =
  /\b(?:its|the|their|his|her|called)\s((?:\p{Lu}[\p{L}\d-]{1,30}\s?){1,3})\s(?:framework|library|player|app|application|platform|software|tool|service|model|engine|device|phone|car|series|camera|console|product|line|browser|database|kit|watch|laptop|system|language)\b/gu
const founded =
  /(?:^|[.!?]\s)(?:The\s)?([\p{L}\d][\p{L}\d&'’.-]{1,40}(?:\s\p{Lu}[\p{L}\d&'’.-]{1,30}){0,3})\s(?:was\s(?:founded|established|started|created)|is\s(?:an?|the)\s[\p{L} -]{0,40}?(?:company|firm|startup|maker|manufacturer|bank|producer|publisher|brand|retailer|airline|organi[sz]ation))\b/gu

function isCountry(own: string): boolean {
  return findNamedCountry(own) !== null
}

/** The entities of a text whose kinds are among the types, each with its type. */
function listEntities(text: string, types: readonly string[], nowSeconds: number): [string, string][] {
  const typeOf = (kind: keyof typeof kinds): string | undefined => types.find((one) => kinds[kind].test(one.trim()))
  const { persons, organizations, places } = readEntities(readFacts(text, false, nowSeconds))
  const subjects = Array.from(text.matchAll(founded), ([, own]) => own as string)
  const products = Array.from(text.matchAll(product), ([, own]) => (own as string).trim())
  const isOther = (own: string): boolean => !subjects.includes(own) && !products.includes(own)
  const found: [string, string | undefined][] = [
    ...subjects.map((own): [string, string | undefined] => [own, typeOf('organization')]),
    ...organizations
      .filter(isOther)
      .filter((own) => !isCountry(own))
      .map((own): [string, string | undefined] => [own, typeOf('organization')]),
    ...persons.filter(isOther).map((own): [string, string | undefined] => [own, typeOf('person')]),
    ...products.map((own): [string, string | undefined] => [own, typeOf('product')]),
    ...[...places, ...organizations]
      .filter(isOther)
      .map((own): [string, string | undefined] => [
        own,
        isCountry(own) ? (typeOf('country') ?? typeOf('place')) : places.includes(own) ? typeOf('place') : undefined,
      ]),
  ]
  const named = found.filter((one): one is [string, string] => one[1] !== undefined)
  return named.filter(([own], at) => named.findIndex(([other]) => other === own) === at)
}
