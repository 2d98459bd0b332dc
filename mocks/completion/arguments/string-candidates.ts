/** Texts of a conversation that suit a property, judged by its name and description. */
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
import { findBeside, findExample, findPhrase, findQualifier } from './spans.ts'
import { rules } from './string-rules.ts'
import { findLabelledValue, findProperNoun } from './text-extracts.ts'

const fallbacks: readonly (readonly [name: RegExp, english: string, chinese?: string])[] = [
  [/email/, 'user@example.com'],
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

/** Names of persons where the conversation gives none: another one for each item of a list. */
const englishNames = ['Alex', 'Maria', 'Sam', 'Nora', 'Liam', 'Emma', 'Omar', 'Lena', 'Hugo', 'Mia', 'Ivan', 'Zoe']
const chineseNames = ['小明', '小红', '小刚', '小丽', '小强', '小芳']
const isPersonName = /^(?:full_?|first_?|user_?|person_?|author_?|customer_?)?name$/
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
  if (found.length === 0 && isPersonName.test(key)) return facts.chinese ? [...chineseNames] : [...englishNames]
  const last = fallback === undefined ? words : ((facts.chinese ? fallback[2] : undefined) ?? fallback[1])
  return found.includes(last) ? found : [...found, last]
}

/** The first of these texts, for which no further ones are read. */
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

/** What the name of a property says about its text. */
interface StringPlan {
  /** The name in snake case. */
  readonly key: string
  /** The fallback: a usual text of the kind, or the words of the name. */
  readonly fallback: (typeof fallbacks)[number] | undefined
  readonly words: string
  readonly isThing: boolean
  readonly records: typeof recordRules
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
    records: recordRules.filter((rule) => rule.name.test(key)),
    code:
      noun === undefined
        ? undefined
        : new RegExp(
            String.raw`(?<![\p{L}])${noun}\s(?:number\s|no\.?\s|code\s|id\s)?(?:is\s)?#?((?=[A-Z\d-]{0,20}\d)[A-Z\d][A-Z\d-]{0,20})(?![\w-]|\.\d)`,
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
  return code.exec(text.slice(0, 2000))?.[1]
}

/** The texts of the conversation that suit a property; none where it says nothing about the property. */
export function findEvidence(property: Property, facts: Facts): string[] {
  return [...evidenceOf(property, facts).all()]
}

/** Whether the conversation has a text that suits a property. */
export function hasEvidence(property: Property, facts: Facts): boolean {
  return evidenceOf(property, facts).first() !== undefined
}

/** A property is looked for when its schema is resolved, when it is optional, and when it is written. */
const keptEvidence = keepWithFacts(() => new Map<string, Evidence>())

function evidenceOf(property: Property, facts: Facts): Evidence {
  const { name, kind, description } = property
  const id = kind === undefined && description === '' ? name : `${name} ${kind ?? ''} ${description}`
  const ofFacts = keptEvidence(facts)
  const known = ofFacts.get(id)
  if (known !== undefined) return known
  const evidence = createEvidence(readEvidence(property, facts))
  ofFacts.set(id, evidence)
  return evidence
}

/** Texts that are read step by step, because mostly the first one is enough. */
interface Evidence {
  /** The first text; undefined where there is none. */
  first(): string | undefined
  all(): readonly string[]
}

function createEvidence(steps: Iterator<readonly (string | undefined)[]>): Evidence {
  const found: string[] = []
  let isDone = false
  function read(): void {
    const step = steps.next()
    isDone = step.done === true
    if (step.done === true) return
    for (const text of step.value) if (text !== undefined && text !== '' && !found.includes(text)) found.push(text)
  }
  return {
    first() {
      while (!isDone && found.length === 0) read()
      return found[0]
    },
    all() {
      while (!isDone) read()
      return found
    },
  }
}

function* readEvidence(property: Property, facts: Facts): Generator<readonly (string | undefined)[], void> {
  const plan = planFor(property.name)
  const { key } = plan
  const about = `${key} ${property.description.slice(0, 300).toLowerCase()}`
  let isFound = false
  const note = (texts: readonly (string | undefined)[]): readonly (string | undefined)[] => {
    isFound ||= texts.some((text) => text !== undefined && text !== '')
    return texts
  }
  if (facts.guide !== '') yield note([findRegistered(key, property.description, facts.guide, facts.text)])
  for (const rule of plan.records) yield note([rule.find(facts, key)])
  yield note([findLabelledValue(property.name, facts.text)])
  yield note([findCodeBeside(plan, facts.text)])
  yield note([findMaker(key, facts)])
  if (property.kind !== undefined) yield note([findNameOf(property.kind, key, facts)])
  for (const rule of rulesFor(key, about)) yield note(rule.find(facts, about))
  if (!isFound) yield note([findByNoun(key, facts)])
  if (!isFound) yield [findExample(property.description, facts), findQualifier(key, facts), findBeside(key, facts)]
}

const matching = createRecentMap<string, readonly Rule[]>(1000)

/** The rules for a property; programs ask for the same ones again and again. */
function rulesFor(key: string, about: string): readonly Rule[] {
  const known = matching.get(about)
  if (known !== undefined) return known
  const found = rules.filter((rule) => rule.name?.test(key) === true || rule.about?.test(about) === true)
  matching.set(about, found)
  return found
}
