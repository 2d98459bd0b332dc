/** Answers that a test adds at run time: `use`, `next` and the control routes. */
import { afterEach, describe, expect, test } from 'vitest'
import { createHandlers } from '../../../../mocks/handlers.ts'
import { FixtureError } from '../../../../mocks/fixtures/index.ts'
import { toMock } from '../../../../mocks/state/plain-options.ts'
import { createMockServer } from '../../../../mocks/server.ts'
import type { MockServer } from '../../../../mocks/server.ts'
import { startServer } from '../../../../mocks/server/start.ts'
import type { StartedServer } from '../../../../mocks/server/start.ts'
import { createMock } from '../../../../mocks/state/mock.ts'
import type { Mock } from '../../../../mocks/state/mock.ts'
import { ask, hello } from '../ask.ts'

const say = (content: string) => ({ ...hello, messages: [{ role: 'user', content }] })
const contentOf = (mock: Mock, body: object = hello, headers: Record<string, string> = {}) => {
  const { json } = ask(mock, { body, headers })
  return (json as { choices: { message: { content: string } }[] }).choices[0]!.message.content
}

describe('use', () => {
  test('answers the requests that match until it is removed', () => {
    const mock = toMock({})
    const usual = contentOf(mock, say('What is the weather?'))
    const remove = mock.use({ match: { user: 'weather' }, reply: 'Sunny.' })
    expect(contentOf(mock, say('What is the weather?'))).toBe('Sunny.')
    expect(contentOf(mock)).not.toBe('Sunny.')
    remove()
    expect(contentOf(mock, say('What is the weather?'))).toBe(usual)
  })

  test('answers before fixtures of the options, the latest first, and reset removes it', () => {
    const mock = toMock({ fixtures: [{ id: 'always', reply: 'from options' }] })
    mock.use({ reply: 'first' })
    mock.use([{ reply: 'second' }, { id: 'third', reply: 'third' }])
    expect(contentOf(mock)).toBe('second')
    expect(contentOf(mock, hello, { prefer: 'example=third' })).toBe('third')
    mock.reset()
    expect(contentOf(mock)).toBe('from options')
  })

  test('answers with errors, tool calls and a number of times', () => {
    const mock = toMock({})
    mock.use({ error: 'engine_overloaded_error', times: 2 })
    expect([1, 2, 3].map(() => ask(mock, { body: hello }).status)).toEqual([429, 429, 200])
    mock.use({ reply: { toolCalls: [{ name: 'lookup', arguments: { id: 7 } }] } })
    expect(ask(mock, { body: hello }).text).toContain('"arguments":"{\\"id\\":7}"')
  })

  test('is checked like a file, and adds nothing if it is refused', () => {
    const mock = toMock({})
    expect(() => mock.use([{ reply: 'fine' }, { repli: 'x' } as object])).toThrow(FixtureError)
    expect(() => mock.use({ match: { usr: 'x' } as object, reply: 'x' })).toThrow('did you mean user?')
    expect(mock.requests).toEqual([])
    expect(contentOf(mock)).not.toBe('fine')
  })

  test('belongs to its session', () => {
    const mock = toMock({})
    mock.session('a').use({ reply: 'for a' })
    expect(contentOf(mock, hello, { 'x-mock-session': 'a' })).toBe('for a')
    expect(contentOf(mock, hello, { 'x-mock-session': 'b' })).not.toBe('for a')
    expect(contentOf(mock)).not.toBe('for a')
  })
})

describe('next with an answer', () => {
  test('answers the next chat requests in the order of the calls, and no other', () => {
    const mock = toMock({})
    mock.next({ reply: 'one' })
    mock.next('server_error')
    mock.next({ reply: 'two' }, { times: 2 })
    expect(ask(mock, { method: 'GET', url: '/v1/models' }).status).toBe(500)
    expect([1, 2, 3].map(() => contentOf(mock))).toEqual(['one', 'two', 'two'])
    expect(contentOf(mock)).not.toBe('two')
    expect(mock.unmatched()).toEqual([])
  })

  test('is listed as unmatched until a request uses it', () => {
    const mock = toMock({})
    mock.next({ reply: { content: 'late', delayMs: 50 } })
    expect(mock.unmatched()).toMatchObject([{ times: 1, operationId: 'createChatCompletion' }])
    expect(ask(mock, { body: hello }).body).toMatchObject({ delayMs: 50 })
    expect(mock.unmatched()).toEqual([])
  })

  test('removes answers that are used up', () => {
    const mock = toMock({})
    for (let number = 0; number < 50; number++) {
      mock.next({ reply: `answer ${number}` })
      expect(contentOf(mock)).toBe(`answer ${number}`)
    }
    expect(mock.fixtures!.list().length).toBeLessThanOrEqual(1)
  })

  test('is checked at once', () => {
    expect(() => toMock({}).next({ reply: 7 } as object)).toThrow(FixtureError)
    expect(() => createMock().next({ reply: 'x' })).toThrow('POST /__mock/fixtures')
  })
})

