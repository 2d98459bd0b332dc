/** Expectations on answers to requests that offer tools. */
import type { Answer } from '../example.ts'

type Expectation = (answer: Answer) => boolean

/**
 * What a value has to be: accepted by the function, matched by the pattern (values other than strings as JSON), equal to
 * the array, an object with at least these members, or the value itself.
 */
type Wanted =
  | ((value: unknown) => boolean)
  | RegExp
  | string
  | number
  | boolean
  | readonly unknown[]
  | { readonly [member: string]: Wanted }

/** A call: the name of the tool, and what its arguments have to be. Arguments that are not named may have any value. */
type WantedCall = readonly [name: string, args?: { readonly [member: string]: Wanted }]

const isList = (wanted: Wanted): wanted is readonly unknown[] => Array.isArray(wanted)
const asText = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

/** Whether the value is what is wanted. */
export function fits(wanted: Wanted, value: unknown): boolean {
  if (typeof wanted === 'function') return wanted(value)
  if (wanted instanceof RegExp) return value !== undefined && wanted.test(asText(value))
  if (typeof wanted !== 'object') return value === wanted
  if (isList(wanted)) return JSON.stringify(value) === JSON.stringify(wanted)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(wanted).every(([member, part]) => fits(part, Reflect.get(value, member)))
}

/** The value is left out, null, or as wanted. */
export const optional = (wanted: Wanted) => (value: unknown) =>
  value === undefined || value === null || fits(wanted, value)

/** The value is one of these. */
export const anyOf =
  (...wanted: readonly Wanted[]) =>
  (value: unknown) =>
    wanted.some((one) => fits(one, value))

/** The value is a string that says something. */
export const someText = (value: unknown) => typeof value === 'string' && value.trim().length > 1

/** The value is an array with these items and no others, in any order. */
export const items =
  (...wanted: readonly Wanted[]) =>
  (value: unknown) =>
    Array.isArray(value) && value.length === wanted.length && matches<Wanted, unknown>(wanted, value, fits)

/** The value is an array that is not empty. */
export const someItems = (value: unknown) => Array.isArray(value) && value.length > 0

/** The answer is one call, this one. */
export const calls = (name: string, args: WantedCall[1] = {}): Expectation => everyCall([name, args])

/** The answer is these calls, each once, in any order. */
export const everyCall =
  (...wanted: readonly WantedCall[]): Expectation =>
  (answer) =>
    answer.calls.length === wanted.length && matches(wanted, answer.calls, isCall)

/** The answer is one or more of these calls, none of them twice; the others can follow later. */
export const someCalls =
  (...wanted: readonly WantedCall[]): Expectation =>
  (answer) =>
    answer.calls.length > 0 && answer.calls.length <= wanted.length && matches(wanted, answer.calls, isCall)

/** The answer is accepted by one of the expectations. */
export const either =
  (...expectations: readonly Expectation[]): Expectation =>
  (answer) =>
    expectations.some((accepts) => accepts(answer))

/** The answer is a text without calls that all patterns match. */
export const says =
  (...patterns: readonly RegExp[]): Expectation =>
  ({ content, calls: made }) =>
    made.length === 0 && content.trim() !== '' && patterns.every((pattern) => pattern.test(content))

/** The answer is a text without calls that asks the user for what all patterns match. */
export const asks = (...patterns: readonly RegExp[]): Expectation =>
  says(/[?？]|please|could you|let me know|tell me|请/i, ...patterns)

/** The answer is a text without calls that does more than repeat the question. */
export const saysMoreThan =
  (question: string): Expectation =>
  ({ content, calls: list }) =>
    list.length === 0 && content.replace(question, '').trim().length >= 15

/** A path of a file below the folder: absolute, relative, or relative with `./`. */
export const path = (folder: string, file: string) => anyOf(`${folder}/${file}`, file, `./${file}`)

/** The answer that makes this call, as a good one of a row. */
export const made = (name: string, args: object = {}) => madeCalls([name, args])

/** The answer that makes these calls. */
export const madeCalls = (...list: readonly (readonly [name: string, args: object])[]): { calls: Answer['calls'] } => ({
  calls: list.map(([name, args]) => ({ name, args: { ...args } })),
})

const isCall = ([name, args = {}]: WantedCall, call: Answer['calls'][number]) =>
  call.name === name && fits(args, call.args)

/** Whether every value has a wanted one of its own; of two that fit, the first is taken. */
function matches<W, V>(wanted: readonly W[], values: readonly V[], isFit: (one: W, value: V) => boolean): boolean {
  const left = [...wanted]
  return values.every((value) => {
    const found = left.findIndex((one) => isFit(one, value))
    if (found < 0) return false
    left.splice(found, 1)
    return true
  })
}
