import { once } from 'node:events'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import type { IncomingMessage } from 'node:http'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { createMockServer } from '../../../../mocks/server.ts'
import type { MockServer, MockServerOptions } from '../../../../mocks/server.ts'
import { createBodyReader } from '../../../../mocks/server/read-body.ts'
import type { BodyReader, ReceivedBody } from '../../../../mocks/server/read-body.ts'
import { hello } from '../ask.ts'

const megabyte = 1024 * 1024

function toMessage(parts: readonly Uint8Array[], headers: Record<string, string> = {}): IncomingMessage {
  return Object.assign(Readable.from(parts, { objectMode: true }), { headers }) as unknown as IncomingMessage
}

function read(
  reader: BodyReader,
  parts: readonly Uint8Array[],
  headers?: Record<string, string>,
): Promise<ReceivedBody> {
  return new Promise((resolve) => reader.read(toMessage(parts, headers), resolve))
}

describe('all bodies together', () => {
  test('are bounded, and released bodies free their share', async () => {
    const reader = createBodyReader({ totalBytes: 3 * megabyte })
    const two = [Buffer.alloc(megabyte, 97), Buffer.alloc(megabyte, 98)]
    const first = await read(reader, two)
    expect([first.problem, first.bytes.length, reader.heldBytes]).toEqual([null, 2 * megabyte, 2 * megabyte])
    const second = await read(reader, two)
    expect(second).toMatchObject({ bytes: { length: 0 }, problem: { kind: 'mock', status: 503 } })
    expect((second.problem as { detail: string }).detail).toContain('at most 3 MB of request bodies')
    expect(reader.heldBytes).toBe(2 * megabyte)
    first.release()
    first.release()
    expect(reader.heldBytes).toBe(0)
    expect((await read(reader, two)).problem).toBeNull()
  })

  test('are refused by their length before they are read', () => {
    const reader = createBodyReader({ totalBytes: 3 * megabyte })
    const problems: unknown[] = []
    reader.read(toMessage([], { 'content-length': String(4 * megabyte) }), ({ problem }) => problems.push(problem))
    reader.read(toMessage([], { 'content-length': String(200 * megabyte) }), ({ problem }) => problems.push(problem))
    expect(problems).toMatchObject([
      { kind: 'mock', status: 503 },
      { kind: 'too-large', bytes: 200 * megabyte },
    ])
  })

  test('reserve no more memory than the bound, whatever clients declare', async () => {
    const reader = createBodyReader()
    const before = process.memoryUsage().arrayBuffers
    const headers = { 'content-length': String(100 * megabyte) }
    const messages = Array.from({ length: 8 }, () => Object.assign(new Readable({ read() {} }), { headers }))
    for (const message of messages) reader.read(message as unknown as IncomingMessage, () => {})
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(257 * megabyte)
    for (const message of messages) message.destroy(new Error('aborted'))
    await new Promise((resolve) => void setImmediate(resolve))
    // The reservations of clients that left are free again, and bodies beyond them are read as well.
    const bodies = [1, 2, 3].map(() =>
      read(reader, [Buffer.alloc(50 * megabyte)], { 'content-length': String(50 * megabyte) }),
    )
    for (const body of await Promise.all(bodies))
      expect([body.problem, body.bytes.length]).toEqual([null, 50 * megabyte])
    expect(reader.heldBytes).toBe(150 * megabyte)
  })

  test('of clients that leave give their bytes back', async () => {
    const reader = createBodyReader()
    const message = new Readable({ read() {} })
    reader.read(Object.assign(message, { headers: {} }) as unknown as IncomingMessage, () => {
      throw new Error('called for a client that left')
    })
    message.push(Buffer.alloc(1000))
    await expect.poll(() => reader.heldBytes).toBe(1000)
    message.destroy(new Error('aborted'))
    await expect.poll(() => reader.heldBytes).toBe(0)
  })

  test.each([300_000, 2_000_000])('of %i bytes come whole, and a slice does not keep the whole', async (size) => {
    const parts = [Buffer.alloc(size, 97), Buffer.alloc(size, 98)]
    const { bytes } = await read(createBodyReader(), parts, { 'content-length': String(2 * size) })
    expect([bytes.length, bytes[0], bytes[size - 1], bytes[size], bytes.at(-1)]).toEqual([2 * size, 97, 97, 98, 98])
    expect(bytes.slice(0, 1000).buffer.byteLength).toBe(1000)
  })
})

