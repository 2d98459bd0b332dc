/** Generates arrays: tuples, lengths, unique items, items that must be contained, and one item for each thing that the text lists. */
import { accepts, canonical } from './accepts.ts'
import { deriveFacts, readFacts, toSingleFact } from '../facts.ts'
import type { Facts } from '../facts.ts'
import { findEntries } from './choices.ts'
import { findDigestList } from './content-rules.ts'
import { findCountOf, writeVariations } from './counts.ts'
import { findFilters } from './filters.ts'
import { findLabelledItems, findProperList, findLabelledWords, findWords, isDigest } from './listed-words.ts'
import { readEntities } from './named-entities.ts'
import type { Generation, Position } from './generation.ts'
import { findReference, isSchema, toList, toNumber, typesOf } from './schema.ts'
import type { Schema } from './schema.ts'
import { findNumberSet } from '../number-sets.ts'
import { findCountedThings } from './counted-things.ts'
import { aboutCountry } from './record-rules.ts'
import { findCommands } from './commands.ts'
import { findStatements, statementsName } from './memory-rules.ts'
import { alternativesName, findAlternatives } from './alternatives.ts'
import { writeSql } from './sql.ts'
import { findTableConditions } from './table-conditions.ts'
import { findPersons } from './text-extracts.ts'
import { findExcluded } from './optional-kinds.ts'
import { findPaths } from './path-extracts.ts'
import { findJoinedKinds, findPlannedSteps } from './planned-steps.ts'
import { findRange, findSamples } from './samples.ts'
import { splitByLines, splitByNames, splitBySubjects } from './text-groups.ts'

/** No array is made longer than this. */
const longest = 10_000
const mostListed = 20

/** An array for a resolved schema. */
export function writeArray(flat: Schema, position: Position, generation: Generation): unknown[] {
  const tuple = toList(Array.isArray(flat['items']) ? flat['items'] : flat['prefixItems'])
  const rest = Array.isArray(flat['items']) ? flat['additionalItems'] : flat['items']
  const contained = flat['contains'] === undefined ? 0 : Math.max(0, toNumber(flat['minContains']) ?? 1)
  const min = Math.max(Math.ceil(toNumber(flat['minItems']) ?? 0), contained)
  const max = Math.floor(toNumber(flat['maxItems']) ?? Infinity)
  const filters: readonly Readonly<Record<string, unknown>>[] =
    tuple.length > 0 || position.variant > 0
      ? []
      : [...findFilters(rest, position.facts.text), ...findTableConditions(rest, generation.root, position.facts)]
  if (
    filters.length >= Math.max(1, min) &&
    filters.every((one) => accepts(rest, one, generation.root, generation.steps))
  )
    return filters.slice(0, max)
  const meant = tuple.length > 0 || contained > 0 ? null : findMeant(rest, position, generation)
  if (meant !== null && meant.length >= min) return meant.slice(0, max)
  const lists = findListed(rest, position, generation)
  const length = Math.min(longest, Math.max(min, Math.min(max, toLength(tuple, rest, lists, position, generation))))
  const unlisted = lists.length === 0 && length > 1 ? withoutCount(position.facts, length) : position.facts
  const items: unknown[] = []
  const seen = new Set<string>()
  const unique = flat['uniqueItems'] === true
  const name = toItemName(position.name)
  for (let i = 0; i < length && generation.budget > 0; i++) {
    const isTuple = i < tuple.length
    if (!isTuple && rest === false) break
    let schema = isTuple ? tuple[i] : (rest ?? true)
    if (i < contained) schema = { allOf: [schema, flat['contains']] }
    // An item with its own facts takes the best value for them, so it needs no other variant.
    const item = position.variant + (isTuple || lists[i] !== undefined ? 0 : i)
    for (let attempt = 0; attempt < (unique ? length + 40 : 1); attempt++) {
      const value = generation.generate(schema, {
        name,
        description: position.description,
        facts: lists[i] ?? unlisted,
        depth: position.depth + 1,
        variant: item + attempt,
      })
      const text = unique ? canonical(value) : ''
      if (unique && seen.has(text)) continue
      seen.add(text)
      items.push(value)
      break
    }
  }
  return items
}

