/** No answer of a target ends the recorder or leaves a client waiting (RFC 9110 and RFC 9112). */
import { once } from 'node:events'
import http from 'node:http'
import net from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openRawServer } from '../../suite/runner/raw-server.ts'
import type { HarEntry } from '../../../../openapi/har-writer.ts'
import { toBoundedEntry } from '../../../../scripts/commands/record/entry.ts'
import { ask, record, serve, toExchange, until } from './helpers.ts'
import { draws } from '../../draws.ts'

interface Interim {
  status: number
  message: string
  raw: string[]
}

/** The interim responses and the final status that a client of the proxy gets. */
async function askForInterim(target: string): Promise<{ interim: Interim[]; status: number; text: string }> {
  const proxy = await record(target)
  const request = http.request(`${proxy.url}/models`, { agent: false })
  const interim: Interim[] = []
  request.on('information', ({ statusCode, statusMessage, rawHeaders }) =>
    interim.push({ status: statusCode, message: statusMessage, raw: rawHeaders }),
  )
  request.end()
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  let text = ''
  for await (const bytes of response) text += String(bytes)
  return { interim, status: response.statusCode!, text }
}

const final = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'

describe('an interim response passes as it was sent', () => {
  test.each<[string, string, Interim[]]>([
    [
      '103 with two Link fields',
      'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\nLink: </b.js>; rel=preload\r\n\r\n',
      [{ status: 103, message: 'Early Hints', raw: ['Link', '</a.css>; rel=preload', 'Link', '</b.js>; rel=preload'] }],
    ],
    [
      '103 with a Link of a form that Node refuses to write',
      'HTTP/1.1 103 Early Hints\r\nLink: no link at all\r\nX-Own: \xe4\r\n\r\n',
      [{ status: 103, message: 'Early Hints', raw: ['Link', 'no link at all', 'X-Own', '\xe4'] }],
    ],
    ['102', 'HTTP/1.1 102 Processing\r\n\r\n', [{ status: 102, message: 'Processing', raw: [] }]],
    [
      'two with statuses that are not registered',
      'HTTP/1.1 199 Odd\r\nX-A: 1\r\n\r\nHTTP/1.1 150 \r\n\r\n',
      [
        { status: 199, message: 'Odd', raw: ['X-A', '1'] },
        { status: 150, message: '', raw: [] },
      ],
    ],
  ])('%s', async (_, head, interim) => {
    const raw = await openRawServer((socket) => socket.write(Buffer.from(head + final, 'latin1')))
    expect(await askForInterim(raw.url)).toEqual({ interim, status: 200, text: 'ok' })
    raw.close()
  })

  test('and not to a client of HTTP/1.0', async () => {
    const raw = await openRawServer((socket) => socket.write(`HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n${final}`))
    const proxy = await record(raw.url)
    const socket = net.connect(Number(new URL(proxy.url).port), '127.0.0.1')
    socket.write('GET /v1/models HTTP/1.0\r\n\r\n')
    let text = ''
    for await (const bytes of socket) text += String(bytes)
    raw.close()
    expect(text).toMatch(/^HTTP\/1\.\d 200 OK/)
  })
})

describe('a target that switches protocols gives 502', () => {
  test.each([
    ['without being asked', {}],
    ['as the client asked', { Connection: 'Upgrade', Upgrade: 'websocket' }],
  ])('%s', async (_, headers) => {
    const raw = await openRawServer((socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n\x81\x02hi'),
    )
    const proxy = await record(raw.url)
    const got = await ask(`${proxy.url}/models`, { headers })
    raw.close()
    expect([got.status, got.headers['x-kimi-contract-proxy']]).toEqual([502, 'own-answer'])
    expect(got.text).toContain('switched protocols (101)')
    expect(proxy.entries()).toHaveLength(1)
  })
})

describe('an event beyond the limit passes completely, and judging stops with a message', () => {
  const line = `data: {"x":"${'y'.repeat(3_000_000)}"}\n\n`
  const lines = `data: ${'y'.repeat(99)}\n`.repeat(30_000)
  const end = 'data: [DONE]\n\n'

  test.each([
    ['one line', line],
    ['many lines without a blank one', lines],
    ['a line that never ends', 'z'.repeat(3_000_000)],
  ])('%s', async (_, text) => {
    for (const coding of ['identity', 'gzip']) {
      const body = coding === 'gzip' ? gzipSync(text + end) : Buffer.from(text + end)
      const target = await serve((_request, response) => {
        response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Content-Encoding': coding })
        response.end(body)
      })
      const proxy = await record(target, { mostEventBytes: 1_000_000, mostBytes: 2_000_000 })
      const got = await ask(`${proxy.url}/chat/completions`, { method: 'POST' }, '{}')
      expect(Buffer.concat(got.parts).equals(body)).toBe(true)
      await until(() => proxy.lines.length > 0)
      expect(proxy.lines[0]).toMatch(
        /skip: judging stopped at byte \d+: an event of the stream is longer than 1000000 bytes/,
      )
      expect((await proxy.close()).summary).toMatchObject({ skip: 1, fail: 0 })
    }
  })
})

test.each([
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
  ['zstd', zstdCompressSync],
] as const)('a complete message with %s data that is cut short is a failure', async (coding, compress) => {
  const whole = compress(JSON.stringify({ object: 'list', data: [], note: 'x'.repeat(200) }))
  for (const missing of [0, 1, 5]) {
    const target = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': coding })
      response.end(whole.subarray(0, whole.length - missing))
    })
    const proxy = await record(target)
    await ask(`${proxy.url}/models`)
    await until(() => proxy.lines.length > 0)
    expect(proxy.lines[0]!.includes('message-framing')).toBe(missing > 0)
  }
})

