/** Rules for values that the system message gives: the system of units, an entry of its list, and the language of the user. */
import { guard } from '../cues.ts'
import type { Facts } from '../facts.ts'
import { findLanguageOf } from '../text/text-languages.ts'
import { ownWordsOf } from '../tools/words.ts'
import type { Rule } from './property.ts'

const longestGuide = 8000
const mostEntries = 60
const unitSystem =
  /\b(?:should|must|always|prefers?|use|uses|using|in|are|be)\b[^.\n]{0,40}\b(metric|imperial|celsius|fahrenheit|kelvin|kilomet(?:er|re)s|miles)\b/i
const listLine = /^[ \t]{0,8}(?:[-*•]|\d{1,3}[.)])[ \t]+(?:\[[ x]?\][ \t]+)?([^\n]{2,120}?)[ \t]*$/gm

export const guidedRules: readonly Rule[] = [
  {
    name: /^(?:(?:user_)?(?:request|input|query|message|text|prompt|question|content))$/,
    find: (facts, about) => [findWhole(facts, about.split(' ', 1)[0] as string)],
  },
  {
    name: /^(?:units?|unit_system|measurement_system|temperature_unit)$/,
    find: ({ guide }) => [findUnitSystem(guide)],
  },
  {
    name: /^(?:item|task|todo|entry|title|name|note)(?:_(?:name|title))?$/,
    find: (facts) => [findEntry(facts)],
  },
]

const passesOn = guard(
  /\b(?:pass|give|use|send|forward|put|provide)\b[^.\n]{0,16}\b(?:user(?:['’]s)?|full|exact|whole|entire|original)\s(?:user(?:['’]s)?\s)?(?:input|message|request|question|query|text)\b[^.\n]{0,20}\b(?:as|to|in|for)\b[^.\n]{0,20}['"\u0060](\w{2,30})['"\u0060]/i,
)

/** The request as it is, where the system message orders to pass it on: `Give the user input as its 'request' argument.` */
function findWhole({ guide, text }: Facts, key: string): string | undefined {
  return guide !== '' && text.length < 2000 && passesOn.exec(guide.slice(0, longestGuide))?.[1] === key
    ? text.trim()
    : undefined
}

/** The system of units that a system message demands: `metric` of "temperatures should be in metric units". */
function findUnitSystem(guide: string): string | undefined {
  return guide === '' ? undefined : unitSystem.exec(guide.slice(0, longestGuide))?.[1]?.toLowerCase()
}

/** The entry of a list in the system message with most words of the request, at least two. */
function findEntry({ guide, text }: Facts): string | undefined {
  if (guide === '' || text.length > 400 || !/\n\s{0,8}(?:[-*•]|\d)/.test(guide)) return undefined
  const words = ownWordsOf(text)
  let best: { entry: string; hits: number } | undefined
  let count = 0
  for (const [, entry = ''] of guide.slice(0, longestGuide).matchAll(listLine)) {
    if (++count > mostEntries) break
    const own = [...ownWordsOf(entry)]
    const hits = own.filter((word) => words.has(word)).length
    if (hits * 2 > own.length && hits > Math.max(1, best?.hits ?? 0)) best = { entry, hits }
  }
  return best?.entry
}

/** The language in which a request is written, where it is not English: Spanish for `Usa greet() por favor.` */
export function findOwnLanguage({ text }: Facts): string | undefined {
  const language = findLanguageOf(text)
  return language === 'English' ? undefined : language
}
