/** Divides a request into the items of a list: the steps of a plan, and searches of different kinds. */
import { toText } from '../../common/index.ts'
import type { Facts } from '../facts.ts'
import { toSingleFact, readFacts } from '../facts.ts'
import { isSchema } from './schema.ts'

const longest = 1000
const mostSteps = 12
const listName = /^(?:todos?|plan|steps|tasks|items|todo_?list|task_?list)$/i
const stateName = /^(?:status|state|done|completed)$/i
const separator =
  /,\s(?:and\s|then\s|and then\s)?|;\s|\s(?:and then|then)\s|\s(?:and)\s|\n\s{0,4}(?:\d{1,2}[.)]|[-*])\s/
const afterColon = /:\s{1,3}([^:]{8,800})$/
/** `… update the docs. Do not start yet.` */
const nextSentence = /(?<=[a-z\d)])[.!]\s(?=\p{Lu}[^.!]{2,200}[.!]?$)/u
const planned =
  /\b(?:plan|todo list|to-?do list|task list|todos|checklist)\b[^:.\n]{0,40}?\b(?:to|with|of|for)\s([^:.\n]{8,400})[.!]?\s*$/i

/** A fact for each step of a plan, for a list of objects with a status; none for other lists and texts. */
export function findPlannedSteps(name: string, item: unknown, facts: Facts): Facts[] {
  if (!listName.test(name) || !isSchema(item) || !isSchema(item['properties'])) return []
  if (!Object.keys(item['properties']).some((key) => stateName.test(key))) return []
  const text = facts.text.slice(0, longest).trim()
  const list = (afterColon.exec(text)?.[1]?.split(nextSentence, 1)[0] ?? planned.exec(text)?.[1])?.replace(/[.!]$/, '')
  const steps = (list ?? '')
    .split(separator)
    .map((step) => step.trim().replace(/^(?:\d{1,2}[.)]|[-*])\s/, ''))
    .filter((step) => step.length > 2)
  return steps.length < 2 ? [] : steps.slice(0, mostSteps).map((step) => toSingleFact(capitalize(step), facts))
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What people say for an entry of a kind of results. */
const kinds: readonly (readonly [entry: RegExp, words: RegExp])[] = [
  [/^images?$/i, /\b(?:pictures?|photos?|images?|drawings?)\b/i],
  [/^videos?$/i, /\b(?:videos?|clips?|films?)\b/i],
  [/^(?:e-?mails?|mail)$/i, /\b(?:e-?mails?|mails?)\b/i],
  [/^(?:documents?|docs?|files?)$/i, /\b(?:documents?|docs|files?|slides)\b/i],
  [/^(?:audio|music|songs?)$/i, /\b(?:audio|songs?|music|recordings?)\b/i],
]

/** A fact for each search that a text joins, where the parts mean different entries of an enum: `a picture of … and a video of …`. */
export function findJoinedKinds(item: unknown, facts: Facts): Facts[] {
  const properties = isSchema(item) && isSchema(item['properties']) ? Object.values(item['properties']) : []
  const entries = properties.flatMap((schema) =>
    isSchema(schema) && Array.isArray(schema['enum']) ? schema['enum'].map(toText) : [],
  )
  const known = kinds.filter(([entry]) => entries.some((one) => entry.test(one)))
  const text = facts.text.slice(0, longest)
  if (known.length < 2 || known.filter(([, words]) => words.test(text)).length < 2) return []
  const parts = text
    .split(/,\s(?:and\s)?|\sand\s|\n/)
    .filter((part) => known.some(([, words]) => words.test(part)))
    .map((part) =>
      part
        .trim()
        .replace(/^(?:please\s)?(?:search for|find|look for|show me|get)\s(?:me\s)?/i, '')
        .replace(/["'.]+$/, ''),
    )
  return parts.length < 2 || parts.length > mostSteps
    ? []
    : parts.map((part) => readFacts(part, facts.chinese, facts.nowSeconds))
}
