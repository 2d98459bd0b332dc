/** Texts of a conversation that suit a property, judged by its name and description. */
import { escapePattern } from '../../common/index.ts'
import { keepWithFacts } from '../facts.ts'
import type { Facts } from '../facts.ts'
import { hasCues, needs } from '../cues.ts'
import { findOffered } from './content-rules.ts'
import { findMaker, findObject, findRequested } from './entity-extracts.ts'
import { findNameOf } from './kinds.ts'
import { toSnakeCase } from './property.ts'
import type { Property, Rule } from './property.ts'
import { createRecentMap } from '../recent-map.ts'
import { findByNoun, recordRules } from './record-rules.ts'
import { findRegistered } from './registered.ts'
import { findSamples } from './samples.ts'
import { findBeside, findExample, findPhrase, findQualifier } from './spans.ts'
import { rules } from './string-rules.ts'
import { findLabelledValue } from './labelled-values.ts'
import { findProperNoun, toQuery } from './text-extracts.ts'

const fallbacks: readonly (readonly [name: RegExp, english: string, chinese?: string])[] = [
  [/email|^(?:to|recipient|sender|from)_address$/, 'user@example.com'],
  [/url|uri|link/, 'https://example.com/'],
  [/phone|tel|mobile/, '+1-555-0100'],
  [/name/, 'Alex', '小明'],
  [/(?:^|_)bio(?:graphy)?$/, 'Works as an engineer and likes to read.'],
  [/occupation|profession|job_title|^job$/, 'engineer'],
  [/hobb|interest/, 'reading'],
  [/unit/, 'celsius'],
  [/lang/, 'en', 'zh'],
  [/condition|weather/, 'sunny', '晴'],
  [/path|file/, 'example.txt'],
  [
    /cit(?:y|ies)|location|place|town|region|area|destination|origin|address|where|country|(?:^|_)state(?:$|_)/,
    'Beijing',
    '北京',
  ],
]

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

/** Names of properties that hold what a request is about. */
const thing =
  /^(?:product|item|thing|element|button|selector|door|device|coin|word|term|object|topic|subject|team|artist|ingredient|drug|medication|symptom|sport|food|dish|plant|animal|game|movie|book|service|resource|target|brand|model|asset|company|channel|playlist|appliance|lamp|window|car|vehicle|course|exercise)(?:_name)?$|_(?:name|item|word|coin)$/

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
  const first = isOffered ? undefined : evidenceOf(property, facts).first()
  return first ?? (toCandidateStrings(property, facts)[0] as string)
}

