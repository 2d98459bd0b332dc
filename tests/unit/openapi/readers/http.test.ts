/** The reader of `.http` files: head, length, transfer coding, content coding, and a request before the response. */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { chunk, completion, readBytes } from './read-helpers.ts'

const json = 'Content-Type: application/json'
const bytes = Buffer.byteLength(completion)

function message(head: readonly string[], body: string | Uint8Array, lineEnd = '\r\n'): Buffer {
  return Buffer.concat([Buffer.from(head.join(lineEnd) + lineEnd + lineEnd), Buffer.from(body)])
}

function chunked(text: string, size: number): string {
  const all = Buffer.from(text)
  let wire = ''
  for (let at = 0; at < all.length; at += size) {
    const part = all.subarray(at, at + size)
    wire += `${part.length.toString(16)}\r\n${part.toString('latin1')}\r\n`
  }
  return `${wire}0\r\n\r\n`
}

async function readOne(content: Uint8Array) {
  const { exchanges, error, notes } = await readBytes('a.http', content)
  const one = exchanges[0]
  return { ...one?.exchange, text: one?.text, problems: one?.problems.map((problem) => problem.message), error, notes }
}

describe('the head', () => {
  it.each([
    ['HTTP/1.1 200 OK', '\r\n', 200],
    ['HTTP/1.1 200', '\r\n', 200],
    ['HTTP/1.0 404 Not Found', '\n', 404],
    ['HTTP/2 429', '\n', 429],
    ['HTTP/2.0 503 ', '\r\n', 503],
    ['HTTP/3 200', '\n', 200],
  ])('%s with line ends %j', async (line, lineEnd, status) => {
    const read = await readOne(message([line, json, 'X-A:  b ', 'X-Empty:'], completion, lineEnd))
    expect(read).toMatchObject({ status, error: null, text: completion, end: 'unknown', problems: [] })
    expect(read.headers).toEqual([
      ['Content-Type', 'application/json'],
      ['X-A', 'b'],
      ['X-Empty', ''],
    ])
  })

  it('a folded line continues the field before it', async () => {
    const { headers } = await readOne(message(['HTTP/1.1 200', json, 'X-A: b', '  c'], completion))
    expect(headers).toContainEqual(['X-A', 'b c'])
  })

  it('interim responses and the answer to CONNECT are skipped', async () => {
    const before =
      'HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n'
    expect(
      await readOne(Buffer.concat([Buffer.from(before), message(['HTTP/1.1 401', json], completion)])),
    ).toMatchObject({ status: 401, text: completion })
  })

  it.each([
    ['no status line', 'hello\n\n', /line 1 is no status line/],
    ['no blank line after the head', `HTTP/1.1 200 OK\n${json}\n`, /blank line/],
    ['a body at once', 'HTTP/2 429  (none kept)\n{"error":{}}\n', /line 2 is neither/],
    ['a request and nothing more', 'GET /v1/models HTTP/1.1\r\nHost: a\r\n\r\n', /request and no response/],
    ['an interim response alone', 'HTTP/1.1 100 Continue\r\n\r\n', /line 1 is no status line|interim/],
    ['the log of curl -v', `* Connected\n> GET /v1/models HTTP/1.1\n>\n< HTTP/1.1 200 OK\n<\n{}\n`, /curl -v.*curl -i/],
    ['the log of curl --trace', '== Info: Trying\n=> Send header, 5 bytes (0x5)\n', /curl --trace.*curl -i/],
    ['an unknown content coding', 'HTTP/1.1 200\r\nContent-Encoding: compress\r\n\r\nx', /"compress"/],
    ['a body of no operation', `HTTP/1.1 200\r\n${json}\r\n\r\n{"a":1}`, /--operation/],
  ])('%s is refused with the reason', async (_, content, reason) => {
    expect((await readBytes('a.http', content)).error).toMatch(reason)
  })
})

it.each([
  ['as it is', `${completion}\n\nResponse code: 200 (OK); Time: 120ms (120 ms); Content length: 300 bytes (300 B)\n`],
  ['with other line ends', `${completion}\r\n\r\nResponse code: 200 (OK); Time: 9ms; Content length: 3 bytes\r\n`],
])('the line that JetBrains’ client writes after a body is no part of it, %s', async (_, body) => {
  expect(await readOne(message(['HTTP/1.1 200 OK', json], body))).toMatchObject({ text: completion, problems: [] })
})

describe('the length', () => {
  it.each([
    ['right', completion, bytes, 'complete', []],
    ['right but for a line end that an editor added', `${completion}\n`, bytes, 'complete', []],
    ['too large', completion, bytes + 5, 'cut', ['the body is shorter than its Content-Length']],
    ['too small', `${completion}{}`, bytes, 'complete', ['bytes follow the body that Content-Length states']],
  ])('%s', async (_, body, length, end, problems) => {
    const read = await readOne(message(['HTTP/1.1 200', json, `Content-Length: ${length}`], body))
    expect(read).toMatchObject({ text: completion, end, problems })
  })

  it.each([
    ['Content-Length: 5\r\nContent-Length: 6', 'Content-Length is no single number'],
    ['Content-Length: -1', 'Content-Length is no single number'],
    ['Content-Length: 5\r\nTransfer-Encoding: chunked', 'Content-Length and Transfer-Encoding are both sent'],
  ])('%s is a problem', async (fields, problem) => {
    expect((await readOne(message(['HTTP/1.1 200', json, fields], completion))).problems).toEqual([problem])
  })

  it.each([
    [bytes + 5, ['the body is shorter than its Content-Length']],
    [bytes, undefined],
  ])('%d leaves its problems in the whole exchange', async (length, messages) => {
    const content = message(['HTTP/1.1 200', json, `Content-Length: ${length}`], completion)
    const { exchanges } = await readBytes('a.http', content)
    expect(exchanges[0]?.exchange.problems?.map((problem) => problem.message)).toEqual(messages)
  })

  it('is not compared with a body that was redacted', async () => {
    const body = completion.replace('hi', 'REDACTED')
    const read = await readOne(message(['HTTP/1.1 200', json, `Content-Length: ${bytes}`], body))
    expect(read).toMatchObject({
      text: body,
      end: 'unknown',
      problems: [],
      notes: [expect.stringContaining('redacted')],
    })
  })
})

