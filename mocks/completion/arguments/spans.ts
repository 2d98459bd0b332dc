/** Finds what a request says of a property where no other rule finds a value: `deluxe` in "a deluxe room", or what follows `of` or a colon. */
import { escapePattern } from '../../common/index.ts'
import type { Facts } from '../facts.ts'
import { findAll } from '../find-all.ts'
import { mentions } from './property.ts'

const longest = 1000
const longestRequest = 400

/** Words of names that only say that the value is a kind of the word before: `room_type`. */
const kindWord = /_?(?:type|kind|class|name|category|mode|style)$/
const qualified =
  /^(?:type|kind|class|style|mode|category|genre|season|league|size|colou?r|format|theme|mood|tone|flavou?r|cuisine|criterion|criteria|algorithm|method|chain|cabin|plan|tier|department|sport|material|variant|room|car|seat|ticket|vehicle|account|report|policy|license|loan|insurance|species|blood|skin|hair|exercise|workout|diet|scale|key|strategy|currency|process|transition|cell|engine|fuel|neuron|model|sort|house|home|property|event|music|movie|food)$/
const notQualifiers =
  /^(?:the|a|an|this|that|my|your|our|his|her|their|its|any|each|every|some|which|what|of|in|on|at|for|to|with|and|or|by|from|is|are|as|no|one|new|current|next|last|same|other|specific|given|right|first|second|best|nearest|nearby|good|nice|all|want|need|book|get|find|show|me|tell|same|different|total|own|available)$/i

function qualifiedBy(noun: string): RegExp {
  return new RegExp(
    String.raw`(?<![\p{L}\d'-])([\p{L}\d][\p{L}\d'/-]{1,30}) ${escapePattern(noun)}s?(?![\p{L}\d])`,
    'giu',
  )
}

const season =
  /\b(\d{4}(?:[-/]\d{2,4})?)\s(?:\p{Lu}[\p{L}]{1,20}\s){0,3}season\b|\bseason\s(?:of\s)?(\d{4}(?:[-/]\d{2,4})?)/u

/**
 * Searches for the word before the noun of a name: `deluxe` in "a deluxe room" for `room_type`, `business` in "in business class" for
 * `flight_class`; null for names without such a noun.
 */
export function createQualifierSearch(key: string): ((facts: Facts) => string | undefined) | null {
  const words = key.split('_').filter((word) => word !== '')
  const last = words.at(-1) ?? ''
  const named =
    kindWord.test(key) && words.length > 1 ? [last, key.replace(kindWord, '').split('_').at(-1) ?? ''] : [last]
  const nouns = named.filter((noun) => qualified.test(noun)).map((noun) => ({ noun, pattern: qualifiedBy(noun) }))
  if (nouns.length === 0) return null
  const isQualifier = (word: string): boolean => !notQualifiers.test(word) && !words.includes(word.toLowerCase())
  return ({ text }) => {
    const sample = text.slice(0, longest)
    for (const { noun, pattern } of nouns) {
      if (!sample.toLowerCase().includes(noun)) continue
      const years = noun === 'season' ? season.exec(sample) : null
      if (years !== null) return years[1] ?? years[2]
      const match = findAll(pattern, sample).find(([, word]) => isQualifier(word as string))
      if (match !== undefined) return match[1]
    }
    return undefined
  }
}

const examples =
  /(?:\be\.g\.,?|\bfor (?:example|instance),?|\bsuch as|\blike|\bcan be|\bcould be|\beither|\bincluding|\boptions?(?: are| include)?:?|\bexamples?(?: are| include)?:?|\bone of)\s{0,2}:?\s{0,2}([^.;]{3,240})/gi