/** The facts without the number that only says how many items there are. */
function withoutCount(facts: Facts, count: number): Facts {
  if (!facts.numbers.includes(count)) return facts
  return deriveFacts(facts, {
    numbers: () => facts.numbers.filter((number) => number !== count),
    numbersInText: () => facts.numbersInText.filter(({ value }) => value !== count),
  })
}

/** The entries of an enum that the text is about; null for other items, and where it is about none. */
function findMeant(rest: unknown, { facts, variant, description }: Position, { root }: Generation): unknown[] | null {
  const item = isSchema(rest) && typeof rest['$ref'] === 'string' ? findReference(root, rest['$ref']) : rest
  if (variant > 0 || !isSchema(item) || !Array.isArray(item['enum'])) return null
  const described = [item['description'], description, isSchema(root) ? root['description'] : undefined]
  const entries = findEntries(item['enum'], facts, described.filter((text) => typeof text === 'string').join('\n'))
  return entries.length > 0 ? entries : null
}

/** Names of lists of what a text mentions. Such a list is empty if the text mentions nothing of the kind. */
const isFound = /^(?:(?:named_)?entities|dates|organi[sz]ations|urls|links|hashtags|mentions|emails|phone_numbers)$/i

/** Lists of conditions, which are empty where a text restricts nothing. */
const isCondition = /^(?:where|(?:where_?)?(?:conditions|filters))$/i
const restricts =
  /\b(?:that|which|where|whose|who|with|without|in|from|before|after|since|not|between|under|over|above|below|than|by|for|of|only|named|called|is|was|were)\b|[=<>]|[\u4e00-\u9fff]/i

/** The number of items: one, or one for each thing listed; none if an item would nest without end. */
function toLength(
  tuple: readonly unknown[],
  rest: unknown,
  lists: readonly Facts[],
  position: Position,
  { minimumDepth, optional }: Generation,
): number {
  if (tuple.length > 0) return tuple.every((item) => minimumDepth(item) < Infinity) ? tuple.length : 0
  if (rest === false || minimumDepth(rest ?? true) === Infinity || position.depth > 5) return 0
  if (position.depth >= 3 && minimumDepth(rest ?? true) > 1) return 0
  const count = findCountOf(position.name, position.facts.request)
  // The entities that a tool stores are those of the request.
  const isStored = optional === 'mentioned' && isSchema(rest) && isSchema(rest['properties'])
  if (isCondition.test(position.name) && position.facts.text !== '' && !restricts.test(position.facts.text)) return 0
  if (lists.length === 0 && count === 1 && isFound.test(position.name) && position.facts.text !== '' && !isStored)
    return 0
  return Math.max(1, Math.min(mostListed, lists.length > 0 && (count === 1 || lists.length > 1) ? lists.length : count))
}

