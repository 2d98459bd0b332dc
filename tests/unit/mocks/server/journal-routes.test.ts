/** The control routes of the journal over HTTP. */
import { afterEach, expect, test } from 'vitest'
import { createMockServer } from '../../../../mocks/server.ts'
import type { JournalEntry, MockServer, MockServerOptions } from '../../../../mocks/server.ts'
import { readHarFile } from '../../../../openapi/readers/har-file.ts'
import { hello } from '../ask.ts'

let mock: MockServer | null = null
afterEach(async () => {
  await mock?.close()
  mock = null
})

async function start(options: MockServerOptions = {}) {
  mock = await createMockServer({ port: 0, ...options })
  const { url } = mock
  const get = async (path: string) => {
    const response = await fetch(new URL(`/__mock${path}`, url))
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  const chat = async (user: string, more: object = {}, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}/chat/completions`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk-test-123456789', ...headers },
      body: JSON.stringify({ ...hello, user, ...more }),
    })
    return await response.text()
  }
  const list = async (query: string) => {
    const { status, text } = await get(`/requests${query}`)
    expect(status).toBe(200)
    return JSON.parse(text) as { count: number; requests: (JournalEntry & { body: { user: string } })[] }
  }
  return { get, chat, list }
}

test('an answer that was streamed is shown with its body and the real time of each write', async () => {
  const { chat, list, get } = await start({ pace: { ttftMs: 200, tokensPerSecond: 100, jitter: 0 } })
  const sent = await chat('a', { stream: true })
  const [entry] = (await list('')).requests
  expect(entry!.response).toMatchObject({ body: sent, bodyCut: false, end: 'close' })
  const times = entry!.response.chunks.map(({ atMs }) => atMs!)
  expect(times.length).toBeGreaterThan(5)
  expect(times[0]).toBe(entry!.response.firstByteMs)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  // The first event comes after the 200 ms of the pace, less what the tick of the request had taken before.
  expect(times[0]).toBeGreaterThanOrEqual(100)
  expect(times.at(-1)!).toBeGreaterThan(times[0]!)
  expect(entry!.durationMs).toBeGreaterThanOrEqual(times.at(-1)!)
  expect(JSON.parse((await get(`/requests/${entry!.id}`)).text)).toEqual(entry)
})

test('since and limit choose entries', async () => {
  const { chat, list } = await start()
  for (const user of ['a', 'b', 'c', 'd']) await chat(user)
  const { requests } = await list('')
  const users = async (query: string) => (await list(query)).requests.map(({ body }) => body.user)
  expect(await users(`?since=${requests[1]!.id}`)).toEqual(['c', 'd'])
  expect(await users(`?since=${requests[2]!.receivedAtMs}`)).toEqual(['d'])
  expect(await users('?limit=1')).toEqual(['d'])
  expect(await users(`?since=${requests[0]!.id}&limit=2`)).toEqual(['c', 'd'])
  expect(await users(`?since=${requests[3]!.id}`)).toEqual([])
})

test('session shows the requests of one session, or of all in the order of arrival', async () => {
  const { chat, list, get } = await start()
  await chat('a')
  await chat('b', {}, { 'x-mock-session': 'left' })
  await chat('c', {}, { 'x-mock-session': 'right' })
  await chat('d', {}, { 'x-mock-session': 'left' })
  const users = async (query: string) => (await list(query)).requests.map(({ body, session }) => [body.user, session])
  expect(await users('')).toEqual([['a', null]])
  expect(await users('?session=left')).toEqual([
    ['b', 'left'],
    ['d', 'left'],
  ])
  expect(await users('?session=*')).toEqual([
    ['a', null],
    ['b', 'left'],
    ['c', 'right'],
    ['d', 'left'],
  ])
  expect(await users('?session=unknown')).toEqual([])
  const [entry] = (await list('?session=right')).requests
  expect(JSON.parse((await get(`/requests/${entry!.id}`)).text)).toMatchObject({ session: 'right' })
})

test('a summary has no bodies, and has the usage and the sizes', async () => {
  const { chat, list } = await start()
  const sent = await chat('a')
  const [entry] = (await list('?view=summary')).requests
  expect(entry).toMatchObject({
    status: 200,
    model: 'kimi-k2.6',
    bodyBytes: Buffer.byteLength(sent),
    chunkCount: 1,
    usage: (JSON.parse(sent) as { usage: object }).usage,
  })
  for (const name of ['body', 'bodyText', 'headers', 'response']) expect(entry).not.toHaveProperty(name)
})

test('a HAR file holds every exchange as it was sent', async () => {
  const { chat, get } = await start()
  const sent = [await chat('a'), await chat('b', { stream: true })]
  const { headers, text } = await get('/requests?format=har')
  expect(headers.get('content-disposition')).toBe('attachment; filename="kimi-contract-mock.har"')
  expect(text).not.toContain('sk-test')
  const read: unknown[] = []
  for await (const recorded of readHarFile(toBytes(text), 'mock.har', {})) {
    if (recorded.kind !== 'exchange') throw new Error(`not an exchange: ${JSON.stringify(recorded)}`)
    const parts: Uint8Array[] = []
    for await (const { bytes } of recorded.body) parts.push(bytes)
    const { head, outcome } = recorded
    read.push([Buffer.concat(parts).toString(), head.status, head.operationId, outcome.end])
  }
  expect(read).toEqual(sent.map((body) => [body, 200, 'createChatCompletion', 'complete']))
  expect(text).toMatch(/"creator":\{"name":"kimi-contract","version":"\d+\.\d+\.\d+/)
})

test('entries have the verdict of the function that judges them, which is called once for each', async () => {
  const judged: string[] = []
  const { chat, list, get } = await start({
    annotateExchange({ label, status }) {
      judged.push(label)
      if (status === 503) throw new Error('it failed')
      return { verdict: { status: 'pass' }, advice: ['drink water'] }
    },
  })
  await chat('a')
  await chat('b', {}, { prefer: 'code=503' })
  const { requests } = await list('')
  expect(requests.map(({ verdict, advice }) => [verdict, advice])).toEqual([
    [{ status: 'pass' }, ['drink water']],
    [{ problem: 'it failed' }, undefined],
  ])
  expect(JSON.parse((await get(`/requests/${requests[0]!.id}`)).text)).toMatchObject({ verdict: { status: 'pass' } })
  expect(judged).toEqual(requests.map(({ id }) => id))
})

test.each([
  ['/requests?sice=1', 400, 'did you mean since?'],
  ['/requests?since=nowhere', 400, 'since is nowhere'],
  ['/requests?limit=0', 400, 'limit is 0'],
  ['/requests?view=small', 400, 'view is small'],
  ['/requests?format=xml', 400, 'format is xml'],
  ['/requests?session=', 400, 'session is empty'],
  ['/requests/nowhere-1', 404, 'the journal has no request nowhere-1'],
])('%s is %i and says why', async (path, status, text) => {
  const { get } = await start()
  const response = await get(path)
  expect(response.status).toBe(status)
  expect(response.text).toContain(text)
})

test('a client that left during a stream is noted with what it was sent', async () => {
  const { list, get } = await start({ pace: { ttftMs: 0, tokensPerSecond: 5, jitter: 0 } })
  const left = new AbortController()
  const response = await fetch(`${mock!.url}/chat/completions`, {
    method: 'POST',
    headers: { authorization: 'Bearer sk-test-123456789' },
    body: JSON.stringify({ ...hello, stream: true }),
    signal: left.signal,
  })
  await response.body!.getReader().read()
  expect((await list('')).requests[0]).toMatchObject({ durationMs: null, clientLeft: false })
  left.abort()
  await expect.poll(async () => (await list('')).requests[0]!.clientLeft).toBe(true)
  const [entry] = (await list('')).requests
  const written = entry!.response.chunks.filter(({ atMs }) => atMs !== null)
  expect(written.length).toBeGreaterThan(0)
  expect(written.length).toBeLessThan(entry!.response.chunks.length)
  const { log } = JSON.parse((await get('/requests?format=har')).text) as { log: { entries: object[] } }
  expect(log.entries[0]).toMatchObject({ _left: 'left' })
})

async function* toBytes(text: string) {
  yield Buffer.from(text)
}
