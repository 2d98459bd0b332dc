/** Rules for properties of records: log lines, positions, preferences, facts about countries, and values that a text gives for a noun. */
import { escapePattern } from '../../common/index.ts'
import { findNamedCountry } from '../facts/countries.ts'
import { deriveFacts } from '../facts.ts'
import type { Facts } from '../facts.ts'
import { namedRules } from './order-rules.ts'
import { createValueSearch } from '../passage/value-of.ts'
import { keepRecent } from '../recent-map.ts'
import { findOwnLanguage } from './guided-rules.ts'
import { findProfession } from './professions.ts'
import { createQualifierSearch } from './spans.ts'
import { findPersons, findTimeZone } from './text-extracts.ts'
import { findCalled, findDevice, findNamedBy, findReferenced } from './named-things.ts'

export interface RecordRule {
  name: RegExp
  find: (facts: Facts, key: string) => string | undefined
}

const sampleOf = ({ text }: Facts): string => text.slice(0, 2000)
const timestamp = /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:\s?Z|[+-]\d\d:?\d\d)?/
const level = '(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL)'
const logLine = new RegExp(String.raw`\b${level}\b\]?[:\s]{1,3}(?:\[?([\w.-]{2,60})\]?\s?:\s)?([^\n]{3,400})`)

/** A line of a signature or a card that only names a position. */
const jobLine =
  /(?:^|\n)[ \t]*((?:Senior|Junior|Lead|Vice|Deputy|Chief|Head|Director|Manager|President|VP|CEO|CTO|CFO|Sales|Account|Product|Project)\b[\p{L} &,-]{0,40})[ \t]*(?=\n|$)/u

/** `information about Nora Lindqvist`. */
const aboutPerson = /\b(?:about|on|of|is|was)\s(\p{Lu}\p{Ll}{1,20}\s\p{Lu}\p{Ll}{1,20})(?=[.?!]?\s*$)/u

const namedPerson =
  /\b(?:child|boy|girl|son|daughter|man|woman|person|baby|newborn|student|friend|colleague)\s(?:named|called)\s(\p{Lu}\p{Ll}{1,20})(?!\s\p{Lu})/u

/** One word of a person's name of several; undefined for a single one. */
function partOfName({ text }: Facts, at: number): string | undefined {
  const full = findPersons(text).find((name) => name.includes(' ')) ?? aboutPerson.exec(text.slice(0, 300))?.[1]
  const words = full?.split(' ')
  // `a child named John`: one word is the first name.
  return (at === 0 ? namedPerson.exec(text.slice(0, 2000))?.[1] : undefined) ?? words?.at(at)
}

const qualifierSearches = keepRecent(createQualifierSearch)

/** Rules that come before those of the conversation. */
export const recordRules: readonly RecordRule[] = [
  ...namedRules,
  {
    name: /^(?:env|environment|stage|target_env\w*)$/,
    find: (facts) => /\b(?:production|staging|development|prod|dev|qa)\b/i.exec(sampleOf(facts))?.[0],
  },
  {
    name: /assignee|assigned_to|^owner$/,
    find: (facts) => /\bassigned to\s(\p{Lu}[\p{L}'’-]{1,30}(?:\s\p{Lu}[\p{L}'’-]{1,30})?)/u.exec(sampleOf(facts))?.[1],
  },
  {
    name: /^(?:starring|cast|actors?|featuring|stars)$/,
    find: (facts) =>
      /\b(?:starring|stars|featuring|features?|acted by|with)\s(\p{Lu}[\p{L}'’-]{1,30}(?:\s\p{Lu}[\p{L}.'’-]{0,30}){1,3})/u.exec(
        sampleOf(facts),
      )?.[1],
  },
  { name: /_(?:type|class|kind)$/, find: (facts, key) => qualifierSearches(key)?.(facts) },
  {
    name: /^(?:edition|season|vintage|model_year|academic_year|volume|issue)$/,
    find: (facts, key) => findYearOf(key, sampleOf(facts)),
  },
  { name: /^(?:first|given)_?name$|^forename$/, find: (facts) => partOfName(facts, 0) },
  { name: /^(?:last|family|sur)_?name$/, find: (facts) => partOfName(facts, -1) },
  {
    name: /^[a-z]{3,20}_count$|^(?:num|number|count)(?:_of)?_[a-z]{3,20}$/,
    find: (facts, key) => {
      const noun = key.replace(/_count$|^(?:num|number|count)(?:_of)?_/, '').replace(/s$/, '')
      const number = new RegExp(
        String.raw`(?<![\w.])(\d[\d,.]{0,20}?)\s(?:[a-z-]{2,20}\s){0,2}${escapePattern(noun)}`,
        'i',
      )
      return number.exec(sampleOf(facts))?.[1]
    },
  },
  {
    name: /^(?:job|profession|trade|craft|line_of_work|occupation|job_title|role|position)$/,
    find: (facts) => findProfession(sampleOf(facts)),
  },
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
      /^\W*\p{Lu}\p{L}{1,30}(?:\s\p{Lu}\p{L}{1,30})?\sas\s(?:the\s|an?\s)?(\p{L}[\p{L} -]{1,40}?)(?=\s(?:and|with|in|at|from)\b|[.,;]|\s*$)/u.exec(
        sampleOf(facts),
      )?.[1] ??
      jobLine.exec(sampleOf(facts))?.[1] ??
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
  { name: /^(?:name|entity(?:_name)?|device(?:_name)?|entity_id|appliance)$/, find: findDevice },
  {
    name: /^(?:\w+_)?(?:name|branch|title|label)$/,
    find: (facts, key) => findCalled(facts) ?? findNamedBy(key, facts),
  },
  { name: /^(?:element|target_element)$/, find: (facts) => findReferenced(facts.text.slice(0, 8000))?.label },
  { name: /^(?:ref|element_id|element_ref)$/, find: (facts) => findReferenced(facts.text.slice(0, 8000))?.ref },
  {
    name: /^(?:customer|client|buyer|customer_name|bill(?:ed)?_to|recipient)$/,
    find: (facts) =>
      /\b(?:bill(?:ed)? to|sold to|ship(?:ped)? to|customer|client|buyer)\s?:\s?([^\n,;]{2,60})/i
        .exec(sampleOf(facts))?.[1]
        ?.trim(),
  },
  {
    name: /diagnos|condition$|disease|illness/,
    find: (facts) =>
      /\b(?:diagnosed with|admitted [^.\n]{0,30}?with|suffer(?:s|ing|ed) from|presents? with|treated for|complain(?:s|ing) of)\s(?:an?\s|acute\s|severe\s|chronic\s)?([\p{L}][\p{L} -]{2,40}?)(?=\s(?:and|on|in|since|after|who|that)\b|[.,;\n]|$)/iu.exec(
        sampleOf(facts),
      )?.[1],
  },
  {
    name: /^(?:to|target|dest\w*)_?(?:time_?zone|tz)$/,
    find: (facts) =>
      facts.places.length < 2 ? undefined : findTimeZone(deriveFacts(facts, { places: () => facts.places.slice(1) })),
  },
  {
    name: /^(?:condition|conditions|weather|weather_condition|sky)$/,
    find: (facts) =>
      /\b(?:sunny|cloudy|overcast|rainy|snowy|windy|foggy|stormy|clear|partly cloudy|drizzling|raining|snowing)\b/i.exec(
        sampleOf(facts),
      )?.[0],
  },
  { name: /^translat/, find: (facts) => facts.answer?.() },
  { name: /^(?:original|original_text|source_text)$/, find: (facts) => facts.quoted[0] },
  {
    name: /^(?:subject|head|predicate|relation(?:ship)?|object|tail)$/,
    find: (facts, key) => findTriple(sampleOf(facts), key),
  },
  { name: /^capital(?:_city)?$/, find: (facts) => aboutCountry(facts)?.capital },
  {
    name: /^(?:official_)?language$/,
    find: (facts) =>
      sampleOf(facts).length < 200 ? (findOwnLanguage(facts) ?? aboutCountry(facts)?.languages[0]) : undefined,
  },
  { name: /^continent$/, find: (facts) => findNamedCountry(sampleOf(facts))?.country.continent },
  {
    name: /^currency(?:_name)?$/,
    find: (facts) => (/\d/.test(sampleOf(facts)) ? undefined : aboutCountry(facts)?.currency),
  },
]