describe('a body in the stream of its request', () => {
  /** A request whose whole body has arrived, or only a part of it. */
  function toArrived(body: string, headers: Record<string, string>, complete = true): IncomingMessage {
    const message = new Readable({ read() {} })
    message.push(body)
    if (complete) message.push(null)
    return Object.assign(message, { headers, complete }) as unknown as IncomingMessage
  }
  const ofLength = (body: string) => ({ 'content-length': String(body.length) })

  test('is taken at once when its last byte has arrived, and counts until it is released', () => {
    const reader = createBodyReader()
    const body = reader.take(toArrived('{"n":1}', ofLength('{"n":1}')))!
    expect([new TextDecoder().decode(body.bytes), body.problem, reader.heldBytes]).toEqual(['{"n":1}', null, 7])
    body.release()
    expect(reader.heldBytes).toBe(0)
    const empty = reader.take(toArrived('', {}))!
    expect([empty.bytes.length, empty.problem]).toEqual([0, null])
  })

  test.each([
    ['that has not arrived yet', toArrived('{"n"', { 'content-length': '7' }, false)],
    ['of a client that has left', toArrived('{"n":1}', { 'content-length': '7' }).destroy()],
    ['in chunks', toArrived('{"n":1}', { 'transfer-encoding': 'chunked' })],
    ['with a coding', toArrived('{"n":1}', { 'content-encoding': 'gzip', 'content-length': '7' })],
    ['beyond the bound of all', toArrived('123456789', { 'content-length': '9' })],
  ])('%s is left to read', (_about, message) => {
    const reader = createBodyReader({ totalBytes: 8 })
    expect(reader.take(message)).toBeNull()
    expect(reader.heldBytes).toBe(0)
  })
})

