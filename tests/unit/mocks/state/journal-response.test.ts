import { describe, expect, test } from 'vitest'
import { toFixtureSet } from '../../../../mocks/fixtures/set.ts'
import { createMock } from '../../../../mocks/state/mock.ts'
import type { JournalEntry } from '../../../../mocks/state/journal.ts'
import { ask, hello, toText } from '../ask.ts'

const streamed = { ...hello, stream: true }
const bytesOf = (text: string) => new TextEncoder().encode(text)

/** The bytes of each write, cut out of the body by offset and length. */
function readChunks({ response }: JournalEntry): Uint8Array[] {
  const whole = response.encoding === 'utf8' ? bytesOf(response.body) : Buffer.from(response.body, 'base64')
  return response.chunks.map(({ offset, bytes }) => whole.slice(offset, offset + bytes))
}

test('the body, the headers and the single write of an answer are kept', () => {
  const mock = createMock()
  const reply = ask(mock, { body: hello })
  const { response, durationMs } = mock.requests[0]!
  expect(response).toEqual({
    headers: reply.headers,
    body: reply.text,
    encoding: 'utf8',
    bodyBytes: bytesOf(reply.text).length,
    bodyCut: false,
    chunks: [{ offset: 0, bytes: bytesOf(reply.text).length, atMs: durationMs }],
    firstByteMs: durationMs,
    end: 'close',
  })
})

test.each([
  ['ASCII', 'Hello there, how are you?'],
  ['two, three and four bytes a character', 'Grüße, 你好, 👋🏽!'],
])('each event of a stream is a write with its offset in bytes: %s', (_, reply) => {
  const mock = createMock({ fixtures: toFixtureSet([{ id: 'own', match: {}, reply }]) })
  const answer = ask(mock, { body: streamed })
  if (answer.body.kind !== 'events') throw new Error('the answer is no stream')
  const [entry] = mock.requests
  expect(entry!.response.body).toBe(answer.text)
  expect(readChunks(entry!).map((bytes) => new TextDecoder().decode(bytes))).toEqual(
    answer.body.events.map(({ bytes }) => bytes),
  )
})

test('writes have the time at which the adapter wrote them', () => {
  const mock = createMock({ pace: { ttftMs: 50, tokensPerSecond: 10, jitter: 0 } })
  const reply = ask(mock, { body: streamed })
  expect(mock.requests[0]!.response).toMatchObject({ firstByteMs: null })
  const { receivedAtMs } = mock.requests[0]!
  reply.written!(receivedAtMs + 50)
  reply.written!(receivedAtMs + 150)
  const { response, durationMs } = mock.requests[0]!
  expect(durationMs).toBeNull()
  expect(response.firstByteMs).toBe(50)
  expect(response.chunks.slice(0, 3).map(({ atMs }) => atMs)).toEqual([50, 150, null])
  expect(response.chunks.length).toBeGreaterThan(3)
})

test('bytes that are not UTF-8 are kept as base64', () => {
  const mock = createMock()
  const fault = 'bytes-not-utf8'
  const reply = ask(mock, { body: streamed, headers: { prefer: `fault=${fault}` } })
  const [entry] = mock.requests
  expect(entry).toMatchObject({ fault, overrideFrom: 'request', response: { encoding: 'base64' } })
  expect(Buffer.from(entry!.response.body, 'base64').toString()).toBe(toText(reply))
})

test('a broken stream says how it ended', () => {
  const mock = createMock()
  ask(mock, { body: streamed, headers: { prefer: 'fault=stream-cut' } })
  expect(mock.requests[0]!.response.end).toBe('cut')
})

test.each<[string, (mock: ReturnType<typeof createMock>) => void, object, string | null]>([
  ['by the header', () => {}, { prefer: 'code=503' }, 'request'],
  ['by the queue', (mock) => mock.next('server_error'), {}, 'queue'],
  [
    'for all requests',
    (mock) => (mock.standing = { ...createMock({ scenario: 'server_error' }).standing }),
    {},
    'standing',
  ],
  ['nowhere', () => {}, {}, null],
])('an override that was picked %s is named', (_, prepare, headers, from) => {
  const mock = createMock()
  prepare(mock)
  ask(mock, { body: hello, headers: { ...headers } })
  expect(mock.requests[0]!.overrideFrom).toBe(from)
})

describe('a secret', () => {
  const key = 'sk-ThisIsUnusedKey0123456789'

  test('in the answer is hidden, and the writes stay whole', () => {
    const chunks = ['Your key is sk-This', 'IsUnusedKey01', '23456789. ', 'Keep it!']
    const mock = createMock({ fixtures: toFixtureSet([{ id: 'own', match: {}, reply: { chunks } }]) })
    ask(mock, { body: streamed, key })
    const [entry] = mock.requests
    expect(entry!.response.body).not.toContain('Unused')
    expect(entry!.response.body).toContain('Keep it!')
    const events = readChunks(entry!).map((bytes) => new TextDecoder().decode(bytes))
    expect(events.join('')).toBe(entry!.response.body)
    for (const event of events) expect(event).toMatch(/^data: .*\n\n$/s)
  })

  test('in the raw text of the request is hidden', () => {
    const mock = createMock()
    ask(mock, { body: `{"api_key": "${key}", "x"`, key })
    expect(mock.requests[0]!.bodyText).toContain('api_key')
    expect(mock.requests[0]!.bodyText).not.toContain('Unused')
  })
})

describe('bounds', () => {
  test('a long body is cut, and its whole length is named', () => {
    const mock = createMock({ journal: { responseBytes: 100 } })
    const reply = ask(mock, { body: hello })
    const { response } = mock.requests[0]!
    expect(response).toMatchObject({ body: reply.text.slice(0, 100), bodyCut: true, bodyBytes: reply.text.length })
  })

  test('a long stream is cut after the bound, and its whole length is named', () => {
    const mock = createMock({ journal: { responseBytes: 300 } })
    const reply = ask(mock, { body: streamed })
    const { response } = mock.requests[0]!
    expect(response).toMatchObject({ body: reply.text.slice(0, 300), bodyCut: true, bodyBytes: reply.text.length })
    expect(response.chunks.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(300)
  })

  test('replies count towards the bytes kept altogether', () => {
    const mock = createMock({ journal: { totalBytes: 2000 } })
    for (let request = 0; request < 20; request++) ask(mock, { body: hello })
    expect(mock.requests.length).toBeLessThan(10)
    expect(mock.requests.at(-1)!.number).toBe(20)
  })
})
