/** Numbers of a conversation that suit a property, judged by its name and by the words around each number. */
import { escapePattern } from '../../common/index.ts'
import type { Facts } from '../facts.ts'
import type { NumberInText } from '../facts/numbers.ts'
import { guard } from '../cues.ts'
import { findCoordinates } from '../facts/cities.ts'
import { createRecentMap } from '../recent-map.ts'
import { findSum } from '../text/arithmetic.ts'
import { toSnakeCase } from './property.ts'
import type { Property } from './property.ts'
import { isRate, toFractions, wantsFraction } from './fractions.ts'
import { findConverted, findUnitOf } from './converted-units.ts'
import { findLabelledValue } from './labelled-values.ts'
import { measures, usualNumbers } from './measures.ts'
import type { Measure } from './measures.ts'
import { oneToTen } from '../number-words.ts'

/** What the name of a property says about its number. */
interface NumberPlan {
  readonly key: string
  readonly measures: readonly Measure[]
  /** The words of the name that may stand beside the number. */
  readonly words: readonly string[]
  /** What a word that means one of these contains. */
  readonly stems: readonly string[]
  /** The last word of the name without its plural. */
  readonly noun: string | undefined
  /** A number in words or digits before the noun. */
  readonly counted: RegExp | undefined
  readonly bound: 'lower' | 'upper' | undefined
  /** The unit of time in the name. */
  readonly unit: string | undefined
  /** Whether the name begins with `min` or `max`. */
  readonly isLimit: boolean
  readonly isResult: boolean
  readonly isRisk: boolean
  readonly coordinate: 'latitude' | 'longitude' | undefined
  readonly isYear: boolean
  readonly isClock: boolean
  readonly isCount: boolean
  /** Whether years count among the numbers of the text. */
  readonly mayBeYear: boolean
  /** A confidence is not one of the text's quantities. */
  readonly isOfText: boolean
  /** A percentage is written as it is, a rate as a fraction. */
  readonly isPercentage: boolean
  readonly isRate: boolean
  readonly position: number
  readonly fallback: number | undefined
}

const plans = createRecentMap<string, NumberPlan>(1000)

/** Plurals of other forms than the singular with an `s`. */
const singular: ReadonlyMap<string, string> = new Map([
  ['children', 'child'],
  ['people', 'person'],
  ['men', 'man'],
  ['women', 'woman'],
])

/** The plan for a name; programs ask for the same properties again and again. */
function planFor(name: string): NumberPlan {
  const known = plans.get(name)
  if (known !== undefined) return known
  const key = toSnakeCase(name)
  const words = key
    .split(/[^a-z]+/)
    .filter((word) => word.length > 2 && !/^(?:num|number|count|the|max|min|usd|eur)$/.test(word))
    .flatMap((word) => (singular.has(word) ? [word, singular.get(word) as string] : [word]))
  const noun = /([a-z]{3,20}?)s?$/.exec(key)?.[1]
  const plan: NumberPlan = {
    key,
    measures: measures.filter((measure) => measure.name.test(key)),
    words,
    stems: words.map((word) => word.replace(/s$/, '')),
    noun,
    counted:
      noun === undefined
        ? undefined
        : new RegExp(
            String.raw`\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,4})[- ]${escapePattern(noun)}`,
            'i',
          ),
    bound: lower.test(key) ? 'lower' : upper.test(key) ? 'upper' : undefined,
    unit: findUnitOf(key),
    isLimit: /^m(?:in|ax)(?:imum)?_(?!length|chars|results|items|count|lines|entries)/.test(key),
    isResult: /result|answer|sum|total|value|product|difference|quotient/.test(key),
    coordinate: /^lat(?:itude)?$/.test(key)
      ? 'latitude'
      : /^(?:lon|lng|long|longitude)$/.test(key)
        ? 'longitude'
        : undefined,
    isRisk: /^(?:risk|severity|urgency)(?:_(?:level|score))?$/.test(key),
    isYear: /year/.test(key),
    isClock: /^(?:hours?|minutes?|mins?)$/.test(key),
    isCount:
      /quantity|qty|count|num|people|guests?|party|persons?|passengers?|tickets?|nights?|days?|items?|adults?/.test(
        key,
      ),
    mayBeYear: /year|date|from|since|until|founded|born|established|published|released|opened|built/.test(key),
    isOfText: !/confidence|probability|certainty|latitude|longitude/.test(key),
    isPercentage: /percent|pct/.test(key),
    isRate: isRate.test(key),
    position: toPosition(key),
    fallback: usualNumbers.find(([pattern]) => pattern.test(key))?.[1],
  }
  plans.set(name, plan)
  return plan
}

