/** A journal that several mocks share in a real Redis server: what it shows, its bounds, and what happens while Redis is away. */
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openJournalStore } from '../../../../mocks/server/journal-store/index.ts'
import { createMock } from '../../../../mocks/state/index.ts'
import { createMockServer, type MockServer, type MockServerOptions } from '../../../../mocks/server.ts'
import { hello } from '../ask.ts'
import { createRedis, findNoRedis, type RedisProcess } from '../rate-limits/redis-server.ts'
import { say, startWorkers } from './workers-process.ts'

interface Shown {
  count: number
  requests: { id: string; number: number; status: number; durationMs: number | null; session: string | null }[]
}

const poll = { timeout: 50_000, interval: 20 }

describe.skipIf(findNoRedis() !== null)('a journal in Redis', () => {
  let redis: RedisProcess
  let client: Redis
  let servers: MockServer[] = []
  const lines: string[] = []

  beforeAll(async () => {
    redis = await createRedis()
    await redis.start()
    client = new Redis(redis.url)
    client.on('error', () => {})
  })
  beforeEach(() => client.flushall())
  afterEach(async () => {
    redis.freeze(false)
    await Promise.all(servers.map((server) => server.close()))
    servers = []
    lines.length = 0
  })
  afterAll(async () => {
    client.disconnect()
    await redis.stop()
  })

  async function start(options: MockServerOptions = {}): Promise<MockServer> {
    const onLine = (line: string) => void lines.push(line)
    const server = await createMockServer({ journalStore: redis.url, onLine, ...options })
    servers.push(server)
    return server
  }
  const control = (server: MockServer, path: string, init?: RequestInit) =>
    fetch(new URL(`/__mock${path}`, server.url), init)
  const show = async (server: MockServer, query = '') =>
    (await (await control(server, `/requests${query}`)).json()) as Shown
  async function ask(server: MockServer, content: string, more: Record<string, string> = {}): Promise<number> {
    const headers = { authorization: 'Bearer sk-test-123456789', ...more }
    const body = JSON.stringify({ ...hello, messages: [{ role: 'user', content }] })
    const response = await fetch(`${server.url}/chat/completions`, { method: 'POST', headers, body })
    await response.text()
    return response.status
  }
  const texts = async (server: MockServer, query = '') =>
    ((await show(server, query)) as unknown as { requests: { body: typeof hello }[] }).requests.map(
      ({ body }) => body.messages[0]!.content,
    )

  test('shows the requests of all mocks in the order of arrival, numbered together', async () => {
    const [a, b] = [await start(), await start()]
    await ask(a, 'one')
    await ask(b, 'two')
    await ask(a, 'three')
    for (const server of [a, b]) {
      await expect.poll(() => texts(server), poll).toEqual(['one', 'two', 'three'])
      const { count, requests } = await show(server)
      expect([count, requests.map(({ number }) => number)]).toEqual([3, [1, 2, 3]])
      await expect
        .poll(async () => (await show(server)).requests.every((one) => one.durationMs !== null), poll)
        .toBe(true)
    }
    const [, second] = (await show(a)).requests
    expect(await (await control(a, `/requests/${second!.id}`)).json()).toMatchObject({ id: second!.id, number: 2 })
    expect((await (await control(b, '/health')).json()) as object).toMatchObject({ requests: 1 })
  })

  test('reports a clearing that failed to each call that cleared, also to two at the same time', async () => {
    const store = await openJournalStore(redis.url, { onLine() {}, timeoutMs: 1000 })
    const mock = createMock()
    store.follow(mock)
    redis.freeze(true)
    const first = store.collect()
    mock.watchers.clear('a')
    const second = store.collect()
    mock.watchers.clear('b')
    const ends = await Promise.allSettled([first(), second(), store.collect()()])
    redis.freeze(false)
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled'])
    await store.close()
  })

  test('gives no completion id and no request id twice over its mocks, and the same texts', async () => {
    const mocks = [await start(), await start(), await start()]
    const answers = []
    for (const server of [...mocks, ...mocks]) {
      const response = await fetch(`${server.url}/chat/completions`, {
        method: 'POST',
        headers: { authorization: 'Bearer sk-test-123456789' },
        body: JSON.stringify(hello),
      })
      const { id, choices } = (await response.json()) as { id: string; choices: object[] }
      answers.push({ id, text: JSON.stringify(choices), request: response.headers.get('msh-request-id') })
    }
    for (const { id } of answers) expect(id).toMatch(/^chatcmpl-[0-9a-f]{24}$/)
    expect(new Set(answers.map(({ id }) => id)).size).toBe(6)
    expect(new Set(answers.map(({ request }) => request)).size).toBe(6)
    expect(new Set(answers.slice(0, 3).map(({ text }) => text)).size).toBe(1)
  })

  test('has the same entries as a journal in memory', async () => {
    const same = { seed: 'x', sequence: { first: 0, step: 1 } }
    const [shared, own] = [await start(same), await start({ ...same, journalStore: undefined })]
    for (const server of [shared, own]) {
      await ask(server, 'hello')
      await ask(server, 'again', { prefer: 'example=server_error' })
      await expect
        .poll(async () => (await show(server)).requests.every((one) => one.durationMs !== null), poll)
        .toBe(true)
    }
    const withoutTimes = ({ requests }: Shown) =>
      JSON.stringify(requests).replaceAll(
        /"(?:id|receivedAtMs|durationMs|firstByteMs|atMs|host|date)":(?:"[^"]*"|[\d.]+)/g,
        '',
      )
    expect(withoutTimes(await show(shared))).toBe(withoutTimes(await show(own)))
  })

  test('is cleared for all by a reset or DELETE of one, and keeps other keys of the database', async () => {
    await client.set('another:program', '1')
    const [a, b] = [await start(), await start()]
    for (const [path, method] of [
      ['/reset', 'POST'],
      ['/requests', 'DELETE'],
    ] as const) {
      await ask(a, 'one')
      await ask(b, 'two')
      // Entries are written in the background: one that arrives after the reset would stay.
      await expect.poll(() => texts(a), poll).toEqual(['one', 'two'])
      expect((await control(a, path, { method })).status).toBe(204)
      expect(await show(b)).toEqual({ count: 0, requests: [] })
      expect(await show(a)).toEqual({ count: 0, requests: [] })
    }
    expect(await client.get('another:program')).toBe('1')
    await ask(b, 'three')
    await expect.poll(() => texts(a), poll).toEqual(['three'])
  })

  test('does not bring back a request that was cleared before its reply ended', async () => {
    const server = await start({ pace: { ttftMs: 60_000, tokensPerSecond: 1 } })
    const leave = new AbortController()
    const headers = { authorization: 'Bearer sk-test-123456789' }
    const body = JSON.stringify(hello)
    const gone = fetch(`${server.url}/chat/completions`, { method: 'POST', headers, body, signal: leave.signal })
    await expect.poll(async () => (await show(server)).requests.map((one) => one.durationMs), poll).toEqual([null])
    await control(server, '/requests', { method: 'DELETE' })
    leave.abort()
    await expect(gone).rejects.toThrow()
    await ask(server, 'x', { prefer: 'example=server_error' })
    expect((await show(server)).count).toBe(1)
  })

  test('keeps sessions apart, also those that another mock has seen', async () => {
    const [a, b] = [await start(), await start()]
    await ask(a, 'plain')
    await ask(a, 'first', { 'x-mock-session': 's.1' })
    await ask(b, 'second', { 'x-mock-session': 's.2' })
    await expect.poll(() => texts(b), poll).toEqual(['plain'])
    await expect.poll(() => texts(b, '?session=s.1'), poll).toEqual(['first'])
    await expect.poll(() => texts(a, '?session=*'), poll).toEqual(['plain', 'first', 'second'])
    const own = await control(b, '/requests', { headers: { 'x-mock-session': 's.1' } })
    expect(((await own.json()) as Shown).count).toBe(1)
    await control(b, '/requests', { method: 'DELETE', headers: { 'x-mock-session': 's.1' } })
    expect(await texts(a, '?session=*')).toEqual(['plain', 'second'])
  })

  test('is bounded by entries and by bytes, expires, and holds no key', async () => {
    const few = await start({ journal: { entries: 2 } })
    for (const content of ['one', 'two', 'three']) await ask(few, content)
    expect(await texts(few)).toEqual(['two', 'three'])
    expect((await show(few)).count).toBe(3)
    await control(few, '/reset', { method: 'POST' })
    const small = await start({ journal: { totalBytes: 10_000 } })
    for (let at = 0; at < 4; at++) await ask(small, `${at} ${'word '.repeat(1000)}`)
    expect((await show(small)).requests.map(({ number }) => number)).toEqual([4])
    await ask(small, 'x', { authorization: 'Bearer sk-very-secret-0123456789' })
    for (const name of await client.keys('*')) {
      expect(name).toMatch(/^kimi-contract:journal:/)
      expect(await client.pttl(name)).toBeGreaterThan(0)
      expect(await client.pttl(name)).toBeLessThanOrEqual(86_400_000)
      expect((await client.dump(name))!.toString()).not.toContain('very-secret')
    }
  })

  test('is refused while Redis is lost; requests are answered, and their entries follow', async () => {
    const [a, b] = [await start(), await start()]
    await ask(a, 'before')
    await redis.stop()
    expect(await ask(a, 'meanwhile')).toBe(200)
    expect(await ask(b, 'meanwhile, elsewhere')).toBe(200)
    const refused = await control(a, '/requests')
    expect([refused.status, await refused.json()]).toEqual([
      503,
      expect.objectContaining({ detail: expect.stringContaining('the store does not answer') as string }),
    ])
    expect((await control(a, '/requests', { method: 'DELETE' })).status).toBe(503)
    expect((await control(a, '/health')).status).toBe(200)
    expect(await ask(a, 'later')).toBe(200)
    // The new process has no data, as a Redis server that replaces another.
    await redis.start()
    await expect.poll(async () => (await control(a, '/requests')).status, poll).toBe(200)
    await expect.poll(() => texts(b), poll).toEqual(['meanwhile, elsewhere', 'later'])
    expect(lines.filter((line) => line.startsWith('journal store'))).toEqual([
      expect.stringMatching(/is unavailable; requests are answered, and GET \/__mock\/requests is answered 503, until/),
      expect.stringContaining('is unavailable'),
      expect.stringMatching(/is back$/),
      expect.stringMatching(/is back$/),
    ])
  })

  test('waits for a frozen Redis, and has each request once when it wakes', async () => {
    const server = await start()
    await ask(server, 'before')
    redis.freeze(true)
    for (const content of ['one', 'two']) expect(await ask(server, content)).toBe(200)
    expect((await control(server, '/requests')).status).toBe(503)
    redis.freeze(false)
    await expect.poll(() => texts(server), poll).toEqual(['before', 'one', 'two'])
    expect((await show(server)).count).toBe(3)
  })

  test('ends a start without Redis in one sentence', async () => {
    await expect(createMockServer({ journalStore: 'redis://127.0.0.1:1/0' })).rejects.toThrow(
      /^journal store redis:\/\/127\.0\.0\.1:1\/0 is unavailable: .*is it running there\?$/,
    )
  })

  test('is shared by workers and by mocks of one process', { timeout: 120_000 }, async () => {
    const alone = await start()
    const mock = await startWorkers(2, ['--journal-store', redis.url])
    const urls = [alone.url, mock.url]
    const asked = Array.from({ length: 20 }, (_, at) => say('POST', `${urls[at % 2]}/chat/completions`, hello))
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 200))
    const root = mock.url.replace(/\/v1$/, '/__mock')
    const shown = (await say('GET', `${root}/requests`)).json<Shown>()
    expect([shown.count, new Set(shown.requests.map(({ id }) => id.split('-')[0])).size]).toEqual([20, 3])
    expect((await show(alone)).count).toBe(20)
    expect((await say('POST', `${root}/reset`)).status).toBe(204)
    expect(await show(alone)).toEqual({ count: 0, requests: [] })
    mock.kill('SIGTERM')
    expect(await mock.ended).toBe(0)
  })
})
