/** Lists of countries with their capitals, and of statements with subject, predicate and object. */
import { keepFor } from '../common/index.ts'
import { findCapital, findNamedCountry } from './facts/countries.ts'
import { keysOf, propertiesOf } from './find-key.ts'
import { isRecord } from './request-view.ts'
import { splitSentences } from './text/sentences.ts'
import { resolveDefinition } from './unions.ts'

type Schema = Readonly<Record<string, unknown>>

const longest = 2000
const named = /(?<!\p{L})\p{Lu}\p{L}{2,20}(?:\s(?:of\s|the\s)?\p{Lu}\p{L}{2,20}){0,2}/gu
const isCountry = /^country(?:_?name)?$/i
const isCapital = /^(?:capital|city|capital_?city)(?:_?name)?$/i
const isSubject = /^(?:subject|head|source|entity_?1)$/i
const isPredicate = /^(?:predicate|relation(?:ship)?|verb|label)$/i
const isObject = /^(?:object|tail|target|entity_?2)$/i
const statement =
  /^((?:The\s)?\p{Lu}[\p{L}'’-]{1,30}(?:\s\p{Lu}[\p{L}'’-]{1,30}){0,3}|He|She|It|They)\s((?:(?:is|was|are|were|has|have)\s)?\p{Ll}{2,20}(?:\s(?:by|in|of|at|for|to|with|from|on))?)\s(?:the\s|an?\s)?([^.!?;]{2,80}?)[.!?]?\s*$/u

/** The lists, for the properties of a schema that have such items. */
export function readKnownPairs(text: string, properties: Schema, root: Schema): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  if (text.length > longest) return found
  for (const [key, list] of Object.entries(properties)) {
    if (!isRecord(list) || list['type'] !== 'array') continue
    const roles = findRoles(propertiesOf(resolveDefinition(list['items'], root)))
    const rows = roles.length === 2 ? listCapitals(text, roles) : roles.length === 3 ? listStatements(text, roles) : []
    if (rows.length > 1) found[key] = rows
  }
  return found
}

/** Whether a list is of countries with their capitals, or of statements. */
export function takesPairs(_: string, members: Schema): boolean {
  return findRoles(members).length > 0
}

/** The keys of a country and its capital, or of the parts of a statement; none for other objects. */
const findRoles = keepFor((members: Schema): readonly string[] => {
  const keys = keysOf(members)
  const forms = keys.length === 2 ? [isCountry, isCapital] : keys.length === 3 ? [isSubject, isPredicate, isObject] : []
  const roles = forms.flatMap((form) => keys.find((key) => form.test(key)) ?? [])
  return roles.length === forms.length ? roles : []
})

function listCapitals(text: string, [country = '', capital = '']: readonly string[]): Record<string, string>[] {
  const names = Array.from(text.matchAll(named), ([name]) => name).filter((name) => findNamedCountry(name) !== null)
  return [...new Set(names)].flatMap((name) => {
    const known = findCapital(`What is the capital of ${name}?`, false)
    return known === null ? [] : [{ [country]: name, [capital]: known.city }]
  })
}

/** `Ann Lee founded Tidewater. She lives in Oslo.`: a row for each sentence, with the name in place of the pronoun. */
function listStatements(
  text: string,
  [subject = '', predicate = '', object = '']: readonly string[],
): Record<string, string>[] {
  let last = ''
  return splitSentences(text).flatMap((sentence) => {
    const match = statement.exec(sentence)
    if (match === null) return []
    const [, own = '', said = '', other = ''] = match
    const isPronoun = /^(?:He|She|It|They)$/.test(own)
    if (!isPronoun) last = own
    return isPronoun && last === '' ? [] : [{ [subject]: isPronoun ? last : own, [predicate]: said, [object]: other }]
  })
}
