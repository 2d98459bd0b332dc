/**
 * Decides whether a request is sent again: after 429 and 5xx, with the wait that the target asks for (RFC 9110, section
 * 10.2.3: seconds or a date), otherwise with a doubling wait. A quota refusal is final, because waiting does not add balance.
 */
import { findHeader, type HeaderList } from '../../../openapi/exchange.ts'

/** How often and how long a busy target is asked again. */
export interface RetryRules {
  /** All tries, including the first. */
  tries: number
  /** The first wait if the target names none, in milliseconds. It doubles with each try. */
  baseMs: number
  /** A target that asks for a longer wait, in milliseconds, is not asked again. */
  longestMs: number
}

export const defaultRetry: RetryRules = { tries: 5, baseMs: 500, longestMs: 60_000 }

/** What to do with an answer: judge it, wait and send again, or give up without a verdict on the target. */
export type RetryDecision =
  | { kind: 'take' }
  | { kind: 'wait'; ms: number; why: string }
  | { kind: 'give-up'; why: string }

/** Decides by status, headers and error type; `tried` counts the requests sent so far, `nowMs` is Unix time. */
export function decideRetry(
  answer: { status: number; headers: HeaderList; errorType: string | null },
  tried: number,
  rules: RetryRules,
  nowMs: number,
): RetryDecision {
  const { status, errorType } = answer
  if (status !== 429 && status < 500) return { kind: 'take' }
  if (errorType === 'exceeded_current_quota_error')
    return { kind: 'give-up', why: 'the account has no balance or quota left (exceeded_current_quota_error)' }
  const busy = status === 429 || status === 503
  const name = errorType === null ? `HTTP ${status}` : `HTTP ${status} ${errorType}`
  // A server error may be a gateway's and temporary: the request is sent again once, then the error is judged.
  if (!busy && tried >= 2) return { kind: 'take' }
  if (tried >= rules.tries) return { kind: 'give-up', why: `the target was still busy after ${tried} tries (${name})` }
  const asked = findRetryAfterMs(answer.headers, nowMs)
  if (asked !== null && asked > rules.longestMs)
    return { kind: 'give-up', why: `the target asks for a wait of ${Math.ceil(asked / 1000)} s (${name})` }
  return { kind: 'wait', ms: Math.max(asked ?? 0, rules.baseMs * 2 ** (tried - 1)), why: name }
}

/**
 * `Retry-After` in milliseconds from now; null when absent or unreadable. If it is absent, the two fields that have the
 * same seconds on api.moonshot.ai (recorded 2026-09-02) are read, in case a gateway removed it.
 */
export function findRetryAfterMs(headers: HeaderList, nowMs: number): number | null {
  const value = findHeader(headers, 'retry-after')?.trim()
  if (value === undefined || value === '') {
    const sameSeconds = ['x-retry-after', 'msh-cooldown-seconds'].map((name) => findHeader(headers, name)?.trim() ?? '')
    const seconds = sameSeconds.find((text) => /^\d{1,6}$/.test(text))
    return seconds === undefined ? null : Number(seconds) * 1000
  }
  if (/^\d+$/.test(value)) return Number(value) * 1000
  // Date.parse accepts much that is not a date; all three forms of RFC 9110 start with the name of a day.
  const date = /^(mon|tue|wed|thu|fri|sat|sun)/i.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs)
}
