/**
 * Limits counted in memory, for each key: concurrency, requests and tokens a minute, tokens a day. Counting is synchronous and uses a
 * clock that tests can set. A limiter library would make every answer asynchronous and depend on `Date.now`, so one is used only for a
 * store that several mocks share (redis/). The order in which the service checks its limits is not known.
 */
import type { Admission, Count, Limiter, Tier } from './limiter.ts'
import { refuseConcurrency, refuseRequests, refuseTokens, toRateHeaders } from './refusals.ts'
import type { LimitOptions } from './tiers.ts'
import type { Refusal } from '../reply/index.ts'

const minuteMs = 60_000
const dayMs = 86_400_000

/** Creates the limiter of one mock. */
export function createMemoryLimiter(tier: Tier, options: LimitOptions): Limiter {
  const clock = options.clock ?? Date.now
  const counters = createCounters()
  const running = new Map<string, number>()
  let resets = 0

  function free(key: string): void {
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
      // Adding 0 reads a counter; a refused request costs nothing ("429 is not billed").
      const requests = counters.add(`rpm ${key}`, 0, minuteMs, now)
      if (requests.used + 1 > tier.rpm) return refused(refuseRequests(tier, requests.resetMs - now))
      const minute = counters.add(`tpm ${key}`, 0, minuteMs, now)
      if (minute.used + tokens > tier.tpm)
        return refused(refuseTokens('TPM', minute.used + tokens, tier.tpm, minute.resetMs - now))
      const day = counters.add(`tpd ${key}`, 0, dayMs, now)
      if (day.used + tokens > tier.tpd)
        return refused(refuseTokens('TPD', day.used + tokens, tier.tpd, day.resetMs - now))
      counters.add(`rpm ${key}`, 1, minuteMs, now)
      counters.add(`tpm ${key}`, tokens, minuteMs, now)
      counters.add(`tpd ${key}`, tokens, dayMs, now)
      running.set(key, busy + 1)
      let held = true
      const resetsBefore = resets
      return {
        refusal: null,
        release() {
          // A request that was admitted before a reset holds no slot after it.
          if (held && resetsBefore === resets) free(key)
          held = false
        },
      }
    },
    headers(key) {
      if (options.headers === false || !Number.isFinite(tier.rpm)) return []
      return toRateHeaders(tier, counters.add(`rpm ${key}`, 0, minuteMs, clock()))
    },
    clear() {
      counters.clear()
      running.clear()
      resets++
    },
  }
}

function refused(refusal: Refusal): Admission {
  return { release: null, refusal }
}

/**
 * Counters in fixed windows that start with the first request. Windows that have ended are removed, so that the map does not grow with
 * every new key. A window that starts in the future counts as ended: the clock was set back, and its limit would hold for too long.
 */
function createCounters() {
  const counters = new Map<string, Count>()
  let sweepAt = 1024
  return {
    /** Adds `amount` and returns the count; a window that has ended starts again. */
    add(counter: string, amount: number, windowMs: number, nowMs: number): Count {
      let count = counters.get(counter)
      if (!count || nowMs >= count.resetMs || nowMs < count.resetMs - windowMs) {
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
