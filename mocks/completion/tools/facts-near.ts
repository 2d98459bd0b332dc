/** Reads the facts of the part of a task that mentions one tool, and drops the names of tools from texts. */
import { deriveFacts, readFacts } from '../facts.ts'
import type { Facts } from '../facts.ts'
import { isRecord } from '../request-view.ts'
import { wordsOf } from './words.ts'

/** The facts of the part of the task that mentions one tool: `the weather in Paris` of `… and the time in Tokyo`. */
export function factsNear(hits: ReadonlySet<string>, facts: Facts, numbers: number, step: string | undefined): Facts {
  const clauses = facts.text.split(/,(?!\d{3}\b)|[;，；。?!？！]|\band\b|\bthen\b|和|以及|并/i)
  const sentences = facts.text.split(/(?<=[.?!。？！])\s/)
  const whole =
    step === undefined && sentences.length > 2
      ? sentences.filter((one) => [...wordsOf(one)].some((word) => hits.has(word)))
      : []
  const near =
    step !== undefined
      ? [step]
      : whole.length > 1 && whole.length < sentences.length
        ? whole
        : clauses.filter((clause) => [...wordsOf(clause)].some((word) => hits.has(word)))
  if (near.length === 0 || near.length === clauses.length) return facts
  const own = readFacts(near.join(', '), facts.chinese, facts.nowSeconds)
  const ownOr =
    <Key extends 'places' | 'quoted' | 'dates' | 'datesInText' | 'times' | 'emails' | 'urls'>(key: Key) =>
    (): Facts[Key] =>
      own[key].length > 0 ? own[key] : facts[key]
  return deriveFacts(own, {
    workingDirectory: () => facts.workingDirectory,
    guide: () => facts.guide,
    places: ownOr('places'),
    numbers: () => (own.numbers.length > 0 && own.numbers.length >= numbers ? own.numbers : facts.numbers),
    quoted: ownOr('quoted'),
    dates: ownOr('dates'),
    datesInText: ownOr('datesInText'),
    times: ownOr('times'),
    emails: ownOr('emails'),
    urls: ownOr('urls'),
    ...(facts.answer === undefined ? {} : { answer: () => facts.answer as () => string }),
  })
}

export function countNumbers(parameters: Readonly<Record<string, unknown>>): number {
  const properties = isRecord(parameters['properties']) ? Object.values(parameters['properties']) : []
  return properties.filter((item) => isRecord(item) && (item['type'] === 'number' || item['type'] === 'integer')).length
}

const quotedTool = /["'\u0060][A-Za-z]\w{0,40}(?:_|(?<=[a-z])(?=[A-Z]))\w{1,40}["'\u0060]\s(?=(?:function|tool)\b)/g

/** A text without the quoted names of tools, which are no values: `use the 'get_tide' function`. */
export function withoutNames(text: string): string {
  return /['"\u0060]\s(?:function|tool)\b/.test(text) ? text.replaceAll(quotedTool, '') : text
}