describe('a preference with times', () => {
  test('applies to this number of requests with the same header, then the ordinary answer follows', () => {
    const mock = createMock()
    const headers = { prefer: 'example=rate_limit_reached_error.rpm; times=2' }
    const replies = [1, 2, 3].map(() => ask(mock, { body: hello, headers }))
    expect(replies.map(({ status }) => status)).toEqual([429, 429, 200])
    expect(replies[0]!.header('preference-applied')).toBe('example=rate_limit_reached_error.rpm')
    expect(replies[2]!.header('preference-applied')).toBeUndefined()
    expect(replies[2]!.header('mock-warning')).toBe(
      'example=rate_limit_reached_error.rpm is not applied: its times=2 are used up in this session',
    )
  })

  test('is counted for each session, and reset starts anew', () => {
    const mock = createMock()
    const headers = (session: string) => ({ prefer: 'code=503;times=1, wait=0', 'x-mock-session': session })
    const status = (session: string) => ask(mock, { body: hello, headers: headers(session) }).status
    expect([status('a'), status('a'), status('b')]).toEqual([503, 200, 503])
    mock.session('a').reset()
    expect(status('a')).toBe(503)
  })

  test.each(['times=0', 'times=x', 'times=1.5'])('%s is a problem', (times) => {
    const reply = ask(createMock(), { body: hello, headers: { prefer: `fault=stream-cut; ${times}` } })
    expect(reply.status).toBe(400)
  })
})

describe('over HTTP', () => {
  let server: MockServer | StartedServer
  afterEach(() => server.close())
  const call = async (method: string, path: string, body?: unknown) => {
    const init = { method, headers: { authorization: 'Bearer k', 'content-type': 'application/json' } }
    const response = await fetch(
      new URL(path, server.url),
      body === undefined ? init : { ...init, body: JSON.stringify(body) },
    )
    return { status: response.status, text: await response.text() }
  }
  const chat = async (body: object = hello) => (await call('POST', '/v1/chat/completions', body)).text

  test('fixtures are added, listed and removed, even if the server started without that code', async () => {
    server = await startServer()
    const added = await call('POST', '/__mock/fixtures', {
      id: 'greeting',
      match: { user: 'hello' },
      reply: 'Hi there!',
    })
    expect(added.status).toBe(201)
    expect(JSON.parse(added.text)).toMatchObject({ added: [{ id: 'greeting', where: 'run time', match: ['user'] }] })
    expect(await chat()).toContain('Hi there!')
    expect((await call('GET', '/__mock/fixtures')).text).toContain('"answered": 1')
    expect(JSON.parse((await call('DELETE', '/__mock/fixtures?id=greeting')).text)).toEqual({ removed: 1 })
    expect(await chat()).not.toContain('Hi there!')
    await call('POST', '/__mock/fixtures', [{ reply: 'a' }, { reply: 'b' }])
    expect(JSON.parse((await call('DELETE', '/__mock/fixtures')).text)).toEqual({ removed: 2 })
  })

  test.each([
    ['no JSON object', 7, 'the body must be a fixture in JSON'],
    ['a misspelt member', { repli: 'x' }, 'reply'],
    ['an unknown scenario', { error: 'overloaded' }, 'engine_overloaded_error'],
  ])('%s is refused with what to do', async (_, body, text) => {
    server = await createMockServer()
    const refused = await call('POST', '/__mock/fixtures', body)
    expect(refused.status).toBe(400)
    expect(refused.text).toContain(text)
    expect((await call('DELETE', '/__mock/fixtures?id=nope')).status).toBe(400)
  })

  test('the library and the control routes see the same answers', async () => {
    const mock = (server = await createMockServer())
    mock.use({ id: 'mine', reply: 'from the library' })
    expect(await chat()).toContain('from the library')
    expect((await call('GET', '/__mock/fixtures')).text).toContain('"mine"')
    mock.next({ reply: 'only once' })
    expect(await chat()).toContain('only once')
    expect(await chat()).toContain('from the library')
    expect(createHandlers({ mock: mock.mock })).toHaveLength(2)
  })

  test('a client that leaves is named in the journal', async () => {
    server = await createMockServer({ pace: 'silent' })
    const leave = new AbortController()
    const body = JSON.stringify({ ...hello, stream: true })
    const headers = { authorization: 'Bearer k' }
    const gone = fetch(`${server.url}/chat/completions`, { method: 'POST', headers, body, signal: leave.signal })
    const entry = async () =>
      (JSON.parse((await call('GET', '/__mock/requests')).text) as { requests: object[] }).requests[0]
    await expect.poll(entry).toMatchObject({ durationMs: null, clientLeft: false })
    leave.abort()
    await expect(gone).rejects.toThrow()
    await expect.poll(entry).toMatchObject({ durationMs: expect.any(Number), clientLeft: true })
  })
})

test('handlers refuse a mock of another kind', () => {
  expect(() => createHandlers({ mock: {} as MockServer })).toThrow('mock must be the `mock` of a server')
})
