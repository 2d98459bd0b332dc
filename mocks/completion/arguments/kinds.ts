/** Finds out what an object describes from the names of its schema and its properties. The `name` of an event or a product is not a person's. */
import { keepFor } from '../../common/index.ts'
import type { Facts } from '../facts.ts'
import { findCompany, findDish, findEvent, findJob, findTitledWork } from './entity-extracts.ts'
import { findProperNoun, findWork } from './text-extracts.ts'

/** Kinds of objects whose name is not a person's. */
export type Kind = 'job' | 'event' | 'recipe' | 'product' | 'work' | 'company'

/** How the name of each kind is found. */
const names: Readonly<Record<Kind, (facts: Facts) => string | undefined>> = {
  job: findJob,
  event: (facts) => facts.quoted[0] ?? findEvent(facts),
  recipe: findDish,
  product: (facts) => findProperNoun(facts.text),
  work: (facts) => findTitledWork(facts) ?? findWork(facts.text),
  company: findCompany,
}

const kindNames: readonly (readonly [kind: Kind, titles: RegExp])[] = [
  ['event', /event|meeting|appointment|conference/i],
  ['recipe', /recipe|dish|meal/i],
  ['product', /product|item\b|device/i],
  ['work', /movie|film|book|novel|song|album/i],
  ['company', /company|organi[sz]ation|vendor|business/i],
]
/** Names of schemas and of properties that only persons have. */
const personTitles = /person|user|employee|customer|candidate|patient|student|applicant|contact|author|character/i
const personMembers = /^(?:age|email|phone|occupation|job|role|job_title|position|first_name|last_name|skills)$/i
const kindMembers: readonly (readonly [kind: Kind, members: RegExp])[] = [
  ['job', /^(?:salary|salary_\w+|remote|employment_type|seniority)$/i],
  ['recipe', /^(?:ingredients|servings|steps|cooking_?time|prep\w*)$/i],
  ['event', /^(?:participants|attendees|venue|agenda)$/i],
  ['work', /^(?:director|author|genre|isbn|pages|runtime|publisher)$/i],
  ['product', /^(?:price|sku|brand|in_?stock|manufacturer)$/i],
  ['company', /^(?:industry|founded\w*|founder|ceo|headquarters|employees\w*)$/i],
]

/** The kind of an object, by the name of its schema or by its properties; undefined if it may be a person. */
export function findKind(title: string, members: readonly string[]): Kind | undefined {
  const ofTitles = kindsOf(members)
  const known = ofTitles.get(title)
  if (known !== undefined) return known ?? undefined
  const kind = readKind(title, members)
  ofTitles.set(title, kind ?? null)
  return kind
}

/** The kinds by title of an object with these properties, kept for a schema that comes again; null where it has none. */
const kindsOf = keepFor<readonly string[], Map<string, Kind | null>>(() => new Map())

function readKind(title: string, members: readonly string[]): Kind | undefined {
  const named = kindNames.find(([, pattern]) => pattern.test(title))
  if (named !== undefined || personTitles.test(title) || members.some((member) => personMembers.test(member)))
    return named?.[0]
  return kindMembers.find(([, pattern]) => members.some((member) => pattern.test(member)))?.[0]
}

/** Whether a property holds the name or title of its object. */
export function isNameOfKind(key: string): boolean {
  return /^(?:name|title)$/.test(key)
}

/** The name or title of an object of a kind; undefined if the text has none. */
export function findNameOf(kind: Kind, facts: Facts): string | undefined {
  return names[kind](facts)
}
