/**
 * Looks at the options where they enter, so that a typo is an error that names it and not a mock that behaves otherwise. TypeScript
 * catches most of it; a program in JavaScript, or a value from a file, gets here unseen.
 */
import { MockUsageError } from './options.ts'
import { findNearMatches } from '../request/prefer.ts'

type Check = (value: unknown) => boolean

/** Each option: what it must be in words, and how that is seen. */
const rules: Readonly<Record<string, readonly [words: string, check: Check]>> = {
  seed: ['a text or a number', (value) => typeof value === 'string' || isNumber(value)],
  now: ['a function that returns milliseconds since 1970', isFunction],
  sequence: [
    '{ first, step }, whole numbers from 0 and from 1',
    (value) => isObject(value) && isWhole(value['first'], 0) && isWhole(value['step'], 1),
  ],
  apiKeys: [
    'a list of keys, texts without blanks',
    (value) => Array.isArray(value) && value.every((key) => typeof key === 'string' && /^\S+$/.test(key)),
  ],
  scenario: ['the id of a scenario', isText],
  fault: ['the id of a fault', isText],
  limits: [
    'a tier from 0 to 5, or an object such as { rpm: 3 }',
    (value) => typeof value === 'number' || isObject(value),
  ],
  balance: [
    'an object such as { cash: 5, voucher: 1 }: numbers, the voucher 0 or more',
    (value) =>
      isObject(value) &&
      isNumber(value['cash']) &&
      (value['voucher'] === undefined || (isNumber(value['voucher']) && value['voucher'] >= 0)) &&
      Object.keys(value).every((name) => name === 'cash' || name === 'voucher'),
  ],
  profile: ['official or vendor', isOneOf('official', 'vendor')],
  lifecycle: ['full or today', isOneOf('full', 'today')],
  tokenizer: ['a function that counts the tokens of a text; of a file, loadTokenizer makes one', isFunction],
  cors: ['true or false', (value) => typeof value === 'boolean'],
  journal: [
    'an object of entries, bodyBytes and totalBytes, whole numbers from 0',
    (value) =>
      isObject(value) &&
      Object.entries(value).every(
        ([name, most]) =>
          ['entries', 'bodyBytes', 'totalBytes'].includes(name) &&
          (most === undefined || most === Infinity || isWhole(most, 0)),
      ),
  ],
  fixtures: ['a list of fixtures, or what loadFixtures returns', isOpenable],
  replay: ['what loadReplay returns: replay: await loadReplay(files)', isOpenable],
  onMiss: ['answer or error', isOneOf('answer', 'error')],
}

/** Looked at elsewhere, or meant for the adapter that handed the options on. */
const others = ['pace', 'port', 'host', 'baseUrl', 'mock']

/** Throws a `MockUsageError` that names the first option that is unknown or of the wrong kind. */
export function checkOptions(options: object): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || others.includes(name)) continue
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
    if (!rule) throw toUnknownOption('option', name, [...Object.keys(rules), 'pace', 'port', 'host'])
    const [words, check] = rule
    if (!check(value)) throw new MockUsageError(`${name} is ${toShown(value, name)}; it must be ${words}`)
  }
}

/** An unknown name, with what may have been meant. */
export function toUnknownOption(what: string, name: string, known: readonly string[]): MockUsageError {
  const near = findNearMatches(name, known, 1)
  const hint = near.length > 0 ? `; did you mean ${near[0]}?` : `; there are ${known.join(', ')}`
  return new MockUsageError(`there is no ${what} "${name.slice(0, 80)}"${hint}`, near)
}

/** A value fit for a message; a key never is. */
function toShown(value: unknown, name: string): string {
  if (name === 'apiKeys') return Array.isArray(value) ? 'a list with something else in it' : `a ${typeof value}`
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value)
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 80))
  if (Array.isArray(value)) return 'a list'
  if (typeof value !== 'object') return `a ${typeof value}`
  const members = Object.entries(value).map(
    ([member, one]) => `${member}: ${isText(one) ? JSON.stringify(one) : String(one)}`,
  )
  return `{ ${members.join(', ').slice(0, 80)} }`
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function isWhole(value: unknown, least: number): boolean {
  return Number.isInteger(value) && (value as number) >= least
}

function isText(value: unknown): boolean {
  return typeof value === 'string'
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function'
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isOpenable(value: unknown): boolean {
  return isObject(value) && typeof value['open'] === 'function'
}

function isOneOf(...names: readonly unknown[]): Check {
  return (value) => names.includes(value)
}