describe('Content-Encoding', () => {
  const text = JSON.stringify(hello)
  test.each([
    ['gzip', gzipSync(text)],
    ['GZIP', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['br', brotliCompressSync(text)],
    ['zstd', zstdCompressSync(text)],
    ['deflate', deflateSync(text)],
    ['deflate', deflateRawSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
    ['identity', Buffer.from(text)],
  ])('%s is decoded', async (coding, encoded) => {
    const reader = createBodyReader()
    const body = await read(reader, [encoded], { 'content-encoding': coding })
    expect(new TextDecoder().decode(body.bytes)).toBe(text)
    expect(reader.heldBytes).toBe(text.length)
    body.release()
    expect(reader.heldBytes).toBe(0)
  })

  test.each([
    ['gzip', Buffer.from(text), 400, 'the request body is not valid gzip'],
    ['br', Buffer.from(text), 400, 'the request body is not valid br'],
    ['gzip', gzipSync(text).subarray(0, 20), 400, 'the request body is not valid gzip'],
    ['compress', Buffer.from(text), 415, 'the mock decodes gzip, deflate, br and zstd'],
    ['constructor', Buffer.from(text), 415, 'the mock decodes gzip, deflate, br and zstd'],
    ['gzip, gzip, gzip, gzip', gzipSync(text), 415, 'up to 3 of them'],
  ])('%s of %s is a problem', async (coding, encoded, status, detail) => {
    const reader = createBodyReader()
    const { problem } = await read(reader, [encoded], { 'content-encoding': coding })
    expect(problem).toMatchObject({ kind: 'mock', status, detail: expect.stringContaining(detail) })
    expect(reader.heldBytes).toBe(0)
  })

  test('a small body that decodes to more than the bound is refused, and several at once stay within it', async () => {
    const bomb = gzipSync(Buffer.alloc(120 * megabyte), { level: 1 })
    const reader = createBodyReader({ totalBytes: 32 * megabyte })
    const bodies = await Promise.all([1, 2, 3].map(() => read(reader, [bomb], { 'content-encoding': 'gzip' })))
    expect(bodies.map(({ problem }) => problem)).toMatchObject([{ status: 503 }, { status: 503 }, { status: 503 }])
    const { problem } = await read(createBodyReader(), [bomb], { 'content-encoding': 'gzip' })
    expect(problem).toMatchObject({ kind: 'too-large' })
    expect(reader.heldBytes).toBe(0)
  })
})

describe('over HTTP', () => {
  let mock: MockServer
  const start = async (options: MockServerOptions = {}) => void (mock = await createMockServer(options))
  afterEach(() => mock.close())
  const headers = { authorization: 'Bearer sk-test-123456789', 'content-type': 'application/json' }
  const send = (body: BodyInit, more: Record<string, string> = {}) =>
    fetch(`${mock.url}/chat/completions`, { method: 'POST', headers: { ...headers, ...more }, body })

  /** Sends a head and part of a body, and returns the first line and the body of the answer. */
  function sendHead(length: number, path: string, more = ''): Promise<string> {
    return new Promise((resolve) => {
      const socket = connect(mock.port, '127.0.0.1', () =>
        socket.write(
          `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer k\r\n${more}Content-Length: ${length}\r\n\r\n{`,
        ),
      )
      let text = ''
      socket.on('data', (part) => {
        text += part.toString()
        if (text.includes('}')) socket.destroy()
      })
      socket.on('close', () => resolve(text))
    })
  }

  test.each([
    ['/v1/chat/completions', 'total message size 209715200 exceeds limit 104857600'],
    ['/v1/files', 'File size is too large, max file size is 100MB'],
  ])('a body of 200 MB for %s is refused before it is sent', async (path, message) => {
    await start()
    const text = await sendHead(200 * megabyte, path)
    expect(text).toMatch(/^HTTP\/1\.1 400 /)
    expect(text).toContain(message)
    expect(text).toContain('"type":"invalid_request_error"')
    expect(mock.requests).toMatchObject([{ status: 400, operationId: expect.any(String) }])
  })

  test.each(['Content-Length: 110000000', 'Transfer-Encoding: chunked'])(
    'a client that sends its whole body before it reads gets the refusal (%s)',
    async (framing) => {
      await start({ bodyMemoryBytes: megabyte })
      const part = Buffer.alloc(1_000_000, 'a')
      const chunk = Buffer.concat([Buffer.from('F4240\r\n'), part, Buffer.from('\r\n')])
      const isChunked = framing.startsWith('Transfer')
      const socket = connect(mock.port, '127.0.0.1').pause()
      socket.write(`POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer k\r\n${framing}\r\n\r\n`)
      for (let sent = 0; sent < 110; sent++)
        await new Promise((resolve) => void socket.write(isChunked ? chunk : part, resolve))
      if (isChunked) socket.write('0\r\n\r\n')
      const [text] = await once(socket.resume(), 'data')
      socket.destroy()
      expect(String(text)).toMatch(isChunked ? /^HTTP\/1\.1 503 / : /^HTTP\/1\.1 400 /)
    },
  )

  test.each([
    ['a body of 200 MB', 200 * megabyte, 256 * megabyte, 'HTTP/1.1 400 Bad Request'],
    ['a body beyond the total', 2 * megabyte, megabyte, 'HTTP/1.1 503 Service Unavailable'],
    ['an ordinary body', 10, megabyte, 'HTTP/1.1 100 Continue'],
  ])('of a client that waits for 100 Continue, %s is answered at once', async (_, length, bodyMemoryBytes, line) => {
    await start({ bodyMemoryBytes })
    const socket = connect(mock.port, '127.0.0.1')
    socket.write(
      `POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer k\r\nExpect: 100-continue\r\nContent-Length: ${length}\r\n\r\n`,
    )
    const [text] = await once(socket, 'data')
    expect(String(text).split('\r\n')[0]).toBe(line)
    if (line.includes('100')) {
      socket.write('{"x": "y"}')
      expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1\.1 404 /)
    }
    socket.destroy()
  })

  test('the key is checked before the length', async () => {
    await start({ apiKeys: ['sk-other'] })
    expect(await sendHead(200 * megabyte, '/v1/chat/completions')).toMatch(/^HTTP\/1\.1 401 /)
  })

  test('a body beyond the total gets 503 with the mock’s own message, and the next request is answered', async () => {
    await start({ bodyMemoryBytes: megabyte })
    const response = await send(JSON.stringify({ ...hello, user: 'x'.repeat(megabyte) }))
    expect(response.status).toBe(503)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ detail: expect.stringContaining('1 MB of request bodies') })
    expect((await send(JSON.stringify(hello))).status).toBe(200)
    expect(mock.requests.map(({ status }) => status)).toEqual([503, 200])
  })

  test('a gzip body is answered and shown decoded in the journal', async () => {
    await start()
    const response = await send(gzipSync(JSON.stringify(hello)), { 'content-encoding': 'gzip' })
    expect(response.status).toBe(200)
    expect(mock.requests[0]).toMatchObject({ body: hello, headers: { 'content-encoding': 'gzip' } })
    const refused = await send('{}', { 'content-encoding': 'gzip' })
    expect(refused.status).toBe(400)
    expect(await refused.json()).toMatchObject({ detail: expect.stringContaining('not valid gzip') })
  })

  test.each([
    ['in one segment with its head', [0]],
    ['byte by byte', Array.from({ length: 60 }, (_, at) => at)],
    ['of 100 kB', [0, 50_000]],
  ])('a body %s is read to its last byte', async (about, starts) => {
    await start()
    const body = JSON.stringify({ ...hello, padding: 'x'.repeat(about === 'of 100 kB' ? 100_000 : 1) })
    const head = `POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer sk-test\r\nContent-Length: ${body.length}\r\n\r\n`
    const socket = connect(mock.port, '127.0.0.1').setNoDelay(true)
    for (const [at, from] of starts.entries()) {
      socket.write((at === 0 ? head : '') + body.slice(from, starts[at + 1]))
      await new Promise((resolve) => void setTimeout(resolve, 1))
    }
    const answer = String((await once(socket, 'data'))[0])
    socket.destroy()
    expect(answer.slice(0, 15)).toBe('HTTP/1.1 200 OK')
    expect(mock.mock.requests[0]).toMatchObject({ bodyText: body.slice(0, 65_536) })
  })
})
