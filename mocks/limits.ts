/**
 * Limits that count: concurrency, requests and tokens a minute, tokens a day, by key; refusals in the recorded words.
 * Texts and cooldown headers: mineti-429-rpm.http (2026-09-01), issue-429-*.json; the order of the checks is not known.
 */
import { toCooldownHeaders } from './headers.ts'
import { createMemoryStore, toTier } from './limits-tiers.ts'
import type { LimitOptions, Tier } from './limits-tiers.ts'
import type { HeaderPairs, Refusal } from './reply.ts'
import { account } from './scenarios/account.ts'

/** What a request asks for: its key, and prompt tokens plus output budget (`HC-RATE`: charged whatever is generated). */
export interface Demand {
  key: string
  tokens: number
}

/** Let in, with the call that frees its slot, or refused. */
export type Admission = { refusal: null; release: () => void } | { refusal: Refusal; release: null }

export interface Limiter {
  readonly tier: Tier
  admit(demand: Demand): Admission
  /** X-RateLimit-Limit, -Remaining and -Reset as they stand for a key. */
  headers(key: string): HeaderPairs
  clear(): void
}

const minuteMs = 60_000
const dayMs = 86_400_000

/** Creates a limiter; `null` for no limits at all. */
export function createLimiter(options: LimitOptions | null): Limiter | null {
  if (!options) return null
  const tier = toTier(options)
  const clock = options.clock ?? Date.now
  const store = options.store ?? createMemoryStore()
  const running = new Map<string, number>()

  function leave(key: string): void {
    const left = (running.get(key) ?? 1) - 1
    if (left > 0) running.set(key, left)
    else running.delete(key)
  }

  return {
    tier,
    admit({ key, tokens }) {
      const now = clock()
      const busy = running.get(key) ?? 0
      if (busy >= tier.concurrency) {
        return refuse(`max organization concurrency: ${tier.concurrency}, please try again after 1 seconds`, 1)
      }
      // Looking is adding nothing; a refused request costs nothing ("429 is not billed").
      const requests = store.add(`rpm ${key}`, 0, minuteMs, now)
      if (requests.used + 1 > tier.rpm) {
        const wait = secondsUntil(requests.resetMs, now)
        return refuse(`organization max RPM: ${tier.rpm}, please try again after ${wait} seconds`, wait)
      }
      const minute = store.add(`tpm ${key}`, 0, minuteMs, now)
      if (minute.used + tokens > tier.tpm) {
        const current = minute.used + tokens
        return refuse(
          `organization TPM rate limit, current: ${current}, limit: ${tier.tpm}`,
          secondsUntil(minute.resetMs, now),
        )
      }
      const day = store.add(`tpd ${key}`, 0, dayMs, now)
      if (day.used + tokens > tier.tpd) {
        const current = day.used + tokens
        return refuse(
          `organization TPD rate limit, current: ${current}, limit: ${tier.tpd}`,
          secondsUntil(day.resetMs, now),
        )
      }
      store.add(`rpm ${key}`, 1, minuteMs, now)
      store.add(`tpm ${key}`, tokens, minuteMs, now)
      store.add(`tpd ${key}`, tokens, dayMs, now)
      running.set(key, busy + 1)
      let held = true
      return {
        refusal: null,
        release() {
          if (held) leave(key)
          held = false
        },
      }
    },
    headers(key) {
      if (options.headers === false || !Number.isFinite(tier.rpm)) return []
      const { used, resetMs } = store.add(`rpm ${key}`, 0, minuteMs, clock())
      return [
        ['X-RateLimit-Limit', String(tier.rpm)],
        ['X-RateLimit-Remaining', String(Math.max(0, tier.rpm - used))],
        // "Time when the limit resets": Unix seconds here; the unit is not documented (unverified).
        ['X-RateLimit-Reset', String(Math.ceil(resetMs / 1000))],
      ]
    },
    clear() {
      store.clear()
      running.clear()
    },
  }
}

function refuse(text: string, seconds: number): Admission {
  const headers = toCooldownHeaders(seconds)
  const message = `Your account ${account.joined} request reached ${text}`
  return { release: null, refusal: { status: 429, type: 'rate_limit_reached_error', message, headers } }
}

/** Whole seconds until a moment, at least 1: the recorded waits are whole and the headers say the same number. */
function secondsUntil(moment: number, now: number): number {
  return Math.max(1, Math.ceil((moment - now) / 1000))
}
