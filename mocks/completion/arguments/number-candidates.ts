/** Numbers of a conversation that suit a property, judged by its name and by the words around each number. */
import type { Facts } from '../facts.ts'
import type { NumberInText } from '../facts/numbers.ts'
import { guard } from '../cues.ts'
import { findCoordinates } from '../facts/cities.ts'
import { findSum } from '../text/arithmetic.ts'
import { solveWordProblem } from '../text/word-problems.ts'
import type { Property } from './property.ts'
import { findConverted } from './converted-units.ts'
import { escapePattern } from '../../common/index.ts'
import { toFractions, wantsFraction } from './fractions.ts'
import { findLabelledValue } from './labelled-values.ts'
import { planFor } from './number-plan.ts'
import type { NumberPlan } from './number-plan.ts'
import { oneToTen } from '../number-words.ts'

/** Reads numbers for a property; `isFirst` says that the steps before found none. */
type Step = (plan: NumberPlan, property: Property, facts: Facts, isFirst: boolean) => readonly number[]

/** A number that is named beside the property comes first, then one of its kind, then the others in order. */
const steps: readonly Step[] = [
  (_, property, facts) => readLabelled(property.name, facts.text),
  findProduct,
  (plan, _, facts) => (plan.per === undefined ? none : findRatio(plan.per, facts.text)),
  (plan, _, facts) => (ofHour.test(plan.key) ? findHour(facts.text) : none),
  (plan, _, facts) => (plan.isResult ? findResult(facts) : none),
  (plan, _, facts) => countText(plan.key, facts.text),
  findBoundOf,
  // `roll two dice with 12 sides`: the number in words is the count.
  (plan, _, facts) => (isPlainCount.test(plan.key) ? toList(findNumberWord(facts.text)) : none),
  findBeside,
  (plan, _, facts) => findMeasured(plan, facts.numbersInText),
  (plan, _, facts) => (plan.isYear ? readYears(facts) : none),
  (plan, _, facts, isFirst) => (plan.isClock && isFirst ? findClock(plan.key, facts) : none),
  (plan, _, facts) => (plan.isCount ? toList(findNumberWord(facts.text)) : none),
  (plan, _, facts) => toList(findCounted(plan, facts.text)),
  // A number of the text that nothing connects with the property is a worse guess than what the description gives.
  (_, property, facts, isFirst) => (isFirst && !isBare(facts) ? toList(findStandard(property.description)) : none),
  (plan, _, facts) => (plan.isOfText ? listOthers(plan, facts) : none),
  (plan) => toList(plan.fallback),
]

/** The first number of the text for a property that fits. */
export function findNumber(property: Property, facts: Facts, fits: (value: number) => boolean): number | undefined {
  const plan = planFor(property.name)
  const only = findOnly(plan, facts)
  if (only !== undefined) return only.find(fits)
  const isFraction = wantsFraction(plan, property.description)
  let isFirst = true
  for (const step of steps) {
    const values = step(plan, property, facts, isFirst)
    if (values.length === 0) continue
    isFirst = false
    const value = (isFraction ? toFractions(values, facts) : values).find(fits)
    if (value !== undefined) return value
  }
  return undefined
}

const risky = guard(
  /\b(?:lost|stolen|stole|fraud\w*|hacked|unauthori[sz]ed|suspicious|emergency|urgent\w*|breach|leak(?:ed|ing)?|down|outage)\b/i,
)

/** The numbers that alone are meant: the coordinate of a city, or a high risk where a text without numbers is about one. */
function findOnly({ coordinate, isRisk }: NumberPlan, facts: Facts): readonly number[] | undefined {
  const degrees = coordinate === undefined ? undefined : findCoordinates(facts.text, facts.places)?.[coordinate]
  if (degrees !== undefined) return [Number(degrees)]
  return isRisk && facts.numbersInText.length === 0 && risky.test(facts.text) ? [8, 4] : undefined
}

const ofOperation =
  /\b(?:result|product|outcome|answer|output)\b[^.\n]{0,20}\b(multipl\w{0,8}|product|addition|sum|subtraction|difference|division|quotient)\b|\b(product|sum|difference|quotient) of\b/i

