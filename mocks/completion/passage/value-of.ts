/** Finds the values that a text gives for a noun phrase: `invoice number`, `total amount due`, `people`. */
import type { Facts } from '../facts.ts'
import { stem } from '../tools/words.ts'
import { findShape } from './shapes.ts'
import type { Spot } from './shapes.ts'

const longestNoun = 80
const plain = new Set(
  'the a an all any each every of in on at for to from and or its their his her this that these those mentioned following given main first last new'.split(
    ' ',
  ),
)

/** The stems of the words of a noun phrase or a question, without articles, prepositions and the like. */
export function tellingWords(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z][a-z\d'’]{1,30}/g) ?? []
  return [...new Set(words.filter((word) => !plain.has(word)).map((word) => stem(word.replace(/['’]s$/, ''))))]
}

/** All different values of the noun's shape in a text, in their order in the text. */
export function findValuesOf(noun: string, facts: Facts): string[] {
  const shape = findShape(noun)
  return shape === undefined ? [] : [...new Set(shape.find(facts).map(({ value }) => value))]
}

/** The value of a noun phrase: the one with its shape that is nearest to its words, otherwise the text after the noun. */
export function findValueOf(noun: string, facts: Facts): string | undefined {
  return createValueSearch(noun)?.(facts)
}

/** Searches texts for the value of one noun phrase; null for a phrase that is too long. */
export function createValueSearch(noun: string): ((facts: Facts) => string | undefined) | null {
  if (noun.length > longestNoun) return null
  const shape = findShape(noun)
  const telling = tellingWords(noun).filter((word) => shape?.generic?.test(word) !== true)
  const findNamed = createNamedSearch(noun)
  return (facts) => {
    const nearest = shape === undefined ? undefined : findNearest(shape.find(facts), telling, facts.text)
    return nearest === undefined ? findNamed?.(facts.text) : nearest.value
  }
}

/** The value whose line or sentence has the words nearest to it; the first value if no words are given or found. */
export function findNearest(spots: readonly Spot[], words: readonly string[], text: string): Spot | undefined {
  if (spots.length < 2 || words.length === 0) return spots[0]
  const written = readWords(text)
  let best: { spot: Spot; score: number } | undefined
  for (const spot of spots) {
    const { from, to } = sentenceAround(text, spot.at)
    let score = 0
    for (const word of words) {
      let nearest = Infinity
      for (const one of written)
        if (one.at >= from && one.at < to && one.stem === word) {
          const isBefore = one.at < spot.at
          // A label stands before its value. Words after a value mostly belong to the next one, so they count as farther away.
          const gap = isBefore ? spot.at - one.at : (one.at - spot.at - spot.value.length) * 1.5 + 8
          nearest = Math.min(nearest, Math.max(1, gap))
        }
      if (nearest < Infinity) score += 1 + 12 / (8 + nearest)
    }
    if (best === undefined || score > best.score) best = { spot, score }
  }
  return best?.spot
}

interface Written {
  stem: string
  at: number
}

const mostWords = 2000

function readWords(text: string): Written[] {
  const found: Written[] = []
  for (const match of text.toLowerCase().matchAll(/[a-z][a-z\d]{1,30}/g)) {
    found.push({ stem: stem(match[0]), at: match.index })
    if (found.length >= mostWords) break
  }
  return found
}

function sentenceAround(text: string, at: number): { from: number; to: number } {
  const before = text.slice(Math.max(0, at - 400), at)
  const start = Math.max(before.lastIndexOf('\n'), before.search(/[.!?]\s(?![\s\S]*[.!?]\s)/))
  const after = /[.!?](?=\s)|\n/.exec(text.slice(at, at + 400))
  return {
    from: start < 0 ? Math.max(0, at - 400) : at - before.length + start,
    to: after === null ? at + 400 : at + after.index + 1,
  }
}

/** Searches for the words after a noun: `the departure gate is B7` or `Subject: …`; null for nouns that are no words. */
function createNamedSearch(noun: string): ((text: string) => string | undefined) | null {
  const head = noun.trim().split(/\s+/).at(-1) ?? ''
  if (!/^[\p{L}-]{3,30}$/u.test(head)) return null
  const whole = noun
    .trim()
    .replaceAll(/[^\p{L}\d ]/gu, ' ')
    .replaceAll(/\s+/g, '\\s')
  const cue = head.toLowerCase()
  // Compiled for the first text that has the noun.
  let patterns: readonly RegExp[] | null = null
  return (text) => {
    if (!text.toLowerCase().includes(cue)) return undefined
    patterns ??= [whole, head].map(namedAs)
    for (const pattern of patterns) {
      const found = pattern.exec(text)?.[1]
      if (found !== undefined) return (/^\p{Lu}/u.test(found) ? (found.split(afterName, 1)[0] ?? found) : found).trim()
    }
    return undefined
  }
}

function namedAs(name: string): RegExp {
  return new RegExp(
    String.raw`(?<!\p{L})${name}(?:\s(?:of|for|in|at)\s[^.:\n]{1,40}?)?(?:\s?[:=：]\s?|\s(?:is|was|are|were|will be|called|named)\s)(?:the\s|an?\s|currently\s)?["'“]?([^"”\n.;,]{1,80})`,
    'iu',
  )
}

/** What follows a name in a sentence: `Rockets with the players …`. */
const afterName = / (?:with|that|which|who|has) /
