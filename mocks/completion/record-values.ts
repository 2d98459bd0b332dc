/** Values of texts in usual forms of records: log lines, receipts, assigned tasks, scores, the parts of a name, lists after a verb. */
import { keepFor, toText } from '../common/index.ts'
import { findBest } from './arguments/choices.ts'
import { guard } from './cues.ts'
import type { GuardedPattern } from './cues.ts'
import { findAll } from './find-all.ts'
import { keysOf, propertiesOf } from './find-key.ts'
import { readListed } from './listed-values.ts'
import { isRecord } from './request-view.ts'
import { solveInSteps } from './text/equation-steps.ts'
import { resolveDefinition } from './unions.ts'

type Properties = Readonly<Record<string, unknown>>

const longest = 8000
const mostRows = 200

/** The values of such records, for the properties of a schema. */
export function readRecordValues(text: string, properties: Properties, root: Properties): Record<string, unknown> {
  const keys = Object.keys(properties)
  if (text.length > longest || keys.length === 0) return {}
  const has = readKinds(properties)
  return {
    ...(has.lists ? readListed(text, properties) : null),
    ...readLog(text, keys),
    ...(has.score ? readScore(text, keys) : null),
    ...(has.nameParts ? readNameParts(text, keys) : null),
    ...(has.ending ? readEnding(text, keys) : null),
    ...readPiped(text, keys),
    ...(has.stars ? readStars(text, properties) : null),
    ...readRows(text, properties, root),
  }
}

/** Which kinds of values the properties of an object are for. */
const readKinds = keepFor((properties: Properties) => {
  const keys = keysOf(properties)
  return {
    lists: Object.values(properties).some((schema) => isRecord(schema) && schema['type'] === 'array'),
    score: keys.some((key) => ofScore.test(key)),
    nameParts: keys.some((key) => firstName.test(key)) && keys.some((key) => lastName.test(key)),
    ending: keys.some((key) => lastDigits.test(key)),
    stars: keys.some((key) => ofStars.test(key)),
  }
})
const ofScore = /score|goals|team|winner/i
const firstName = /^(?:first|given|fore)(?:_?name)?$/i
const lastName = /^(?:last|family|sur)(?:_?name)?$/i
const lastDigits = /^(?:card_?)?last_?(?:4|four)(?:_?digits)?$/i
const ofStars = /^(?:star_?)?(?:rating|stars)$|^rating_?stars$/i

/** The key that a pattern finds first. */
function keyOf(keys: readonly string[], pattern: RegExp): string | undefined {
  return keys.find((key) => pattern.test(key))
}

/** Members of which both the key and the value are there. */
function toMembers(pairs: readonly (readonly [key: string | undefined, value: unknown])[]): Record<string, unknown> {
  return Object.fromEntries(pairs.filter(([key, value]) => key !== undefined && value !== undefined))
}

const logLine = guard(
  /(?:^|[:\n]\s?)\[?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)\]?\s\[?(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL)\]?:?\s(?:\[([^\]\n]{1,60})\]\s?|([\w.-]{1,40})(?::|\s-)\s)?([^\n]{1,400})/,
)

/** `2025-01-02T03:04:05Z ERROR [payments] Timeout`. */
function readLog(text: string, keys: readonly string[]): Record<string, unknown> {
  const found = logLine.exec(text)
  if (found === null) return {}
  const [, time, level, inBrackets, beforeColon, message = ''] = found
  return toMembers([
    [keyOf(keys, /^(?:timestamp|time|date_?time)$/i), time],
    [keyOf(keys, /^(?:level|severity|log_?level)$/i), level],
    [keyOf(keys, /^(?:service|component|module|logger|source|thread|category)$/i), inBrackets ?? beforeColon],
    [keyOf(keys, /^(?:message|msg|text|error)$/i), message.trim()],
  ])
}

const scoreLine = guard(
  /(\p{Lu}[\p{L}'’-]{1,30}(?:\s\p{Lu}[\p{L}'’-]{1,30}){0,2})\s(\d{1,3})\s?[-–:]\s?(\d{1,3})\s(\p{Lu}[\p{L}'’-]{1,30}(?:\s\p{Lu}[\p{L}'’-]{1,30}){0,2})/u,
)

