/** The concurrency limiter: how many requests run at once, pauses, and gaps between requests. */
import { describe, expect, it } from 'vitest'
import { createConcurrencyLimiter } from '../../../suite/runner/concurrency-limiter.ts'

describe('the concurrency limiter', () => {
  it('starts no more requests than its limit, and fewer once it is reduced', async () => {
    const limiter = createConcurrencyLimiter({ limit: 2, now: () => 0, sleep: async () => undefined })
    const first = await limiter.acquire()
    const second = await limiter.acquire()
    const order: string[] = []
    const third = limiter.acquire().then((release) => (order.push('third'), release))
    limiter.reduceTo(1)
    first()
    await Promise.resolve()
    expect(order).toEqual([])
    second()
    ;(await third)()
    expect(order).toEqual(['third'])
  })
  it('starts nothing while it is paused', async () => {
    let clock = 0
    const slept: number[] = []
    const limiter = createConcurrencyLimiter({
      limit: 2,
      now: () => clock,
      sleep: async (ms) => {
        slept.push(ms)
        clock += ms
      },
    })
    limiter.pause(300)
    await limiter.acquire()
    expect(slept).toEqual([300])
  })
})

it('spaces requests once the target has named its limit per minute often enough', async () => {
  let clock = 0
  const at: number[] = []
  const sleep = async (ms: number) => void (clock += ms)
  const limiter = createConcurrencyLimiter({ limit: 3, now: () => clock, sleep })
  for (let nth = 0; nth < 5; nth++) limiter.setMinimumGap(20_000)
  ;(await limiter.acquire())()
  expect(clock).toBe(0)
  limiter.setMinimumGap(20_000)
  for (let nth = 0; nth < 3; nth++) {
    ;(await limiter.acquire())()
    at.push(clock)
  }
  expect(at).toEqual([20_000, 40_000, 60_000])
})