/** The result of the operation that a description names, for the two numbers of a text. */
function findProduct({ isResult }: NumberPlan, { description }: Property, facts: Facts): readonly number[] {
  const said = isResult && description !== '' ? ofOperation.exec(description) : null
  const operation = (said?.[1] ?? said?.[2])?.toLowerCase()
  if (operation === undefined) return none
  const [a, b, ...others] = facts.numbers
  if (a === undefined || b === undefined || others.length > 0) return none
  if (/^(?:multipl|product)/.test(operation)) return [a * b]
  if (/^(?:addition|sum)/.test(operation)) return [a + b]
  return /^(?:subtraction|difference)/.test(operation) ? [a - b] : b === 0 ? none : [a / b]
}

const ofHour = /_hour$/
const hour =
  /\b(?:at|from|by)\s(\d{1,2})(?::([0-5]\d))?(?!\d|[.,]\d|\s?(?:%|°|\/|degrees|percent|k?m\b|km|mph|miles|met(?:er|re)s|kilo|per\b|dollars|euros))(?:\s?([ap])\.?m\b)?/i

/** `8.5` of "a start at 8:30". */
function findHour(text: string): readonly number[] {
  const [, hours, minutes = '0', half] = hour.exec(text.slice(0, 2000)) ?? []
  if (hours === undefined || Number(hours) > 24) return none
  const isLater = half?.toLowerCase() === 'p' && Number(hours) < 12
  return [Number(hours) + (isLater ? 12 : 0) + Number(minutes) / 60]
}

/** `1.30` of "each share returns $1.30" for `dividend_per_share`, `40` of "40 dollars per night" for `price_per_night`. */
function findRatio(unit: string, text: string): readonly number[] {
  if (!text.toLowerCase().includes(unit)) return none
  const word = escapePattern(unit)
  const found =
    new RegExp(
      String.raw`[$€£¥]?(\d+(?:[.,]\d+)?)\s?(?:[a-z€$%]{1,12}\s){0,2}(?:per|an?|each|every|/)\s?${word}\b`,
      'i',
    ).exec(text.slice(0, 2000)) ??
    new RegExp(
      String.raw`\b(?:each|every|per|one|an?)\s(?:\w{2,15}\s)?${word}\b[^.\n\d$€£]{0,40}[$€£¥]?(\d+(?:[.,]\d+)?)`,
      'i',
    ).exec(text.slice(0, 2000))
  return found === null ? none : [Number((found[1] as string).replace(',', '.'))]
}