/** The choices of a description, unless the tool or the system message lists the names that the property may have. */
function offeredFor({ name, description }: Property, facts: Facts): ReturnType<typeof findOffered> {
  const isListed =
    facts.guide !== '' && findRegistered(toSnakeCase(name), description, facts.guide, facts.text) !== undefined
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

/** What the name of a property says about its text. */
interface StringPlan {
  /** The name in snake case. */
  readonly key: string
  /** The fallback: a usual text of the kind, or the words of the name. */
  readonly fallback: (typeof fallbacks)[number] | undefined
  readonly words: string
  readonly isThing: boolean
  /** The key as what a property without a description is about. */
  readonly aboutName: string
  readonly steps: readonly Step[]
  /** A code after the last word of the name: `23A` of "seat 23A" for `new_seat`, `B12` of "gate B12". */
  readonly code: RegExp | undefined
  /** The last word of the name, which a code follows. */
  readonly noun: string
}

const plans = createRecentMap<string, StringPlan>(1000)

/** The plan for a name; programs ask for the same properties again and again. */
function planFor(name: string): StringPlan {
  const known = plans.get(name)
  if (known !== undefined) return known
  const key = toSnakeCase(name)
  const fallback = fallbacks.find(([pattern]) => pattern.test(key))
  const noun = /([a-z]{3,20})(?:_(?:number|no|id|code))?$/.exec(key)?.[1]
  const plan: StringPlan = {
    key,
    fallback,
    words: key.replaceAll(/[^a-z\d\u4e00-\u9fff]+/g, ' ').trim() || 'value',
    isThing: fallback === undefined && thing.test(key),
    aboutName: `${key} `,
    steps: toSteps(
      key,
      recordRules.filter((rule) => rule.name.test(key)),
    ),
    code:
      noun === undefined
        ? undefined
        : new RegExp(
            String.raw`(?<![\p{L}])(?:${escapePattern(noun)}\s(?:number\s|no\.?\s|code\s|id\s)?(?:is\s)?#?((?=[A-Z\d-]{0,20}\d)[A-Z\d][A-Z\d-]{0,20})|(${escapePattern(noun)}[_-](?=\w{0,20}\d)\w{1,30}))(?![\w-]|\.\d)`,
            'iu',
          ),
    noun: noun ?? '',
  }
  plans.set(name, plan)
  return plan
}

const hasDigit = needs('\\d')

function findCodeBeside({ code, noun }: StringPlan, text: string): string | undefined {
  if (code === undefined || !hasCues(hasDigit, text) || !text.toLowerCase().includes(noun)) return undefined
  const match = code.exec(text.slice(0, 2000))
  return match?.[1] ?? match?.[2]
}

/** The texts of the conversation that suit a property; none where it says nothing about the property. */
export function findEvidence(property: Property, facts: Facts): string[] {
  return [...evidenceOf(property, facts).all()]
}

/** Whether the conversation has a text that suits a property. */
export function hasEvidence(property: Property, facts: Facts): boolean {
  return evidenceOf(property, facts).first() !== undefined
}

/** Kept, because a property is read up to three times: when its schema is resolved, when it is optional, and when it is written. */
const keptEvidence = keepWithFacts(() => new Map<string, Evidence>())

function evidenceOf(property: Property, facts: Facts): Evidence {
  const { name, kind, description } = property
  const id = kind === undefined && description === '' ? name : `${name} ${kind ?? ''} ${description}`
  const ofFacts = keptEvidence(facts)
  const known = ofFacts.get(id)
  if (known !== undefined) return known
  const evidence = new Evidence(property, facts)
  ofFacts.set(id, evidence)
  return evidence
}

type Step = (property: Property, facts: Facts, plan: StringPlan) => readonly (string | undefined)[]

/** Texts that are read step by step, because mostly the first one is enough. */
class Evidence {
  readonly #property: Property
  readonly #facts: Facts
  readonly #plan: StringPlan
  readonly #rules: readonly Rule[]
  readonly #about: string
  readonly #found: string[] = []
  #step = 0

  constructor(property: Property, facts: Facts) {
    const plan = planFor(property.name)
    this.#property = property
    this.#facts = facts
    this.#plan = plan
    this.#about =
      property.description === '' ? plan.aboutName : `${plan.key} ${property.description.slice(0, 300).toLowerCase()}`
    this.#rules = rulesFor(plan.key, this.#about)
  }

  /** The first text; undefined where there is none. */
  first(): string | undefined {
    while (this.#found.length === 0 && this.#read());
    return this.#found[0]
  }

  all(): readonly string[] {
    while (this.#read());
    return this.#found
  }

  /** Takes the next step: first what belongs to the name, then the rules, then what is read where these find nothing. */
  #read(): boolean {
    const steps = this.#plan.steps.length
    const step = this.#step++
    const property = this.#property
    const facts = this.#facts
    if (step < steps) this.#add((this.#plan.steps[step] as Step)(property, facts, this.#plan))
    else if (step < steps + this.#rules.length) this.#add((this.#rules[step - steps] as Rule).find(facts, this.#about))
    else {
      const last = step - steps - this.#rules.length
      if (last >= lastSteps.length) return false
      if (this.#found.length === 0) this.#add((lastSteps[last] as Step)(property, facts, this.#plan))
    }
    return true
  }

  #add(texts: readonly (string | undefined)[]): void {
    for (const text of texts)
      if (text !== undefined && text !== '' && !this.#found.includes(text)) this.#found.push(text)
  }
}

/** The steps that belong to a name. */
function toSteps(key: string, records: typeof recordRules): Step[] {
  return [
    ({ description }, facts) =>
      facts.guide === '' ? none : [findRegistered(key, description, facts.guide, facts.text)],
    ...records.map((rule): Step => (_, facts) => [rule.find(facts, key)]),
    ({ name }, facts) => [ofKind(key, findLabelledValue(name, facts.text))],
    (_, facts, plan) => [findCodeBeside(plan, facts.text)],
    (_, facts) => [findMaker(key, facts)],
    ({ kind }, facts) => (kind === undefined ? none : [findNameOf(kind, key, facts)]),
  ]
}

/** A labelled value, unless it has not the form of the property: `customer` of "the email of customer 7" is no address. */
function ofKind(key: string, value: string | undefined): string | undefined {
  return value !== undefined && /^(?:e?mail|\w+_e?mail|e?mail_address)$/.test(key) && !value.includes('@')
    ? undefined
    : value
}

const none: readonly never[] = []

/** The steps where nothing else finds a text. */
const lastSteps: readonly Step[] = [
  (_, facts, { key }) => [findByNoun(key, facts)],
  ({ description }, facts, { key }) => [
    findExample(description, facts),
    findQualifier(key, facts),
    findBeside(key, facts),
  ],
]

const matching = createRecentMap<string, readonly Rule[]>(1000)

/** The rules for a property; programs ask for the same ones again and again. */
function rulesFor(key: string, about: string): readonly Rule[] {
  const known = matching.get(about)
  if (known !== undefined) return known
  const found = rules.filter((rule) => rule.name?.test(key) === true || rule.about?.test(about) === true)
  matching.set(about, found)
  return found
}