/** Throws what JSON.stringify throws at more than 512 MiB, without the memory that it takes. */
const findTooLong = (text: string) => {
  if (text.includes('long')) throw new RangeError('Invalid string length')
  return []
}

test('an exchange whose entry would be too long for a string is written without its bodies', () => {
  const exchange = toExchange()
  exchange.responseBody.push(Buffer.from('a long body'), 1)
  const clean = Object.assign((text: string) => text, { find: findTooLong })
  const entry = JSON.parse(toBoundedEntry(exchange, { clean, baseUrl: '', mostBytes: 100 })) as HarEntry
  expect(entry.comment).toBe('the bodies were not kept: the entry would have been too long')
  expect(entry.response.content).toMatchObject({ size: 11 })
  expect(entry.response.content).not.toHaveProperty('text')
})

test('trailers that Node refuses to send do not end the recorder', async () => {
  const target = await serve((request, response) => void request.resume().on('end', () => response.end('ok')))
  const proxy = await record(target)
  const socket = net.connect(Number(new URL(proxy.url).port), '127.0.0.1')
  socket.write(
    Buffer.from(
      'POST /v1/files HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\nX-A: \x01\r\nX-B: 1\r\n\r\n',
      'latin1',
    ),
  )
  let text = ''
  for await (const bytes of socket) text += String(bytes)
  expect(text).toMatch(/^HTTP\/1\.1 (200|400)/)
  expect((await ask(`${proxy.url}/models`)).status).toBe(200)
})

describe('the recorder serves after an answer of any form', () => {
  const name = fc.constantFrom(
    'Content-Length',
    'Transfer-Encoding',
    'Content-Type',
    'Content-Encoding',
    'Link',
    'Trailer',
    'Set-Cookie',
    'Connection',
    'X-Odd',
    'Upgrade',
    'Date',
  )
  const value = fc.oneof(
    fc.constantFrom(
      '0',
      '5',
      '-1',
      '99999999999999999999',
      'chunked',
      'gzip, chunked',
      'gzip',
      'br',
      'zstd',
      'text/event-stream',
      'application/json',
      'close',
      'keep-alive',
      '',
      '\x01',
      '\xff',
      '5, 5',
    ),
    fc.string({ maxLength: 20 }),
  )
  const status = fc.oneof(fc.integer({ min: 100, max: 599 }), fc.constantFrom(0, 99, 600, 999, 101, 103, 204, 304))
  const body = fc.oneof(
    fc.constantFrom(
      '',
      '5\r\nhello\r\n0\r\n\r\n',
      '5\r\nhel',
      'zz\r\n',
      '0\r\nX-T: 1\r\nX-T: \x01\r\n\r\n',
      'data: {}\n\ndata: [DONE]\n\n',
      '{"error":{}}',
    ),
    fc.string({ maxLength: 60 }),
  )
  const how = fc.constantFrom('end', 'reset', 'open')

  test('fuzzed heads, bodies and ends', async () => {
    const next: { answer?: (socket: net.Socket) => void } = {}
    const raw = await openRawServer((socket) => next.answer!(socket))
    const proxy = await record(raw.url)
    await fc.assert(
      fc.asyncProperty(
        fc.array(status, { minLength: 1, maxLength: 3 }),
        fc.array(fc.tuple(name, value), { maxLength: 5 }),
        body,
        how,
        async (statuses, fields, text, end) => {
          const head = fields.map(([one, other]) => `${one}: ${other}\r\n`).join('')
          next.answer = (socket) => {
            socket.on('error', () => undefined)
            socket.write(
              Buffer.from(statuses.map((one) => `HTTP/1.1 ${one} X\r\n${head}\r\n${text}`).join(''), 'latin1'),
              () => {
                if (end === 'reset') socket.resetAndDestroy()
                else if (end === 'end') socket.end()
                else setTimeout(() => socket.destroy(), 5)
              },
            )
          }
          const got = await ask(`${proxy.url}/chat/completions`, { method: 'POST' }, '{"model":"kimi-k2.6"}').catch(
            (error: NodeJS.ErrnoException) => error.code ?? 'HPE',
          )
          expect(typeof got === 'string' || got.status >= 100).toBe(true)
        },
      ),
      draws({ numRuns: 300, seed: 20_261_127 }),
    )
    next.answer = (socket) => socket.end(final)
    expect((await ask(`${proxy.url}/models`)).status).toBe(200)
    raw.close()
  }, 60_000)
})
