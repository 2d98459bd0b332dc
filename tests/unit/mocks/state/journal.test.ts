import { describe, expect, test } from 'vitest'
import { createMock } from '../../../../mocks/state/mock.ts'
import { redact } from '../../../../mocks/common/redact.ts'
import { ask, hello } from '../ask.ts'
import type { Asked } from '../ask.ts'

test('a request is recorded with its result, and with real times beside the virtual one', () => {
  const mock = createMock()
  // The clock of the journal, which may drift from `Date.now()`.
  const readMs = () => performance.timeOrigin + performance.now()
  const beforeMs = readMs()
  ask(mock, { body: hello, headers: { 'user-agent': 'test' } })
  expect(mock.requests).toEqual([
    {
      number: 1,
      id: expect.stringMatching(/^[\da-f]{8}-\d+$/),
      session: null,
      sequence: 0,
      atMs: 1_788_220_800_000,
      receivedAtMs: expect.any(Number),
      durationMs: expect.any(Number),
      clientLeft: false,
      method: 'POST',
      url: '/v1/chat/completions',
      operationId: 'createChatCompletion',
      model: 'kimi-k2.6',
      headers: { authorization: 'Bearer ***6789', 'user-agent': 'test' },
      body: hello,
      bodyText: JSON.stringify(hello),
      bodyCut: false,
      status: 200,
      response: expect.any(Object),
      scenario: null,
      fault: null,
      overrideFrom: null,
    },
  ])
  const { receivedAtMs, durationMs } = mock.requests[0]!
  expect(receivedAtMs).toBeGreaterThanOrEqual(beforeMs)
  expect(receivedAtMs + durationMs!).toBeLessThanOrEqual(readMs() + 0.001)
})

test('a delayed reply has no duration until it has ended', () => {
  const mock = createMock()
  const reply = ask(mock, { body: hello, headers: { prefer: 'wait=1' } })
  expect(mock.requests[0]).toMatchObject({ durationMs: null, clientLeft: false })
  reply.settled!('left')
  reply.settled!('sent')
  expect(mock.requests[0]).toMatchObject({ durationMs: expect.any(Number), clientLeft: true })
})

test('scenario, fault and refusal are named', () => {
  const mock = createMock()
  ask(mock, { body: hello, headers: { prefer: 'code=503' } })
  ask(mock, { body: { ...hello, stream: true }, headers: { prefer: 'fault=stream-cut' } })
  ask(mock, { url: '/nope' })
  expect(
    mock.requests.map(({ status, scenario, fault, operationId }) => [status, scenario, fault, operationId]),
  ).toEqual([
    [503, 'server_unavailable', null, 'createChatCompletion'],
    [200, null, 'stream-cut', 'createChatCompletion'],
    [404, null, null, null],
  ])
})

describe('secrets', () => {
  test.each([
    ['authorization', 'Bearer sk-0123456789abcdef', 'Bearer ***cdef'],
    ['authorization', 'Bearer short', 'Bearer ***'],
    ['authorization', 'sk-0123456789abcdef', '***cdef'],
    ['cookie', 'session=0123456789abcdef', '***cdef'],
    ['x-note', 'key sk-0123456789abcdef here', 'key ***cdef here'],
    ['accept', 'application/json', 'application/json'],
  ])('%s: %s is shown as %s', (name, value, shown) => {
    expect(redact(name, value)).toBe(shown)
  })

  const key = 'sk-ThisIsUnusedKey0123456789'
  const bearer = { authorization: `Bearer ${key}` }
  test.each<[string, Asked]>([
    ['a query', { url: `/v1/models?api_key=${key}`, method: 'GET' }],
    ['a query whose key has another form', { url: '/v1/models?x=1&token=0123456789abUnusedKey', method: 'GET' }],
    ['a path', { url: `/v1/${key}/models`, method: 'GET' }],
    ['a message', { body: { ...hello, messages: [{ role: 'user', content: `My key is ${key}, is it good?` }] } }],
    ['a member of its own', { body: { ...hello, api_key: 'another-UnusedKey-0123' } }],
    ['a body that is no JSON', { body: `{"api_key": ${key}` }],
    [
      'a key of another form, sent as the bearer too',
      { headers: { authorization: 'Bearer UnusedKey:1' }, body: { ...hello, user: 'UnusedKey:1' } },
    ],
    ['an escaped query', { url: `/v1/models?x=${key.replaceAll('-', '%2D')}`, method: 'GET' }],
    ['an escaped name in a query', { url: '/v1/models?api%5Fkey=0123456789abUnusedKey', method: 'GET' }],
    ['a header named for one', { body: hello, headers: { 'x-goog-key': '0123456789abUnusedKey' } }],
    ['JSON in a message', { body: { ...hello, user: '{"client_secret":"0123UnusedKey"}' } }],
    ['the key of the request as base64', { body: { ...hello, user: Buffer.from(`user:${key}`).toString('base64') } }],
    ['a referer', { body: hello, headers: { referer: `http://127.0.0.1/?key=${key}` } }],
  ])('%s with a key is shown without it', (_, request) => {
    const mock = createMock()
    ask(mock, { ...request, headers: { ...bearer, ...request.headers } })
    expect(mock.requests).toHaveLength(1)
    expect(JSON.stringify(mock.requests)).not.toContain('UnusedKey')
    expect(JSON.stringify(mock.requests)).not.toContain(Buffer.from(key).toString('base64').slice(4, 24))
  })

  test('words that look like a key stay', () => {
    const mock = createMock()
    const body = {
      ...hello,
      messages: [{ role: 'user', content: 'Is sk-learn any good? any task-force' }],
      max_tokens: 5,
    }
    ask(mock, { body, headers: { authorization: 'Bearer any' } })
    expect(mock.requests[0]?.body).toEqual(body)
  })
})

