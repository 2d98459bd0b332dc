/** What a run is asked for, and what it takes where nothing is said. */
import type { Exchange } from '../../../openapi/exchange.ts'
import type { Case } from '../cases/case.ts'
import type { Check, Profile } from '../checks/check.ts'
import type { CaseReport } from '../reporters/report.ts'
import { defaultRetry, type RetryRules } from './retry.ts'
import type { Send } from './sender.ts'

export interface Progress {
  /** Cases finished, this one included. */
  done: number
  of: number
  case: CaseReport
}

export interface SuiteOptions {
  /** With the version: `https://api.moonshot.ai/v1`. */
  baseUrl: string
  /** Left out, a placeholder is sent and the target is not held to refusing others. */
  apiKey?: string | undefined
  /** Left out, the first of the preferred models that `GET /models` offers. */
  model?: string | undefined
  profile?: Profile | undefined
  /** Globs of case ids. */
  only?: readonly string[] | undefined
  skip?: readonly string[] | undefined
  /** A warning counts as a failure. */
  strict?: boolean | undefined
  concurrency?: number | undefined
  /** For one request, body included. */
  timeoutMs?: number | undefined
  /** Stops before a case that could pass this many US dollars. */
  maxCostUsd?: number | undefined
  /** Sends through this instead of sockets: for targets in the same process. */
  fetch?: typeof fetch | undefined
  /** Sends through this instead of sockets or fetch: for targets that have no wire at all. */
  send?: Send | undefined
  signal?: AbortSignal | undefined
  onProgress?: ((progress: Progress) => void) | undefined
  /** Every exchange as it was judged, retried ones included; not redacted. */
  onExchange?: ((exchange: Exchange, caseId: string) => void) | undefined
  /** Default: `live` for Moonshot's own hosts, else `server`. */
  kind?: 'mock' | 'server' | 'live' | undefined
  /** Whether the target refuses requests without a valid key; known for `mock` and `live`. */
  needsKey?: boolean | undefined
  /** Another list of cases or checks than the suite's own. */
  cases?: readonly Case[] | undefined
  checks?: readonly Check[] | undefined
  retry?: Partial<RetryRules> | undefined
  /** How long a connection may stay open after the last event of a stream. */
  graceMs?: number | undefined
  /** Clock of dates, for `Retry-After`. */
  now?: (() => number) | undefined
}

const defaultTimeoutMs = 120_000
const defaultGraceMs = 3_000

/** A request of this shape cannot be right anywhere, so that a wrong key tests nobody's account. */
export const wrongKey = 'sk-wrong-kimi-contract-000000000000000000'
export const placeholderKey = 'sk-kimi-contract-placeholder'

/** True for the hosts of Moonshot's own API. */
export function isFirstParty(baseUrl: string): boolean {
  return /^api\.moonshot\.(ai|cn)$/i.test(new URL(baseUrl).hostname)
}

/** True for a host of this machine: a stand-in there may take any key. */
export function isLoopback(baseUrl: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/i.test(new URL(baseUrl).hostname)
}

/** Options with every default in place. */
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
    // Tier 0 of the live API allows one request at a time and three a minute; a stand-in has no such limit.
    concurrency: options.concurrency ?? (kind === 'live' ? 2 : 8),
    timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
    graceMs: options.graceMs ?? defaultGraceMs,
    needsKey: options.needsKey ?? (kind !== 'server' || (options.apiKey ?? '') !== ''),
    // A stand-in on this machine may take any key, unless its owner says otherwise.
    heldToKeys: options.needsKey === true || kind !== 'server' || !isLoopback(baseUrl),
    retry,
    now: options.now ?? Date.now,
  }
}

export type Settings = ReturnType<typeof withDefaults>

/**
 * The base URL without a slash at the end.
 * @throws when it is no http(s) URL, saying what is wrong with it.
 */
export function toBaseUrl(text: string): string {
  const trimmed = text.trim()
  let url: URL
  try {
    url = new URL(trimmed)
  } catch {
    throw new TypeError(`base URL ${JSON.stringify(text)} is no URL; it looks like https://api.moonshot.ai/v1`)
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new TypeError(`base URL ${JSON.stringify(text)} must begin with http:// or https://`)
  if (url.username !== '' || url.password !== '')
    throw new TypeError('the base URL has a user name or password in it; the key belongs into MOONSHOT_API_KEY')
  if (url.search !== '' || url.hash !== '')
    throw new TypeError(`base URL ${JSON.stringify(text)} must not have a query or a fragment`)
  return trimmed.replace(/\/+$/, '')
}