/** The facts about each thing of a list in the text: places, persons with what is said of each, or words joined by commas. */
function findListed(rest: unknown, { name, facts, depth, description }: Position, { root }: Generation): Facts[] {
  if (depth > 3) return []
  const referred = isSchema(rest) && typeof rest['$ref'] === 'string' ? findReference(root, rest['$ref']) : rest
  const item = isSchema(referred) ? referred : {}
  const properties = isSchema(item['properties']) ? Object.keys(item['properties']) : []
  const isPlaces = /cit(?:y|ies)|locations|places/i.test(name) && facts.places.length > 0
  const byPlace = () => facts.places.map((place) => deriveFacts(facts, { places: () => [place] }))
  if (isPlaces && properties.length < 2) return byPlace()
  if (alternativesName.test(name)) {
    const alternatives = findAlternatives(facts.isSplit ? `${facts.request} ${facts.text}` : facts.text)
    if (alternatives.length > 1) return alternatives.map((value) => toSingleFact(value, facts))
  }
  const planned = properties.length > 1 ? [...findPlannedSteps(name, item, facts), ...findJoinedKinds(item, facts)] : []
  if (planned.length > 1) return planned
  if (properties.some((key) => /^(?:quantity|qty|count|price|unit_price|amount)$/i.test(key))) {
    const things = findCountedThings(facts)
    if (things.length > 0)
      return things.map((thing) =>
        deriveFacts(readFacts(thing.text, facts.chinese, facts.nowSeconds), { quoted: () => [thing.name] }),
      )
  }
  // `1. Dune by Frank Herbert`: an item for each line of a list.
  if (properties.length > 1) {
    const lines = splitByLines(facts.text)
    if (lines.length > 1) return lines.map((line) => readFacts(line, facts.chinese, facts.nowSeconds))
  }
  if (properties.some((key) => /^(?:name|\w*_name)$/.test(key))) {
    const persons = findPersons(facts.text).toSorted((a, b) => facts.text.indexOf(a) - facts.text.indexOf(b))
    const parts = persons.length > 1 && persons.length <= 20 ? splitByNames(facts.text, persons) : []
    if (parts.length > 1) return parts.map((part) => readFacts(part, facts.chinese, facts.nowSeconds))
  }
  // `Larch is the capital of … It has … Maple is the capital of …`: an item for each subject.
  if (
    properties.length > 1 &&
    properties.some((key) => /^(?:name|title|\w*_name|city|country|product|subject)$/i.test(key))
  ) {
    const parts = splitBySubjects(facts.text)
    if (parts.length > 1) return parts.map((part) => readFacts(part, facts.chinese, facts.nowSeconds))
  }
  if (isPlaces) return byPlace()
  if (item['type'] === 'number' || item['type'] === 'integer') {
    const meant = findNumberSet(facts.isSplit ? `${facts.request} ${facts.text}` : facts.text)
    if (meant !== null) return meant.map((value) => readFacts(String(value), facts.chinese, facts.nowSeconds))
    const counted = findRange(facts.text)
    if (counted.length > 0) return counted.map((digits) => readFacts(digits, facts.chinese, facts.nowSeconds))
    const run = findNumberRun(name, facts)
    if (run.length > 1) return run
    return /^(?:numbers?|values?|nums|data|list|array|items|scores|prices|amounts|temperatures|x|y)$/i.test(name)
      ? facts.numbersInText.map((number) =>
          deriveFacts(facts, { numbers: () => [number.value], numbersInText: () => [number] }),
        )
      : []
  }
  if (!typesOf(item).includes('string') || item['enum'] !== undefined) return []
  const query =
    /quer|statement|sql/i.test(name) && /\bsql\b/i.test(description) ? writeSql(facts.text, description) : undefined
  if (query !== undefined) return [toSingleFact(query, facts)]
  const statements = statementsName.test(name) ? findStatements(facts.text) : []
  if (statements.length > 0) return statements.map((value) => toSingleFact(value, facts))
  const paths = /^(?:\w{1,20}_)?(?:file_?)?(?:paths|files|filenames)$/i.test(name) ? findPaths(facts.text) : []
  // `Stage a.md and b.md in /home/me/blog`: the folder is not one of the files.
  const own = paths.filter((path) => /\.[a-z][a-z\d]{0,5}$/i.test(path))
  if (own.length > 0 && (paths.length > 1 || /^(?:file_?)?(?:paths|files|filenames)$/i.test(name)))
    return own.map((path) => toPathFacts(path, facts))
  if (paths.length > 1) return paths.map((path) => toPathFacts(path, facts))
  const samples = findSamples(facts.text, findCountOf(name, facts.request), facts.chinese)
  if (samples.length > 0) return samples.map((value) => toSingleFact(value, facts))
  const languages = /^(?:official_)?languages$/i.test(name) ? aboutCountry(facts)?.languages : undefined
  if (languages !== undefined) return languages.map((value) => toSingleFact(value, facts))
  // `"Night Ferry" and "The Long Shore"` for `film_names`.
  if (
    facts.quoted.length > 1 &&
    /(?:names|titles|films|movies|books|songs|albums|works|phrases|quotes|values|strings)$/i.test(name)
  )
    return facts.quoted.map((value) => toSingleFact(value, facts))
  const labelled = findLabelledItems(name, facts.text)
  if (labelled.length > 0) return labelled.map((value) => toSingleFact(value, facts))
  const proper = findProperList(name, facts.text)
  if (proper.length > 1) return proper.map((value) => toSingleFact(value, facts))
  const named = findNamed(name, facts)
  if (named.length > 0) return named.map((value) => toSingleFact(value, facts))
  if (/^(?:(?:named_)?entities|dates)$/i.test(name)) return []
  if (/people|persons?|names|attendees|participants|guests|users|authors|recipients/i.test(name)) {
    const isAddress = /recipients|emails?|attendees|participants|guests|invitees/i.test(name) && facts.emails.length > 0
    const values = isAddress ? facts.emails : findPersons(facts.text)
    return values.map((value) => toSingleFact(value, facts))
  }
  if (/^(?:command|cmd|args|argv)$/i.test(name))
    return toWords(findCommands(facts.text)).map((value) => toSingleFact(value, facts))
  if (/exclude|ignore/i.test(name) && findExcluded(facts.text).length > 0)
    return findExcluded(facts.text).map((value) => toSingleFact(value, facts))
  if (/emails/i.test(name)) return facts.emails.map((value) => toSingleFact(value, facts))
  const count = findCountOf(name, facts.request)
  const words =
    count > 1
      ? writeVariations(name, facts, count)
      : firstFilled(
          () => (isDigest.test(name) ? findLabelledWords(facts.text, name) : findWords(facts.text, name)),
          () => findDigestList(name, facts),
          () => findWords(facts.text, name),
        )
  return words.map((value) => toSingleFact(value, facts))
}

