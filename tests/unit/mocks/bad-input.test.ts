import { connect } from 'node:net'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import * as fc from 'fast-check'
import { answer } from '../../../mocks/answer.ts'
import { createMock } from '../../../mocks/state/mock.ts'
import { createMockServer } from '../../../mocks/server.ts'
import type { MockServer } from '../../../mocks/server.ts'
import { hello, toRequest } from './ask.ts'
import { anyCharacter, draws } from '../draws.ts'

let mock: MockServer
beforeAll(async () => {
  mock = await createMockServer({ port: 0 })
})
afterAll(() => mock.close())

const headers = { authorization: 'Bearer sk-test-123456789', 'content-type': 'application/json' }

function send(body: BodyInit, url = mock.url): Promise<Response> {
  return fetch(`${url}/chat/completions`, { method: 'POST', headers, body })
}

/** Sends bytes on a bare connection and returns the first line that comes back, or how it ended without one. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(mock.port, '127.0.0.1', () => socket.end(bytes))
    let text = ''
    socket.on('data', (part) => (text += part.toString('latin1')))
    socket.on('error', () => {})
    socket.on('close', () => resolve(text.split('\r\n', 1)[0] || 'closed'))
  })
}

const deep = (depth: number) => `{"model":"kimi-k2.6","messages":${'['.repeat(depth)}${']'.repeat(depth)}}`

test.each<[string, BodyInit]>([
  ['no bytes', ''],
  ['white space', ' \n '],
  ['broken JSON', '{"model":'],
  ['broken UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])],
  ['a byte-order mark', '\u{feff}{}'],
  ['nesting 10,000 deep', deep(10_000)],
  ['nesting 200,000 deep', deep(200_000)],
  ['an array', '[]'],
  ['null', 'null'],
  ['a number', '1e999'],
  ['a prototype key', '{"__proto__":{"model":"kimi-k2.6"},"constructor":1}'],
  ['a lone surrogate', String.raw`{"model":"\ud800","messages":[{"role":"user","content":"\udfff"}]}`],
  ['NUL bytes', '\0\0\0'],
])('%s is refused in the envelope of the API', async (_, body) => {
  const response = await send(body)
  expect(response.status).toBeGreaterThanOrEqual(400)
  expect(response.status).toBeLessThan(500)
  expect(await response.json()).toMatchObject({
    error: { message: expect.stringMatching(/\S/), type: expect.stringMatching(/\S/) },
  })
})

test('a body above 100 MB is refused, and the server keeps answering', async () => {
  // A server of its own: `fetch` may send the body over an idle connection that the other one is just closing.
  const { url, close } = await createMockServer({ port: 0 })
  onTestFinished(() => close())
  const response = await send(Buffer.alloc(101 * 1024 * 1024 + 10, 0x20), url)
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ error: { type: 'invalid_request_error' } })
  expect((await send(JSON.stringify(hello), url)).status).toBe(200)
}, 60_000)

test.each([
  ['bytes that are not HTTP', 'hello\r\n\r\n'],
  ['a length that is no number', 'POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n'],
  ['a negative length', 'POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'],
  ['two lengths', 'POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
  [
    'length and chunks at once',
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  ],
  ['a chunk whose length is no number', 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
  ['a header field of 40,000 bytes', `GET /v1/models HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`],
  ['a body that stops half way', 'POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf'],
  ['a header with a line break in it', 'GET /v1/models HTTP/1.1\r\nHost: x\r\nPrefer: a\rb\r\n\r\n'],
])('%s gets 4xx or a closed connection', async (_, bytes) => {
  expect(await raw(bytes)).toMatch(/^(HTTP\/1\.1 4\d\d|closed)/)
  expect((await send(JSON.stringify(hello))).status).toBe(200)
})

test('a connection that sends its request byte by byte is answered', async () => {
  const body = JSON.stringify(hello)
  const bytes = `POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer k\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  const text = await new Promise<string>((resolve) => {
    let seen = ''
    const socket = connect(mock.port, '127.0.0.1', async () => {
      socket.setNoDelay(true)
      for (const byte of bytes) {
        socket.write(byte)
        await new Promise(setImmediate)
      }
    })
    socket.on('data', (part) => (seen += part.toString()))
    socket.on('close', () => resolve(seen))
  })
  expect(text).toMatch(/^HTTP\/1\.1 200/)
})

const anyHeader = fc.dictionary(
  fc.constantFrom(
    'prefer',
    'origin',
    'content-type',
    'x-msh-request-nonce',
    'access-control-request-headers',
    'user-agent',
    'authorization',
  ),
  fc.oneof(
    fc.string(),
    fc.constantFrom('Bearer k', 'code=429', 'example=', 'fault=stream-cut', 'multipart/form-data; boundary=x'),
  ),
)
/** Paths of URLs, as `fc.webPath()` draws them. */
const pathCharacter = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(..."abcxyzABCXYZ019-._~!$&'()*+,;=:@") },
  anyCharacter.map((one) => encodeURIComponent(one)),
)
const webPath = fc
  .array(fc.string({ unit: pathCharacter }))
  .map((segments) => segments.map((segment) => `/${segment}`).join(''))
