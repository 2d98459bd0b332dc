/** Limits counted in a shared store, on a real Redis server: requests and tokens. */
import { describe, expect, test } from 'vitest'
import { openLimitStore } from '../../../../mocks/rate-limits/redis/index.ts'
import { createNodeMock } from '../../../../mocks/node.ts'
import { hello } from '../ask.ts'
import { findNoRedis } from './redis-server.ts'
import { ask, useRedis } from './redis-setup.ts'

describe.skipIf(findNoRedis() !== null)('in Redis', () => {
  const { redis, start, client, lines } = useRedis()

  test('two mocks count together, and each reports what is left', async () => {
    const [a, b] = [await start({ rpm: 3 }), await start({ rpm: 3 })]
    const replies = [await ask(a), await ask(b), await ask(a), await ask(b)]
    expect(replies.map(({ status, rateLimit }) => [status, rateLimit[0], rateLimit[1]])).toEqual([
      [200, '3', '2'],
      [200, '3', '1'],
      [200, '3', '0'],
      [429, '3', '0'],
    ])
    const { text, headers } = replies[3]!
    const seconds = /max RPM: 3, please try again after (\d+) seconds/.exec(text)![1]
    expect(text).toBe(
      `{"error":{"message":"Your account org-mock\\u003cak-mock\\u003e request reached organization max RPM: 3, ` +
        `please try again after ${seconds} seconds","type":"rate_limit_reached_error"}}`,
    )
    for (const name of ['retry-after', 'x-retry-after', 'msh-cooldown-seconds']) expect(headers.get(name)).toBe(seconds)
    expect(Number(seconds)).toBeLessThanOrEqual(60)
  })

  test('a database that the server does not have is refused, and nothing is counted in another', async () => {
    const store = redis().url.replace(/\d+$/, '99')
    await expect(openLimitStore(store)).rejects.toThrow(
      'ERR DB index is out of range; check the number of the database in the URL',
    )
  })

  test('of many concurrent requests exactly the limit is admitted', async () => {
    const both = [await start({ rpm: 5 }), await start({ rpm: 5 })]
    const replies = await Promise.all(Array.from({ length: 30 }, (_, at) => ask(both[at % 2]!)))
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(5)
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200, 429]))
  })

  test('keys are counted separately and never stored; everything stored expires', async () => {
    const server = await start({ tier: 0 }, { pace: { ttftMs: 60_000, tokensPerSecond: 1 } })
    const leave = new AbortController()
    const headers = { authorization: 'Bearer sk-very-secret' }
    const body = JSON.stringify(hello)
    const gone = fetch(`${server.url}/chat/completions`, { method: 'POST', headers, body, signal: leave.signal })
    await expect.poll(() => server.requests.length, { timeout: 50_000 }).toBe(1)
    const names = await client().keys('*')
    expect(names.length).toBeGreaterThanOrEqual(4)
    for (const name of names) {
      expect(name).toMatch(/^kimi-contract:limits:/)
      expect(await client().pttl(name)).toBeGreaterThan(0)
      expect(name + (await client().dump(name))!.toString()).not.toContain('secret')
    }
    leave.abort()
    await expect(gone).rejects.toThrow()
    expect((await ask(await start({ tier: 0 }))).status).toBe(200)
  })

  test('tokens that do not fit are not counted, and neither is their request', async () => {
    const server = await start({ rpm: 10, tpm: 1500, tpd: 5000 })
    const large = { ...hello, max_completion_tokens: 1000 }
    expect((await ask(server, large)).status).toBe(200)
    const refused = await ask(server, large)
    expect(refused.text).toMatch(/organization TPM rate limit, current: 20\d\d, limit: 1500"/)
    expect(refused.rateLimit[1]).toBe('9')
    const endless = await ask(server, { ...hello, max_completion_tokens: 1e300 })
    expect(endless.text).toMatch(/TPM rate limit, current: 1e\+300, limit: 1500"/)
    expect((await ask(server, { ...hello, max_completion_tokens: 100 })).status).toBe(200)
  })

  test('tokens of a day have a window of a day', async () => {
    const server = await start({ tpd: 1500 })
    expect((await ask(server, { ...hello, max_tokens: 1000 })).status).toBe(200)
    const refused = await ask(server, { ...hello, max_tokens: 1000 })
    expect(refused.text).toMatch(/organization TPD rate limit, current: 20\d\d, limit: 1500"/)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3600)
  })

  test('a request that a scenario answers is not counted', async () => {
    const server = await start({ rpm: 2, concurrency: 1 })
    for (const prefer of ['example=server_error', 'example=server_error', 'example=server_error'])
      expect((await ask(server, hello, { prefer })).rateLimit).toEqual(['2', '2', expect.any(String)])
    expect([await ask(server), await ask(server), await ask(server)].map(({ status }) => status)).toEqual([
      200, 200, 429,
    ])
  })

  test('models and refused keys are not counted, and models report what is left', async () => {
    const server = await start({ rpm: 2 }, { apiKeys: ['sk-test-123456789'] })
    expect((await ask(server, hello, { authorization: 'Bearer wrong' })).status).toBe(401)
    await ask(server)
    const headers = { authorization: 'Bearer sk-test-123456789' }
    const models = await fetch(`${server.url}/models`, { headers })
    expect(models.headers.get('x-ratelimit-remaining')).toBe('1')
  })

  test('a reset deletes the counts of all mocks, and nothing else in the database', async () => {
    await client().set('another:program', '1')
    const [a, b] = [await start({ rpm: 1 }), await start({ rpm: 1 })]
    expect([(await ask(a)).status, (await ask(b)).status]).toEqual([200, 429])
    await fetch(new URL('/__mock/reset', a.url), { method: 'POST' })
    expect((await ask(b)).status).toBe(200)
    expect(await client().get('another:program')).toBe('1')
  })

  test('msw handlers count there too', async () => {
    const store = await openLimitStore(redis().url)
    const mock = createNodeMock({ limits: { rpm: 1, store } })
    mock.listen({ onUnhandledRequest: 'bypass' })
    const init = { method: 'POST', headers: { authorization: 'Bearer k' }, body: JSON.stringify(hello) }
    const statuses = []
    for (let at = 0; at < 2; at++)
      statuses.push((await fetch('https://api.moonshot.ai/v1/chat/completions', init)).status)
    mock.close()
    await store.close()
    expect(statuses).toEqual([200, 429])
  })

  test('an unavailable store is a problem of the mock, and counting continues when it is back', async () => {
    lines.length = 0
    const server = await start({ rpm: 2 })
    expect((await ask(server)).status).toBe(200)
    await redis().stop()
    const lost = await ask(server)
    expect(lost.status).toBe(503)
    expect(lost.headers.get('content-type')).toBe('application/problem+json')
    expect(JSON.parse(lost.text)).toMatchObject({ status: 503, detail: expect.stringContaining('does not answer') })
    const headers = { authorization: 'Bearer sk-test-123456789' }
    expect((await fetch(`${server.url}/models`, { headers })).status).toBe(200)
    expect(server.requests.map(({ status }) => status)).toEqual([200, 503, 200])
    await redis().start()
    await expect.poll(async () => (await ask(server)).status, { timeout: 50_000 }).toBe(200)
    expect(lines[0]).toMatch(/^limits store redis:\/\/127\.0\.0\.1:\d+\/0 is unavailable/)
    expect(lines[1]).toMatch(/is back$/)
  })
})
