/** Several processes behind one port behave as one mock (`--workers N`). */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hello } from '../ask.ts'
import { createRedis, findNoRedis } from '../rate-limits/redis-server.ts'
import { readEvents } from './event-client.ts'
import { say, startWorkers } from './workers-process.ts'
import type { WorkersProcess } from './workers-process.ts'

const timeoutMs = 60_000
let mock: WorkersProcess
const chat = (body: unknown = hello) => say('POST', `${mock.url}/chat/completions`, body)
const control = (method: string, path: string, body?: unknown) =>
  say(method, mock.url.replace(/\/v1$/, `/__mock${path}`), body)
const many = async (times: number) => {
  const statuses = []
  for (let at = 0; at < times; at++) statuses.push((await chat()).status)
  return statuses
}

async function stop(): Promise<void> {
  mock.kill('SIGTERM')
  expect(await mock.ended).toBe(0)
}

describe('three workers', () => {
  beforeAll(async () => {
    mock = await startWorkers(3)
  }, timeoutMs)
  beforeEach(async () => void (await control('POST', '/reset')))
  afterAll(stop, timeoutMs)

  test('are three processes, and print one line', () => {
    expect(mock.workers()).toHaveLength(3)
    expect(mock.out()).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+\/v1\n$/)
  })

  test('give different ids, and keep one journal in the order of the requests', async () => {
    const ids = new Set<string>()
    for (let at = 0; at < 30; at++) ids.add((await chat({ ...hello, user: `request ${at}` })).json<{ id: string }>().id)
    expect(ids.size).toBe(30)
    const journal = (await control('GET', '/requests')).json<{
      count: number
      requests: { number: number; body: { user: string } }[]
    }>()
    expect(journal.count).toBe(30)
    expect(journal.requests.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1))
    expect(journal.requests.map(({ body }) => body.user)).toEqual(
      Array.from({ length: 30 }, (_, at) => `request ${at}`),
    )
    expect((await control('GET', '/health')).json()).toMatchObject({ status: 'ok', requests: 30 })
    expect((await control('DELETE', '/requests')).status).toBe(204)
    expect((await control('GET', '/requests')).json()).toEqual({ count: 0, requests: [] })
  })

  test('log what the primary answered as one process does', async () => {
    const headers = {
      authorization: 'Bearer sk-test-123456789',
      'x-mock-session': 's.1',
      prefer: 'fault=extra-members',
    }
    const body = JSON.stringify(hello)
    await (await fetch(`${mock.url}/chat/completions`, { method: 'POST', headers, body })).text()
    await expect
      .poll(mock.err, { timeout: timeoutMs })
      .toMatch(/POST \/v1\/chat\/completions \S+ 200 \d+ ms session=s\.1 fault=extra-members\n/)
  })

  test('serve the page of the workbench, and refuse its calls without the token', async () => {
    const page = await control('GET', '/')
    expect([page.status, page.text]).toEqual([200, expect.stringMatching(/<!doctype html>/i)])
    expect((await control('GET', '/workbench/environments')).status).toBe(403)
  })

  test('give the same answers for the same seed', async () => {
    const texts = new Set<string>()
    for (let at = 0; at < 9; at++)
      texts.add((await chat()).json<{ choices: { message: { content: string } }[] }>().choices[0]!.message.content)
    expect(texts.size).toBe(1)
  })

  test('a scenario with times 2 answers twice, whichever worker gets the requests', async () => {
    const put = await control('PUT', '/scenarios', { id: 'rate_limit_reached_error.rpm', times: 2 })
    expect(put.json()).toMatchObject({ waiting: [{ id: 'rate_limit_reached_error.rpm', times: 2 }] })
    expect(await many(8)).toEqual([429, 429, 200, 200, 200, 200, 200, 200])
  })

  test('settings apply to the answers of all workers until they are reset', async () => {
    const retired = { ...hello, model: 'kimi-latest' }
    const ask = async () =>
      new Set(await Promise.all(Array.from({ length: 9 }, async () => (await chat(retired)).status)))
    expect(await ask()).toEqual(new Set([200]))
    const put = await control('PUT', '/settings', { lifecycle: 'today' })
    expect(put.json()).toMatchObject({ changed: ['lifecycle'] })
    expect(await ask()).toEqual(new Set([404]))
    await control('DELETE', '/settings')
    expect(await ask()).toEqual(new Set([200]))
  })

  test('limits and a balance are counted over all workers', async () => {
    await control('PUT', '/settings', { limits: { rpm: 4 } })
    expect((await many(6)).toSorted()).toEqual([200, 200, 200, 200, 429, 429])
    await control('PUT', '/settings', { limits: null, balance: { cash: 0 } })
    expect(new Set(await many(4))).toEqual(new Set([429]))
    await control('POST', '/reset')
    expect(new Set(await many(4))).toEqual(new Set([200]))
  })

  test('a standing scenario and a standing fault are known to all until they are deleted', async () => {
    await control('PUT', '/scenarios', { id: 'server_error' })
    expect(new Set(await many(8))).toEqual(new Set([500]))
    expect((await control('GET', '/scenarios')).json()).toMatchObject({ standing: { scenario: 'server_error' } })
    await control('DELETE', '/scenarios')
    expect(new Set(await many(8))).toEqual(new Set([200]))
  })

  test('a client of the events gets those of all workers', async () => {
    const clients = await Promise.all([readEvents(mock.url), readEvents(mock.url)])
    for (const client of clients) await client.until('state')
    for (let at = 0; at < 12; at++) await chat({ ...hello, user: `request ${at}` })
    await control('PUT', '/scenarios', { id: 'server_error' })
    for (const client of clients) {
      const ends = await client.until('end', 12)
      expect(ends.map(({ data }) => data.status)).toEqual(Array.from({ length: 12 }, () => 200))
      expect(new Set(ends.map(({ data }) => data.id)).size).toBe(12)
      expect((await client.until('verdict', 12))[0]!.data).toMatchObject({ verdict: { status: 'pass' } })
      expect((await client.until('state', 2))[1]!.data).toMatchObject({ standing: { scenario: 'server_error' } })
      client.close()
    }
  })

  test('a reset applies to all workers', async () => {
    await control('PUT', '/scenarios', { id: 'server_error' })
    await many(6)
    expect((await control('POST', '/reset')).status).toBe(204)
    expect((await control('GET', '/health')).json()).toMatchObject({ requests: 0 })
    expect(new Set(await many(6))).toEqual(new Set([200]))
  })

  test('wrong control calls are refused as by one process', async () => {
    expect((await control('PUT', '/scenarios', { id: 'overloaded' })).text).toContain('engine_overloaded_error')
    expect([(await control('GET', '/nope')).status, (await control('POST', '/health')).status]).toEqual([404, 405])
  })

  test('a file that one worker received is known to all', async () => {
    const form = '--b\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nimage\r\n'
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    const body = Buffer.concat([
      Buffer.from(`${form}--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n`),
      Buffer.from(png, 'base64'),
      Buffer.from('\r\n--b--\r\n'),
    ])
    const headers = { authorization: 'Bearer sk-test-123456789', 'content-type': 'multipart/form-data; boundary=b' }
    const { id } = (await (await fetch(`${mock.url}/files`, { method: 'POST', headers, body })).json()) as {
      id: string
    }
    const parts = [
      { type: 'image_url', image_url: { url: `ms://${id}` } },
      { type: 'text', text: 'What is this?' },
    ]
    const shows = { model: 'kimi-k2.6', messages: [{ role: 'user', content: parts }] }
    for (let at = 0; at < 6; at++) {
      expect((await say('GET', `${mock.url}/files/${id}`)).json()).toMatchObject({ id })
      expect((await chat(shows)).status).toBe(200)
      // The form of PHP's json_encode.
      expect((await chat(JSON.stringify(shows).replaceAll('/', String.raw`\/`))).status).toBe(200)
    }
  })

  test('streams of each worker are complete', async () => {
    for (let at = 0; at < 6; at++) expect((await chat({ ...hello, stream: true })).text).toMatch(/data: \[DONE\]\n\n$/)
  })
})

