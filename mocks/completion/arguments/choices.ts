/** Enums: the value that the conversation mentions or describes. */
import { guard } from '../cues.ts'
import type { GuardedPattern } from '../cues.ts'
import type { Facts } from '../facts.ts'
import { createRecentMap } from '../recent-map.ts'
import { countTopicWords } from '../topics.ts'
import { ownWordsOf } from '../tools/words.ts'
import { senses } from './senses.ts'
import { findLabelledValue } from './text-extracts.ts'
import { mentions } from './property.ts'
import type { Property } from './property.ts'

/** The entry of an enum that fits the conversation best, -1 where none is mentioned or described. */
export function findEntry(values: readonly unknown[], property: Property, facts: Facts): number {
  const text = facts.text.slice(0, longestText)
  const labelled = findLabelledValue(property.name, text)?.toLowerCase()
  if (labelled !== undefined) {
    const exact = values.findIndex((value) => typeof value === 'string' && value.toLowerCase() === labelled)
    if (exact >= 0) return exact
  }
  const routed = findRouted(values, text, facts.guide)
  if (routed >= 0) return routed
  const found = findBest(values, text)
  if (found >= 0) return found
  return values.findIndex((value) => typeof value === 'number' && facts.numbers.includes(value))
}

const longestText = 4000

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

/** The value that a text mentions, else the one that it describes with most words; -1 where it does neither. */
export function findBest(values: readonly unknown[], text: string, about: readonly string[] = []): number {
  // Of two that are mentioned the longer one is meant: `not_spam` before `spam`.
  let best = -1
  for (const [index, value] of values.entries())
    if (typeof value === 'string' && mentions(text, value) && value.length > String(values[best] ?? '').length)
      best = index
  if (best >= 0) return best
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

/** The entries of an enum that a text is about, for a list of them. */
export function findEntries(values: readonly unknown[], facts: Facts): unknown[] {
  const text = facts.text.slice(0, longestText)
  return values.filter(
    (value) => typeof value === 'string' && (mentions(text, value) || countEvidence(value, text, '') > 0),
  )
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

/** The entry for a text that matches none: the one without the quality that others have, else the one in between. */
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
  return plain.findIndex((value) => neutral.test(value))
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

const neutral = /^(?:neutral|other|none|unknown|general\w*|na|n\/a|misc\w*|medium|normal|unclear|mixed)$/
