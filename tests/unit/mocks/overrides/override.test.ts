import { describe, expect, test } from 'vitest'
import { createMock } from '../../../../mocks/state/mock.ts'
import { toMock } from '../../../../mocks/state/plain-options.ts'
import { MockUsageError } from '../../../../mocks/common/usage-error.ts'
import { ask, hello } from '../ask.ts'

const rpm =
  '{"error":{"message":"Your account org-mock\\u003cak-mock\\u003e request reached organization max RPM: 3, please try again after 1 seconds","type":"rate_limit_reached_error"}}'

describe('Prefer', () => {
  test('example= picks a scenario for one request and is acknowledged', () => {
    const mock = createMock()
    const reply = ask(mock, { body: hello, headers: { prefer: 'example=rate_limit_reached_error.rpm' } })
    expect(reply.status).toBe(429)
    expect(reply.text).toBe(rpm)
    expect(reply.header('preference-applied')).toBe('example=rate_limit_reached_error.rpm')
    expect([reply.header('retry-after'), reply.header('x-retry-after'), reply.header('msh-cooldown-seconds')]).toEqual([
      '1',
      '1',
      '1',
    ])
    expect(ask(mock, { body: hello }).status).toBe(200)
  })

  test.each([
    [400, 'invalid_request_error'],
    [401, 'invalid_authentication_error'],
    [403, 'permission_denied_error'],
    [404, 'resource_not_found_error'],
    [429, 'rate_limit_reached_error'],
    [500, 'server_error'],
    [503, 'server_unavailable'],
  ])('code=%i picks %s', (code, type) => {
    const reply = ask(createMock(), { body: hello, headers: { prefer: `respond-async, code=${code}; x=1` } })
    expect(reply.status).toBe(code)
    expect(reply.json).toMatchObject({ error: { type } })
    expect(reply.header('preference-applied')).toBe(`code=${code}`)
  })

  test('code=404 names the file if the path has one', () => {
    const reply = ask(createMock(), { method: 'GET', url: '/v1/files/file_1', headers: { prefer: 'code=404' } })
    expect(reply.status).toBe(404)
    expect(reply.text).toMatch(/^\{"error":\{"message":"[^"]*\bfile\b[^"]*","type":"resource_not_found_error"\}\}$/)
  })

  test('code=200 is the ordinary answer, also with a standing scenario', () => {
    const mock = createMock({ scenario: 'engine_overloaded_error' })
    expect(ask(mock, { body: hello }).status).toBe(429)
    expect(ask(mock, { body: hello, headers: { prefer: 'code=200' } }).status).toBe(200)
  })

  test('overload and quota carry no cooldown headers', () => {
    for (const id of ['engine_overloaded_error', 'exceeded_current_quota_error']) {
      const reply = ask(createMock(), { body: hello, headers: { prefer: `example=${id}` } })
      expect(reply.status).toBe(429)
      expect(reply.headers.map(([name]) => name.toLowerCase())).not.toContain('retry-after')
    }
  })

  test('a quoted value and a second preference of the same name are read according to RFC 7240', () => {
    const reply = ask(createMock(), {
      body: hello,
      headers: { prefer: 'example="server_error", example=content_filter' },
    })
    expect(reply.status).toBe(500)
  })

  test.each([
    ['example=rate_limt_reached_error.rpm', 'rate_limit_reached_error.rpm'],
    ['example=overloaded', 'engine_overloaded_error'],
    ['fault=stream-cutt', 'stream-cut'],
  ])('an unknown id in "%s" is a problem that names %s', (prefer, near) => {
    const reply = ask(createMock(), { body: hello, headers: { prefer } })
    expect(reply.status).toBe(400)
    expect(reply.header('content-type')).toBe('application/problem+json')
    expect((reply.json as { near: string[] }).near).toContain(near)
    expect(reply.json).not.toHaveProperty('error.type')
  })

  test.each([['code=418'], ['code=abc'], ['code=']])('"%s" is a problem', (prefer) => {
    const reply = ask(createMock(), { body: hello, headers: { prefer } })
    expect(reply.status).toBe(400)
    expect(reply.header('content-type')).toBe('application/problem+json')
  })

  test('unknown preferences are ignored', () => {
    const reply = ask(createMock(), { body: hello, headers: { prefer: 'return=minimal, respond-async' } })
    expect(reply.status).toBe(200)
    expect(reply.header('preference-applied')).toBeUndefined()
  })

  test('a key is required also with a preference', () => {
    expect(ask(createMock(), { key: null, headers: { prefer: 'code=200' } }).status).toBe(401)
  })

  test('fault= breaks one answer', () => {
    const reply = ask(createMock(), { body: { ...hello, stream: true }, headers: { prefer: 'fault=stream-cut' } })
    expect(reply.body).toMatchObject({ kind: 'events', end: 'cut' })
    expect(reply.header('preference-applied')).toBe('fault=stream-cut')
  })
})

