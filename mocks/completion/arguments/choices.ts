/** Enums: the value that the conversation mentions or describes. */
import { escapePattern, toText } from '../../common/index.ts'
import { guard } from '../cues.ts'
import type { GuardedPattern } from '../cues.ts'
import type { Facts } from '../facts.ts'
import { createRecentMap } from '../recent-map.ts'
import { countTopicWords } from '../topics.ts'
import { ownWordsOf } from '../tools/words.ts'
import { senses } from './senses.ts'
import { findLabelledValue } from './labelled-values.ts'
import { mentions } from './property.ts'
import type { Property } from './property.ts'

/** The entry of an enum that fits the conversation best, -1 where none is mentioned or described. */
export function findEntry(values: readonly unknown[], property: Property, facts: Facts, described = ''): number {
  const text = withoutListing(values, facts.text.slice(0, longestText))
  const labelled = findLabelledValue(property.name, text)?.toLowerCase()
  if (labelled !== undefined) {
    const exact = values.findIndex((value) => typeof value === 'string' && value.toLowerCase() === labelled)
    if (exact >= 0) return exact
  }
  const concluded = findConclusion(values, text)
  if (concluded >= 0) return concluded
  const inRole = findInRole(values, property.name, text)
  if (inRole >= 0) return inRole
  const span = findSpan(values, text)
  if (span >= 0) return span
  const routed = findRouted(values, text, facts.guide)
  if (routed >= 0) return routed
  const found = findBest(values, text, readAbout(values, `${property.description}\n${described}`))
  if (found >= 0) return found
  return values.findIndex((value) => typeof value === 'number' && facts.numbers.includes(value))
}

const longestText = 4000

const conclusion =
  /\b(?:so|therefore|thus|hence|in conclusion|the (?:final )?answer|the result|the odd one)\b[^.?!\n]{0,60}\b(?:is|are|:)\s["'“]?([^.?!\n"'”]{1,60})["'”]?[.!]?\s*$/i

/** The value that the last sentence names as the answer: `So the odd one is spoon.` */
function findConclusion(values: readonly unknown[], text: string): number {
  const named = conclusion.exec(text.slice(-400))?.[1]?.trim().toLowerCase()
  return named === undefined
    ? -1
    : values.findIndex((value) => typeof value === 'string' && value.toLowerCase() === named)
}

const spanEntry = /^(\d{1,3})\s?_?(m|min|minutes?|h|hr|hours?|d|days?|w|wk|weeks?|mo|months?|y|yr|years?)$/i
const spanInText =
  /\b(?:last|past|previous|over|within|next)\s(?:the\s(?:last|past)\s)?(\d{1,3}|one|two|three|six)?\s?-?(minute|hour|day|week|month|year)s?\b|\b(\d{1,3})[ -](minute|hour|day|week|month|year)s?\b/i
const interval = /\b(hourly|daily|weekly|monthly|yearly)\b/i
const units: Readonly<Record<string, string>> = { hourly: 'h', daily: 'd', weekly: 'w', monthly: 'mo', yearly: 'y' }
const counts: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, six: 6 }

/** `6mo` for "the last 6 months", `1wk` for "weekly"; -1 where the values are no spans of time, or the text has none of them. */
function findSpan(values: readonly unknown[], text: string): number {
  const spans = values.map((value) => (typeof value === 'string' ? spanEntry.exec(value) : null))
  if (spans.filter((one) => one !== null).length < 2) return -1
  const isInterval = spans.every((one) => one === null || one[1] === '1')
  const said = isInterval ? null : spanInText.exec(text)
  const every = isInterval ? interval.exec(text)?.[1]?.toLowerCase() : undefined
  const unit = every === undefined ? toUnit(said?.[2] ?? said?.[4] ?? '') : units[every]
  const word = (said?.[1] ?? said?.[3] ?? '1').toLowerCase()
  const count = counts[word] ?? Number(word)
  return unit === ''
    ? -1
    : spans.findIndex((one) => one !== null && Number(one[1]) === count && toUnit(one[2] ?? '') === unit)
}

/** One form for the names of a unit; a single `m` is a minute. */
function toUnit(name: string): string {
  const plain = name.toLowerCase()
  if (plain === '') return ''
  return plain.startsWith('mo') ? 'mo' : plain.charAt(0)
}

/** The value after `from` for `from_account`, after `to` for `to_account`. */
function findInRole(values: readonly unknown[], name: string, text: string): number {
  const role = /^(from|source|src|origin)(?:_|[A-Z]|$)/.test(name)
    ? 'from'
    : /^(to|target|dest\w*)(?:_|[A-Z]|$)/.test(name)
      ? '(?:in)?to'
      : undefined
  if (role === undefined || !/\bfrom\b/i.test(text)) return -1
  return values.findIndex(
    (value) =>
      typeof value === 'string' &&
      value.length < 60 &&
      new RegExp(
        String.raw`\b${role}\s(?:the\s|my\s|our\s|an?\s)?${escapePattern(value.replaceAll('_', ' '))}(?![\p{L}\d])`,
        'iu',
      ).test(text.replaceAll('_', ' ')),
  )
}

