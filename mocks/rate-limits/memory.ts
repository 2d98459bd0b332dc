/**
 * Limits that count: concurrency, requests and tokens a minute, tokens a day, by key; refusals in the recorded words.
 * The order of the checks is not known.
 *
 * Two places to count. Here, in memory, without waiting and by a clock that tests move by hand: `answer` stays synchronous.
 * A limiter library would force every answer to wait for a promise and to believe `Date.now`, so it is used where waiting is
 * unavoidable: in a store that several mocks share (limits-redis.ts), asked before `answer` (limits-shared.ts).
 */
import { refuseConcurrency, refuseRequests, refuseTokens, toRateHeaders } from './refusals.ts'
import { createMemoryStore, toTier } from './tiers.ts'
import type { LimitOptions, Tier } from './tiers.ts'
import { toSharedStore } from './shared-store.ts'
import type { SharedLimiter } from './shared-store.ts'
import { MockUsageError } from '../state/options.ts'
import type { HeaderPairs, Refusal } from '../request/reply.ts'

/** What a request asks for: its key, and prompt tokens plus output budget. */
export interface Demand {
  key: string
  tokens: number
}

/** Let in, with the call that frees its slot, or refused. */
export type Admission = { refusal: null; release: () => void } | { refusal: Refusal; release: null }

/** What one request meets. */
export interface Gate {
  admit(demand: Demand): Admission
  /** X-RateLimit-Limit, -Remaining and -Reset as they stand for a key. */
  headers(key: string): HeaderPairs
}

export interface Limiter extends Gate {
  readonly tier: Tier
  /** Counts elsewhere: its gate is then made for each request, before `answer` (limits-shared.ts). */
  readonly shared: SharedLimiter | null
  clear(): void
}

const minuteMs = 60_000
const dayMs = 86_400_000

/** Creates a limiter; `null` for no limits at all. */
export function createLimiter(options: LimitOptions | null): Limiter | null {
  if (!options) return null
  const tier = toTier(options)
  const shared = toSharedStore(options)
  return shared ? createOutpost(shared.open(tier, options.headers ?? true)) : createMemoryLimiter(tier, options)
}

function createMemoryLimiter(tier: Tier, options: LimitOptions): Limiter {
  const clock = options.clock ?? Date.now
  const store = createMemoryStore()
  const running = new Map<string, number>()
  let resets = 0

  function leave(key: string): void {
    const left = (running.get(key) ?? 1) - 1
    if (left > 0) running.set(key, left)
    else running.delete(key)
  }

  return {
    tier,
    shared: null,
    admit({ key, tokens }) {
      const now = clock()
      const busy = running.get(key) ?? 0
      if (busy >= tier.concurrency) return refused(refuseConcurrency(tier))
      // Looking is adding nothing; a refused request costs nothing ("429 is not billed").
      const requests = store.add(`rpm ${key}`, 0, minuteMs, now)
      if (requests.used + 1 > tier.rpm) return refused(refuseRequests(tier, requests.resetMs - now))
      const minute = store.add(`tpm ${key}`, 0, minuteMs, now)
      if (minute.used + tokens > tier.tpm)
        return refused(refuseTokens('TPM', minute.used + tokens, tier.tpm, minute.resetMs - now))
      const day = store.add(`tpd ${key}`, 0, dayMs, now)
      if (day.used + tokens > tier.tpd)
        return refused(refuseTokens('TPD', day.used + tokens, tier.tpd, day.resetMs - now))
      store.add(`rpm ${key}`, 1, minuteMs, now)
      store.add(`tpm ${key}`, tokens, minuteMs, now)
      store.add(`tpd ${key}`, tokens, dayMs, now)
      running.set(key, busy + 1)
      let held = true
      const then = resets
      return {
        refusal: null,
        release() {
          // What was let in before a reset holds no slot of the time after it.
          if (held && then === resets) leave(key)
          held = false
        },
      }
    },
    headers(key) {
      if (options.headers === false || !Number.isFinite(tier.rpm)) return []
      return toRateHeaders(tier, store.add(`rpm ${key}`, 0, minuteMs, clock()))
    },
    clear() {
      store.clear()
      running.clear()
      resets++
    },
  }
}

/** Stands where the limiter is when the counting is done elsewhere: an answer that did not ask there first is a mistake, not a pass. */
function createOutpost(shared: SharedLimiter): Limiter {
  return {
    tier: shared.tier,
    shared,
    admit() {
      throw new MockUsageError('limits in a shared store are counted before the answer: use `answerShared`')
    },
    headers: () => [],
    clear: () => shared.clear(),
  }
}

function refused(refusal: Refusal): Admission {
  return { release: null, refusal }
}