/** Numbers for a property: one that is named beside it first, then one of its kind, then the others in order. */
export function toCandidateNumbers(property: Property, facts: Facts, variant: number): number[] {
  const plan = planFor(property.name)
  const { key } = plan
  const found: number[] = []
  const labelled = findLabelledValue(property.name, facts.text)
  if (labelled !== undefined) {
    const value = Number(/^[$€£¥]?\s?(-?\d[\d,]*(?:\.\d+)?)/.exec(labelled)?.[1]?.replaceAll(',', '') ?? 'none')
    if (!Number.isNaN(value)) found.push(value)
  }
  if (plan.coordinate !== undefined) {
    const value = findCoordinates(facts.text, facts.places)?.[plan.coordinate]
    if (value !== undefined) return [Number(value)]
  }
  if (plan.isResult) {
    const sum = findSum(facts.text)
    if (sum !== null) found.push(sum.value)
    else if (facts.numbers.length > 1 && which.test(facts.text))
      found.push((less.test(facts.text) ? Math.min : Math.max)(...facts.numbers))
  }
  if (plan.bound !== undefined) found.push(...findBound(plan, facts))
  const { numbersInText } = facts
  if (plan.isRisk && numbersInText.length === 0 && risky.test(facts.text)) return [8, 4]
  const named = findNamed(plan, numbersInText)
  if (named.length > 0) found.push(...named)
  else if (plan.unit !== undefined) found.push(...findConverted(plan.unit, facts.text))
  if (named.length === 0 && property.description !== '') addDescribed(property.description, numbersInText, found)
  addMeasured(plan, numbersInText, found)
  if (named.length > 0) found.push(...named)
  if (plan.isYear) found.push(...facts.numbers.filter((value) => value >= 1000 && value < 2200))
  if (plan.isClock && found.length === 0) found.push(...findClock(key, facts))
  const words = plan.isCount ? findNumberWord(facts.text) : undefined
  if (words !== undefined) found.push(words)
  addCounted(plan, facts.text, found)
  const numbers = plan.mayBeYear ? facts.numbers : withoutYears(facts.numbers)
  const rest = numbers.slice(plan.position + variant).concat(numbers, facts.numbers)
  const standard = findStandard(property.description)
  // A number of the text that nothing connects with the property is a worse guess than what the description gives.
  const own = found.length === 0 && standard !== undefined && !isBare(facts) ? [standard] : found
  const all = [...own, ...(plan.isOfText ? rest : []), ...(plan.fallback === undefined ? [] : [plan.fallback])]
  return wantsFraction(plan, property.description) ? toFractions(all, facts) : all
}

/** `Which is larger, 48 or 84?` */
const which = guard(
  /\bwhich (?:(?:number|one) )?is (?:the )?(?:larger|largest|greater|greatest|bigger|biggest|higher|smaller|smallest|lower|less)\b[^?\n]{0,40}\d/i,
)
const less = /\b(?:smaller|smallest|lower|less)\b/i

const describedUnit =
  /\b(?:in|number of|how many)\s(years?|months?|weeks?|days?|hours?|minutes?|seconds?|met(?:er|re)s?|kilomet(?:er|re)s?|miles?|feet|inches|kilograms?|kg|pounds|grams?|lit(?:er|re)s?|amperes?|volts?|newtons?|coulombs?)\b/i

/** The numbers with the unit that a description gives: `The time in years.` */
function addDescribed(description: string, numbers: readonly NumberInText[], found: number[]): void {
  const unit = describedUnit.exec(description)?.[1]?.toLowerCase().slice(0, 5)
  if (unit === undefined) return
  for (const { value, after } of numbers) if (after.replace(/^[ -]/, '').startsWith(unit)) found.push(value)
}

const risky = guard(
  /\b(?:lost|stolen|stole|fraud\w*|hacked|unauthori[sz]ed|suspicious|emergency|urgent\w*|breach|leak(?:ed|ing)?|down|outage)\b/i,
)

/** Whether a text has little more than numbers. */
function isBare({ text, numbers }: Facts): boolean {
  return numbers.length > 0 && text.length < 12 * numbers.length
}

/** The number that a description gives as usual: `Default is 52.` */
function findStandard(description: string): number | undefined {
  const said = standard.exec(description)?.[1]
  return said === undefined ? undefined : Number(said)
}

