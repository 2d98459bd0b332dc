/** A window of rate-limiter-flexible, asked as the mock asks: what does not fit is not taken, and what was taken can be given back. */
import type { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'

/** What came of taking. */
export interface Taken {
  fits: boolean
  /** Used in this window, with what was asked for, whether or not it was had. */
  current: number
  /** Until the window ends. */
  waitMs: number
}

export interface Window {
  take(id: string, amount: number): Promise<Taken>
  give(id: string, amount: number): void
  /** Used so far. */
  look(id: string): Promise<{ used: number; waitMs: number }>
}

/** A window without a limit: takes everything and counts nothing. */
export function createEndlessWindow(durationMs: number): Window {
  return {
    take: () => Promise.resolve({ fits: true, current: 0, waitMs: durationMs }),
    give: ignore,
    look: () => Promise.resolve({ used: 0, waitMs: durationMs }),
  }
}

/** Wraps one window of the library. */
export function createWindow(limiter: RateLimiterRedis): Window {
  const { points, duration } = limiter
  const durationMs = duration * 1000

  function give(id: string, amount: number): void {
    if (amount > 0) limiter.reward(id, amount).catch(ignore)
  }

  async function look(id: string): Promise<{ used: number; waitMs: number }> {
    const seen = await limiter.get(id)
    return seen ? { used: seen.consumedPoints, waitMs: seen.msBeforeNext } : { used: 0, waitMs: durationMs }
  }

  return {
    async take(id, amount) {
      if (amount > points) {
        // Never fits, and may be too long a number for Redis: added up here.
        const { used, waitMs } = await look(id)
        return { fits: false, current: used + amount, waitMs }
      }
      try {
        const { consumedPoints, msBeforeNext } = await limiter.consume(id, amount)
        return { fits: true, current: consumedPoints, waitMs: msBeforeNext }
      } catch (error) {
        // The library rejects with its result when the window is full, and with an Error when the store is away.
        if (error instanceof Error) throw error
        const { consumedPoints, msBeforeNext } = error as RateLimiterRes
        give(id, amount)
        return { fits: false, current: consumedPoints, waitMs: msBeforeNext }
      }
    },
    give,
    look,
  }
}

function ignore(): void {}