/** The number of requests in the journal. */
const asked = () => control('GET', '/health').then((said) => said.json<{ requests: number }>().requests)

describe('limits of workers', () => {
  test(
    'are counted by the primary, which frees a slot when its worker is killed',
    async () => {
      mock = await startWorkers(3, ['--limits', 'concurrency=1', '--pace', 'silent'])
      const held = chat({ ...hello, stream: true }).catch(() => 'gone')
      await expect.poll(asked, { timeout: timeoutMs }).toBe(1)
      expect((await chat()).status).toBe(429)
      for (const pid of mock.workers()) process.kill(pid, 'SIGKILL')
      expect(await held).toBe('gone')
      await expect.poll(() => mock.workers().length, { timeout: timeoutMs }).toBe(3)
      const refused = () =>
        chat({ ...hello, model: 'nope' }).then(
          ({ status }) => status,
          () => 'away',
        )
      await expect.poll(refused, { timeout: timeoutMs, interval: 200 }).toBe(404)
      await stop()
    },
    timeoutMs,
  )

  test(
    'admit exactly the limit of many concurrent requests',
    async () => {
      mock = await startWorkers(3, ['--limits', 'rpm=5'])
      const statuses = (await Promise.all(Array.from({ length: 20 }, () => chat()))).map(({ status }) => status)
      expect(statuses.filter((status) => status === 200)).toHaveLength(5)
      await stop()
    },
    timeoutMs,
  )

  test.skipIf(findNoRedis() !== null)(
    'in a shared store are exact over all workers, also after a reset',
    async () => {
      const redis = await createRedis()
      await redis.start()
      mock = await startWorkers(3, ['--limits', 'rpm=5', '--limits-store', redis.url])
      for (let round = 0; round < 2; round++) {
        const statuses = (await Promise.all(Array.from({ length: 20 }, () => chat()))).map(({ status }) => status)
        expect(statuses.filter((status) => status === 200)).toHaveLength(5)
        expect((await control('POST', '/reset')).status).toBe(204)
      }
      await stop()
      await redis.stop()
    },
    timeoutMs,
  )
})
