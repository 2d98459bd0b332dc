import { describe, expect, test } from 'vitest'
import { createMock } from '../../../../mocks/state/mock.ts'
import { createMockServer } from '../../../../mocks/server.ts'
import { createSessions } from '../../../../mocks/state/sessions.ts'
import { ask, hello } from '../ask.ts'

const inSession = (name: string, more: Record<string, string> = {}) => ({
  body: hello,
  headers: { 'x-mock-session': name, ...more },
})

describe('X-Mock-Session', () => {
  test('keeps queue and journal apart', () => {
    const mock = createMock()
    mock.session('one').next('server_error')
    expect(ask(mock, { body: hello }).status).toBe(200)
    expect(ask(mock, inSession('two')).status).toBe(200)
    expect(ask(mock, inSession('one')).status).toBe(500)
    expect(ask(mock, inSession('one')).status).toBe(200)
    expect(mock.requests.map(({ status }) => status)).toEqual([200])
    expect(mock.session('one').requests.map(({ number, status }) => [number, status])).toEqual([
      [1, 500],
      [2, 200],
    ])
    expect(mock.session('two').requests).toHaveLength(1)
  })

  test('keeps limits apart', () => {
    const mock = createMock({ limits: { rpm: 1 } })
    const statuses = ['a', 'a', 'b'].map((name) => ask(mock, inSession(name)).status)
    expect([...statuses, ask(mock, { body: hello }).status]).toEqual([200, 429, 200, 200])
  })

  test('gives the same answers whatever other sessions do', () => {
    const busy = createMock()
    for (const name of ['b', 'c', 'b']) ask(busy, inSession(name))
    expect(ask(busy, inSession('a'))).toMatchObject({ text: ask(createMock(), inSession('a')).text })
  })

  test('is reset alone', () => {
    const mock = createMock()
    ask(mock, inSession('a'))
    ask(mock, inSession('b'))
    mock.session('a').next('server_error')
    mock.session('a').reset()
    expect(mock.session('a').requests).toEqual([])
    expect(ask(mock, inSession('a')).status).toBe(200)
    mock.reset()
    expect(mock.session('b').requests).toHaveLength(1)
  })

  test('shares uploaded files', () => {
    const mock = createMock()
    const { id } = mock.files.add({
      key: 'sk-test-123456789',
      filename: 'a.txt',
      purpose: 'file-extract',
      contentType: null,
      bytes: new Uint8Array(1),
      createdSeconds: 0,
    })
    const reply = ask(mock, { method: 'GET', url: `/v1/files/${id}`, headers: { 'x-mock-session': 'a' } })
    expect(reply.status).toBe(200)
  })

  test.each(['', 'a b', 'x'.repeat(65), 'a/b', '日本'])('the name %j is a problem', (name) => {
    const mock = createMock()
    const reply = ask(mock, inSession(name))
    expect(reply.status).toBe(400)
    expect((reply.json as { detail: string }).detail).toContain('1 to 64 letters')
    expect(mock.requests).toHaveLength(1)
    expect(() => mock.session(name)).toThrow('1 to 64 letters')
  })

  test('cannot contain sessions', () => {
    expect(() => createMock().session('a').session('b')).toThrow('call session() of the mock')
  })
})

test('the least recently used session is removed for a new one', () => {
  const sessions = createSessions((name) => ({ name }))
  for (let number = 0; number < 100; number++) sessions.open(`s${number}`)
  sessions.open('s0')
  sessions.open('new')
  expect(sessions.list()).toHaveLength(100)
  expect(sessions.list().map(({ name }) => name)).not.toContain('s1')
  expect(sessions.list().at(-1)).toEqual({ name: 'new' })
  expect(sessions.list().map(({ name }) => name)).toContain('s0')
})

test('control calls act on the session that they name', async () => {
  const mock = await createMockServer()
  const call = (method: string, path: string, session?: string, body?: object) =>
    fetch(new URL(path, mock.url), {
      method,
      headers: {
        authorization: 'Bearer k',
        'content-type': 'application/json',
        ...(session === undefined ? {} : { 'x-mock-session': session }),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  const chat = async (session?: string) => (await call('POST', '/v1/chat/completions', session, hello)).status
  await call('PUT', '/__mock/scenarios', 'a', { id: 'server_error', times: 1 })
  await call('PUT', '/__mock/scenarios', 'b', { id: 'engine_overloaded_error' })
  expect([await chat(), await chat('a'), await chat('a'), await chat('b')]).toEqual([200, 500, 200, 429])
  expect(await (await call('GET', '/__mock/requests', 'a')).json()).toMatchObject({ count: 2 })
  await call('POST', '/__mock/reset', 'a')
  expect(await (await call('GET', '/__mock/requests', 'a')).json()).toMatchObject({ count: 0 })
  expect(await (await call('GET', '/__mock/requests')).json()).toMatchObject({ count: 1 })
  expect((await call('GET', '/__mock/requests', 'no such name')).status).toBe(400)
  await mock.close()
})
