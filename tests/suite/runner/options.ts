/** The options of a run and their defaults. */
import { findMisspelt } from '../../../openapi/nearest-names.ts'
import type { Exchange } from '../../../openapi/exchange.ts'
import type { Case, Check, Profile } from '../judge/index.ts'
import type { CaseReport } from '../reporters/index.ts'
import {
  defaultRetry,
  type RetryRules,
  isFirstParty,
  isLoopback,
  SuiteOptionsError,
  toBaseUrl,
  type Send,
} from '../sender/index.ts'
import { isShard, type Shard } from '../selection/index.ts'

/** What `onProgress` receives after each case. */
export interface Progress {
  /** Cases finished, this one included. */
  done: number
  /** Cases of the run. */
  of: number
  /** The case that has just finished. */
  case: CaseReport
}

/** The options of `runSuite`. Only `baseUrl` is required. */
export interface SuiteOptions {
  /** The base URL of the target, with the version: `https://api.moonshot.ai/v1`. */
  baseUrl: string
  /** The bearer token. Default: a placeholder is sent, and the target need not refuse other keys. */
  apiKey?: string | undefined
  /** The model to test. Default: the first preferred model that `GET /models` offers. */
  model?: string | undefined
  /** Which rules apply; default `official`. */
  profile?: Profile | undefined
  /** Runs only cases whose id matches one of these globs, such as `chat/*`; default: all. */
  only?: readonly string[] | undefined
  /** Leaves out cases whose id matches one of these globs. */
  skip?: readonly string[] | undefined
  /** Runs one part of the selected cases; `{ index: 2, of: 4 }` is the second of four. `mergeReports` joins their reports. */
  shard?: Shard | undefined
  /** A warning counts as a failure. */
  strict?: boolean | undefined
  /** Cases at the same time; default 8, for Moonshot's own hosts 2. */
  concurrency?: number | undefined
  /** Longest duration of one request with its answer, in milliseconds; default 120,000. */
  timeoutMs?: number | undefined
  /** Runs the cases even if the first request shows a wrong base URL or an unknown model. */
  goOn?: boolean | undefined
  /** Stops before a case that could exceed this many US dollars. */
  maxCostUsd?: number | undefined
  /** Sends through this function instead of sockets, for targets in the same process. */
  fetch?: typeof fetch | undefined
  /** Sends through this function instead of sockets or fetch, for targets without a connection. */
  send?: Send | undefined
  /** Ends the run early; the report has the cases that were finished. */
  signal?: AbortSignal | undefined
  /** Called after each case. */
  onProgress?: ((progress: Progress) => void) | undefined
  /** Called with every judged exchange, including retried ones; not redacted. */
  onExchange?: ((exchange: Exchange, caseId: string) => void) | undefined
  /** Default: `live` for Moonshot's own hosts, otherwise `server`. */
  kind?: 'mock' | 'server' | 'live' | undefined
  /** Whether the target refuses requests without a valid key; known for `mock` and `live`. */
  needsKey?: boolean | undefined
  /** Replaces the suite's own list of cases. */
  cases?: readonly Case[] | undefined
  /** Replaces the suite's own list of checks. */
  checks?: readonly Check[] | undefined
  /** How often and how long a busy target is asked again; members left out keep their default. */
  retry?: Partial<RetryRules> | undefined
  /** How long a connection may stay open after the last event of a stream, in milliseconds; default 3,000. */
  graceMs?: number | undefined
  /** Wall clock in milliseconds since 1970, for dates in `Retry-After`; default `Date.now`. */
  now?: (() => number) | undefined
}

const defaultTimeoutMs = 120_000
const defaultGraceMs = 3_000

const isString = (value: unknown) => typeof value === 'string'
const isFieldValue = (value: unknown) => isString(value) && !/[^\t\x20-\x7e\x80-\xff]/.test(value as string)
const isBoolean = (value: unknown) => typeof value === 'boolean'
const isFunction = (value: unknown) => typeof value === 'function'
const isListWith = (value: unknown, member: string, type: string) =>
  Array.isArray(value) &&
  Array.from<Record<string, unknown> | null>(value).every((one) => typeof one?.[member] === type)