/** The value that a system message gives for a topic: `use the vectorstore for questions on gardening, otherwise use web_search`. */
function findRouted(values: readonly unknown[], text: string, guide: string): number {
  if (
    guide.length < 20 ||
    guide.length > longestText ||
    !/\b(?:otherwise|else|anything else|all other|everything else)\b/i.test(guide)
  )
    return -1
  const names = values.map((value) => (typeof value === 'string' ? value : ''))
  const rest = /\b(?:otherwise|else|anything else|all other\w*|everything else)\b([^.\n]{0,80})/i.exec(guide)?.[1] ?? ''
  const other = names.findIndex((name) => name !== '' && mentions(rest, name))
  if (other < 0) return -1
  const topics = ownWordsOf(guide.replaceAll(/\b(?:otherwise|else)\b[^.\n]*/gi, ' ').slice(0, 1000))
  const isAbout = [...ownWordsOf(text)].some((word) => word.length > 2 && topics.has(word))
  const meant = names.findIndex((name, index) => index !== other && name !== '' && mentions(guide, name))
  return isAbout ? meant : other
}

/** The value that a text mentions, otherwise the one that it describes with most words; -1 where it does neither. */
export function findBest(values: readonly unknown[], written: string, about: readonly string[] = []): number {
  const text = written.includes('non') ? written.replaceAll(/\bnon-[a-z]+/gi, ' ') : written
  // Of two that are mentioned the longer one is meant: `not_spam` before `spam`.
  let best = -1
  for (const [index, value] of values.entries())
    if (
      typeof value === 'string' &&
      !standsForRest.test(value) &&
      isMentioned(text, value) &&
      value.length > toText(values[best] ?? '').length
    )
      best = index
  if (best >= 0) return best
  const mixed = findMixed(values, text)
  if (mixed >= 0) return mixed
  let most = 0
  for (const [index, value] of values.entries()) {
    const points = typeof value === 'string' ? countEvidence(value, text, about[index] ?? '') : 0
    if (points > most) {
      most = points
      best = index
    }
  }
  return best
}

/** `mixed` for a text with something good, `but`, and something bad. */
function findMixed(values: readonly unknown[], text: string): number {
  const mixed = values.findIndex((value) => value === 'mixed' || value === 'Mixed')
  if (mixed < 0 || !/\b(?:but|however|although|though)\b/i.test(text)) return -1
  const both = ['positive', 'negative'].every((one) =>
    values.some(
      (value) => typeof value === 'string' && value.toLowerCase() === one && countEvidence(value, text, '') > 0,
    ),
  )
  return both ? mixed : -1
}

/** `other` in a sentence is mostly an ordinary word. */
const standsForRest = /^others?$/i

/** Whether a text has a value, or its plural. */
function isMentioned(text: string, value: string): boolean {
  return mentions(text, value) || (value.length > 4 && /[a-z]$/.test(value) && mentions(text, `${value}s`))
}

/** The entries of an enum that a text is about, for a list of them. */
export function findEntries(values: readonly unknown[], facts: Facts, described = ''): unknown[] {
  const text = withoutListing(values, facts.text.slice(0, longestText)).replaceAll(excluded, ' ')
  const about = readAbout(values, described)
  const points = values.map((value, index) =>
    typeof value !== 'string' ? 0 : mentions(text, value) ? Infinity : countEvidence(value, text, about[index] ?? ''),
  )
  const least = about.length === 0 ? 0 : Math.max(...points.filter(Number.isFinite), 0) / 2
  return values.filter((_, index) => (points[index] as number) > 0 && (points[index] as number) >= least)
}

/** What is not wanted: `no onions`. */
const excluded = /\b(?:no|without|hold the|except|but not)\s[^,.;\n]{2,40}/gi

/** The text without a passage that only lists the values: `one of: Happy, Angry, Sadness`. */
function withoutListing(values: readonly unknown[], text: string): string {
  const spots: (readonly [from: number, to: number])[] = []
  for (const value of values) {
    if (typeof value !== 'string' || value === '') continue
    const written = text.lastIndexOf(value)
    const from = written >= 0 || !value.includes('_') ? written : text.lastIndexOf(value.replaceAll('_', ' '))
    if (from >= 0) spots.push([from, from + value.length])
  }
  if (spots.length < 2 || spots.length < values.length) return text
  const ordered = spots.toSorted((a, b) => a[0] - b[0])
  const isListing = ordered.every(
    ([from], index) =>
      index === 0 || between.test(text.slice((ordered[index - 1] as readonly [number, number])[1], from)),
  )
  return isListing ? text.slice(0, ordered[0]?.[0]) + text.slice(ordered.at(-1)?.[1]) : text
}