describe('chunked', () => {
  const head = ['HTTP/1.1 200', json, 'Transfer-Encoding: chunked']

  it.each([1, 7, 1000])('chunks of %i bytes', async (size) => {
    const read = await readOne(message(head, Buffer.from(chunked(completion, size), 'latin1')))
    expect(read).toMatchObject({ text: completion, end: 'complete', problems: [] })
  })

  it.each([
    ['extensions and trailers', `${bytes.toString(16)};a=b\r\n${completion}\r\n0\r\nX-T: 1\r\n\r\n`, 'complete', []],
    [
      'bare line feeds, as an editor leaves them',
      `${bytes.toString(16).toUpperCase()}\n${completion}\n0\n\n`,
      'complete',
      [],
    ],
    ['a last line end lost on saving', `${bytes.toString(16)}\r\n${completion}\r\n0\r\n`, 'complete', []],
    [
      'no last chunk',
      `${bytes.toString(16)}\r\n${completion}\r\n`,
      'cut',
      ['the chunked body ends without its last chunk'],
    ],
    [
      'a chunk that stops',
      `${(bytes + 9).toString(16)}\r\n${completion}`,
      'cut',
      ['the chunked body ends inside a chunk'],
    ],
    [
      'a chunk longer than its size',
      `${bytes.toString(16)}\r\n${completion}xx\r\n0\r\n\r\n`,
      'cut',
      ['a chunk is longer than its size says'],
    ],
    ['an invalid size', `${bytes.toString(16)}\r\n${completion}\r\nzz\r\n`, 'cut', ['a chunk size is expected']],
    [
      'bytes after the last chunk',
      `${bytes.toString(16)}\r\n${completion}\r\n0\r\n\r\nmore`,
      'complete',
      ['bytes follow the last chunk'],
    ],
  ])('%s', async (_, wire, end, problems) => {
    expect(await readOne(message(head, wire))).toMatchObject({ text: completion, end, problems })
  })

  it('a body whose chunks a tool has joined is read unchanged', async () => {
    expect(await readOne(message(head, completion))).toMatchObject({ text: completion, end: 'unknown', problems: [] })
  })

  it('are not expected in HTTP/2', async () => {
    const stream = `data: ${chunk('a')}\n\n`
    expect(await readOne(message(['HTTP/2 200', 'transfer-encoding: chunked'], stream))).toMatchObject({ text: stream })
  })
})

describe('content codings', () => {
  it.each([
    ['gzip', gzipSync(completion)],
    ['x-gzip', gzipSync(completion)],
    ['br', brotliCompressSync(completion)],
    ['deflate', deflateSync(completion)],
    ['deflate', deflateRawSync(completion)],
    ['zstd', zstdCompressSync(completion)],
    ['GZIP, br', brotliCompressSync(gzipSync(completion))],
    ['identity', Buffer.from(completion)],
    ['gzip', Buffer.from(completion)],
  ])('%s', async (coding, body) => {
    const read = await readOne(message(['HTTP/1.1 200', json, `Content-Encoding: ${coding}`], body))
    expect(read).toMatchObject({ text: completion, error: null, problems: [] })
  })

  it('in several fields', async () => {
    const body = brotliCompressSync(gzipSync(completion))
    const fields = ['Content-Encoding: gzip', 'Content-Encoding: br']
    const read = await readOne(message(['HTTP/1.1 200', json, ...fields], body))
    expect(read).toMatchObject({ text: completion, error: null, problems: [] })
  })

  it('a body that is cut short gives the part that can be unpacked, and a problem', async () => {
    const long = completion.replace('hi', 'hi '.repeat(50_000))
    const packed = gzipSync(long)
    const read = await readOne(message(['HTTP/1.1 200', json, 'Content-Encoding: gzip'], packed.subarray(0, -9)))
    expect(read).toMatchObject({ end: 'cut', problems: ['the gzip data of the body is cut short or damaged'] })
    expect(long.startsWith(read.text!) && read.text!.length > 100_000).toBe(true)
  })
})

it('a request before the response becomes the request of the exchange', async () => {
  const asked = '{"model":"kimi-k2.5","messages":[]}'
  const request = message(
    ['POST /v1/chat/completions HTTP/1.1', 'Host: api.moonshot.ai', `Content-Length: ${asked.length}`],
    asked,
  )
  const read = await readOne(
    Buffer.concat([request, Buffer.from('\r\n\r\n'), message(['HTTP/1.1 200 OK', json], completion)]),
  )
  expect(read).toMatchObject({ operationId: 'createChatCompletion', status: 200, text: completion })
  expect(read.request).toMatchObject({
    method: 'POST',
    url: 'https://api.moonshot.ai/v1/chat/completions',
    body: asked,
  })
})
