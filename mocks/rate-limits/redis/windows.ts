/**
 * A window of rate-limiter-flexible with the rules of the mock: an amount that does not fit is not counted, and a counted amount can be
 * given back.
 */
import type { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'
import type { RedisClient } from '../../redis/index.ts'

/** The result of `take`. */
export interface Taken {
  fits: boolean
  /** Used in this window, including the requested amount, whether or not it fits. */
  current: number
  /** Milliseconds until the window ends. */
  waitMs: number
}

export interface Window {
  take(id: string, amount: number): Promise<Taken>
  /** Gives back an amount that was counted when the window had `waitMs` to run. */
  give(id: string, amount: number, waitMs: number): void
  /** Used so far. */
  look(id: string): Promise<{ used: number; waitMs: number }>
}

/** A window without a limit: every amount fits and nothing is counted. */
export function createUnlimitedWindow(durationMs: number): Window {
  return {
    take: () => Promise.resolve({ fits: true, current: 0, waitMs: durationMs }),
    give: ignore,
    look: () => Promise.resolve({ used: 0, waitMs: durationMs }),
  }
}

/**
 * Takes an amount off the window in which it was counted. That window may have ended, or have been deleted by a reset: then there is
 * nothing to give back, and a count below zero would admit more requests than the limit. A later window has more time left.
 */
const giveScript = `
local used = tonumber(redis.call('GET', KEYS[1]) or '0')
if used < tonumber(ARGV[1]) or redis.call('PTTL', KEYS[1]) > tonumber(ARGV[2]) then return 0 end
redis.call('DECRBY', KEYS[1], ARGV[1])
return 1`

/** Wraps one window of the library. */
export function createWindow(limiter: RateLimiterRedis, client: Pick<RedisClient, 'eval'>): Window {
  const { points, duration } = limiter
  const durationMs = duration * 1000

  function give(id: string, amount: number, waitMs: number): void {
    if (amount > 0) client.eval(giveScript, 1, limiter.getKey(id), amount, waitMs).catch(ignore)
  }

  async function look(id: string): Promise<{ used: number; waitMs: number }> {
    const seen = await limiter.get(id)
    return seen ? { used: seen.consumedPoints, waitMs: seen.msBeforeNext } : { used: 0, waitMs: durationMs }
  }

  return {
    async take(id, amount) {
      if (amount > points) {
        // Such an amount never fits, and may be too large a number for Redis, so it is added here.
        const { used, waitMs } = await look(id)
        return { fits: false, current: used + amount, waitMs }
      }
      try {
        const { consumedPoints, msBeforeNext } = await limiter.consume(id, amount)
        return { fits: true, current: consumedPoints, waitMs: msBeforeNext }
      } catch (error) {
        // The library rejects with its result when the window is full, and with an Error when the store is unavailable.
        if (error instanceof Error) {
          // A call that timed out was sent, and the store may still run it. The amount is given back after it.
          if (error.message === 'Command timed out') give(id, amount, durationMs)
          throw error
        }
        const { consumedPoints, msBeforeNext } = error as RateLimiterRes
        give(id, amount, msBeforeNext)
        return { fits: false, current: consumedPoints, waitMs: msBeforeNext }
      }
    },
    give,
    look,
  }
}

function ignore(): void {}
