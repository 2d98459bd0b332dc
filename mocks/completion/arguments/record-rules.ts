/** Rules for properties of records: log lines, positions, likings, facts of countries, and whatever a noun of the text names. */
import { findNamedCountry } from '../facts/countries.ts'
import type { Facts } from '../facts.ts'
import { findValueOf } from '../passage/value-of.ts'

export interface RecordRule {
  name: RegExp
  find: (facts: Facts) => string | undefined
}

const sampleOf = ({ text }: Facts): string => text.slice(0, 2000)
const timestamp = /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:\s?Z|[+-]\d\d:?\d\d)?/
const level = '(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL)'
const logLine = new RegExp(String.raw`\b${level}\b\]?[:\s]{1,3}(?:\[?([\w.-]{2,60})\]?\s?:\s)?([^\n]{3,400})`)

/** Rules that come before those of the conversation. */
export const recordRules: readonly RecordRule[] = [
  {
    name: /timestamp|date_?time|^(?:created|updated|occurred|logged)(?:_at)?$/,
    find: (facts) => timestamp.exec(sampleOf(facts))?.[0],
  },
  {
    name: /^(?:service|component|module|logger|source|service_name)$/,
    find: (facts) => (timestamp.test(sampleOf(facts)) ? logLine.exec(sampleOf(facts))?.[1] : undefined),
  },
  {
    name: /^(?:message|error|error_message|log_message|description)$/,
    find: (facts) => (timestamp.test(sampleOf(facts)) ? logLine.exec(sampleOf(facts))?.[2] : undefined),
  },
  {
    name: /^(?:job|role|position|job_title|title|occupation)$/,
    find: (facts) =>
      /,\s(?:(?:the|our|an?)\s)?((?:[\p{L}-]{2,20}\s){0,3}(?:head|director|manager|chief|president|lead|officer|secretary|dean|chair|editor|partner|CEO|CTO|CFO|founder)(?:\sof\s(?:[\p{L}-]{2,20}\s?){1,3}?)?)(?=\s(?:at|for|of|with|in)\s|,|\.|$)/u.exec(
        sampleOf(facts),
      )?.[1],
  },
  {
    name: /favou?rite_|^(?:likes?|hobb(?:y|ies)|interests?|loves|preferred_\w+)$/,
    find: (facts) =>
      /\b(?:loves?|likes?|enjoys?|prefers?|adores?|fond of|favou?rite [\p{L} ]{2,20} (?:is|are|was))\s(?:playing with\s|playing\s|eating\s|to (?:eat|play|play with|chase|read|drink)\s|chasing\s|the\s|an?\s)?([\p{L}][\p{L} '’-]{1,40}?)(?=\s(?:and|but|who|very|a lot|most)\b|[.,;!\n]|$)/iu.exec(
        sampleOf(facts),
      )?.[1],
  },
  { name: /^capital(?:_city)?$/, find: (facts) => aboutCountry(facts)?.capital },
  {
    name: /^(?:official_)?language$/,
    find: (facts) => (sampleOf(facts).length < 200 ? aboutCountry(facts)?.languages[0] : undefined),
  },
  { name: /^continent$/, find: (facts) => findNamedCountry(sampleOf(facts))?.country.continent },
  {
    name: /^currency(?:_name)?$/,
    find: (facts) => (/\d/.test(sampleOf(facts)) ? undefined : aboutCountry(facts)?.currency),
  },
]

/** The country that a short request is about: `Tell me about Canada.` */
export function aboutCountry(
  facts: Facts,
): { capital: string; languages: readonly string[]; currency: string } | undefined {
  const text = sampleOf(facts)
  return text.length > 200 ? undefined : findNamedCountry(text)?.country
}

const asked =
  /^(?:answer|text|content|response|reply|message|result|output|summary|title|reason\w*|explanation|query|question|description|input|prompt|value|data|body|note|comment|feedback|task|label|category|class|type|status|state|thought\w*|rationale|analysis|path|file\w*|command|code|sql|url|name|names|id|key|\w+_id|date|time|location|city|unit|units|format|source|topic|subject|action|operation|method|mode|language|lang|word|term|symbol)$/

/** The value that the text gives for the words of a property's name: `hair_color`, `warranty`, `departure_gate`. */
export function findByNoun(key: string, facts: Facts): string | undefined {
  if (asked.test(key) || key.length < 3 || key.length > 60) return undefined
  const noun = key
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .replace(/\s(?:in|per)\s\p{L}+$/u, '')
    .trim()
  return noun === '' ? undefined : findValueOf(noun, facts)
}
