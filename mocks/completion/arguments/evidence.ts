/**
 * Reads the texts of a conversation that suit a property, step by step: mostly the first text is enough. The steps that can apply to a
 * property, by its name and description, are found once.
 */
import { escapePattern } from '../../common/index.ts'
import { hasCues, needs } from '../cues.ts'
import { keepWithFacts } from '../facts.ts'
import type { Facts } from '../facts.ts'
import { createRecentMap } from '../recent-map.ts'
import { createMakerSearch } from './entity-extracts.ts'
import { findNameOf, isNameOfKind } from './kinds.ts'
import { findLabelledValue } from './labelled-values.ts'
import type { Property } from './property.ts'
import { createBracketSearch, createProperSearch } from './proper-names.ts'
import { createNounSearch, recordRules } from './record-rules.ts'
import { findRegistered, mayBeRegistered } from './registered.ts'
import { createBesideSearch, createExampleSearch, createQualifierSearch } from './spans.ts'
import { rules } from './string-rules.ts'
import { planFor } from './string-plan.ts'

/** The texts of the conversation that suit a property; none where it says nothing about the property. */
export function findEvidence(property: Property, facts: Facts): string[] {
  return [...evidenceOf(property, facts).all()]
}

/** The first of these texts. The others are not read. */
export function findFirstEvidence(property: Property, facts: Facts): string | undefined {
  return evidenceOf(property, facts).find(() => true)
}

/** The first of these texts that passes a test. */
export function findMatchingEvidence(
  property: Property,
  facts: Facts,
  matches: (text: string) => boolean,
): string | undefined {
  return evidenceOf(property, facts).find(matches)
}

/** Whether the conversation has a text that suits a property. */
export function hasEvidence(property: Property, facts: Facts): boolean {
  return findFirstEvidence(property, facts) !== undefined
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

/** The texts that one reading finds, best first; undefined for those that are missing. */
type Step = (facts: Facts, property: Property) => readonly (string | undefined)[]

class Evidence {
  readonly #property: Property
  readonly #facts: Facts
  readonly #steps: Steps
  readonly #found: string[] = []
  #next = 0

  constructor(property: Property, facts: Facts) {
    this.#property = property
    this.#facts = facts
    this.#steps = stepsFor(property)
  }

  /** The first text that passes a test; later ones are not read. */
  find(matches: (text: string) => boolean): string | undefined {
    const found = this.#found
    for (let at = 0; at < found.length || this.#read();) {
      if (at === found.length) continue
      const text = found[at++] as string
      if (matches(text)) return text
    }
    return undefined
  }

  all(): readonly string[] {
    while (this.#read());
    return this.#found
  }

  /** Takes the next step; false where there is none. */
  #read(): boolean {
    const { usual, last } = this.#steps
    const at = this.#next++
    const step = usual[at]
    if (step !== undefined) this.#add(step(this.#facts, this.#property))
    else if (at < usual.length + last.length) {
      const next = last[at - usual.length] as Step
      if (this.#found.length === 0) this.#add(next(this.#facts, this.#property))
    } else return false
    return true
  }

  #add(texts: readonly (string | undefined)[]): void {
    for (const text of texts)
      if (text !== undefined && text !== '' && !this.#found.includes(text)) this.#found.push(text)
  }
}

interface Steps {
  readonly usual: readonly Step[]
  /** The steps where these find nothing. */
  readonly last: readonly Step[]
}

const stepsOfNames = createRecentMap<string, Steps>(2000)
const stepsOfDescriptions = createRecentMap<string, Steps>(1000)
const longestDescription = 300

/** The steps for a property; programs ask for the same ones again and again. */
function stepsFor({ name, description }: Property): Steps {
  const id = description === '' ? name : `${name} ${description}`
  const kept = description === '' ? stepsOfNames : stepsOfDescriptions
  const recent = kept.get(id)
  if (recent !== undefined) return recent
  const { key } = planFor(name)
  const about = `${key} ${description.slice(0, longestDescription).toLowerCase()}`
  const steps = { usual: toUsualSteps(key, name, description, about), last: toLastSteps(key, description) }
  kept.set(id, steps)
  return steps
}

/** First what belongs to the name, then the rules. */
function toUsualSteps(key: string, name: string, description: string, about: string): Step[] {
  const steps: Step[] = []
  if (mayBeRegistered(key, description))
    steps.push((facts) => [findRegistered(key, description, facts.guide, facts.text)])
  for (const rule of recordRules) if (rule.name.test(key)) steps.push((facts) => [rule.find(facts, key)])
  steps.push((facts) => [ofKind(key, findLabelledValue(name, facts.text))])
  const findCode = createCodeSearch(key)
  if (findCode !== null) steps.push((facts) => [findCode(facts.text)])
  const findBracketed = createBracketSearch(key, description)
  if (findBracketed !== null) steps.push((facts) => [findBracketed(facts)])
  const findProper = createProperSearch(key)
  if (findProper !== null) steps.push((facts) => [findProper(facts)])
  const findMaker = createMakerSearch(key)
  if (findMaker !== null) steps.push((facts) => [findMaker(facts)])
  if (isNameOfKind(key)) steps.push((facts, { kind }) => (kind === undefined ? none : [findNameOf(kind, facts)]))
  for (const rule of rules)
    if (rule.name?.test(key) === true || rule.about?.test(about) === true)
      steps.push((facts) => rule.find(facts, about))
  return steps
}

/** A labelled value, unless it has not the form of the property: `customer` of "the email of customer 7" is no address. */
function ofKind(key: string, value: string | undefined): string | undefined {
  return value !== undefined && /^(?:e?mail|\w+_e?mail|e?mail_address)$/.test(key) && !value.includes('@')
    ? undefined
    : value
}

function toLastSteps(key: string, description: string): Step[] {
  const searches = [
    createNounSearch(key),
    createExampleSearch(description),
    createQualifierSearch(key),
    createBesideSearch(key),
  ]
  return searches.filter((search) => search !== null).map((search) => (facts) => [search(facts)])
}

const none: readonly never[] = []
const hasDigit = needs('\\d')

/** Searches for a code after the last word of a name: `23A` of "seat 23A" for `new_seat`, `B12` of "gate B12". */
function createCodeSearch(key: string): ((text: string) => string | undefined) | null {
  const noun = /([a-z]{3,20})(?:_(?:number|no|id|code))?$/.exec(key)?.[1]
  if (noun === undefined) return null
  const word = escapePattern(noun)
  // Compiled for the first text that has the word.
  let code: RegExp | null = null
  const compile = (): RegExp =>
    new RegExp(
      String.raw`(?<![\p{L}])(?:${word}\s(?:number\s|no\.?\s|code\s|id\s)?(?:is\s|to\s(?=[A-Z\d-]*[A-Z]))?#?((?=[A-Z\d-]{0,20}\d)[A-Z\d][A-Z\d-]{0,20})|(${word}[_-](?:(?=\w{0,20}\d)\w{1,30}|(?!id|name|email|number)[a-z]{1,12})))(?![\w-]|\.\d)`,
      'iu',
    )
  return (text) => {
    if (!hasCues(hasDigit, text) && !text.includes('_')) return undefined
    if (!text.toLowerCase().includes(noun)) return undefined
    code ??= compile()
    const match = code.exec(text.slice(0, 2000))
    return match?.[1] ?? match?.[2]
  }
}
