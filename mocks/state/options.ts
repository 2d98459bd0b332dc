/** The options of a mock, the same for msw, the server and the command line, and their check. */
import type { FixtureSet, ReplaySet } from '../fixtures/index.ts'
import type { AnnotateExchange } from './annotate.ts'
import type { ChaosOptions } from '../overrides/index.ts'
import type { JournalOptions } from './journal.ts'
import type { LimitOptions } from '../rate-limits/index.ts'
import type { Pace } from '../pace/index.ts'
import { MockUsageError, toUnknownOption } from '../common/index.ts'

export interface MockOptions {
  /** Same seed, same requests, same bytes; default `kimi`. */
  seed?: string | number
  /**
   * The clock of the answers (`created`, ids), in milliseconds since 1970. Default: starts at 2026-09-01T00:00:00Z and advances one
   * second with each request, so that it depends on the requests alone.
   */
  now?: () => number
  /**
   * The number of the first request and the step to the next; default 0 and 1. Several mocks with different starts and the same step
   * never give the same id; mocks that are started independently get different ids by a `tag` that goes into the ids and nothing else.
   */
  sequence?: { first: number; step: number; tag?: string }
  /** The valid keys; without it every bearer token is accepted. */
  apiKeys?: readonly string[]
  /** A scenario that answers every request. */
  scenario?: string
  /** A fault that breaks every answer it applies to. */
  fault?: string
  /** Disturbs a random share of requests. */
  chaos?: ChaosOptions
  /** A tier (0 to 5) or limits of your own; none by default. */
  limits?: number | LimitOptions
  /** The balance in US dollars; once it is spent, requests are refused. Without it nothing is charged. */
  balance?: { cash: number; voucher?: number }
  /** How fast answers come; `loadPace` reads one from a recording. Replayed answers keep their own timing. */
  pace?: Pace
  /** `official` follows the recordings of api.moonshot.ai, `vendor` Moonshot's acceptance rules for vendors that serve Kimi. */
  profile?: 'official' | 'vendor'
  /** `full` serves retired models as well; `today` answers 404 for them, as the service does. */
  lifecycle?: 'full' | 'today'
  /** Counts tokens in place of the built-in estimate; `loadTokenizer` of `kimi-contract/tokenizer` reads a published one. */
  tokenizer?: (text: string) => number
  /** Answer browsers' preflights and send `Access-Control-*`; default true. */
  cors?: boolean
  /** How much the journal keeps. */
  journal?: JournalOptions
  /** Judges each exchange that the control routes show; its answer is part of the entry. */
  annotateExchange?: AnnotateExchange
  /** Your own answers to chat requests. */
  fixtures?: FixtureSet
  /** Recorded answers to replay, as `loadReplay` returns them; a fixture that matches takes precedence. */
  replay?: ReplaySet
  /** A request that no fixture or recording matches gets the mock's own `answer` (default), or an `error` that names the nearest. */
  onMiss?: 'answer' | 'error'
}

type Check = (value: unknown) => boolean

/** Each option: what it must be in words, and the check. */
const rules: Readonly<Record<string, readonly [words: string, check: Check]>> = {
  seed: ['a text or a number', (value) => typeof value === 'string' || isNumber(value)],
  now: ['a function that returns milliseconds since 1970', isFunction],
  sequence: [
    '{ first, step }, whole numbers from 0 and from 1, with a text as tag where there is one',
    (value) =>
      isObject(value) &&
      isWhole(value['first'], 0) &&
      isWhole(value['step'], 1) &&
      ['undefined', 'string'].includes(typeof value['tag']),
  ],
  apiKeys: [
    'a list of keys, texts without blanks',
    (value) => Array.isArray(value) && value.every((key) => typeof key === 'string' && /^\S+$/.test(key)),
  ],
  scenario: ['the id of a scenario', isText],
  fault: ['the id of a fault', isText],
  chaos: ['an object such as { share: 0.2 }', isObject],
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
    'an object of entries, bodyBytes, responseBytes and totalBytes, whole numbers from 0',
    (value) =>
      isObject(value) &&
      Object.entries(value).every(
        ([name, most]) =>
          ['entries', 'bodyBytes', 'responseBytes', 'totalBytes'].includes(name) &&
          (most === undefined || most === Infinity || isWhole(most, 0)),
      ),
  ],
  annotateExchange: ['a function that takes an exchange', isFunction],
  fixtures: ['a list of fixtures, or what loadFixtures returns', isOpenable],
  replay: ['what loadReplay returns: replay: await loadReplay(files)', isOpenable],
  onMiss: ['answer or error', isOneOf('answer', 'error')],
}

/** Options that are checked elsewhere: the pace, and those of the adapters. */
const others = [
  'pace',
  'port',
  'host',
  'baseUrl',
  'mock',
  'allowHosts',
  'controlToken',
  'control',
  'bodyMemoryBytes',
  'journalStore',
]

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

/**
 * Throws a `MockUsageError` if an entry point does not get an object, or gets an option that it does not have.
 * @param own the options that this entry point has in addition to those of every mock
 */
export function checkOptionNames(options: unknown, { entry, own }: { entry: string; own: readonly string[] }): void {
  if (!isObject(options)) throw new MockUsageError(`${entry} takes an object of options, not ${toShown(options, '')}`)
  const known = [...Object.keys(rules), 'pace', ...own]
  for (const [name, value] of Object.entries(options))
    if (value !== undefined && !known.includes(name)) throw toUnknownOption('option', name, known, entry)
}

/** Like `checkOptionNames`, for the entry points that use msw. */
export function checkHandlerOptions(options: unknown, entry: string): void {
  checkOptionNames(options, { entry, own: ['baseUrl', 'mock'] })
}

/** A value as a message shows it; keys are never shown. */
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