/** `2019` of "the 2019 edition". */
function findYearOf(key: string, text: string): string | undefined {
  const noun = escapePattern(key.replace(/^.*_/, ''))
  return new RegExp(String.raw`\b((?:1[89]|20)\d\d(?:[-/]\d{2,4})?)\s(?:\p{L}{2,20}\s){0,2}${noun}\b`, 'iu').exec(
    text,
  )?.[1]
}

/** The country that a short request is about: `Tell me about Canada.` */
export function aboutCountry(
  facts: Facts,
): { capital: string; languages: readonly string[]; currency: string } | undefined {
  const text = sampleOf(facts)
  return text.length > 200 ? undefined : findNamedCountry(text)?.country
}

const proper = String.raw`\p{Lu}[\p{L}\d&.'’-]{0,30}(?:\s(?:\p{Lu}[\p{L}\d&'’-]{0,30}|of|the)){0,4}`
const triple = new RegExp(
  String.raw`(?<![\p{L}])(${proper})\s((?:(?:is|was|has|are|were)\s)?\p{Ll}{2,20}(?:\s(?:by|in|of|at|for|to|with|from|as))?)\s(?:the\s|an?\s)?(${proper})`,
  'u',
)

/** An order to plan or send something states no relation. */
const order =
  /^\W{0,3}(?:please\s|can you\s|could you\s)?(?:schedule|send|book|create|set up|invite|e-?mail|arrange)\b/i

/** One member of `Silvia Marek founded Lumen Labs`. */
function findTriple(text: string, key: string): string | undefined {
  const match = order.test(text) ? null : triple.exec(text)
  if (match === null) return undefined
  return /^(?:subject|head)/.test(key) ? match[1] : /^(?:object|tail)/.test(key) ? match[3] : match[2]
}

const asked =
  /^(?:answer|text|content|response|reply|message|result|output|summary|title|reason\w*|explanation|query|question|description|input|prompt|value|data|body|note|comment|feedback|task|label|category|class|type|status|state|thought\w*|rationale|analysis|path|file\w*|command|code|sql|url|name|names|id|key|\w+_id|date|time|location|city|unit|units|format|source|topic|subject|action|operation|method|mode|language|lang|word|term|symbol)$/

/**
 * Searches for the value that a text gives for the words of a property's name: `hair_color`, `warranty`, `departure_gate`; null for names
 * that say nothing about the value.
 */
export function createNounSearch(key: string): ((facts: Facts) => string | undefined) | null {
  if (asked.test(key) || key.length < 3 || key.length > 60) return null
  const noun = key
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .replace(/\s(?:in|per)\s\p{L}+$/u, '')
    .trim()
  return noun === '' ? null : createValueSearch(noun)
}
