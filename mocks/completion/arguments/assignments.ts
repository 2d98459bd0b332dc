/**
 * Assigns the quotations, numbers and lists of a text to the properties of one object, so that no two properties get the same one. Each
 * value goes to the property whose words are nearest to it, and the remaining ones are assigned in their order.
 */
import { toText } from '../../common/index.ts'
import type { Facts } from '../facts.ts'
import { findRoles } from './coefficients.ts'
import { createRecentMap } from '../recent-map.ts'
import { ownWordsOf } from '../tools/words.ts'
import { findOperation, findSignEntry } from './operations.ts'
import { isSchema, typesOf } from './schema.ts'
import { toSnakeCase } from './property.ts'

const longest = 4000
const mostSpans = 40
const window = 80

/** A part of a text that is a value, with the words around it. */
interface Span<Value> {
  value: Value
  before: string
  after: string
}

const quotation =
  /"([^"\n]{1,300})"|“([^”\n]{1,300})”|(?<![\p{L}\p{N}])'((?:[^'\n]|(?<=\p{L})'(?=\p{L})){1,300})'(?![\p{L}\p{N}])|\u0060([^\u0060\n]{1,300})\u0060/gu
const figure = /(?<![\w.])-?(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,9})?/g

const hasQuote = /["'“\u0060]/

/** The properties that take the quotations of a text, by name. */
export function assignQuotations(
  keys: readonly string[],
  schemaOf: (key: string) => unknown,
  facts: Facts,
): Map<string, string> {
  const assigned = new Map<string, string>()
  if (keys.length < 2 || !hasQuote.test(facts.text) || facts.quoted.length === 0) return assigned
  const open = keys.filter((key) => !isDerived.test(key) && isPlainText(schemaOf(key)))
  if (open.length < 2) return assigned
  const spans = readSpans(facts.text, quotation, (match) => match.slice(1).find((part) => part !== undefined) as string)
  // A sentence is no id.
  const takers = spans.every(({ value }) => value.includes(' ')) ? open.filter((key) => !isId.test(key)) : open
  for (const [key, span] of assign(takers, schemaOf, spans, least)) assigned.set(key, span.value)
  return assigned
}

const isId = /(?:^|_)(?:id|ts|sha|ref)$/i

/** Properties whose text does not come from the conversation, or is found in another way. */
const isDerived = /translat|result|answer|summary|^ref$|selector|path|file|dir/i
/** The points that a quotation needs for a property. */
const least = 3

/** Gives two properties with the same number different numbers of the text. */
export function separateNumbers(
  out: Record<string, unknown>,
  keys: readonly string[],
  mayDrop: (key: string) => boolean,
  isAccepted: (key: string, value: number) => boolean,
  schemaOf: (key: string) => unknown,
  facts: Facts,
): void {
  const numeric = keys.filter((key) => typeof out[key] === 'number')
  if (numeric.length < 2 || new Set(numeric.map((key) => out[key])).size === numeric.length) return
  const spans = readSpans(facts.text, figure, ([text]) => Number(text.replaceAll(',', ''))).filter(({ value }) =>
    facts.numbers.includes(value),
  )
  const values = spans.map(({ value }) => value)
  const open = numeric.filter((key) => values.includes(out[key] as number))
  if (new Set(open.map((key) => out[key])).size === open.length) return
  const assigned = assign(open, schemaOf, spans, 0)
  for (const key of open) {
    const value = assigned.find(([one]) => one === key)?.[1].value
    if (value === undefined) {
      if (mayDrop(key)) delete out[key]
    } else if (isAccepted(key, value)) out[key] = value
  }
}

const couple =
  /\b(?:between|from|of|comparing|compare)\s(?:the\s)?([^,.?!\n]{1,60}?)\s(?:and|to|vs\.?|versus|from)\s(?:the\s)?([^,.?!\n]{1,60}?)(?=[,.?!]|\s(?:in|on|at|using|with|for|over|during|by|today|tomorrow)\b|$)|(?<![\p{L}\d])([\p{Lu}\d][\p{L}\d'’+*^-]{0,30}(?:\s\p{Lu}[\p{L}\d'’-]{0,30}){0,3})\s(?:and|or|vs\.?|versus|from|against)\s([\p{Lu}\d][\p{L}\d'’+*^-]{0,30}(?:\s\p{Lu}[\p{L}\d'’-]{0,30}){0,3})/u
