/** The refusals of the limits and the X-RateLimit-* headers, for counters in memory and in a shared store. */
import { toCooldownHeaders, type HeaderPairs, type Refusal } from '../reply/index.ts'
import type { Count, Tier } from './limiter.ts'
import { account } from '../scenarios/index.ts'

/** Too many requests at once. */
export function refuseConcurrency({ concurrency }: Tier): Refusal {
  return refuse(`max organization concurrency: ${concurrency}, please try again after 1 seconds`, 1)
}

/** Too many requests this minute. */
export function refuseRequests({ rpm }: Tier, waitMs: number): Refusal {
  const seconds = toWait(waitMs)
  return refuse(`organization max RPM: ${rpm}, please try again after ${seconds} seconds`, seconds)
}

/** Too many tokens this minute or today; `current` includes the refused request. */
export function refuseTokens(kind: 'TPM' | 'TPD', current: number, limit: number, waitMs: number): Refusal {
  return refuse(`organization ${kind} rate limit, current: ${current}, limit: ${limit}`, toWait(waitMs))
}

/** X-RateLimit-Limit, -Remaining and -Reset for requests a minute; none if requests are not limited. */
export function toRateHeaders({ rpm }: Tier, { used, resetMs }: Count): HeaderPairs {
  if (!Number.isFinite(rpm)) return []
  return [
    ['X-RateLimit-Limit', String(rpm)],
    ['X-RateLimit-Remaining', String(Math.max(0, rpm - used))],
    // "Time when the limit resets": Unix seconds here; the unit is not documented (unverified).
    ['X-RateLimit-Reset', String(Math.ceil(resetMs / 1000))],
  ]
}

function refuse(text: string, seconds: number): Refusal {
  const message = `Your account ${account.joined} request reached ${text}`
  return { status: 429, type: 'rate_limit_reached_error', message, headers: toCooldownHeaders(seconds) }
}

/** Whole seconds, at least 1: the recorded waits are whole numbers, the same in the text and in the headers. */
function toWait(ms: number): number {
  return Math.max(1, Math.ceil(ms / 1000))
}
