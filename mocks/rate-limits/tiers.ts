/**
 * The rate-limit tiers of api.moonshot.ai, by cumulative top-up.
 * Source: https://platform.kimi.ai/docs/pricing/limits, copy of 2026-08; not re-checked after K3.1 (2026-10).
 */
import { toUnknownOption } from '../state/check-options.ts'
import type { SharedStore } from './shared-store.ts'

/** What an organisation may do; `Infinity` where the page says there is no limit. */
export interface Tier {
  concurrency: number
  /** Requests a minute. */
  rpm: number
  /** Tokens a minute: prompt plus requested output budget. */
  tpm: number
  /** Tokens a day. */
  tpd: number
}

/** Tiers 0 to 5, from a top-up of 1, 10, 20, 100, 1,000 and 3,000 USD. */
export const tiers: readonly Tier[] = [
  { concurrency: 1, rpm: 3, tpm: 500_000, tpd: 1_500_000 },
  { concurrency: 50, rpm: 200, tpm: 2_000_000, tpd: Infinity },
  { concurrency: 100, rpm: 500, tpm: 3_000_000, tpd: Infinity },
  { concurrency: 200, rpm: 5000, tpm: 3_000_000, tpd: Infinity },
  { concurrency: 400, rpm: 5000, tpm: 4_000_000, tpd: Infinity },
  { concurrency: 1000, rpm: 10_000, tpm: 5_000_000, tpd: Infinity },
]

/** Limits that count; unnamed ones are those of `tier`, or none without a tier. */
export interface LimitOptions extends Partial<Tier> {
  tier?: number
  /** Send X-RateLimit-Limit/-Remaining/-Reset (in the help centre, in no recording); default true. */
  headers?: boolean
  /** Milliseconds since 1970 by which windows open and close; default `Date.now`, so that a limit passes in real time. */
  clock?: () => number
  /**
   * Where the counters live when several mocks stand behind one address: a store opened by `openLimitStore`, or for the server
   * its URL, such as `redis://127.0.0.1:6379/0`. Default: this process's memory.
   */
  store?: SharedStore | string
}

/** What a counter says after something was asked of it. */
export interface Count {
  /** Taken in the running window, with what was just taken. */
  used: number
  /** When the window ends, by the limiter's clock. */
  resetMs: number
}

/** Counters in fixed windows that open with the first request. */
interface LimitStore {
  /** The count with `amount` added; a window that has ended starts anew. */
  add(counter: string, amount: number, windowMs: number, nowMs: number): Count
  clear(): void
}

/** Counters in memory; ended windows are swept, so that a stream of new keys does not grow it for ever. */
export function createMemoryStore(): LimitStore {
  const counters = new Map<string, Count>()
  let sweepAt = 1024
  return {
    add(counter, amount, windowMs, nowMs) {
      let count = counters.get(counter)
      if (!count || nowMs >= count.resetMs) {
        count = { used: 0, resetMs: nowMs + windowMs }
        counters.set(counter, count)
        if (counters.size > sweepAt) {
          for (const [name, { resetMs }] of counters) if (nowMs >= resetMs) counters.delete(name)
          sweepAt = Math.max(1024, counters.size * 2)
        }
      }
      count.used += amount
      return count
    },
    clear: () => counters.clear(),
  }
}

const names = ['tier', 'concurrency', 'rpm', 'tpm', 'tpd', 'headers', 'clock', 'store']

/** Checks limits where they enter, so that a typo is an error and not a limit that never bites. */
export function toTier(options: LimitOptions): Tier {
  const { tier, headers, clock } = options
  for (const name of Object.keys(options)) if (!names.includes(name)) throw toUnknownOption('limit', name, names)
  if (headers !== undefined && typeof headers !== 'boolean')
    throw new RangeError(`limits.headers is ${show(headers)}; it must be true or false`)
  if (clock !== undefined && typeof clock !== 'function')
    throw new RangeError('limits.clock must be a function that returns milliseconds since 1970')
  const none = { concurrency: Infinity, rpm: Infinity, tpm: Infinity, tpd: Infinity }
  const base = tier === undefined ? none : typeof tier === 'number' ? tiers[tier] : undefined
  if (!base)
    throw new RangeError(`limits.tier is ${show(tier)}; it must be a whole number from 0 to ${tiers.length - 1}`)
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

/** A text in quotes, so that "3" is told from 3. */
function show(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}