test.each([
  ['fault=stream-cut', undefined],
  ['example=server_error, fault=stream-cut', 'example=server_error'],
])('a fault with nothing to change is not reported as applied: %s', (prefer, applied) => {
  const mock = createMock()
  const reply = ask(mock, { body: hello, headers: { prefer } })
  expect([reply.header('preference-applied'), mock.requests[0]?.fault]).toEqual([applied, null])
})

describe('an override that cannot be applied', () => {
  const stream = { ...hello, stream: true }
  test.each([
    [
      'a fault',
      'fault=stream-cut',
      { body: hello },
      'fault stream-cut is not applied: there is nothing to change in this reply (200); it applies to chat stream',
    ],
    [
      'a scenario of a refused key',
      'example=server_error',
      { key: null },
      'example=server_error is not applied: the request was refused before (401)',
    ],
    [
      'a status of an unknown path',
      'code=429',
      { url: '/v1/nowhere' },
      'code=429 is not applied: the request was refused before (404)',
    ],
    [
      'a status beside an example',
      'code=429, example=server_error',
      { body: hello },
      'code=429 is not applied: example= takes precedence',
    ],
    [
      'a fixture on another operation',
      'example=greeting',
      { method: 'GET', url: '/v1/models' },
      'fixture greeting is not applied: a fixture answers chat requests only',
    ],
    [
      'a fixture for a request that is refused',
      'example=greeting',
      { body: { ...hello, model: 'nope' } },
      'fixture greeting is not applied: the request was refused before (404)',
    ],
  ])('%s is named in Mock-Warning and in the journal', (_, prefer, asked, warning) => {
    const mock = toMock({ fixtures: [{ id: 'greeting', reply: 'Hello!' }] })
    const reply = ask(mock, { ...asked, headers: { prefer } })
    expect(reply.header('mock-warning')).toBe(warning)
    expect(mock.requests[0]?.note).toBe(warning)
    expect(reply.header('preference-applied') ?? '').not.toContain(warning.split(/[ =]/, 1)[0])
  })

  test('is only noted in the journal for a standing fault', () => {
    const mock = createMock({ fault: 'stream-cut' })
    expect(ask(mock, { body: hello }).header('mock-warning')).toBeUndefined()
    expect(mock.requests[0]?.note).toContain('fault stream-cut is not applied')
    expect(ask(mock, { body: stream }).body).toMatchObject({ end: 'cut' })
    expect(mock.requests[1]).toMatchObject({ fault: 'stream-cut' })
    expect(mock.requests[1]).not.toHaveProperty('note')
  })

  test('stays in the queue, with a warning in the reply', () => {
    const mock = toMock({ fixtures: [{ id: 'greeting', reply: 'Hello!' }] })
    mock.next('stream-cut')
    expect(ask(mock, { body: hello }).header('mock-warning')).toContain('fault stream-cut is not applied')
    expect(ask(mock, { body: stream }).header('mock-warning')).toBeUndefined()
    mock.next('greeting')
    expect(ask(mock, { body: { ...hello, model: 'nope' } }).header('mock-warning')).toContain('fixture greeting')
    expect(mock.unmatched()).toHaveLength(1)
    expect(ask(mock, { body: hello }).text).toContain('Hello!')
    expect(mock.unmatched()).toEqual([])
  })
})

