/** Texts of a conversation that suit a property, judged by its name and description. */
import type { Facts } from '../facts.ts'
import { findOffered } from './content-rules.ts'
import { findObject, findRequested } from './entity-extracts.ts'
import type { Property } from './property.ts'
import { findEvidence, findFirstEvidence } from './evidence.ts'
import { findPhrase } from './spans.ts'
import { planFor } from './string-plan.ts'
import { findRegistered } from './registered.ts'
import { findSamples } from './samples.ts'
import { findProperNoun, toQuery } from './text-extracts.ts'

/** Longer texts are not about a single value. */
const longestRequest = 200

/** Names of persons where the conversation gives none: another one for each item of a list. */
const englishNames = ['Alex', 'Maria', 'Sam', 'Nora', 'Liam', 'Emma', 'Omar', 'Lena', 'Hugo', 'Mia', 'Ivan', 'Zoe']
const chineseNames = ['小明', '小红', '小刚', '小丽', '小强', '小芳']
const isPersonName = /^(?:full_?|first_?|user_?|person_?|author_?|customer_?)?name$/
/** Names of properties that hold what a request leaves open: "Return a country." */
const isSampled = /^(?:name|value|result|output|answer|item)$/
const place = [/place/, 'Beijing', '北京'] as const
const website = [/website/, 'https://example.com/'] as const

/** Texts for a property, best first; the last is a plain word, so that there is always one. */
export function toCandidateStrings(property: Property, facts: Facts): string[] {
  const found = findEvidence(property, facts)
  const plan = planFor(property.name)
  const { key, words, isThing } = plan
  const offered = offeredFor(property, facts)
  if (offered !== undefined) {
    // "Path to the file to create, append to, or overwrite" offers no paths.
    const hasPath = offered.isOnly && /path|file|dir|folder/.test(key) && /[/\\]|\.\w/.test(found[0] ?? '')
    found.splice(offered.isOnly && !hasPath ? 0 : found.length, 0, offered.value)
  }
  const fallback =
    plan.fallback ??
    (/\bcity\b|\blocation\b|城市|地点|地区/i.test(property.description) ? place : undefined) ??
    (/\b(?:website|web ?page|url|link)\b/i.test(property.description) ? website : undefined)
  if (found.length === 0 && fallback === undefined && isThing) {
    const object = findObject(key, facts) ?? findProperNoun(facts.text) ?? findRequested(facts)
    if (object !== undefined) found.push(object)
  }
  if (
    found.length === 0 &&
    (fallback === undefined || (fallback[0].test('name') && !isOfPerson.test(key))) &&
    !isOwn.test(key)
  ) {
    const phrase = findPhrase(facts)
    if (phrase !== undefined) found.push(phrase)
  }
  if (
    found.length === 0 &&
    fallback === undefined &&
    property.isOnlyText === true &&
    !isOwn.test(key) &&
    !isIdentifier.test(key)
  ) {
    const request = facts.text.length > longestRequest ? undefined : (findRequested(facts) ?? toQuery(facts.text))
    if (request !== undefined) found.push(request)
  }
  const [sample] = found.length === 0 && isSampled.test(key) ? findSamples(facts.text, 1, facts.chinese) : []
  if (sample !== undefined) return [sample]
  if (found.length === 0 && isPersonName.test(key)) return facts.chinese ? [...chineseNames] : [...englishNames]
  const last = fallback === undefined ? words : ((facts.chinese ? fallback[2] : undefined) ?? fallback[1])
  return found.includes(last) ? found : [...found, last]
}

/** The first of these texts. The others are not read. */
export function findCandidateString(property: Property, facts: Facts): string {
  const isOffered = offeredFor(property, facts) !== undefined
  const first = isOffered ? undefined : findFirstEvidence(property, facts)
  return first ?? (toCandidateStrings(property, facts)[0] as string)
}

/** The choices of a description, unless the tool or the system message lists the names that the property may have. */
function offeredFor({ name, description }: Property, facts: Facts): ReturnType<typeof findOffered> {
  const isListed =
    facts.guide !== '' && findRegistered(planFor(name).key, description, facts.guide, facts.text) !== undefined
  return isListed ? undefined : findOffered(description, facts)
}

/** Names that are those of persons. */
const isOfPerson =
  /^(?:full_?|first_?|last_?|user_?|display_?)?name$|user|person|customer|client|patient|employee|student|member|author|contact|sender|recipient|guest|player/
/** Properties that are not what a request is about. */
const isOwn =
  /(?:^|_)(?:id|uuid|code|token|date|time|units?|format|status|reason\w*|label|answer|response|explanation|thought|setup|punchline|description|summary|notes?|state|result|language|currency|role|plan|style|comment|rationale|conclusion)$/

/** Properties that identify something: the words of a request are never such a value. */
const isIdentifier = /(?:^|_)(?:number|no|key|user_?name|login|password|account|pin)$/