const anyPath = fc.oneof(
  fc.constantFrom(
    '/v1/chat/completions',
    '/v1/models',
    '/v1/files',
    '/v1/files/x',
    '/v1/files/%zz/content',
    '/v1/users/me/balance',
    '/v1/tokenizers/estimate-token-count',
  ),
  webPath,
  fc.string(),
)
const anyBody = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.json().map((text) => new TextEncoder().encode(text)),
  fc
    .record(
      {
        model: fc.oneof(fc.constantFrom('kimi-k2.6', 'kimi-k3', 'kimi-k2.5-preview'), fc.anything()),
        messages: fc.oneof(
          fc.array(
            fc.record({
              role: fc.oneof(fc.constantFrom('user', 'system', 'assistant', 'tool'), fc.anything()),
              content: fc.anything(),
              tool_calls: fc.anything(),
            }),
          ),
          fc.anything(),
        ),
        stream: fc.oneof(fc.boolean(), fc.anything()),
        stream_options: fc.anything(),
        tools: fc.anything(),
        tool_choice: fc.anything(),
        response_format: fc.anything(),
        thinking: fc.anything(),
        stop: fc.anything(),
        max_tokens: fc.anything(),
        n: fc.anything(),
      },
      { requiredKeys: ['model', 'messages'] },
    )
    .map((value) =>
      new TextEncoder().encode(
        JSON.stringify(value, (_, member: unknown) => (typeof member === 'bigint' ? Number(member) : member)) ?? '',
      ),
    ),
)

test('fuzzed requests never get a 5xx that was not requested', () => {
  const fuzzed = createMock({ limits: { rpm: 1_000_000 } })
  const asked = fc.record({
    method: fc.constantFrom('POST', 'GET', 'DELETE', 'PUT', 'HEAD', 'OPTIONS', 'x'),
    url: anyPath,
    headers: anyHeader,
    body: anyBody,
  })
  fc.assert(
    fc.property(asked, (request) => {
      const reply = answer(toRequest(request), fuzzed)
      reply.settled?.('sent')
      if (reply.status >= 500) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`)
    }),
    draws({ numRuns: 20_000, seed: 4 }),
  )
}, 120_000)

const passage = 'The bridge of Bern was built by Ada Byron in 1901. It is 300 metres long.'

test.each([
  ['a passage', `${passage}\n\nWho was the constructor of the bridge?`],
  ['the conversation', 'What is my constructor?'],
  ['nothing', 'Who is __proto__?'],
])('a question that names a member of every object is answered from %s', (_, question) => {
  const messages = [
    { role: 'user', content: 'I like the red bridge. My name is Bob.' },
    { role: 'assistant', content: 'I see.' },
    { role: 'user', content: question },
  ]
  for (const asked of [messages, messages.slice(-1)])
    expect(answer(toRequest({ body: { model: 'kimi-k2.6', messages: asked } }), createMock()).status).toBe(200)
})
