import { describe, expect, test } from 'vitest'
import { createMock } from '../../../mocks/context.ts'
import { redact } from '../../../mocks/journal.ts'
import { ask, hello } from './ask.ts'

test('a request is written down with what came of it', () => {
  const mock = createMock()
  ask(mock, { body: hello, headers: { 'user-agent': 'test' } })
  expect(mock.requests).toEqual([
    {
      number: 1,
      atMs: 1_788_220_800_000,
      method: 'POST',
      url: '/v1/chat/completions',
      operationId: 'createChatCompletion',
      headers: { authorization: 'Bearer ***6789', 'user-agent': 'test' },
      body: hello,
      bodyCut: false,
      status: 200,
      scenario: null,
      fault: null,
    },
  ])
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
    const mock = createMock({ journal: { totalBytes: 250 } })
    for (let request = 0; request < 5; request++) ask(mock, { body: 'x'.repeat(100) })
    expect(mock.requests.map(({ number }) => number)).toEqual([4, 5])
  })

  test('survives many more requests than it holds', () => {
    const mock = createMock({ journal: { entries: 10 } })
    for (let request = 0; request < 2000; request++) ask(mock, { body: String(request) })
    expect(mock.requests.map(({ body }) => body)).toEqual([1990, 1991, 1992, 1993, 1994, 1995, 1996, 1997, 1998, 1999])
  })
})

test('a body that is no JSON, or nested beyond reason, is shown as text', () => {
  const mock = createMock()
  ask(mock, { body: '{' })
  ask(mock, { body: '['.repeat(500) + ']'.repeat(500) })
  expect(mock.requests.map(({ body }) => typeof body)).toEqual(['string', 'string'])
})
