/** Reads which words, letters and lengths a prompt demands of a text. */
import { guard } from '../cues.ts'
import type { GuardedPattern } from '../cues.ts'
import { findAll } from '../find-all.ts'
import { oneToTen } from '../number-words.ts'

export interface Range {
  least?: number
  most?: number
}

export interface Demands {
  /** The text that must come first, word for word. */
  repeat?: string
  isQuoted?: boolean
  paragraphs?: { count: number; divider: string }
  /** The word with which a paragraph begins, counted from 1. */
  firstWord?: { paragraph: number; word: string }
  sections?: { count: number; name: string }
  bullets?: { count: number; mark: string }
  highlights?: number
  placeholders?: number
  hasTitle?: boolean
  postscript?: string
  hasNoCommas?: boolean
  letterCase?: 'lower' | 'upper'
  capitalWords?: Range
  /** Words that must stand in the text, and how often. */
  included: { word: string; count: number }[]
  excluded: string[]
  letters: { letter: string; count: number }[]
  words?: Range
  sentences?: Range
  exactWords?: number
  /** Two answers, divided by asterisks. */
  isTwice?: boolean
  end?: string
  /** The English name of the language of the whole text. */
  language?: string
}

/** A number in digits or in words. */
export const some = String.raw`(\d{1,4}|one|two|three|four|five|six|seven|eight|nine|ten)`
/** Words that exclude what follows. */
export const no = String.raw`\b(?:no|not|never|without|avoid\w*|refrain\w*|don['’]t|cannot|can['’]t|excluding|omit)\b`

const excludes = new RegExp(no, 'i')

const counted = guard(
  new RegExp(
    String.raw`\b(word|keyword|letter|phrase|character)s?\s["'“]?([^\s"'”,.]{1,30})["'”]?[^.\n]{0,50}?\b(at least|more than|less than|fewer than|at most)?\s?(?:${some} (?:or more )?times|(once|twice))`,
    'gi',
  ),
  'times* once* twice* least* most* than*',
)
const listed = guard(
  /\b(?:keywords?|words?|phrases?|include|mention|use|using|say)\b:?\s{0,2}((?:["'“‘][^"'”’\n]{1,60}["'”’](?:\s?(?:,|and|or|,\s?(?:and|or))\s?)?){1,20})|\b(?:keywords|words):?\s((?:[a-z-]{2,30}(?:,\s(?:and\s)?|\sand\s)){1,20}[a-z-]{2,30})(?=[.\n]|$|\sin\b)|\bthe (?:keyword|word) ([a-z-]{2,30})\b/gi,
)
const quotedWord = /["'“‘]([^"'”’\n]{1,60})["'”’]/g
const lengths = guard(new RegExp(String.raw`\b(?:words?|sentences?)\b`, 'i'))