/** The words or characters of a text, for a property that counts them. */
function countText(key: string, text: string): readonly number[] {
  if (text === '' || /\d/.test(text)) return none
  if (/^(?:word_count|num_words|number_of_words|words_count)$/.test(key))
    return [text.match(/[\p{L}\d'’-]+/gu)?.length ?? 0]
  return /^(?:char(?:acter)?_count|num_char(?:acter)?s|number_of_characters|text_length)$/.test(key)
    ? [text.length]
    : none
}

/** Years, first one in parentheses, which is no part of a title. */
function readYears({ text, numbers }: Facts): readonly number[] {
  const marked = /\(((?:1[0-9]|20|21)\d\d)\)/.exec(text.slice(0, 2000))?.[1]
  const years = numbers.filter((value) => value >= 1000 && value < 2200)
  return marked === undefined ? years : [Number(marked), ...years]
}

function toList(value: number | undefined): readonly number[] {
  return value === undefined ? none : [value]
}

function readLabelled(name: string, text: string): readonly number[] {
  const labelled = findLabelledValue(name, text)
  if (labelled === undefined) return none
  const digits = /^[$€£¥]?\s?(-?\d[\d,]*(?:\.\d+)?)/.exec(labelled)?.[1]
  return digits === undefined ? none : [Number(digits.replaceAll(',', ''))]
}

/** The sum that a text asks for, or the larger or smaller one of its numbers. */
function findResult({ text, numbers }: Facts): readonly number[] {
  const sum = findSum(text) ?? solveWordProblem(text)
  if (sum !== null) return [sum.value]
  if (numbers.length < 2 || !which.test(text)) return none
  return [(less.test(text) ? Math.min : Math.max)(...numbers)]
}

function findBoundOf(plan: NumberPlan, _: Property, facts: Facts): readonly number[] {
  return findBound(plan, facts)
}

/** The numbers beside a word of the name or, without one, those in its unit, converted or as the description gives it. */
function findBeside(plan: NumberPlan, { description }: Property, { numbersInText, text }: Facts): readonly number[] {
  const named = findNamed(plan, numbersInText)
  if (named.length > 0) return named
  const converted = plan.unit === undefined ? none : findConverted(plan.unit, text)
  const inUnit = description === '' ? none : findDescribed(description, numbersInText)
  return [...converted, ...inUnit]
}

/** The numbers of the text from the position that the name asks for, then all of them. */
function listOthers(plan: NumberPlan, facts: Facts): readonly number[] {
  const numbers = plan.mayBeYear ? facts.numbers : withoutYears(facts.numbers)
  return numbers.slice(plan.position).concat(numbers, facts.numbers)
}

/** `Which is larger, 48 or 84?` */
const which = guard(
  /\bwhich (?:(?:number|one) )?is (?:the )?(?:larger|largest|greater|greatest|bigger|biggest|higher|smaller|smallest|lower|less)\b[^?\n]{0,40}\d/i,
)
const less = /\b(?:smaller|smallest|lower|less)\b/i

const describedUnit =
  /\b(?:in|number of|how many)\s(years?|months?|weeks?|days?|hours?|minutes?|seconds?|bar|atmospheres?|pascals?|joules?|watts?|met(?:er|re)s?|kilomet(?:er|re)s?|miles?|feet|inches|kilograms?|kg|pounds|grams?|lit(?:er|re)s?|amperes?|volts?|newtons?|coulombs?)\b(?!\s?(?:\/|per\b|an?\s))/i

/** The numbers with the unit that a description gives: `The time in years.` */
function findDescribed(description: string, numbers: readonly NumberInText[]): readonly number[] {
  const unit = describedUnit.exec(description)?.[1]?.toLowerCase().slice(0, 5)
  if (unit === undefined) return none
  return numbers.filter(({ after }) => after.replace(/^[ -]/, '').startsWith(unit)).map(({ value }) => value)
}

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
    (plan.bound !== undefined && plan.isYear && findBound(plan, facts).length > 0) ||
    findMeasured(plan, numbers).length > 0 ||
    findNamed(plan, numbers).length > 0 ||
    (plan.unit !== undefined && findConverted(plan.unit, facts.text).length > 0) ||
    findDescribed(property.description, numbers).length > 0 ||
    findLabelledValue(property.name, facts.text) !== undefined
  )
}

/** The hour or the minute of the time of day that the text gives. */
function findClock(key: string, { times }: Facts): number[] {
  const [time] = times
  return time === undefined ? [] : [Number(key.startsWith('h') ? time.slice(0, 2) : time.slice(3, 5))]
}

/** The numbers that stand beside a measure of the kind. */
function findMeasured(plan: NumberPlan, numbers: readonly NumberInText[]): readonly number[] {
  const found: number[] = []
  for (const { before, after } of plan.measures)
    for (const number of numbers)
      if ((before?.test(number.before) ?? true) && (after?.test(number.after) ?? true)) found.push(number.value)
  return found
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

const isPlainCount = /^(?:count|quantity|qty|num|number|n|times)$/
const numberWord = guard(/\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b(?![- ]way\b)/i)

/** A number as a word: `two tickets` for `tickets`, `a table for four` for `party_size`. */
function findNumberWord(text: string): number | undefined {
  const match = numberWord.exec(text.slice(0, 2000))
  return match === null ? undefined : numberWords[(match[1] as string).toLowerCase()]
}

/** `two-bedroom` for `bedrooms`, `three nights` for `nights`: a number in words before the noun of the name. */
function findCounted({ noun, counted }: NumberPlan, text: string): number | undefined {
  if (noun === undefined || !text.toLowerCase().includes(noun)) return undefined
  const word = counted?.exec(text.slice(0, 2000))?.[1]
  return word === undefined ? undefined : (numberWords[word.toLowerCase()] ?? Number(word))
}

function withoutYears(numbers: readonly number[]): readonly number[] {
  const others = numbers.filter((value) => !Number.isInteger(value) || value < 1900 || value > 2100)
  return others.length > 0 ? others : numbers
}

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