/** The words of a command; several commands are one for a shell. */
function toWords(commands: readonly string[]): string[] {
  const [only, ...others] = commands
  if (only === undefined) return []
  // A shell reads quotation marks and pipes.
  return others.length > 0 || /["'|]/.test(only)
    ? ['bash', '-lc', commands.join(' && ')]
    : only.split(/\s+/).filter((word) => word !== '')
}

function toPathFacts(path: string, facts: Facts): Facts {
  return deriveFacts(readFacts(path, facts.chinese, facts.nowSeconds), {
    workingDirectory: () => facts.workingDirectory,
  })
}

/** The numbers that follow the name of a list: `results: 71, 64 and 90`. */
function findNumberRun(name: string, facts: Facts): Facts[] {
  const noun = /[a-z]{3,20}$/i.exec(name)?.[0].toLowerCase()
  const text = facts.text.slice(0, 2000)
  const at = noun === undefined ? -1 : text.toLowerCase().lastIndexOf(noun)
  const run =
    at < 0
      ? null
      : /^[a-z]{3,20}(?:\sare|\sof)?\s?:?\s((?:-?\d+(?:\.\d+)?(?:,\s(?:and\s)?|\sand\s)){1,20}-?\d+(?:\.\d+)?)/i.exec(
          text.slice(at),
        )
  const numbers = run?.[1]?.match(/-?\d+(?:\.\d+)?/g) ?? []
  return numbers.map((digits) => readFacts(digits, facts.chinese, facts.nowSeconds))
}

/** The first of some lists that has items. */
function firstFilled(...lists: readonly (() => string[])[]): string[] {
  for (const list of lists) {
    const items = list()
    if (items.length > 0) return items
  }
  return []
}

/** The proper names of the kind that a list has by its name. */
function findNamed(name: string, facts: Facts): readonly string[] {
  if (/^(?:people|persons?|per)$/i.test(name)) return readEntities(facts).persons
  if (/^(?:named_)?entities$/i.test(name)) {
    const { persons, organizations, places } = readEntities(facts)
    return [...new Set([...persons, ...organizations, ...places])].filter((value) => isInside(value, facts.text))
  }
  if (/^dates$/i.test(name)) return facts.dates
  if (/^(?:organi[sz]ations?|companies|orgs?|institutions)$/i.test(name)) return readEntities(facts).organizations
  return /^(?:locations?|places|locs?|gpe)$/i.test(name) ? readEntities(facts).places : []
}

/** Whether a name has several words, or also stands after other words of a sentence, where only names have a capital. */
function isInside(value: string, text: string): boolean {
  return /\s/.test(value) || /[\p{Ll},]\s$/u.test(text.slice(0, text.lastIndexOf(value)))
}

/** `cities` → `city`, so that items find the same texts as a single property would. */
function toItemName(name: string): string {
  if (/ies$/i.test(name)) return `${name.slice(0, -3)}y`
  return /[^s]s$/i.test(name) ? name.slice(0, -1) : name
}