/** `at least 4 hashtags`, `6 or more exclamation marks`. */
const countedMarks = guard(new RegExp(String.raw`\b${some}(?: or more)? (?:hash ?tags\b|(exclamation marks)\b)`, 'i'))
const mention = guard(/\b(?:mention|include)s? ["“]([^"”\n]{2,40})["”]/i)

/** Reads the words and letters that must be there or must not; the texts of the demands. */
export function readWords(text: string, demands: Demands): string[] {
  const found: string[] = []
  const marks = countedMarks.exec(text)
  if (marks !== null) {
    demands.letters.push({ letter: marks[2] === undefined ? '#' : '!', count: Math.min(toNumber(marks[1]), 60) })
    found.push(marks[0])
  }
  const mentioned = mention.exec(text)?.[1]
  if (mentioned !== undefined) demands.included.push({ word: mentioned, count: 1 })
  if (counted.mayMatch(text))
    for (const match of findAll(counted.pattern, text)) {
      const [whole, kind, word, relation = '', number, times] = match
      if (/^(?:in|with|of|that|should|must|appears?|limit|count)$/i.test(word as string)) continue
      found.push(whole)
      if (/less|fewer|most/i.test(relation)) continue
      const named = times?.toLowerCase() === 'once' ? 1 : 2
      const count = (times === undefined ? toNumber(number) : named) + (/more than/i.test(relation) ? 1 : 0)
      const isLetter = /letter|character/i.test(kind as string)
      if (isLetter) demands.letters.push({ letter: word as string, count: Math.min(count, 300) })
      else demands.included.push({ word: word as string, count: Math.min(count, 100) })
    }
  if (listed.mayMatch(text) && asksForWords.test(text))
    for (const match of findAll(listed.pattern, text)) {
      const sentence = sentenceBefore(text, match.index).replace(/\b(?:do not|don['’]t) forget\b/i, ' ')
      // What is to be said in one case is no part of every answer.
      if (/^\W*(?:if|when|in case|unless|otherwise)\b/i.test(sentence)) continue
      const after = text.slice(match.index + match[0].length, match.index + match[0].length + 40)
      const isExcluded =
        excludes.test(sentence) || /^ (?:should|must|may|do|does|is|are|can)? ?(?:not|never|doesn['’]t)\b/i.test(after)
      if (!isExcluded && !/\b(?:include|mention|use|using|contain|add|with|have|say)\w*\b/i.test(sentence)) continue
      const words =
        match[1] === undefined
          ? (match[2] ?? match[3] ?? '').split(/,\s?(?:and\s)?|\sand\s/)
          : Array.from(match[1].matchAll(quotedWord), ([, word]) => word as string)
      found.push(match[0])
      for (const word of words.filter((one) => /[\p{L}\d]/u.test(one))) {
        if (isExcluded) demands.excluded.push(word)
        else if (!demands.included.some((one) => one.word === word)) demands.included.push({ word, count: 1 })
      }
    }
  return found
}

const asksForWords = guard(/\b(?:include|mention|use|using|contain|avoid|appear|without|say|have|exclude)\w*\b/i)

const phrase = guard(
  /\b(?:must|should|always|make sure to|be sure to)\b[^.\n"“]{0,30}\b(?:include|contain|mention|use|add)\b[^.\n"“]{0,40}["“]([^"”\n]{2,120})["”]/i,
)

const exactWords = guard(
  new RegExp(String.raw`\b(?:in|with|using) (?:only |exactly |just )?(?!one\b|1\b)${some} words?\b(?! or)`, 'i'),
)

/** Reads the phrase that a system message demands in each answer. */
export function readPhrases(systemText: string, demands: Demands): string[] {
  const match = phrase.exec(systemText)
  if (match === null) return []
  demands.included.push({ word: match[1] as string, count: 1 })
  return [match[0]]
}

/** `at least 20 words`, `3 to 5 sentences`; compiled once, because every new text is read. */
const lengthOf = { words: toLengthPattern('words'), sentences: toLengthPattern('sentences') }

function toLengthPattern(unit: string): GuardedPattern {
  return guard(
    new RegExp(
      String.raw`\b(?:(at least|more than|minimum of|over)|(at most|less than|fewer than|under|no more than|maximum of|up to|within|below|limit\w* to))\s(\d{1,4}) (?:[a-z]+ )?${unit}\b|\b(\d{1,4})\s?(?:(\+|or more|plus)|(or less|or fewer|max\w*|at most)|(?:to|-) ?(\d{1,4}))(?: |-)?${unit}\b|\b(\d{1,4}) ${unit} or (?:(more)|(?:less|fewer))`,
      'i',
    ),
  )
}

/** Reads how many words and sentences are demanded; the texts of the demands. */
export function readLengths(text: string, demands: Demands): string[] {
  if (!lengths.test(text)) return []
  const found: string[] = []
  const exact = exactWords.exec(text)
  if (exact !== null) {
    demands.exactWords = toNumber(exact[1])
    found.push(exact[0])
  }
  for (const unit of ['words', 'sentences'] as const) {
    const match = isAfterDigit(text, unit) ? lengthOf[unit].exec(text) : null
    if (match === null) continue
    const value = Number(match[3] ?? match[4] ?? match[8])
    const isLeast = match[1] !== undefined || match[5] !== undefined || match[9] !== undefined
    if (match[7] !== undefined) demands[unit] = { least: value, most: Number(match[7]) }
    else if (isLeast) demands[unit] = { least: Math.min(value + 1, 3000) }
    else demands[unit] = { most: /less|fewer|under|below/.test(match[2] ?? '') ? value - 1 : value }
    found.push(match[0])
  }
  return found
}

/** Whether a unit comes after a digit, as it does in each demand of a length. */
function isAfterDigit(text: string, unit: keyof typeof unitWord): boolean {
  return lengthOf[unit].mayMatch(text) && unitWord[unit].test(text.slice(text.search(/\d/)))
}

const unitWord = { words: /words/i, sentences: /sentences/i }

export function toNumber(word = ''): number {
  return oneToTen[word.toLowerCase()] ?? Number(word)
}

function sentenceBefore(text: string, at: number): string {
  const head = text.slice(Math.max(0, at - 160), at)
  return head.slice(head.search(/[^.!?\n]*$/))
}
