/** `GET /__mock/events`: the event stream of what happens in the mock. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createMockServer } from '../../../../mocks/server.ts'
import type { MockServer, MockServerOptions } from '../../../../mocks/server.ts'
import { hello } from '../ask.ts'
import { readEvents } from './event-client.ts'
import type { EventClient } from './event-client.ts'

let mock: MockServer
const clients: EventClient[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.close()
  await mock.close()
})

async function start(options: MockServerOptions = {}) {
  mock = await createMockServer({ port: 0, onUnmatched() {}, ...options })
  return mock
}

async function listen(options: Parameters<typeof readEvents>[1] = {}) {
  const client = await readEvents(mock.url, options)
  clients.push(client)
  return client
}

async function chat(more: object = {}, headers: Record<string, string> = {}, signal?: AbortSignal) {
  const response = await fetch(`${mock.url}/chat/completions`, {
    method: 'POST',
    ...(signal === undefined ? {} : { signal }),
    headers: { authorization: 'Bearer sk-test-123456789', ...headers },
    body: JSON.stringify({ ...hello, ...more }),
  })
  return await response.text()
}

const control = (method: string, path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
  fetch(mock.url.replace(/\/v1$/, `/__mock${path}`), {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
  })

test('a request is reported when it arrives, with its first byte, and at its end', async () => {
  await start()
  const client = await listen()
  const sent = await chat({}, { prefer: 'code=200' })
  await client.until('end')
  const steps = client.events.filter(({ type }) => ['request', 'response', 'end'].includes(type))
  expect(steps.map(({ type }) => type)).toEqual(['request', 'response', 'end'])
  const { id } = mock.requests[0]!
  expect(steps.map(({ data }) => data.id)).toEqual([id, id, id])
  expect(steps[0]!.data).toMatchObject({
    method: 'POST',
    url: '/v1/chat/completions',
    model: 'kimi-k2.6',
    session: null,
  })
  expect(steps[1]!.data).toMatchObject({ status: 200, firstByteMs: expect.any(Number), overrideFrom: null })
  expect(steps[2]!.data).toMatchObject({ bodyBytes: Buffer.byteLength(sent), clientLeft: false, chunkCount: 1 })
  expect(JSON.stringify(client.events)).not.toContain('sk-test')
})

test('a stream is reported before its end', async () => {
  // The stream sends nothing after its first event until the client leaves.
  await start({ pace: { ttftMs: 0, tokensPerSecond: 1000, silence: { afterEvents: 1, ms: 600_000 } } })
  const client = await listen()
  const leave = new AbortController()
  const answered = chat({ stream: true }, {}, leave.signal).catch((error: unknown) => error)
  await client.until('response')
  expect(client.events.map(({ type }) => type)).not.toContain('end')
  leave.abort()
  await answered
  expect((await client.until('end'))[0]!.data).toMatchObject({ durationMs: expect.any(Number), clientLeft: true })
})

test('a verdict follows when the exchange has been judged', async () => {
  await start({ annotateExchange: () => ({ verdict: { status: 'pass' } }) })
  const client = await listen()
  await chat()
  const [verdict] = await client.until('verdict')
  expect(verdict!.data).toMatchObject({ id: mock.requests[0]!.id, verdict: { status: 'pass' } })
})

test('state is sent at the start and after each change, from the library too', async () => {
  await start()
  const client = await listen()
  expect((await client.until('state'))[0]!.data).toMatchObject({ standing: { scenario: null }, waiting: [] })
  await control('PUT', '/scenarios', { id: 'server_error' })
  expect((await client.until('state', 2))[1]!.data).toMatchObject({ standing: { scenario: 'server_error' } })
  mock.next('server_unavailable')
  expect((await client.until('state', 3))[2]!.data).toMatchObject({ waiting: [{ id: 'server_unavailable', times: 1 }] })
  await chat()
  expect((await client.until('state', 4))[3]!.data).toMatchObject({ waiting: [] })
  mock.reset()
  expect((await client.until('state', 5))[4]!.data).toMatchObject({ standing: { scenario: null } })
  await client.until('clear')
})

test('session limits the events to one session', async () => {
  await start()
  const [left, all] = [await listen({ query: '?session=left' }), await listen()]
  await chat({}, { 'x-mock-session': 'left' })
  await chat({}, { 'x-mock-session': 'right' })
  await chat()
  const sessions = (client: EventClient) =>
    client.events.filter(({ type }) => type === 'end').map(({ data }) => data.session)
  await all.until('end', 3)
  expect(sessions(all)).toEqual(['left', 'right', null])
  expect(sessions(left)).toEqual(['left'])
})

describe('a client that reconnects', () => {
  test('gets the events that it has missed', async () => {
    await start()
    const first = await listen()
    await chat()
    const id = (await first.until('end'))[0]!.id!
    first.close()
    await first.ended
    await chat({ user: 'missed' })
    const second = await listen({ headers: { 'last-event-id': id } })
    await chat({ user: 'after' })
    const ends = await second.until('end', 2)
    expect(ends.map(({ data }) => data.id)).toEqual(mock.requests.slice(1).map((entry) => entry.id))
    expect(second.events.map(({ type }) => type)).not.toContain('missed')
  })

  test.each(['0123abcd.5', 'nonsense', ''])('with the unknown id "%s" is sent to the journal', async (id) => {
    await start()
    const client = await listen({ headers: { 'last-event-id': id } })
    expect((await client.until('missed'))[0]!.data).toEqual({ read: '/__mock/requests' })
  })
})

test.each([
  ['no requests', async () => {}],
  ['requests and a control call', async () => void (await chat(), await control('PUT', '/chaos', { share: 0 }))],
])('closing a mock with %s and no client does not load web cryptography', async (_, use) => {
  await start()
  await use()
  const crypto = vi.spyOn(globalThis, 'crypto', 'get')
  await mock.close()
  expect(crypto).not.toHaveBeenCalled()
  crypto.mockRestore()
})

test('closing the mock ends the connections', async () => {
  await start()
  const client = await listen()
  await client.until('state')
  await mock.close()
  await client.ended
  expect(client.comments).toEqual(['the mock stops'])
  await start()
})

test.each<[string, Record<string, string>, number]>([
  ['another origin', { origin: 'http://evil.test' }, 403],
  ['a foreign host name', { host: 'evil.test' }, 403],
  ['a cross-site request', { 'sec-fetch-site': 'cross-site' }, 403],
])('%s is refused', async (_, headers, status) => {
  await start()
  expect((await listen({ headers })).status).toBe(status)
})

test.each([
  ['POST', '/events', 405],
  ['GET', '/events?sesion=a', 400],
])('%s %s is %i', async (method, path, status) => {
  await start()
  expect((await control(method, path)).status).toBe(status)
})
