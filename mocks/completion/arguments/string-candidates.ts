/** Texts of a conversation that suit a property, judged by its name and description. */
import type { Facts } from '../facts.ts'
import { findOffered } from './content-rules.ts'
import { findMaker, findObject, findRequested } from './entity-extracts.ts'
import { findNameOf } from './kinds.ts'
import { toSnakeCase } from './property.ts'
import type { Property } from './property.ts'
import { createRecentMap } from '../recent-map.ts'
import { findByNoun, recordRules } from './record-rules.ts'
import { rules } from './string-rules.ts'
import type { Rule } from './string-rules.ts'
import { findLabelledValue, findProperNoun } from './text-extracts.ts'

const fallbacks: readonly (readonly [name: RegExp, english: string, chinese?: string])[] = [
  [/email/, 'user@example.com'],
  [/url|uri|link/, 'https://example.com/'],
  [/phone|tel|mobile/, '+1-555-0100'],
  [/name/, 'Alex', '小明'],
  [/unit/, 'celsius'],
  [/lang/, 'en', 'zh'],
  [/condition|weather/, 'sunny', '晴'],
  [/path|file/, 'example.txt'],
]

const website = [/website/, 'https://example.com/'] as const

/** Names of properties that hold what a request is about. */
const isThing =
  /^(?:product|item|thing|element|button|selector|door|device|coin|word|term|object|topic|subject|team|artist|ingredient|drug|medication|symptom|sport|food|dish|plant|animal|game|movie|book|service|resource|target|brand|model|asset|company|channel|playlist|appliance|lamp|window|car|vehicle|course|exercise)(?:_name)?$|_(?:name|item|word|coin)$/

/** Texts for a property, best first; the last is a plain word, so that there is always one. */
export function toCandidateStrings(property: Property, facts: Facts): string[] {
  const found = findEvidence(property, facts)
  const offered = findOffered(property.description, facts)
  if (offered !== undefined) found.splice(offered.isOnly ? 0 : found.length, 0, offered.value)
  const key = toSnakeCase(property.name)
  const fallback =
    fallbacks.find(([pattern]) => pattern.test(key)) ??
    (/\b(?:website|web ?page|url|link)\b/i.test(property.description) ? website : undefined)
  const words = key.replaceAll(/[^a-z\d\u4e00-\u9fff]+/g, ' ').trim()
  if (found.length === 0 && fallback === undefined && isThing.test(key)) {
    const object = findObject(key, facts) ?? findProperNoun(facts.text) ?? findRequested(facts)
    if (object !== undefined) found.push(object)
  }
  const last = fallback === undefined ? words || 'value' : ((facts.chinese ? fallback[2] : undefined) ?? fallback[1])
  return found.includes(last) ? found : [...found, last]
}

/** `23A` of "seat 23A" for `new_seat`, `B12` of "gate B12": a code after the last word of the name. */
function findCodeBeside(key: string, text: string): string | undefined {
  const word = /([a-z]{3,20})(?:_(?:number|no|id|code))?$/.exec(key)?.[1]
  if (word === undefined || !/\d/.test(text) || !text.toLowerCase().includes(word)) return undefined
  return new RegExp(
    String.raw`(?<![\p{L}])${word}\s(?:number\s|no\.?\s|code\s|id\s)?(?:is\s)?#?((?=[A-Z\d-]{0,20}\d)[A-Z\d][A-Z\d-]{0,20})(?![\w-]|\.\d)`,
    'iu',
  ).exec(text.slice(0, 2000))?.[1]
}

/** The texts of the conversation that suit a property; none where it says nothing about the property. */
export function findEvidence(property: Property, facts: Facts): string[] {
  const known = evidence.get(facts)
  const id = `${property.name} ${property.kind ?? ''} ${property.description}`
  const kept = known?.get(id)
  if (kept !== undefined) return [...kept]
  const found = readEvidence(property, facts)
  if (known === undefined) evidence.set(facts, new Map([[id, found]]))
  else known.set(id, found)
  return [...found]
}

/** A property is looked for when its schema is resolved, when it is optional, and when it is written. */
const evidence = new WeakMap<Facts, Map<string, readonly string[]>>()

function readEvidence(property: Property, facts: Facts): string[] {
  const key = toSnakeCase(property.name)
  const about = `${key} ${property.description.slice(0, 300).toLowerCase()}`
  const found: string[] = []
  const add = (texts: readonly (string | undefined)[]): void => {
    for (const text of texts) if (text !== undefined && text !== '' && !found.includes(text)) found.push(text)
  }
  for (const rule of recordRules) if (rule.name.test(key)) add([rule.find(facts)])
  add([findLabelledValue(property.name, facts.text), findCodeBeside(key, facts.text), findMaker(key, facts)])
  if (property.kind !== undefined) add([findNameOf(property.kind, key, facts)])
  for (const rule of rulesFor(key, about)) add(rule.find(facts, about))
  if (found.length === 0) add([findByNoun(key, facts)])
  return found
}

const matching = createRecentMap<string, readonly Rule[]>(1000)

/** The rules for a property; programs ask for the same ones again and again. */
function rulesFor(key: string, about: string): readonly Rule[] {
  const known = matching.get(about)
  if (known !== undefined) return known
  const found = rules.filter((rule) => rule.name?.test(key) === true || rule.about?.test(about) === true)
  matching.set(about, found)
  return found
}
