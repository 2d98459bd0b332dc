import { once } from 'node:events'
import { IncomingMessage, ServerResponse } from 'node:http'
import { connect, Socket } from 'node:net'
import { Writable } from 'node:stream'
import { afterEach, expect, test } from 'vitest'
import { answer } from '../../../../mocks/answer.ts'
import type { Reply } from '../../../../mocks/reply/index.ts'
import { createMockServer, type MockServer } from '../../../../mocks/server.ts'
import { writeReply } from '../../../../mocks/server/index.ts'
import { createMock } from '../../../../mocks/state/index.ts'

let mock: MockServer | undefined
afterEach(() => mock?.close())

/** Streams one answer and returns the bytes on the wire, with the fields that differ from one answer to the next replaced. */
function stream(body: object, version = '1.1'): Promise<string> {
  const text = JSON.stringify({ model: 'kimi-k2.5', ...body, stream: true })
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    const socket = connect(mock!.port, '127.0.0.1', () =>
      socket.write(
        `POST /v1/chat/completions HTTP/${version}\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer k\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
      ),
    )
    socket.on('data', (part) => parts.push(part))
    socket.on('close', () =>
      resolve(
        Buffer.concat(parts)
          .toString()
          .replaceAll(/chatcmpl-[0-9a-f]{24}/g, 'ID')
          .replaceAll(/"created":\d{10}/g, 'CREATED')
          .replaceAll(/^(?:Msh-Request-Id|X-Msh-Trace-Id|Date): .*\r\n/gm, ''),
      ),
    )
  })
}

test.each([
  ['English', { messages: [{ role: 'user', content: 'Explain rain in three sentences.' }] }],
  ['Chinese', { messages: [{ role: 'user', content: '介绍一下长城' }] }],
  [
    'two choices and a usage chunk',
    {
      model: 'moonshot-v1-8k',
      n: 2,
      temperature: 0.9,
      messages: [{ role: 'user', content: 'Explain “rain”.' }],
      stream_options: { include_usage: true },
    },
  ],
])('a repeated stream has the bytes of the streams before it: %s', async (_, body) => {
  for (const version of ['1.1', '1.0']) {
    mock = await createMockServer()
    // The first answer misses the prefix cache, which shows in its usage.
    await stream(body, version)
    const texts: string[] = []
    for (let time = 0; time < 4; time++) texts.push(await stream(body, version))
    expect(texts[0]).toMatch(/data: \{"id":"ID".*data: \[DONE\]\n\n/s)
    expect(new Set(texts).size).toBe(1)
    await mock.close()
  }
})

test('a fault breaks a repeated stream as it breaks the first', async () => {
  mock = await createMockServer({ fault: 'stream-cut' })
  const body = { messages: [{ role: 'user', content: 'Explain rain in three sentences.' }] }
  await stream(body)
  const texts: string[] = []
  for (let time = 0; time < 4; time++) texts.push(await stream(body))
  expect(texts[0]).not.toContain('[DONE]')
  expect(new Set(texts).size).toBe(1)
})

test('a repeated stream is refused by the fault that answers with JSON', async () => {
  mock = await createMockServer({ fault: 'stream-refused' })
  const body = { messages: [{ role: 'user', content: 'Explain rain in three sentences.' }] }
  for (let time = 0; time < 4; time++)
    expect(await stream(body)).toMatch(/^HTTP\/1\.1 200 .*\r\n\r\n\{"id":"ID","object":"chat\.completion"/s)
})

test('the journal keeps each repeated stream as it was sent, up to its bound', async () => {
  mock = await createMockServer({ journal: { responseBytes: 3000 } })
  const body = { messages: [{ role: 'user', content: '介绍一下长城' }] }
  for (let time = 0; time < 5; time++) await stream(body)
  const [, , , fourth, fifth] = mock.mock.requests.map(({ response }) => response)
  const clean = (text: string) => text.replaceAll(/chatcmpl-[0-9a-f]{24}/g, 'ID').replaceAll(/"created":\d{10}/g, '')
  expect(clean(fifth!.body)).toBe(clean(fourth!.body))
  expect(fifth!.body).not.toBe(fourth!.body)
  expect(fifth!.chunks.length).toBe(fourth!.chunks.length)
  expect(fifth!.bodyCut).toBe(true)
  expect(fifth!.bodyBytes).toBe(fourth!.bodyBytes)
})

const [repeated, other] = ['Explain rain in three sentences.', 'Explain snow.'].map((content) =>
  JSON.stringify({ model: 'kimi-k2.5', messages: [{ role: 'user', content }], stream: true }),
) as [string, string]

/** The ids in the events of each stream in these bytes of a connection. */
function findIds(bytes: string): string[][] {
  return bytes
    .split('HTTP/1.1 200 OK')
    .slice(1)
    .map((text) => [...text.matchAll(/"id":"(chatcmpl-[0-9a-f]{24})"/g)].map(([, id]) => id!))
}

function expectOwnIds(streams: readonly string[][]): void {
  for (const ids of streams) {
    expect(ids.length).toBeGreaterThan(5)
    expect(new Set(ids).size).toBe(1)
  }
  expect(new Set(streams.flat()).size).toBe(streams.length)
}

test('pipelined streams with equal texts have ids of their own', async () => {
  mock = await createMockServer()
  const toRequest = (text: string, more = '') =>
    `POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\n${more}Authorization: Bearer k\r\nContent-Length: ${text.length}\r\n\r\n${text}`
  const texts = Array.from({ length: 12 }, (_, at) => (at === 8 ? other : repeated))
  const bytes = await new Promise<string>((resolve) => {
    const last = toRequest(repeated, 'Connection: close\r\n')
    const socket = connect(mock!.port, '127.0.0.1', () =>
      socket.write(texts.map((text) => toRequest(text)).join('') + last),
    )
    let received = ''
    socket.on('data', (part) => (received += String(part)))
    socket.on('close', () => resolve(received))
  })
  const streams = findIds(bytes)
  expect(streams.length).toBe(texts.length + 1)
  expectOwnIds(streams)
})

test('a stream that waits for a slow client is not changed by the next one', async () => {
  const whole = createMock()
  const headers = { authorization: 'Bearer k' }
  const send = () =>
    answer({ method: 'POST', url: '/v1/chat/completions', headers, body: Buffer.from(repeated) }, whole)
  for (let time = 0; time < 4; time++) send()
  const clients = Array.from({ length: 3 }, () => writeSlowly(send()))
  const received = await Promise.all(clients.map((finish) => finish()))
  expectOwnIds(received.flatMap(findIds))
})

/** Writes a reply to a socket that takes nothing before the returned function is called; that function resolves with all bytes. */
function writeSlowly(reply: Reply): () => Promise<string> {
  let received = ''
  let isOpen = false
  let takeWaiting: () => void = () => {}
  const socket = new Writable({
    write(bytes: Buffer, _encoding, done) {
      const take = () => {
        received += String(bytes)
        done()
      }
      if (isOpen) take()
      else takeWaiting = take
    },
  })
  const request = new IncomingMessage(new Socket())
  request.httpVersion = '1.1'
  request.httpVersionMajor = request.httpVersionMinor = 1
  request.method = 'POST'
  const response = new ServerResponse(request)
  response.assignSocket(socket as Socket)
  writeReply(response, reply)
  return async () => {
    isOpen = true
    takeWaiting()
    await once(response, 'finish')
    return received
  }
}
