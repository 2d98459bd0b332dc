/** What is given back to a window is taken off the window in which it was counted, and never makes a count negative. */
import { RateLimiterRedis } from 'rate-limiter-flexible'
import { describe, expect, test } from 'vitest'
import { createRedisLimiter } from '../../../../mocks/rate-limits/redis/limiter.ts'
import { createUnlimitedWindow, createWindow } from '../../../../mocks/rate-limits/redis/windows.ts'
import { findNoRedis } from './redis-server.ts'
import { useRedis } from './redis-setup.ts'

describe.skipIf(findNoRedis() !== null)('in Redis', () => {
  const { client } = useRedis()
  const open = (points: number) =>
    createWindow(new RateLimiterRedis({ storeClient: client(), keyPrefix: 'w', points, duration: 60 }), client())

  test('an amount is given back to its window', async () => {
    const window = open(5)
    await window.take('k', 2)
    const { waitMs } = await window.take('k', 3)
    window.give('k', 3, waitMs)
    expect((await window.look('k')).used).toBe(2)
  })

  test('nothing is given back to a window that a reset has deleted', async () => {
    const window = open(5)
    const { waitMs } = await window.take('k', 3)
    await client().unlink('w:k')
    window.give('k', 3, waitMs)
    expect(await client().exists('w:k')).toBe(0)
    expect(await window.take('k', 5)).toMatchObject({ fits: true, current: 5 })
    expect(await window.take('k', 1)).toMatchObject({ fits: false })
  })

  test('nothing is given back to the window after the one in which it was counted', async () => {
    const window = open(5)
    await window.take('k', 3)
    // The first window had a second left; this one has a minute.
    window.give('k', 3, 1000)
    expect((await window.look('k')).used).toBe(3)
  })

  test('no more is given back than is counted', async () => {
    const window = open(5)
    const { waitMs } = await window.take('k', 1)
    window.give('k', 3, waitMs)
    expect((await window.look('k')).used).toBe(1)
  })
})

test('a reset during a reset deletes once more, and both wait for it', async () => {
  const deletions: PromiseWithResolvers<void>[] = []
  const window = createUnlimitedWindow(60_000)
  const limiter = createRedisLimiter({
    tier: { concurrency: Infinity, rpm: Infinity, tpm: Infinity, tpd: Infinity },
    headers: false,
    rpm: window,
    tpm: window,
    tpd: window,
    slots: { take: () => Promise.resolve(null), close() {} },
    clear() {
      const deletion = Promise.withResolvers<void>()
      deletions.push(deletion)
      return deletion.promise
    },
  })
  const order: string[] = []
  limiter.clear()
  const first = limiter.settled().then(() => order.push('settled'))
  limiter.clear()
  const admitted = limiter.admit({ key: 'k', tokens: 1 }).then(() => order.push('admitted'))
  expect(deletions).toHaveLength(1)
  order.push('first deletion')
  deletions[0]!.resolve()
  while (deletions.length < 2) await new Promise((resolve) => void setImmediate(resolve))
  order.push('second deletion')
  deletions[1]!.resolve()
  await Promise.all([first, admitted])
  expect(order.slice(0, 2)).toEqual(['first deletion', 'second deletion'])
  expect(deletions).toHaveLength(2)
})
