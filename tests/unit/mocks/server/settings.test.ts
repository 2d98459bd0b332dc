/** The route `/__mock/settings`. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMockServer } from '../../../../mocks/server.ts'
import type { MockServer } from '../../../../mocks/server.ts'
import { hello } from '../ask.ts'

let mock: MockServer
beforeAll(async () => {
  mock = await createMockServer({ port: 0, pace: { ttftMs: 0, tokensPerSecond: 100_000, jitter: 0 }, limits: 3 })
})
beforeEach(() => mock.reset())
afterAll(() => mock.close())

const settings = (method: string, body?: unknown, { query = '', session = '' } = {}) =>
  fetch(new URL(`/__mock/settings${query}`, mock.url), {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(session === '' ? {} : { 'x-mock-session': session }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const chat = async (session?: string) => {
  const headers = {
    authorization: 'Bearer sk-test-123456789',
    ...(session === undefined ? {} : { 'x-mock-session': session }),
  }
  return (await fetch(`${mock.url}/chat/completions`, { method: 'POST', headers, body: JSON.stringify(hello) })).status
}

test('shows what applies, what applied at the start, and what can be chosen', async () => {
  expect(await (await settings('GET')).json()).toMatchObject({
    current: { limits: 3, balance: null, profile: 'official', lifecycle: 'full' },
    start: { limits: 3 },
    changed: [],
    counted: { concurrency: 50, rpm: 200, tpm: 3_000_000, tpd: null },
    account: { available: 49.58894 },
    limitsCanChange: true,
    choices: { lifecycle: ['full', 'today'], profile: ['official', 'vendor'] },
  })
})

test('changes some settings and leaves the others', async () => {
  const reply = await settings('PUT', { limits: { rpm: 1 }, balance: { cash: 4 } })
  expect(reply.status).toBe(200)
  expect(await reply.json()).toMatchObject({
    current: { limits: { rpm: 1 }, balance: { cash: 4 }, lifecycle: 'full' },
    changed: ['limits', 'balance'],
    counted: { rpm: 1, concurrency: null },
    account: { available: 4 },
  })
  expect([await chat(), await chat()]).toEqual([200, 429])
})

test('returns one setting, or all, to the start', async () => {
  await settings('PUT', { limits: null, lifecycle: 'today', profile: 'vendor' })
  expect(await (await settings('DELETE', undefined, { query: '?name=profile' })).json()).toMatchObject({
    current: { profile: 'official', lifecycle: 'today', limits: null },
    changed: ['limits', 'lifecycle'],
  })
  expect(await (await settings('DELETE')).json()).toMatchObject({ current: { limits: 3 }, changed: [] })
})

test('the balance that is shown goes down with each answer', async () => {
  await settings('PUT', { balance: { cash: 4 } })
  await chat()
  const { account } = (await (await settings('GET')).json()) as { account: { available: number } }
  expect(account.available).toBeLessThan(4)
  expect(account.available).toBeGreaterThan(3.9)
})

test('a session has settings of its own', async () => {
  await settings('PUT', { limits: { rpm: 0 } }, { session: 'a' })
  expect([await chat('a'), await chat('b'), await chat()]).toEqual([429, 200, 200])
})

test('the state event names the changed settings', async () => {
  await settings('PUT', { lifecycle: 'today' })
  expect(await (await fetch(new URL('/__mock/scenarios', mock.url))).json()).toMatchObject({ settings: ['lifecycle'] })
})

describe('refuses with the nearest name', () => {
  test.each<[unknown, string, string[]]>([
    [{ pace: 'stedy' }, 'there is no pace "stedy"; did you mean steady?', ['steady']],
    [{ life: 'today' }, 'there is no setting "life"', []],
    [{ limits: { tier: 6 } }, 'limits.tier is 6', []],
  ])('%j', async (body, detail, near) => {
    const reply = await settings('PUT', body)
    expect(reply.status).toBe(400)
    const problem = (await reply.json()) as { detail: string; near?: string[] }
    expect(problem.detail).toContain(detail)
    if (near.length > 0) expect(problem.near).toEqual(near)
    expect(mock.settings.changed).toEqual([])
  })

  test('a body that is not an object', async () => {
    const reply = await settings('PUT', ['slow'])
    expect(reply.status).toBe(400)
    expect(await reply.json()).toMatchObject({ detail: expect.stringContaining('{"pace": "slow"}') as string })
  })

  test('another method', async () => {
    const reply = await settings('POST', { pace: 'slow' })
    expect([reply.status, reply.headers.get('allow')]).toEqual([405, 'GET, PUT, DELETE'])
  })
})
