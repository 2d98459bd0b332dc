/** Which optional properties of a tool are written because the conversation has a value of their kind. */
import type { Facts } from '../facts.ts'
import { findZoneOf } from '../facts/time-zones.ts'
import type { NumberInText } from '../facts/numbers.ts'
import { findFolder } from './entity-extracts.ts'
import { findGlob } from './path-extracts.ts'
import { findMeetingRoom } from './named-things.ts'
import { findBody } from './text-extracts.ts'

/** Names of optional numbers that are written where the conversation has a number, whatever it counts. */
export const isNumberWanted = /limit|count|days|amount|^(?:a|b|x|y|n|num\w*)$/i
/** Names of optional numbers that limit how much is returned; spans of time are no such limit. */
export const isLimit = /(?:^|_)(?:limit|max_?results|max_?count|top_?k|page_?size|per_?page)$/i

/** Whether a number is that of a span of time or of a day: `2` of "the last 2 hours". */
export function isOfTime({ after }: NumberInText): boolean {
  return /^[ -]?(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?)\b/.test(after)
}

const excluded =
  /\b(?:but not (?:those |the ones |files )?(?:in|from|under|below)|excluding|except(?: for)?(?: those in)?|ignor(?:e|ing)|skip(?:ping)?|without)\s(?:the\s|everything (?:in|below|under)\s)?["'\u0060]?([\w.*/-]{2,60}?)["'\u0060]?(?:,?\s(?:and|or)\s["'\u0060]?([\w.*/-]{2,60}?)["'\u0060]?)?(?=[.,;!]?(?:\s|$))/i

/** The folders or files that a search leaves out: `but not those in vendor`. */
export function findExcluded(text: string): string[] {
  const [, ...names] = excluded.exec(text.slice(0, 2000)) ?? []
  return names.filter((name) => name !== undefined && !/^(?:the|any|all|a|an)$/i.test(name))
}

/** Names of optional texts that conversations give without the property's name. */
export const isTold =
  /^(?:name|actors?|actress|cast|starring|genre|cuisine|colou?r|sport|assignee|airline|gender|units?|unit_system|area|room|\w*_name|phone\w*|job\w*|occupation|company|employer|language|currency|content|command|code|base_branch|from_branch|branch|old_?str(?:ing)?|new_?str(?:ing)?)$/i
/** Optional texts that are written where the conversation has a fact of their kind. */
export const kinds: readonly (readonly [name: RegExp, facts: (facts: Facts) => readonly unknown[]])[] = [
  [
    /^(?:include(?:_pattern)?|file_pattern|globs?|glob_pattern)$/i,
    ({ text }) => [findGlob(text)].filter((one) => one !== undefined),
  ],
  [/^(?:time_?zone|tz)$/i, (facts) => facts.places.filter((place) => findZoneOf(place) !== undefined)],
  // One time of day is that of the start.
  [/^(?:end|finish)(?:_?time)?$/i, (facts) => facts.times.slice(1)],
  [/^(?:start|begin)$/i, (facts) => facts.times],
  [/date|day/i, (facts) => facts.dates],
  [/time/i, (facts) => facts.times],
  [/exclude|ignore/i, (facts) => findExcluded(facts.text)],
  [/mail|recipient/i, (facts) => facts.emails],
  [/url|link/i, (facts) => facts.urls],
  [
    /^(?:author|artist|director|composer|singer|band)$/i,
    (facts) => (/\bby\s\p{Lu}/u.test(facts.text.slice(0, 2000)) ? [true] : []),
  ],
  [/^(?:attendees|participants|guests|invitees|cc|bcc)$/i, (facts) => facts.emails],
  [/^location$/i, (facts) => [facts.places[0] ?? findMeetingRoom(facts)].filter((place) => place !== undefined)],
  [/cit(?:y|ies)|location|place/i, (facts) => facts.places],
  [/^(?:path|dir|directory|folder)$/i, (facts) => [findFolder(facts)].filter((folder) => folder !== undefined)],
  [/^(?:body|message|text|note)$/i, (facts) => [findBody(facts.text)].filter((text) => text !== undefined)],
]