const standard = guard(/\bdefaults?(?:\svalue)?(?:\sis|\sto|:|\s?=)\s?["'\u0060]?(-?\d{1,9}(?:\.\d{1,9})?)(?![\d-])/i)
/** Whether the conversation has a number of the property's kind, or names it. */
export function hasNumberFor(property: Property, facts: Facts): boolean {
  const plan = planFor(property.name)
  const numbers = facts.numbersInText
  // One price in the text is not both the lowest and the highest one.
  if (plan.isLimit && findBound(plan, facts).length === 0 && findNamed(plan, numbers).length === 0)
    return findLabelledValue(property.name, facts.text) !== undefined
  return (
    addMeasured(plan, numbers, []) > 0 ||
    findNamed(plan, numbers).length > 0 ||
    findLabelledValue(property.name, facts.text) !== undefined
  )
}

/** The hour or the minute of the time of day that the text gives. */
function findClock(key: string, { times }: Facts): number[] {
  const [time] = times
  return time === undefined ? [] : [Number(key.startsWith('h') ? time.slice(0, 2) : time.slice(3, 5))]
}

/** Adds the numbers that stand beside a measure of the kind; returns the new length of the list. */
function addMeasured(plan: NumberPlan, numbers: readonly NumberInText[], found: number[]): number {
  for (const { before, after } of plan.measures)
    for (const number of numbers)
      if ((before?.test(number.before) ?? true) && (after?.test(number.after) ?? true)) found.push(number.value)
  return found.length
}

/** `3 cats` for `cats` and `number_of_cats`; `order 7` for `order_number`; `total $8.75` for `total`. */
function findNamed({ words, stems }: NumberPlan, numbers: readonly NumberInText[]): readonly number[] {
  if (words.length === 0) return none
  const found: number[] = []
  for (const number of numbers) {
    const { before, after } = number
    if (!stems.some((stem) => after.includes(stem) || before.includes(stem))) continue
    const next = /^\s?(?:(?:%|percent|°\s?[cf]?|usd|eur|[kcm]?m|kg|g|ml)\s)?([a-z]{3,20})/.exec(number.after)?.[1]
    const previous = /([a-z]{3,20})(?:\s(?:is|was|of|due|cost|costs|price|amount))?[ #:=$€£¥]{1,4}$/.exec(
      number.before,
    )?.[1]
    if (words.some((word) => isSameWord(word, next) || isSameWord(word, previous))) found.push(number.value)
  }
  return found
}

const none: readonly number[] = []

function isSameWord(word: string, other: string | undefined): boolean {
  return other !== undefined && (word === other || word === `${other}s` || `${word}s` === other)
}

const numberWords: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  ...oneToTen,
  twelve: 12,
}

const numberWord = guard(/\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b/i)

/** A number as a word: `two tickets` for `tickets`, `a table for four` for `party_size`. */
function findNumberWord(text: string): number | undefined {
  const match = numberWord.exec(text.slice(0, 2000))
  return match === null ? undefined : numberWords[(match[1] as string).toLowerCase()]
}

/** `two-bedroom` for `bedrooms`, `three nights` for `nights`: a number in words before the noun of the name. */
function addCounted({ noun, counted }: NumberPlan, text: string, found: number[]): void {
  if (noun === undefined || !text.toLowerCase().includes(noun)) return
  const word = counted?.exec(text.slice(0, 2000))?.[1]
  if (word !== undefined) found.push(numberWords[word.toLowerCase()] ?? Number(word))
}

function withoutYears(numbers: readonly number[]): readonly number[] {
  const others = numbers.filter((value) => !Number.isInteger(value) || value < 1900 || value > 2100)
  return others.length > 0 ? others : numbers
}

const lower = /(?:^|_)(?:min\w*|from|start|lower|above|least|since|after|gt|gte)(?:$|_)/
const upper = /(?:^|_)(?:max\w*|to|end|upper|below|under|most|until|before|lt|lte)(?:$|_)/

/** The bound of a range: `above 8` for `min_rating`, `the 1990s` for `year_from` and `year_to`. */
function findBound({ bound, isYear }: NumberPlan, { numbersInText, text }: Facts): number[] {
  if (bound === undefined) return []
  const isLower = bound === 'lower'
  if (isYear) {
    const decade = /\b(\d{3})0s\b/.exec(text)?.[1]
    if (decade !== undefined) return [Number(`${decade}${isLower ? '0' : '9'}`)]
  }
  const before = isLower
    ? /\b(?:above|over|at least|more than|greater than|higher than|from|since|after|between|minimum(?: of)?|starting (?:at|from))\s[$€£]?$/
    : /\b(?:below|under|at most|up to|less than|lower than|cheaper than|to|until|before|and|maximum(?: of)?|within)\s[$€£]?$/
  return numbersInText.filter((number) => before.test(number.before)).map((number) => number.value)
}

/** `b`, `y`, `longitude` take the second number of a text, `c` and `z` the third. */
function toPosition(key: string): number {
  if (
    /^(?:b|y|second|num_?2|right|lon|longitude|divisor|max\w*|end\w*|final\w*|new\w*|to|stop|upper\w*|after|current_value)$/.test(
      key,
    )
  )
    return 1
  return /^(?:c|z|third)$/.test(key) ? 2 : 0
}