describe('Prefer: wait', () => {
  test.each([
    ['wait=2.5', 2500],
    ['wait=1, example=server_error', 1000],
    ['wait=0', undefined],
  ])('%s delays the reply', (prefer, delayMs) => {
    const reply = ask(createMock(), { body: hello, headers: { prefer } })
    expect(reply.body).toMatchObject({ kind: 'bytes', ...(delayMs === undefined ? {} : { delayMs }) })
    expect(reply.header('preference-applied')).toBe(prefer)
  })

  test('delays the first event of a stream, and a refusal', () => {
    const headers = { prefer: 'wait=3' }
    const { body } = ask(createMock(), { body: { ...hello, stream: true }, headers })
    expect(body.kind === 'events' && body.events.map(({ delayMs }) => delayMs).slice(0, 2)).toEqual([3000, 0])
    expect(ask(createMock(), { key: null, headers }).body).toMatchObject({ delayMs: 3000 })
  })

  test('leaves the queue and the standing scenario in place', () => {
    const mock = createMock({ scenario: 'server_error' })
    mock.next('content_filter')
    const headers = { prefer: 'wait=1' }
    expect([1, 2].map(() => ask(mock, { body: hello, headers }).status)).toEqual([400, 500])
  })

  test.each(['wait=', 'wait=soon', 'wait=-1', 'wait=601', 'wait=1e9'])('%s is a problem', (prefer) => {
    const reply = ask(createMock(), { body: hello, headers: { prefer } })
    expect(reply.status).toBe(400)
    expect((reply.json as { detail: string }).detail).toContain('takes seconds from 0 to 600')
  })
})

describe('the queue', () => {
  test('answers twice, then the answers are ordinary', () => {
    const mock = createMock()
    mock.next('rate_limit_reached_error.rpm', { times: 2 })
    expect([1, 2, 3].map(() => ask(mock, { body: hello }).status)).toEqual([429, 429, 200])
    expect(mock.unmatched()).toEqual([])
  })

  test('is served in order, and only to the operation it is for', () => {
    const mock = createMock()
    mock.next('server_error', { operationId: 'listModels' })
    mock.next('content_filter')
    expect(ask(mock, { body: hello }).status).toBe(400)
    expect(ask(mock, { body: hello }).status).toBe(200)
    expect(mock.unmatched()).toEqual([{ id: 'server_error', times: 1, operationId: 'listModels' }])
    expect(ask(mock, { method: 'GET', url: '/v1/models' }).status).toBe(500)
  })

  test('also takes faults', () => {
    const mock = createMock()
    mock.next('stream-cut')
    expect(ask(mock, { body: { ...hello, stream: true } }).body).toMatchObject({ end: 'cut' })
    expect(ask(mock, { body: { ...hello, stream: true } }).body).toMatchObject({ end: 'close' })
  })

  test('keeps a fault for a reply that it can change', () => {
    const mock = createMock()
    mock.next('stream-cut')
    expect(ask(mock, { body: hello }).status).toBe(200)
    expect(ask(mock, { method: 'GET', url: '/v1/models' }).status).toBe(200)
    expect(mock.unmatched()).toEqual([{ id: 'stream-cut', times: 1, operationId: null }])
    expect(ask(mock, { body: { ...hello, stream: true } }).body).toMatchObject({ end: 'cut' })
    expect([mock.unmatched(), mock.requests.map(({ fault }) => fault)]).toEqual([[], [null, null, 'stream-cut']])
  })

  test('is not used up by a refused key', () => {
    const mock = createMock()
    mock.next('server_error')
    expect(ask(mock, { key: null }).status).toBe(401)
    expect(ask(mock, { body: hello }).status).toBe(500)
  })

  test.each([
    ['an unknown id', () => createMock().next('nope')],
    ['times 0', () => createMock().next('server_error', { times: 0 })],
    ['times 1.5', () => createMock().next('server_error', { times: 1.5 })],
    ['an id that is no text', () => createMock().next(null as unknown as string)],
    ['an unknown operation', () => createMock().next('server_error', { operationId: 'createChat' })],
    ['a misspelt option', () => createMock().next('server_error', { tims: 2 } as { times?: number })],
    [
      'a fixture for another operation than a chat',
      () => toMock({ fixtures: [{ id: 'greeting', reply: 'Hello!' }] }).next('greeting', { operationId: 'listModels' }),
    ],
    ['an unknown standing scenario', () => createMock({ scenario: 'rate_limit_x' })],
    ['an unknown standing fault', () => createMock({ fault: 'cut' })],
  ])('%s is an error at once', (_, act) => {
    expect(act).toThrow(MockUsageError)
  })

  test('reset clears the queue, the requests and the counters, and restarts the seed', () => {
    const mock = createMock()
    const first = ask(mock, { body: hello })
    mock.next('server_error')
    mock.reset()
    expect(mock.requests).toEqual([])
    expect(mock.unmatched()).toEqual([])
    expect(ask(mock, { body: hello })).toMatchObject({ status: 200, text: first.text, headers: first.headers })
  })
})
