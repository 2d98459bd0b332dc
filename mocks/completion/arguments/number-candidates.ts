/** Numbers of a conversation that suit a property, judged by its name and by the words around each number. */
import type { Facts } from '../facts.ts'
import type { NumberInText } from '../facts/numbers.ts'
import { findSum } from '../text/arithmetic.ts'
import type { Property } from './property.ts'
import { findLabelledValue } from './text-extracts.ts'

/** What stands around a number of the kind that a property's name asks for; a missing side does not matter. */
interface Measure {
  name: RegExp
  before?: RegExp
  after?: RegExp
}

const measures: readonly Measure[] = [
  { name: /(?:^|_)age(?:$|_)|years_old/, after: /^[ -]?(?:years?[ -]old|yo\b|y\/o|岁)/ },
  { name: /(?:^|_)age(?:$|_)|years_old/, before: /(?:\bage[d:]?|\bturn(?:s|ed)|年龄)\D{0,6}$/ },
  { name: /(?:^|_)age(?:$|_)/, before: /(?:\bis|\bam|,|['’]s)\s$/ },
  {
    name: /price|cost|amount|total|budget|salary|fee|payment|revenue|income/,
    before: /(?:[$€£¥]|\b(?:usd|eur|gbp|jpy|cny|chf|cad|aud|inr))\s?$/,
  },
  {
    name: /price|cost|amount|total|budget|salary|fee|payment|revenue|income/,
    after: /^\s?(?:dollars?|usd|euros?|eur\b|pounds?|yuan|rmb|元|块|bucks|€)/,
  },
  { name: /minute|duration|length|timeout/, after: /^[ -]?min/ },
  { name: /hour|duration/, after: /^[ -]?h(?:ou)?rs?\b/ },
  { name: /day|duration/, after: /^[ -]?days?\b|^\s?天/ },
  { name: /night|duration|stay/, after: /^[ -]?nights?\b/ },
  { name: /second|duration|timeout/, after: /^[ -]?s(?:ec(?:ond)?s?)?\b/ },
  { name: /week|duration/, after: /^[ -]?weeks?\b/ },
  { name: /percent|rate|discount|ratio|tip|interest/, after: /^\s?(?:%|percent)/ },
  { name: /temp/, after: /^\s?(?:°|degrees?|celsius|fahrenheit|度)/ },
  { name: /rating|stars?|score/, after: /^\s?(?:stars?|\/\s?\d|out of|points?|分)/ },
  { name: /height|length|width|distance/, after: /^\s?(?:cm|m\b|met(?:er|re)s?|feet|ft|inches)/ },
  { name: /weight|mass/, after: /^\s?(?:kg|kilo|lbs?|pounds|grams?|g\b)/ },
  { name: /distance|radius|range/, after: /^\s?(?:km|kilomet|miles?|mi\b|meters?)/ },
  {
    name: /people|guests?|party|persons?|passengers?|adults?|attendees/,
    after: /^\s?(?:people|persons?|guests?|passengers?|adults?|of us|friends|人|位)/,
  },
  { name: /servings?|portions?|serves/, before: /\bserves?\s$/ },
  { name: /servings?|portions?|serves/, after: /^\s?(?:servings?|portions?|people|persons?)/ },
  { name: /people|guests?|party|persons?|passengers?|adults?/, before: /\bfor\s$/ },
  {
    name: /quantity|qty|count|num|amount/,
    after: /^\s(?:x\s|tickets?|items?|units?|pieces?|copies|boxes|bottles|cups|packs?|[a-z]{3,20}s\b)/,
  },
]

/** Defaults for a number about which the conversation says nothing. */
const defaults: readonly (readonly [name: RegExp, value: number])[] = [
  [/temp/, 22],
  [/lat/, 39.9],
  [/lon|lng/, 116.4],
  [/year/, 2026],
  [/population|inhabitants/, 1_000_000],
  [/age/, 30],
  [/confidence|probability|certainty/, 0.9],
  [/limit|count|top|max|size/, 10],
  [/price|amount|cost/, 100],
]

/** Numbers for a property: one that is named beside it first, then one of its kind, then the others in order. */
export function toCandidateNumbers(property: Property, facts: Facts, variant: number): number[] {
  const key = property.name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase()
  const found: number[] = []
  const labelled = findLabelledValue(property.name, facts.text)
  if (labelled !== undefined) {
    const value = Number(/^[$€£¥]?\s?(-?\d[\d,]*(?:\.\d+)?)/.exec(labelled)?.[1]?.replaceAll(',', '') ?? 'none')
    if (!Number.isNaN(value)) found.push(value)
  }
  if (/result|answer|sum|total|value|product|difference|quotient/.test(key)) {
    const sum = findSum(facts.text)
    if (sum !== null) found.push(sum.value)
  }
  found.push(...findBound(key, facts))
  found.push(...findNamed(key, facts.numbersInText), ...findMeasured(key, facts.numbersInText))
  if (/year/.test(key)) found.push(...facts.numbers.filter((value) => value >= 1000 && value < 2200))
  const words = findNamedNumber(key, facts.text)
  if (words !== undefined) found.push(words)
  const position = toPosition(key)
  const numbers = /year|date|from|since|until|founded|born|established|published|released|opened|built/.test(key)
    ? facts.numbers
    : withoutYears(facts.numbers)
  const rest = numbers.slice(position + variant).concat(numbers, facts.numbers)
  const fallback = defaults.find(([pattern]) => pattern.test(key))
  // A confidence is not one of the text's quantities.
  const others = /confidence|probability|certainty|latitude|longitude/.test(key) ? [] : rest
  return [...found, ...others, ...(fallback === undefined ? [] : [fallback[1]])]
}

/** Whether the conversation has a number of the property's kind, or names it. */
export function hasNumberFor(property: Property, facts: Facts): boolean {
  const key = property.name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase()
  return findMeasured(key, facts.numbersInText).length > 0 || findLabelledValue(property.name, facts.text) !== undefined
}

function findMeasured(key: string, numbers: readonly NumberInText[]): number[] {
  const found: number[] = []
  for (const { name, before, after } of measures) {
    if (!name.test(key)) continue
    for (const number of numbers)
      if ((before?.test(number.before) ?? true) && (after?.test(number.after) ?? true)) found.push(number.value)
  }
  found.push(...findNamed(key, numbers))
  return found
}

/** `3 cats` for `cats` and `number_of_cats`; `order 7` for `order_number`; `total $8.75` for `total`. */
function findNamed(key: string, numbers: readonly NumberInText[]): number[] {
  const found: number[] = []
  const words = key
    .split(/[^a-z]+/)
    .filter((word) => word.length > 2 && !/^(?:num|number|count|the|max|min|usd|eur)$/.test(word))
  for (const number of numbers) {
    const next = /^\s?(?:(?:%|percent|°\s?[cf]?|usd|eur|[kcm]?m|kg|g|ml)\s)?([a-z]{3,20})/.exec(number.after)?.[1]
    const previous = /([a-z]{3,20})(?:\s(?:is|was|of|due|cost|costs|price|amount))?[ #:=$€£¥]{1,4}$/.exec(
      number.before,
    )?.[1]
    if (words.some((word) => isSameWord(word, next) || isSameWord(word, previous))) found.push(number.value)
  }
  return found
}

function isSameWord(word: string, other: string | undefined): boolean {
  return other !== undefined && (word === other || word === `${other}s` || `${word}s` === other)
}

const numberWords: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
}

/** A number as a word: `two tickets` for `tickets`, `a table for four` for `party_size`. */
function findNamedNumber(key: string, text: string): number | undefined {
  if (
    !/quantity|qty|count|num|people|guests?|party|persons?|passengers?|tickets?|nights?|days?|items?|adults?/.test(key)
  )
    return undefined
  const match = /\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b/i.exec(text.slice(0, 2000))
  return match === null ? undefined : numberWords[(match[1] as string).toLowerCase()]
}

function withoutYears(numbers: readonly number[]): readonly number[] {
  const others = numbers.filter((value) => !Number.isInteger(value) || value < 1900 || value > 2100)
  return others.length > 0 ? others : numbers
}

const lower = /(?:^|_)(?:min\w*|from|start|lower|above|least|since|after|gt|gte)(?:$|_)/
const upper = /(?:^|_)(?:max\w*|to|end|upper|below|under|most|until|before|lt|lte)(?:$|_)/

/** The bound of a range: `above 8` for `min_rating`, `the 1990s` for `year_from` and `year_to`. */
function findBound(key: string, { numbersInText, text }: Facts): number[] {
  const isLower = lower.test(key)
  if (!isLower && !upper.test(key)) return []
  if (/year/.test(key)) {
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