const isGlobList = (value: unknown) => Array.isArray(value) && value.every(isString)
const isPositive = (value: unknown) => typeof value === 'number' && value > 0
const isCount = (value: unknown) => Number.isInteger(value) && (value as number) > 0
const isAmount = (value: unknown) => typeof value === 'number' && value >= 0

/** What each option takes. */
const optionForms: Readonly<Record<string, readonly [expected: string, fits: (value: unknown) => boolean]>> = {
  apiKey: ['a string without line breaks and with Latin-1 characters only, as header fields have them', isFieldValue],
  model: ['a model id as a string', isString],
  profile: ["'official' or 'vendor'", (value) => value === 'official' || value === 'vendor'],
  kind: ["'mock', 'server' or 'live'", (value) => ['mock', 'server', 'live'].includes(value as string)],
  only: ['an array of globs', isGlobList],
  skip: ['an array of globs', isGlobList],
  shard: ['an object such as { index: 1, of: 4 }, with an index from 1 to `of`', isShard],
  strict: ['true or false', isBoolean],
  goOn: ['true or false', isBoolean],
  needsKey: ['true or false', isBoolean],
  concurrency: ['a whole number above 0', isCount],
  timeoutMs: ['a number of milliseconds above 0', isPositive],
  graceMs: ['a number of milliseconds', isAmount],
  maxCostUsd: ['a number of US dollars', isAmount],
  fetch: ['a function', isFunction],
  send: ['a function', isFunction],
  now: ['a function', isFunction],
  onProgress: ['a function', isFunction],
  onExchange: ['a function', isFunction],
  signal: ['an AbortSignal', (value) => value instanceof AbortSignal],
  cases: ['an array of cases', (value) => isListWith(value, 'id', 'string')],
  checks: ['an array of checks', (value) => isListWith(value, 'inspect', 'function')],
  retry: [
    'an object such as { tries: 2 }',
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  ],
}

/** @throws SuiteOptionsError at the first option that does not fit. */
export function assertSuiteOptions(options: unknown): asserts options is SuiteOptions {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new SuiteOptionsError(
      `the options of a run are an object such as { baseUrl: 'http://127.0.0.1:4010/v1' }, not ${describeValue(options)}`,
    )
  const given = options as Readonly<Record<string, unknown>>
  if (typeof given.baseUrl !== 'string')
    throw new SuiteOptionsError(
      `option baseUrl must be a URL with the version, such as http://127.0.0.1:4010/v1, not ${describeValue(given.baseUrl)}`,
    )
  toBaseUrl(given.baseUrl)
  for (const [name, [expected, fits]] of Object.entries(optionForms))
    if (given[name] !== undefined && !fits(given[name]))
      throw new SuiteOptionsError(`option ${name} must be ${expected}, not ${describeValue(given[name])}`)
  const known = ['baseUrl', ...Object.keys(optionForms)]
  for (const name of Object.keys(given)) {
    const meant = findMisspelt(name, known)
    if (meant !== null)
      throw new SuiteOptionsError(`there is no option ${JSON.stringify(name)}; did you mean ${meant}?`)
  }
}

/** Names the type of a value and not its content, which may be a secret. */
function describeValue(value: unknown): string {
  if (value === undefined) return 'undefined (it is missing)'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  return typeof value === 'number' ? String(value) : `a value of type ${typeof value}`
}

/** The options with all defaults filled in. */
export function withDefaults(options: SuiteOptions) {
  const baseUrl = toBaseUrl(options.baseUrl)
  const kind = options.kind ?? (isFirstParty(baseUrl) ? 'live' : 'server')
  const retry: RetryRules = { ...defaultRetry, ...options.retry }
  return {
    ...options,
    baseUrl,
    kind,
    profile: options.profile ?? ('official' as const),
    strict: options.strict ?? false,
    // Tier 0 of the live API allows one request at a time and three per minute; other targets have no such limit.
    concurrency: options.concurrency ?? (kind === 'live' ? 2 : 8),
    timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
    graceMs: options.graceMs ?? defaultGraceMs,
    needsKey: options.needsKey ?? (kind !== 'server' || (options.apiKey ?? '') !== ''),
    // A server on this machine may accept any key, unless `needsKey` says otherwise.
    mustRefuseWrongKeys: options.needsKey === true || kind !== 'server' || !isLoopback(baseUrl),
    retry,
    now: options.now ?? Date.now,
  }
}

export type Settings = ReturnType<typeof withDefaults>