/** `Riverton 3 - 1 Oakfield`. */
function readScore(text: string, keys: readonly string[]): Record<string, unknown> {
  const found = scoreLine.exec(text)
  if (found === null) return {}
  const [, home, first, second, away] = found
  const [a, b] = [Number(first), Number(second)]
  const findWinner = (): string | undefined => {
    if (a === b) return undefined
    return a > b ? home : away
  }
  return toMembers([
    [keyOf(keys, /^(?:home(?:_?team)?|team_?(?:1|a|one))$/i), home],
    [keyOf(keys, /^(?:away(?:_?team)?|visitors?|team_?(?:2|b|two))$/i), away],
    [keyOf(keys, /^(?:home_?(?:score|goals)|score_?(?:1|a|home))$/i), a],
    [keyOf(keys, /^(?:away_?(?:score|goals)|score_?(?:2|b|away))$/i), b],
    [keyOf(keys, /^winner$/i), findWinner()],
  ])
}

const fullName = /["“]?(\p{Lu}[\p{L}'’.-]{0,30})((?:\s\p{Lu}[\p{L}'’.-]{0,30}){0,3})\s(\p{Lu}[\p{L}'’-]{1,30})["”]?/gu

/** `Ingrid Solveig Haugen` for `first`, `middle` and `last`. */
function readNameParts(text: string, keys: readonly string[]): Record<string, unknown> {
  const first = keyOf(keys, firstName)
  const middle = keyOf(keys, /^middle(?:_?name)?$/i)
  const last = keyOf(keys, lastName)
  if (first === undefined || last === undefined || (middle === undefined && !/^(?:first|last)$/i.test(first))) return {}
  const names = [...text.matchAll(fullName)]
  // With a middle name there are three parts.
  const found = names.find((match) => middle === undefined || match[2] !== '') ?? names[0]
  if (found === undefined) return {}
  return toMembers([
    [first, found[1]],
    [middle, found[2] === '' ? undefined : found[2]?.trim()],
    [last, found[3]],
  ])
}

const ending = guard(/\b(?:ending (?:in|with)|ends (?:in|with)|last four(?: digits)?:?)\s(?:x{0,12}[ -]?)?(\d{4})\b/i)

/** `a card ending in 4242`. */
function readEnding(text: string, keys: readonly string[]): Record<string, unknown> {
  return toMembers([[keyOf(keys, lastDigits), ending.exec(text)?.[1]]])
}

const piped = guard(/(?:^|\n)[ \t]{0,4}(\p{Lu}[^|\n]{1,60}?)\s?\|\s?([^|\n]{2,80}?)\s?\|/u)

/** `Helena Costa | Data Engineer | …`: a name and a title at the head of a profile. */
function readPiped(text: string, keys: readonly string[]): Record<string, unknown> {
  const found = piped.exec(text)
  if (found === null || /\d/.test(found[1] as string)) return {}
  return toMembers([
    [keyOf(keys, /^(?:full_?)?name$|^candidate(?:_?name)?$/i), found[1]],
    [keyOf(keys, /^(?:job_?)?title$|^(?:role|position|headline|occupation)$/i), found[2]],
  ])
}

const asksToRate = guard(/\b(?:rate|rating|stars?|score)\b/i)
/** A number of stars that a review gives; `1 to 5 stars` is a scale. */
const givesRating = guard(
  /(?<![\w.]|\d\s?(?:to|-|–|and)\s?)\d(?:[.,]\d)?\s?(?:\/\s?\d{1,2}|stars?\b|out of)|(?:rating|score|rated)\s?(?:of|:|is)?\s?\d/i,
)

/** The number of stars of a review without one: the highest for praise, the lowest for a complaint. */
function readStars(text: string, properties: Properties): Record<string, unknown> {
  const key = keyOf(Object.keys(properties), ofStars)
  const schema = key === undefined ? undefined : properties[key]
  if (key === undefined || !isRecord(schema) || givesRating.test(text)) return {}
  const range = /\b(\d)\s?(?:to|-|–|and)\s?(5|10)\b/.exec(
    `${asksToRate.test(text) ? text : ''} ${toText(schema['description'] ?? '')}`,
  )
  const lowest = toLimit(schema['minimum'], range?.[1])
  const highest = toLimit(schema['maximum'], range?.[2])
  if (lowest === undefined || highest === undefined || highest > 10) return {}
  const best = findBest(['positive', 'negative'], text)
  if (best < 0) return { [key]: Math.ceil((lowest + highest) / 2) }
  return { [key]: best === 0 ? highest : Math.max(1, lowest) }
}

function toLimit(limit: unknown, written: string | undefined): number | undefined {
  if (typeof limit === 'number') return limit
  return written === undefined ? undefined : Number(written)
}

interface RowForm {
  /** The keys of an item, of which the first two must be there. */
  readonly members: readonly RegExp[]
  readonly read: (text: string) => readonly (readonly unknown[])[]
}

