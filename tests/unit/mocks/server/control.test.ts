import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMockServer } from '../../../../mocks/server.ts'
import type { MockServer } from '../../../../mocks/server.ts'
import { hello } from '../ask.ts'

let mock: MockServer
beforeAll(async () => {
  mock = await createMockServer({ port: 0, onUnmatched() {} })
})
beforeEach(() => mock.reset())
afterAll(() => mock.close())

const control = (path: string, init?: RequestInit) => fetch(new URL(`/__mock${path}`, mock.url), init)
const put = (body: unknown) =>
  control('/scenarios', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const chat = async () => {
  const headers = { authorization: 'Bearer sk-test-123456789' }
  return (await fetch(`${mock.url}/chat/completions`, { method: 'POST', headers, body: JSON.stringify(hello) })).status
}

test('health is ok without a key', async () => {
  expect(await (await control('/health')).json()).toMatchObject({ status: 'ok', requests: 0 })
})

test('the journal is shown without secrets, and cleared', async () => {
  await chat()
  const text = await (await control('/requests')).text()
  expect(JSON.parse(text)).toMatchObject({ count: 1, requests: [{ number: 1, status: 200, body: hello }] })
  expect(text).toContain('Bearer ***6789')
  expect(text).not.toContain('sk-test')
  expect((await control('/requests', { method: 'DELETE' })).status).toBe(204)
  expect(await (await control('/requests')).json()).toEqual({ count: 0, requests: [] })
})

test('control calls are not in the journal', async () => {
  await control('/health')
  expect(mock.requests).toEqual([])
})

describe('scenarios', () => {
  test('with times answer that number of requests', async () => {
    const state = await (await put({ id: 'rate_limit_reached_error.rpm', times: 2 })).json()
    expect(state).toMatchObject({ waiting: [{ id: 'rate_limit_reached_error.rpm', times: 2, operationId: null }] })
    expect([await chat(), await chat(), await chat()]).toEqual([429, 429, 200])
  })

  test('without times apply until they are deleted', async () => {
    await put({ id: 'server_error' })
    expect([await chat(), await chat()]).toEqual([500, 500])
    expect((await control('/scenarios', { method: 'DELETE' })).status).toBe(200)
    expect(await chat()).toBe(200)
  })

  test('are listed with the standing overrides and the queue', async () => {
    const state = (await (await control('/scenarios')).json()) as { scenarios: { id: string }[] }
    expect(state).toMatchObject({ standing: { scenario: null, fault: null }, waiting: [] })
    expect(state.scenarios.map(({ id }) => id)).toContain('engine_overloaded_error')
  })

  test.each([
    ['an unknown id', { id: 'overloaded' }, 'engine_overloaded_error'],
    ['no id', {}, 'must be a JSON object'],
    ['no JSON', '{', 'must be a JSON object'],
    ['times 0', { id: 'server_error', times: 0 }, 'times is 0'],
    ['a misspelt times', { id: 'server_error', tiems: 2 }, 'did you mean times?'],
    ['an unknown operation', { id: 'server_error', operationId: 'createChat' }, 'did you mean createChatCompletion?'],
    ['times as text', { id: 'server_error', times: '2' }, 'times must be a number'],
  ])('%s is 400 and says what to do', async (_, body, text) => {
    const response = await put(body)
    expect(response.status).toBe(400)
    expect(await response.text()).toContain(text)
  })
})

describe('chaos', () => {
  const send = (method: string, body?: unknown) =>
    control('/chaos', {
      method,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })

  test('is set, shown with what it did, and removed', async () => {
    expect(await (await send('GET')).json()).toEqual({ chaos: null })
    const options = { share: 1, scenarios: ['server_error'], faults: [], seed: 5 }
    expect(await (await send('PUT', options)).json()).toEqual({ chaos: { ...options, requests: 0, disturbed: 0 } })
    expect([await chat(), await chat()]).toEqual([500, 500])
    expect(await (await send('GET')).json()).toEqual({ chaos: { ...options, requests: 2, disturbed: 2 } })
    expect(await (await control('/scenarios')).json()).toMatchObject({ chaos: { share: 1 } })
    expect((await send('DELETE')).status).toBe(204)
    expect(await chat()).toBe(200)
  })

  test.each([
    [{ share: 1, scenarios: ['server_eror'] }, 'did you mean server_error'],
    [[], 'must be a JSON object'],
  ])('%j is 400 and says what to do', async (body, text) => {
    const response = await send('PUT', body)
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining(text)])
  })
})

test('scenarios and faults say what they apply to and which are active', async () => {
  await put({ id: 'server_error' })
  const state = (await (await control('/scenarios')).json()) as Record<
    string,
    { id: string; appliesTo: string; active: boolean }[]
  >
  const find = (list: string, id: string) => state[list]!.find((row) => row.id === id)
  expect(find('scenarios', 'server_error')).toMatchObject({ appliesTo: 'any operation', active: true })
  expect(find('scenarios', 'finish_reason.engine_overloaded')).toMatchObject({ appliesTo: 'chat', active: false })
  expect(find('faults', 'stream-cut')).toMatchObject({ appliesTo: 'chat stream', active: false })
})

test('reset removes everything', async () => {
  await put({ id: 'server_error' })
  await put({ id: 'server_error', times: 3 })
  expect((await control('/reset', { method: 'POST' })).status).toBe(204)
  expect(await chat()).toBe(200)
  expect(mock.unmatched()).toEqual([])
})

test.each(['', '/'])(
  'without a workbench /__mock%s names the command that serves one, and the routes',
  async (path) => {
    const response = await control(path)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    const { about, routes } = (await response.json()) as { about: string; routes: string[] }
    expect(about).toContain('npx kimi-contract workbench')
    expect(routes).toContain('GET|PUT|DELETE /__mock/scenarios')
  },
)

test.each([
  ['GET', '/nope', 404],
  ['POST', '/health', 405],
  ['OPTIONS', '/scenarios', 405],
])('%s %s is %i, and not an answer of the API', async (method, path, status) => {
  const response = await control(path, { method })
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
})

test.each([
  ['a browser', 'text/html,application/xhtml+xml', 302, '/__mock/'],
  ['another client', '*/*', 404, null],
  ['a client of the API', 'application/json', 404, null],
])('the address of the mock sends %s to the page or answers as the API', async (_, accept, status, location) => {
  const response = await fetch(new URL('/', mock.url), { headers: { accept }, redirect: 'manual' })
  expect([response.status, response.headers.get('location')]).toEqual([status, location])
})

test('without control routes nothing is redirected', async () => {
  const closed = await createMockServer({ port: 0, control: false })
  const response = await fetch(new URL('/', closed.url), { headers: { accept: 'text/html' }, redirect: 'manual' })
  expect(response.status).toBe(404)
  await closed.close()
})

test('a path that only begins like the control routes belongs to the API', async () => {
  const response = await fetch(new URL('/__mockery', mock.url))
  expect(await response.json()).toMatchObject({ error: 'url.not_found' })
})
