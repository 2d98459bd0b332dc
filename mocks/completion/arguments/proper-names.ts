/** Finds proper names that end with the noun of a property: `Falcon Hut` for `hut`, `Grand Northern Hall` for `hall`. */
import { escapePattern } from '../../common/index.ts'
import type { Facts } from '../facts.ts'

const scanned = 4000
const before = String.raw`((?:\p{Lu}[\p{L}\d'’.-]{1,30}\s){1,3}`
/** What a name begins with that is no part of it. */
const lead = /^(?:The|A|An|In|At|On|From|For|With|And|Our|My|This|That|Your)\s/

/** Searches for such a name; null for names of properties that do not end with a noun. */
export function createProperSearch(key: string): ((facts: Facts) => string | undefined) | null {
  const noun = /[a-z]{3,20}$/.exec(key)?.[0]
  if (noun === undefined || notNouns.test(noun)) return null
  const written = noun.charAt(0).toUpperCase() + noun.slice(1)
  // Compiled for the first text that has the noun.
  let compiled: RegExp | null = null
  return ({ text }) => {
    if (!text.includes(` ${written}`)) return undefined
    compiled ??= new RegExp(String.raw`(?<![\p{L}\d])${before}${escapePattern(written)})(?![\p{L}\d])`, 'u')
    const found = compiled.exec(text.slice(0, scanned))?.[1]?.replace(lead, '')
    return found === undefined || !found.includes(' ') ? undefined : found
  }
}

const notNouns =
  /^(?:name|title|email|phone|number|date|time|age|type|status|city|country|state|address|text|content|description|summary|category|label|price|total|amount|location|answer|question|role|job|position|order|invoice|report|service|department|team|street|road|avenue|lane|square|line)$/

/** The place after `at the` where something is held: `at the Grand Northern Hall`. */
const venue =
  /\b(?:held|hosted|takes? place|taking place|happens?|hike|conference|meeting|event|concert|party|wedding|gathering|workshop|festival)\b[^.\n]{0,80}?\b(?:at|in)\sthe\s((?:\p{Lu}[\p{L}'’-]{1,30}\s){1,4}\p{Lu}[\p{L}'’-]{1,30})/u

/** The venue of an event that a text describes; undefined if it names none. */
export function findVenue({ text }: Facts): string | undefined {
  return venue.exec(joinLines(text.slice(0, scanned)))?.[1]
}

/** A sentence goes on in the next line. */
function joinLines(text: string): string {
  return text.replaceAll(/,[ \t]{0,4}\n(?=[a-z])/g, ', ')
}

/**
 * Searches for the code in brackets in the line that begins with the name of a property, `Departure Airport: … (JFK)`, where the
 * description wants a code; null for others.
 */
export function createBracketSearch(key: string, description: string): ((facts: Facts) => string | undefined) | null {
  const word = /^[a-z]{3,20}/.exec(key)?.[0]
  if (word === undefined || !/\bcode\b/i.test(description)) return null
  // Compiled for the first text that has brackets.
  let compiled: RegExp | null = null
  return ({ text }) => {
    if (!text.includes('(')) return undefined
    compiled ??= new RegExp(
      String.raw`(?:^|\n)[ \t]{0,8}${escapePattern(word)}[^\n:]{0,30}:[^\n(]{0,120}\(([A-Z\d]{2,6})\)`,
      'i',
    )
    return compiled.exec(text.slice(0, scanned))?.[1]
  }
}