const when = String.raw`(?:by|before|on|until|no later than)\s((?:next\s|this\s|end of\s)?(?:\p{Lu}\p{L}{2,12}|tomorrow|today|tonight|(?:the )?end of (?:the )?\p{L}{3,8}|\d{4}-\d\d-\d\d)(?:\s\d{1,2}(?:st|nd|rd|th)?)?)`
const assigned = guard(
  new RegExp(
    String.raw`(?:^|[.;!\n:]\s{0,3}|[-*•]\s|,?\s(?:and|while)\s)(\p{Lu}\p{L}{1,20}(?:\s\p{Lu}\p{L}{1,20})?)\s(?:will|should|shall|must|needs to|has to|is going to|agreed to|is to|promised to|volunteered to)\s([a-z][^.;!\n]{3,160}?)(?:,?\s${when})?(?=[.;!\n]|,?\s(?:and|while)\s\p{Lu}\p{L}{1,20}\s(?:will|should|must|needs|has)\b|$)`,
    'gu',
  ),
)
const receiptLine = guard(
  /^[ \t]{0,4}(?:[-*•][ \t])?(?:(\d{1,4})\s?[x×]\s(\p{L}[\p{L}\d '’-]{1,40}?)\s{1,8}(?:@\s?|at\s)?[$€£]?(\d{1,6}(?:\.\d{1,2})?)|(\p{L}[\p{L}\d '’-]{1,40}?)\s{1,8}(\d{1,4})\s?[x×]\s?[$€£]?(\d{1,6}(?:\.\d{1,2})?))(?:\s?(?:each|EUR|USD|€))?[ \t]*$/gmu,
)

function matchesOf({ pattern, mayMatch }: GuardedPattern, text: string): RegExpExecArray[] {
  return mayMatch(text) ? findAll(pattern, text) : []
}

const rowForms: readonly RowForm[] = [
  {
    members: [
      /^(?:owner|assignee|assigned_?to|person|who|responsible(?:_?person)?|name)$/i,
      /^(?:task|action|action_?item|description|item|title|todo|what)$/i,
      /^(?:due|due_?date|deadline|by|when|date)$/i,
    ],
    read: (text) => matchesOf(assigned, text).map(([, who, task, due]) => [who, task, due]),
  },
  {
    members: [
      /^(?:name|item|product|description|article)$/i,
      /^(?:quantity|qty|count|amount)$/i,
      /^(?:unit_?)?price$|^cost$/i,
    ],
    read: (text) =>
      matchesOf(receiptLine, text).map((match) => [
        match[2] ?? match[4],
        Number(match[1] ?? match[5]),
        Number(match[3] ?? match[6]),
      ]),
  },
]

/** The forms that have all of some members, and the member for each value of a row; kept for members that come again. */
const findRowForms = keepFor((members: readonly string[]) =>
  rowForms
    .map((form) => ({ form, names: form.members.map((member) => keyOf(members, member)) }))
    .filter(
      ({ names }) =>
        names[0] !== undefined &&
        names[1] !== undefined &&
        names.filter((name) => name !== undefined).length >= members.length,
    ),
)

/** Lists of objects: one for each assigned task, or line of a receipt. The steps of an equation are such a list too. */
function readRows(text: string, properties: Properties, root: Properties): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const [key, schema] of Object.entries(properties)) {
    const own = isRecord(schema) && schema['type'] === 'array' ? resolveDefinition(schema['items'], root) : undefined
    const members = isRecord(own) ? keysOf(propertiesOf(own)) : []
    if (/^steps$/i.test(key)) {
      const steps = solveInSteps(text)
      if (steps.length > 1 && members.length === 2)
        found[key] = steps.map((step) => Object.fromEntries(members.map((member, at) => [member, step[at]])))
      else if (steps.length > 1 && members.length === 0) found[key] = steps.map((step) => step.join(': '))
      continue
    }
    if (members.length < 2) continue
    for (const { form, names } of findRowForms(members)) {
      const rows = form.read(text).slice(0, mostRows)
      if (rows.length === 0) continue
      const nullable = isRecord(own) && isRecord(own['properties']) ? own['properties'] : {}
      found[key] = rows.map((row) =>
        Object.fromEntries(
          names.flatMap((name, at) => (name === undefined ? [] : [[name, row[at] ?? toEmpty(nullable[name])]])),
        ),
      )
      break
    }
  }
  return found
}

/** What stands for a value that a row lacks. */
function toEmpty(schema: unknown): unknown {
  return isRecord(schema) && schema['type'] === 'string' ? '' : null
}
