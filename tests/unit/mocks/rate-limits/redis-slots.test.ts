/** Concurrent requests counted on a real Redis server: a slot ends with its client, and soon after its mock. */
import { describe, expect, test } from 'vitest'
import { openLimitStore } from '../../../../mocks/rate-limits/redis/index.ts'
import { hello } from '../ask.ts'
import { findNoRedis } from './redis-server.ts'
import { ask, useRedis } from './redis-setup.ts'

describe.skipIf(findNoRedis() !== null)('in Redis', () => {
  const { redis, start, client } = useRedis()

  test('a slot is taken from all mocks and is free when its client leaves', async () => {
    const [a, b] = [await start({ concurrency: 1 }, { pace: 'silent' }), await start({ concurrency: 1 })]
    const leave = new AbortController()
    const init = { method: 'POST', headers: { authorization: 'Bearer sk-test-123456789' }, signal: leave.signal }
    const held = fetch(`${a.url}/chat/completions`, { ...init, body: JSON.stringify({ ...hello, stream: true }) })
    const gone = held.then((response) => response.text()).catch(() => 'gone')
    await expect.poll(() => a.requests.length, { timeout: 50_000 }).toBe(1)
    expect((await ask(b)).text).toContain('max organization concurrency: 1, please try again after 1 seconds')
    leave.abort()
    await gone
    await expect.poll(async () => (await ask(b)).status, { timeout: 50_000 }).toBe(200)
  })

  test('a slot from before a reset frees no other slot when it is given back', async () => {
    const store = await openLimitStore(redis().url)
    const limiter = store.open({ concurrency: 1, rpm: Infinity, tpm: Infinity, tpd: Infinity }, true)
    const demand = { key: 'k', tokens: 1 }
    const before = await limiter.admit(demand)
    limiter.clear()
    await limiter.settled()
    const running = await limiter.admit(demand)
    expect(running.refusal).toBeNull()
    before.release?.()
    expect((await limiter.admit(demand)).refusal?.message).toContain('max organization concurrency: 1')
    running.release?.()
    await store.close()
  })

  test('a slot is renewed while it is held, and ends with its lease when its mock is killed', async () => {
    const tier = { concurrency: 1, rpm: Infinity, tpm: Infinity, tpd: Infinity }
    const [dying, other] = [
      await openLimitStore(redis().url, { leaseMs: 6000 }),
      await openLimitStore(redis().url, { leaseMs: 6000 }),
    ]
    const demand = { key: 'k', tokens: 1 }
    expect((await dying.open(tier, true).admit(demand)).refusal).toBeNull()
    const name = (await client().keys('*:running:*'))[0]!
    const until = async () => Number((await client().zrange(name, '0', '0', 'WITHSCORES'))[1])
    const first = await until()
    await expect.poll(until, { timeout: 50_000 }).toBeGreaterThan(first)
    const limiter = other.open(tier, true)
    expect((await limiter.admit(demand)).refusal?.message).toContain('max organization concurrency: 1')
    // Closed without giving the slot back, as a process that is killed.
    await dying.close()
    await expect.poll(async () => (await limiter.admit(demand)).refusal, { timeout: 50_000 }).toBeNull()
    await other.close()
  })

  test.each([
    ['one call', 1],
    ['more calls than there are slots', 5],
  ])('%s that a frozen store answers too late holds no slot', async (_, calls) => {
    const store = await openLimitStore(redis().url, { timeoutMs: 2000, onLine() {} })
    const limiter = store.open({ concurrency: 2, rpm: 100, tpm: Infinity, tpd: Infinity }, true)
    const demand = { key: 'k', tokens: 1 }
    const before = await limiter.admit(demand)
    before.release()
    redis().freeze(true)
    const late = await Promise.allSettled(Array.from({ length: calls }, () => limiter.admit(demand)))
    expect(late.map(({ status }) => status)).toEqual(Array.from({ length: calls }, () => 'rejected'))
    redis().freeze(false)
    const running = async () => (await client().keys('*:running:*')).length
    await expect.poll(running, { timeout: 50_000 }).toBe(0)
    const now = [await limiter.admit(demand), await limiter.admit(demand)]
    expect(now.map(({ refusal }) => refusal)).toEqual([null, null])
    expect((await limiter.admit(demand)).refusal?.message).toContain('max organization concurrency: 2')
    await store.close()
  })
})