function readExamples(description: string): readonly string[] {
  const found: string[] = []
  for (const [, list] of description.slice(0, longest).matchAll(examples))
    for (const item of (list as string).split(/,|\/|\bor\b|\band\b|[()]/)) {
      const plain = item.trim().replace(/^["'\u0060]|["'\u0060]$/g, '')
      if (plain.length > 2 && plain.length <= 40 && !/^(?:etc|the|none|default)$/i.test(plain)) found.push(plain)
    }
  return found
}

/** Searches for the example of a description that the text has as well; null where it gives none. */
export function createExampleSearch(description: string): ((facts: Facts) => string | undefined) | null {
  if (description.length < 8) return null
  const found = readExamples(description)
  if (found.length === 0) return null
  return ({ text }) => (text.length > longestRequest * 4 ? undefined : found.find((item) => mentions(text, item)))
}

const phrase = String.raw`((?:[\p{L}\d$€£][\p{L}\d'’&.+/-]{0,30})(?:\s(?!(?:in|on|at|with|to|from|using|by|for|and|or|as|that|which|who|about|regarding|concerning|please|right|now|today|tomorrow|is|are|was|then|into|than|per|if|when|of)\b)[\p{L}\d$€£][\p{L}\d'’&.+/-]{0,30}){0,5})`
const afterWord = new RegExp(
  String.raw`\b(?:named|called|about|regarding|concerning|of|for|on)\s(?:the\s|an?\s|my\s|some\s|all\s)?${phrase}(?=[?.,!;)]|\s|$)`,
  'giu',
)
const afterColon = /(?:^|\n)[^\n:]{4,100}:\s{1,3}(?!\/\/)([^\n]{2,120}?)[.!?]?\s*$/
const notPhrases =
  /^(?:me|us|it|them|him|her|you|this|that|these|those|the|a|an|each|every|today|tomorrow|now|example|instance|free|sure|course|user|what|which|how|when|where|who|whom|interest|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?:\s\d{1,2}(?:st|nd|rd|th)?)?(?:,?\s\d{4})?|\d+(?:\.\d+)?|(?:\d+\s)?(?:minutes?|hours?|days?|weeks?|months?|years?|people|adults?))$/i

/**
 * Searches for what follows the last word of a name: `cobalt` in "with value cobalt" for `value`, `rig` in "for project rig" for
 * `project`; null for short words.
 */
export function createBesideSearch(key: string): ((facts: Facts) => string | undefined) | null {
  const noun = key.split('_').at(-1) ?? ''
  if (noun.length < 3) return null
  // Compiled for the first text that has the word.
  let compiled: RegExp | null = null
  const compile = (): RegExp =>
    new RegExp(
      String.raw`\b(?:with|for|and|the|its|to|of|,)\s${escapePattern(noun)}\s(?:of\s|is\s|as\s)?["'\u0060]?([\p{L}\d][\p{L}\d_./-]{0,40}(?:\s[\p{Lu}\p{Lo}\d][\p{L}\d_./-]{0,40}){0,3})`,
      'iu',
    )
  return ({ text }) => {
    if (text.length > longestRequest * 4 || !text.toLowerCase().includes(noun)) return undefined
    compiled ??= compile()
    const value = compiled.exec(text)?.[1]?.replace(/[.,]$/, '')
    return value === undefined || notBeside.test(value) ? undefined : value
  }
}

const notBeside =
  /^(?:the|a|an|of|in|on|at|for|to|with|and|or|by|from|is|are|was|as|it|that|this|which|who|has|have|will|should|must|can|exactly|please|using|so|if|when|where|not|be|field|argument|parameter|value|tool|only)\b/i

/** What a short request is about, for a property that no rule fills: what follows a colon, or `of`, `for` and `about`. */
export function findPhrase({ text }: Facts, about: RegExp | null = null): string | undefined {
  if (text.length > longestRequest) return undefined
  const rest = afterColon.exec(text)?.[1]?.trim()
  if (rest !== undefined) return rest
  const found: string[] = []
  for (const match of text.matchAll(afterWord)) {
    const plain = (match[1] as string).replace(/[.?!,]$/, '').trim()
    if (notPhrases.test(plain) || (about !== null && !about.test(match[0]))) continue
    found.push(plain)
  }
  return found.at(-1)
}