const between = /^["'\u0060)\]]?\s?(?:[,|/;]|\n[-*]?)?\s?(?:or\s|and\s)?["'\u0060([]?$/

/** What a description says of each value: `CONTACT: searches for a person`, `- "My card was charged twice": BILLING`. */
function readAbout(values: readonly unknown[], description: string): string[] {
  if (description.length < 12 || description.length > longestText) return []
  const names = values.filter((value) => typeof value === 'string' && value.length > 2) as string[]
  if (names.length < 2 || names.filter((name) => description.includes(name)).length < 2) return []
  const lines = description.split(/\n|;\s/)
  return values.map((value) => {
    if (typeof value !== 'string' || value.length < 3) return ''
    const own = lines.filter((line) => line.includes(value)).join(' ')
    return names.reduce((rest, name) => rest.replaceAll(name, ' '), own)
  })
}

/** How well a text matches a value that it does not mention: words that mean it, are about its topic, or are part of it. */
function countEvidence(value: string, text: string, about: string): number {
  let points = 0
  for (const words of sensesOf(value)) points += 2 * countMatches(words, text)
  points += countTopicWords(value, text)
  const own = ownWordsOf(`${value.replaceAll(/[_-]+/g, ' ')} ${about}`)
  if (own.size > 0) {
    const written = ownWordsOf(text)
    for (const word of own) if (word.length > 2 && written.has(word)) points += 1
  }
  return points
}

function countMatches({ mayMatch, pattern }: GuardedPattern, text: string): number {
  if (!mayMatch(text)) return 0
  let count = 0
  pattern.lastIndex = 0
  while (count < mostMatches && pattern.exec(text) !== null)
    if (pattern.lastIndex === 0) break
    else count++
  return count
}

const guardedSenses = senses.map(([form, words]) => [form, guard(new RegExp(words.source, `${words.flags}g`))] as const)
const sensesByValue = createRecentMap<string, readonly GuardedPattern[]>(1000)

/** The words that mean a value. */
function sensesOf(value: string): readonly GuardedPattern[] {
  const known = sensesByValue.get(value)
  if (known !== undefined) return known
  const found = guardedSenses.filter(([form]) => form.test(value)).map(([, words]) => words)
  if (value.length <= longestKept) sensesByValue.set(value, found)
  return found
}

const longestKept = 200

const mostMatches = 20

/** The entry for a text that matches none: the negated one such as `not_spam`, the opposite of a bad one, or a neutral one; otherwise -1. */
export function findNeutral(values: readonly unknown[]): number {
  const plain = values.map((value) => (typeof value === 'string' ? value.toLowerCase().replaceAll(/[_ -]+/g, '') : ''))
  const negated = plain.findIndex((value) =>
    plain.some(
      (other) =>
        other !== '' &&
        ['not', 'non', 'no', 'un', 'ir', 'in', 'il'].some((no) => value === no + other && !isBad.test(value)),
    ),
  )
  if (negated >= 0) return negated
  const harmless = plain.findIndex((value) => plain.some((other) => isBad.test(other) && isOpposite(value, other)))
  if (harmless >= 0) return harmless
  const named = plain.findIndex((value) => neutral.test(value))
  return named >= 0 ? named : findBetween(plain)
}

const isPraise =
  /^(?:pos(?:itive)?|good|happy|glad|great|pleased|satisfied|delighted|favou?rable|liked?|love|praise|thumbsup)$/
const isBlame =
  /^(?:neg(?:ative)?|bad|sad|angry|unhappy|poor|terrible|upset|dissatisfied|displeased|disappointed|unfavou?rable|dislike|hate|complaint|thumbsdown)$/

/** The value that is neither praise nor blame, where the two others are. */
function findBetween(values: readonly string[]): number {
  const others = values.flatMap((value, index) => (isPraise.test(value) || isBlame.test(value) ? [] : [index]))
  const isScale = values.some((value) => isPraise.test(value)) && values.some((value) => isBlame.test(value))
  return isScale && others.length === 1 ? (others[0] as number) : -1
}

const isBad =
  /^(?:unsafe|spam|harmful|toxic|malicious|fail|failed|reject|fraud|flagged|irrelevant|unsupported|invalid|violation|blocked|denied|disallowed|rejected)$/

function isOpposite(value: string, bad: string): boolean {
  return (
    bad === `un${value}` ||
    bad === `in${value}` ||
    bad === `ir${value}` ||
    bad.startsWith(value.replace(/less$/, 'ful')) ||
    /^(?:safe|ham|pass|passed|accept|accepted|legitimate|valid|ok|none|allowed)$/.test(value)
  )
}

const neutral =
  /^(?:neutral|other|none|unknown|general\w*|na|n\/a|misc\w*|medium|normal|unclear|mixed|indifferent|plain|undecided|ok|okay)$/