describe('memory', () => {
  test('holds the newest requests and counts all', () => {
    const mock = createMock({ journal: { entries: 3 } })
    for (let request = 0; request < 10; request++) ask(mock, { body: `${request}` })
    expect(mock.requests.map(({ number, body }) => [number, body])).toEqual([
      [8, 7],
      [9, 8],
      [10, 9],
    ])
    expect(mock.journal.count).toBe(10)
  })

  test('holds the beginning of a long body', () => {
    const mock = createMock({ journal: { bodyBytes: 10 } })
    ask(mock, { body: 'x'.repeat(100) })
    expect(mock.requests[0]).toMatchObject({ body: 'xxxxxxxxxx', bodyCut: true })
  })

  test('drops old requests when bodies grow too large together', () => {
    // Every reply is a refusal of more than 50 and less than 120 bytes.
    const mock = createMock({ journal: { totalBytes: 450 } })
    for (let request = 0; request < 5; request++) ask(mock, { body: 'x'.repeat(100) })
    expect(mock.requests.map(({ number }) => number)).toEqual([4, 5])
  })

  test('holds 200 requests without an option', () => {
    const mock = createMock()
    for (let request = 0; request < 203; request++) ask(mock, { body: '{' })
    expect(mock.requests.map(({ number }) => number)).toEqual(Array.from({ length: 200 }, (_, i) => i + 4))
  })

  test.each([
    ['a bound on entries above what bodies leave', { entries: 1000, totalBytes: 30_000 }],
    ['no bound on entries', { entries: Infinity, totalBytes: 30_000 }],
  ])('with %s holds the newest, in order and without a gap', (_about, journal) => {
    const mock = createMock({ journal })
    for (let request = 0; request < 3000; request++) ask(mock, { body: 'x'.repeat(1 + (request % 200)) })
    const numbers = mock.requests.map(({ number }) => number)
    expect(numbers.length).toBeGreaterThan(64)
    expect(numbers).toEqual(Array.from(numbers, (_, at) => 3001 - numbers.length + at))
    const kept = mock.requests.reduce((sum, entry) => sum + entry.bodyText!.length + entry.response.bodyBytes, 0)
    expect(kept).toBeLessThanOrEqual(30_000)
    mock.reset()
    ask(mock, { body: '{' })
    expect(mock.requests.map(({ number }) => number)).toEqual([1])
  })

  test('stays bounded under many more requests than it holds', () => {
    const mock = createMock({ journal: { entries: 10 } })
    for (let request = 0; request < 2000; request++) ask(mock, { body: String(request) })
    expect(mock.requests.map(({ body }) => body)).toEqual([1990, 1991, 1992, 1993, 1994, 1995, 1996, 1997, 1998, 1999])
  })
})

test('a body that is not JSON, or nested too deeply, is shown as text', () => {
  const mock = createMock()
  ask(mock, { body: '{' })
  ask(mock, { body: '['.repeat(500) + ']'.repeat(500) })
  expect(mock.requests.map(({ body }) => typeof body)).toEqual(['string', 'string'])
})

test('the newest request is kept even if it alone exceeds the bytes of all', () => {
  const mock = createMock({ journal: { totalBytes: 10 } })
  for (const content of ['first', 'second']) ask(mock, { body: { ...hello, messages: [{ role: 'user', content }] } })
  expect(mock.requests.map(({ number }) => number)).toEqual([2])
})
