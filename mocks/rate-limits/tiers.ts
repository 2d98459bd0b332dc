/** The limits option: a tier of the API, or single limits. */
import { rateLimitTiers } from '../../openapi/rate-limit-tiers.ts'
import { MockUsageError, toUnknownOption } from '../common/index.ts'
import type { SharedStore, Tier } from './limiter.ts'

/** Limits to count; those left out are those of `tier`, or unlimited without a tier. */
export interface LimitOptions extends Partial<Tier> {
  /** A tier of the API, from 0 to 5. */
  tier?: number
  /** Send X-RateLimit-Limit/-Remaining/-Reset (in the help centre, in no recording); default true. */
  headers?: boolean
  /** The clock of the windows, in milliseconds since 1970; default `Date.now`, so that windows end in real time. */
  clock?: () => number
  /**
   * Where several mocks behind one address keep their common counters: a store opened by `openLimitStore`, or, for the server, its
   * URL, such as `redis://127.0.0.1:6379/0`. Default: the memory of this process.
   */
  store?: SharedStore | string
}

const names = ['tier', 'concurrency', 'rpm', 'tpm', 'tpd', 'headers', 'clock', 'store']

/** Checks the limits option, so that a typo is an error and not a limit that never applies. */
export function toTier(options: LimitOptions): Tier {
  const { tier, headers, clock } = options
  for (const name of Object.keys(options)) if (!names.includes(name)) throw toUnknownOption('limit', name, names)
  if (headers !== undefined && typeof headers !== 'boolean')
    throw new RangeError(`limits.headers is ${show(headers)}; it must be true or false`)
  if (clock !== undefined && typeof clock !== 'function')
    throw new RangeError('limits.clock must be a function that returns milliseconds since 1970')
  const none = { concurrency: Infinity, rpm: Infinity, tpm: Infinity, tpd: Infinity }
  const listed = typeof tier === 'number' ? rateLimitTiers[tier] : undefined
  const base = tier === undefined ? none : listed
  if (!base)
    throw new RangeError(
      `limits.tier is ${show(tier)}; it must be a whole number from 0 to ${rateLimitTiers.length - 1}`,
    )
  const merged: Tier = {
    concurrency: options.concurrency ?? base.concurrency,
    rpm: options.rpm ?? base.rpm,
    tpm: options.tpm ?? base.tpm,
    tpd: options.tpd ?? base.tpd,
  }
  for (const [name, value] of Object.entries(merged)) {
    if (typeof value !== 'number' || !(value >= 0))
      throw new RangeError(`limits.${name} is ${show(value)}; it must be a number, 0 or more`)
  }
  return merged
}

/** The shared store of these limits; null if they are counted in memory. */
export function toSharedStore({ store, clock }: LimitOptions): SharedStore | null {
  if (store === undefined) return null
  if (typeof store === 'string')
    throw new MockUsageError('limits.store is a URL; open the store first: store: await openLimitStore(url)')
  if (clock) throw new MockUsageError('limits.clock applies to limits in memory only; a shared store has its own clock')
  return store
}

/** A value for a message; a text in quotes, so that "3" and 3 differ. */
function show(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}
