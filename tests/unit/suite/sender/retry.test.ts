/** Which answers are retried, and how long the sender waits before. */
import { describe, expect, it } from 'vitest'
import { decideRetry, defaultRetry } from '../../../suite/sender/retry.ts'

describe('retries', () => {
  const now = Date.UTC(2026, 10, 22, 12, 0, 0)
  it.each<[number, Record<string, string>, string | null, number, unknown]>([
    [200, {}, null, 1, { kind: 'take' }],
    [400, {}, null, 1, { kind: 'take' }],
    [429, {}, 'engine_overloaded_error', 1, { kind: 'wait', ms: 500 }],
    [429, {}, 'engine_overloaded_error', 3, { kind: 'wait', ms: 2000 }],
    [429, { 'retry-after': '7' }, 'rate_limit_reached_error', 1, { kind: 'wait', ms: 7000 }],
    [503, { 'Retry-After': 'Sun, 22 Nov 2026 12:00:09 GMT' }, null, 1, { kind: 'wait', ms: 9000 }],
    [503, { 'Retry-After': 'Sun, 22 Nov 2026 11:00:00 GMT' }, null, 1, { kind: 'wait', ms: 500 }],
    [429, { 'Retry-After': 'soon' }, null, 1, { kind: 'wait', ms: 500 }],
    [429, { 'X-Retry-After': '9' }, null, 1, { kind: 'wait', ms: 9000 }],
    [429, { 'X-Retry-After': 'soon', 'Msh-Cooldown-Seconds': '7' }, null, 1, { kind: 'wait', ms: 7000 }],
    [429, { 'Retry-After': '3600' }, null, 1, { kind: 'give-up' }],
    [429, {}, null, 5, { kind: 'give-up' }],
    [429, {}, 'exceeded_current_quota_error', 1, { kind: 'give-up' }],
    [500, {}, null, 1, { kind: 'wait', ms: 500 }],
    [500, {}, null, 2, { kind: 'take' }],
    [502, {}, null, 2, { kind: 'take' }],
    [503, {}, null, 2, { kind: 'wait', ms: 1000 }],
    [503, {}, null, 5, { kind: 'give-up' }],
  ])('%i with %j, %s, tried %i', (status, headers, errorType, tried, next) => {
    expect(
      decideRetry({ status, headers: Object.entries(headers), errorType }, tried, defaultRetry, now),
    ).toMatchObject(next as object)
  })
})