const firstOfTwo = /(?:_?1|_a|A|first|One|_one)$/

/** The two things that a text compares or joins, for two properties such as `team1` and `team2`. */
export function assignPair(
  keys: readonly string[],
  schemaOf: (key: string) => unknown,
  facts: Facts,
): Map<string, string> {
  const assigned = new Map<string, string>()
  const first = keys.find((key) => firstOfTwo.test(key) && isPlainText(schemaOf(key)))
  if (first === undefined) return assigned
  const second = keys[keys.indexOf(first) + 1]
  if (second === undefined || second.slice(0, 3) !== first.slice(0, 3) || !isPlainText(schemaOf(second)))
    return assigned
  const match = couple.exec(facts.text.slice(0, longest))
  const [one, other] = [match?.[1] ?? match?.[3], match?.[2] ?? match?.[4]]
  if (one !== undefined && other !== undefined) {
    assigned.set(first, withoutMarks(one))
    assigned.set(second, withoutMarks(other))
  }
  return assigned
}

function withoutMarks(text: string): string {
  return text.trim().replace(/^["'\u0060]|["'\u0060]$/g, '')
}

const isSecond = /denominator|divisor|subtrahend|exponent|^b$|^y$|second|right|(?:^|\D)2$|num_?2|^to$/i

/** The operands of `17 / 4` for an object of two numbers, with the entry of an enum for the sign; none for other properties or texts. */
export function assignOperands(
  keys: readonly string[],
  schemaOf: (key: string) => unknown,
  facts: Facts,
): Map<string, number | string> {
  const assigned = new Map<string, number | string>()
  const numeric = keys.filter((key) => {
    const schema = schemaOf(key)
    return isSchema(schema) && schema['enum'] === undefined && /^(?:integer|number)$/.test(toText(schema['type']))
  })
  if (numeric.length > 1 && numeric.length < 4)
    for (const [key, value] of findRoles(numeric, facts.text)) assigned.set(key, value)
  if (assigned.size > 0) return assigned
  const [one, other, ...more] = numeric
  if (one === undefined || other === undefined || more.length > 0 || facts.numbers.length < 2) return assigned
  const found = findOperation(facts.text)
  if (found === undefined) return assigned
  const isSwapped = isSecond.test(one) && !isSecond.test(other)
  assigned.set(isSwapped ? other : one, found.left)
  assigned.set(isSwapped ? one : other, found.right)
  for (const key of keys) {
    const schema = schemaOf(key)
    const entry =
      isSchema(schema) && Array.isArray(schema['enum']) ? findSignEntry(schema['enum'], found.sign) : undefined
    if (entry !== undefined) assigned.set(key, entry)
  }
  return assigned
}

/** The JSON arrays of a text, for the properties that are arrays. */
export function assignLists(
  keys: readonly string[],
  schemaOf: (key: string) => unknown,
  facts: Facts,
): Map<string, unknown[]> {
  const assigned = new Map<string, unknown[]>()
  if (!facts.text.includes('[')) return assigned
  const open = keys.filter((key) => {
    const schema = schemaOf(key)
    return isSchema(schema) && typesOf(schema).includes('array')
  })
  if (open.length === 0) return assigned
  const spans = readSpans(facts.text, array, ([text]) => readArray(text)).filter(
    (span): span is Span<unknown[]> => span.value !== undefined,
  )
  for (const [key, span] of assign(open, schemaOf, spans, 0)) assigned.set(key, span.value)
  return assigned
}

const array = /\[(?:[^[\]\n]{1,400}|(?:\s?\[[^[\]\n]{0,200}\],?){1,40})\]/g

function readArray(text: string): unknown[] | undefined {
  const quoted = text.replaceAll("'", '"')
  const named = text
    .replaceAll(/([{,]\s{0,3})([A-Za-z_]\w{0,40})(?=\s{0,3}:)/g, '$1"$2"')
    .replaceAll(/(:\s{0,3})(?!true\b|false\b|null\b)([A-Za-z_][\w-]{0,60})(?=\s{0,3}[,}])/g, '$1"$2"')
  for (const form of [text, quoted, named])
    try {
      const value: unknown = JSON.parse(form)
      return Array.isArray(value) ? value : undefined
    } catch {
      // Python writes lists with other quotation marks.
    }
  return undefined
}

function isPlainText(schema: unknown): boolean {
  return (
    isSchema(schema) &&
    typesOf(schema).includes('string') &&
    schema['enum'] === undefined &&
    schema['format'] === undefined &&
    schema['pattern'] === undefined
  )
}

function readSpans<Value>(text: string, pattern: RegExp, read: (match: RegExpExecArray) => Value): Span<Value>[] {
  const sample = text
    .slice(0, longest)
    .replaceAll(/\d{4}-\d\d-\d\d\S{0,16}|\b\d{1,2}:\d\d\b/g, (date) => ' '.repeat(date.length))
  const matches = [...sample.matchAll(pattern)].slice(0, mostSpans)
  return matches.map((match, index) => {
    const previous = matches[index - 1]
    const from = previous === undefined ? 0 : previous.index + previous[0].length
    const end = match.index + match[0].length
    return {
      value: read(match),
      before: sample.slice(Math.max(from, match.index - window), match.index),
      after: sample.slice(end, Math.min(matches[index + 1]?.index ?? sample.length, end + window / 2)),
    }
  })
}

/** Pairs of property and span, best first; then the others in their order, if no points are needed. */
function assign<Value>(
  keys: readonly string[],
  schemaOf: (key: string) => unknown,
  spans: readonly Span<Value>[],
  needed: number,
): [string, Span<Value>][] {
  const pairs = keys.flatMap((key, at) =>
    spans.map((span, place) => ({ key, span, order: at + place, points: score(key, schemaOf(key), span) })),
  )
  pairs.sort((a, b) => b.points - a.points || a.order - b.order)
  const found = new Map<string, Span<Value>>()
  const taken = new Set<Span<Value>>()
  for (const { key, span, points } of pairs) {
    if (points <= 0 || points < needed || found.has(key) || taken.has(span)) continue
    found.set(key, span)
    taken.add(span)
  }
  if (needed === 0)
    for (const key of keys) {
      const next = found.has(key) ? undefined : spans.find((span) => !taken.has(span))
      if (next === undefined) continue
      found.set(key, next)
      taken.add(next)
    }
  return [...found]
}

interface Label {
  readonly words: readonly string[]
  readonly about: readonly string[]
}

const labels = createRecentMap<string, Label>(1000)

function labelOf(key: string, schema: unknown): Label {
  const description =
    isSchema(schema) && typeof schema['description'] === 'string' ? schema['description'].slice(0, 160) : ''
  const id = `${key} ${description}`
  const known = labels.get(id)
  if (known !== undefined) return known
  const words = [...ownWordsOf(toSnakeCase(key).replaceAll(/[^a-z\d]+/g, ' '))]
  const about = [...ownWordsOf(description.replaceAll(/\([^()]{0,200}\)|\be\.g\.[^.]{0,200}/g, ' '))].filter(
    (word) => word.length > 3 && !words.includes(word),
  )
  const label = { words, about }
  labels.set(id, label)
  return label
}

const following =
  /^\s?(?:(?:as|for|of)\s(?:(?:the|its|your|a|an)\s)?)?([\p{L}%-]{1,20}(?:\s(?!(?:to|in|on|at|and|for|with)\b)[\p{L}-]{2,20})?)/u

/** How well the words around a span match a property. */
function score<Value>(key: string, schema: unknown, { before, after }: Span<Value>): number {
  const { words, about } = labelOf(key, schema)
  const far = ownWordsOf(before)
  const near = ownWordsOf(before.slice(-window / 3))
  const next = ownWordsOf(following.exec(after)?.[1] ?? '')
  let points = 0
  for (const word of words)
    if (near.has(word)) points += 4
    else if (far.has(word) || next.has(word)) points += 3
  let described = 0
  for (const word of about) if (described < 3 && (far.has(word) || next.has(word))) described++
  return points + described
}
