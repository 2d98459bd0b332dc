/** A `.http` file with several messages: each response is judged as what it is. */
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { chunk, completion, readBytes } from './read-helpers.ts'

const json = 'Content-Type: application/json'
const length = `Content-Length: ${Buffer.byteLength(completion)}`
const stream = `data: ${chunk('水')}\n\ndata: [DONE]\n\n`
const redirect =
  'HTTP/1.1 307 Temporary Redirect\r\nLocation: https://eu.example/v1/chat/completions\r\nContent-Length: 0\r\n\r\n'
const refusal = '{"error":{"message":"Invalid Authentication","type":"invalid_authentication_error"}}'
const hints = 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\nLink: </b>\r\n\r\n'
const chunked = `${Buffer.byteLength(completion).toString(16)}\r\n${completion}\r\n0\r\n\r\n`

const read = (...parts: (string | Uint8Array)[]) =>
  readBytes('a.http', Buffer.concat(parts.map((part) => Buffer.from(part))))

const ok = (fields: readonly string[], body: string) => `HTTP/1.1 200 OK\r\n${fields.join('\r\n')}\r\n\r\n${body}`

const post = (path: string) =>
  `POST ${path} HTTP/1.1\r\nHost: api.moonshot.ai\r\nContent-Type: application/json\r\n\r\n{"model":"kimi-k2.6"}\r\n`

const filler = (count: number) => completion.replace('hi', 'hi '.repeat(count))

describe('several messages in one file', () => {
  it.each<[what: string, parts: string[], skipped: string[], answers: [status: number, body: string][]]>([
    ['a redirect that was followed', [redirect, ok([json], completion)], ['null redirect'], [[200, completion]]],
    [
      'two redirects, the first with a page',
      [
        redirect.replace('Content-Length: 0\r\n\r\n', 'Content-Type: text/html\r\n\r\n<p>moved</p>\n'),
        redirect,
        ok([json], completion),
      ],
      ['null redirect', '2 redirect'],
      [[200, completion]],
    ],
    [
      'the refusal of a proxy, then the answer',
      ['HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n', ok([json], completion)],
      ['null proxy'],
      [[200, completion]],
    ],
    [
      'redirects with a page and a text without a line end',
      [
        'HTTP/2 308\r\nLocation: https://b.test/v1/chat/completions\r\n\r\n<html>moved</html>',
        'HTTP/1.1 307 Temporary Redirect\r\nLocation: /v1/chat/completions\r\n\r\nRedirecting to /v1/chat/completions',
        ok([json], completion),
      ],
      ['null redirect', '2 redirect'],
      [[200, completion]],
    ],
    [
      'a page without a line end before an answer, in a file with other line ends',
      ['HTTP/1.1 502 Bad Gateway\nServer: x\n\n<p>no</p>', ok([json], completion).replaceAll('\r', '')],
      [],
      [
        [502, '<p>no</p>'],
        [200, completion],
      ],
    ],
    [
      'a text that quotes a status line',
      [ok(['Content-Type: text/plain'], 'got:HTTP/1.1 500 Oops\nServer: x\n, then "HTTP/1.1 200 OK\\r\\nA: b"')],
      [],
      [[200, 'got:HTTP/1.1 500 Oops\nServer: x\n, then "HTTP/1.1 200 OK\\r\\nA: b"']],
    ],
    ['the refusal of a proxy alone', ['HTTP/1.1 407 Auth\r\n\r\n<p>log in</p>'], ['null proxy'], []],
    ['a redirect and nothing after it', [redirect], [], [[307, '']]],
    [
      'answers in a row',
      [ok([json, length], completion), ok([json, length], completion)],
      [],
      [
        [200, completion],
        [200, completion],
      ],
    ],
    [
      'answers in a row, separated by blank lines',
      [ok([json, length], completion), '\r\n\r\n', ok([json, length], completion), '\n'],
      [],
      [
        [200, completion],
        [200, completion],
      ],
    ],
    [
      'answers without a length, written to one file by curl -i',
      [ok([json], completion), ok([json], refusal).replace('200 OK', '401 Unauthorized')],
      [],
      [
        [200, completion],
        [401, refusal],
      ],
    ],
    [
      'a stream, then an answer',
      [ok(['Content-Type: text/event-stream'], stream), ok([json], completion)],
      [],
      [
        [200, stream],
        [200, completion],
      ],
    ],
    [
      'chunked answers',
      [ok([json, 'Transfer-Encoding: chunked'], chunked), ok([json, 'Transfer-Encoding: chunked'], chunked)],
      [],
      [
        [200, completion],
        [200, completion],
      ],
    ],
    [
      'interim responses before each',
      [hints, hints, ok([json], completion), hints, ok([json], completion)],
      [],
      [
        [200, completion],
        [200, completion],
      ],
    ],
    [
      'HTTP/2 status lines',
      [`HTTP/2 401 \n${json}\n\n${refusal}`, `\nHTTP/2 200 \n${json}\n\n`, completion],
      [],
      [
        [401, `${refusal}\n`],
        [200, completion],
      ],
    ],
  ])('%s', async (_, parts, skipped, answers) => {
    const result = await read(...parts)
    expect(result.error).toBeNull()
    expect(result.skipped).toEqual(skipped)
    expect(result.exchanges.map(({ exchange, text }) => [exchange.status, text])).toEqual(answers)
    expect(result.exchanges.flatMap((one) => one.problems)).toEqual([])
  })

  it('requests belong to the responses after them, foreign ones are skipped', async () => {
    const { exchanges, skipped } = await read(
      post('/v1/chat/completions'),
      ok([json], `${completion}\r\n`),
      post('/v1/responses'),
      ok([json], '{"object":"response"}\r\n'),
      post('/v1/chat/completions'),
      ok([json], completion),
    )
    expect(skipped).toEqual(['2 foreign'])
    expect(exchanges.map(({ exchange }) => [exchange.label.replace(/^.*a\.http/, ''), exchange.request?.url])).toEqual([
      ['', 'https://api.moonshot.ai/v1/chat/completions'],
      ['#3', 'https://api.moonshot.ai/v1/chat/completions'],
    ])
    expect(exchanges[1]?.exchange.request?.body).toBe('{"model":"kimi-k2.6"}')
  })

  const sorted = (body: string, type: string, fields: string[] = []) =>
    ok(['Connection: keep-alive', ...fields, `Content-Type: ${type}`, 'Date: Fri, 27 Nov 2026 14:04:08 GMT'], body)
  const indent = (text: string) => JSON.stringify(JSON.parse(text), null, 4)

  it('JSON that HTTPie formatted is judged without its length, with the whole request', async () => {
    const sent = '{"model":"kimi-k2.6","messages":[]}'
    const { exchanges, notes, skipped } = await read(
      `POST /v1/chat/completions HTTP/1.1\r\nContent-Length: ${sent.length}\r\nHost: x\r\n\r\n${indent(sent)}\r\n\r\n`,
      sorted(indent(completion), 'application/json', [length]),
      '\n\n',
      sorted(indent(refusal), 'application/json', [`Content-Length: ${refusal.length}`]).replace('200 OK', '401 No'),
    )
    expect(skipped).toEqual([])
    expect(exchanges.map((one) => JSON.parse(one.text) as unknown)).toEqual([
      JSON.parse(completion),
      JSON.parse(refusal),
    ])
    expect(exchanges.flatMap((one) => one.problems)).toEqual([])
    expect(JSON.parse(exchanges[0]?.exchange.request?.body ?? '')).toEqual(JSON.parse(sent))
    expect(notes[0]).toMatch(/formatted by HTTPie/)
  })

  it('a stream that HTTPie formatted is skipped, and the same lines of a server are judged', async () => {
    const body = `data: ${indent(chunk('水'))}\n\ndata: [DONE]\n\n`
    const formatted = await read(sorted(body, 'text/event-stream'), sorted(indent(completion), 'application/json'))
    expect(formatted.skipped).toEqual(['null bodiless'])
    expect(formatted.exchanges).toHaveLength(1)
    const served = await read(ok(['Date: x', 'Content-Type: text/event-stream', 'Connection: close'], body))
    expect(served.exchanges.map((one) => one.text)).toEqual([body])
  })

  it('a status line inside a text is not a message', async () => {
    const text = JSON.stringify({ ...JSON.parse(completion), note: 'HTTP/1.1 200 OK\nServer: x\n\nPOST /v1 HTTP/1.1' })
    const { exchanges } = await read(ok([json], text))
    expect(exchanges.map((one) => one.text)).toEqual([text])
  })

  it('is the same wherever the reads end', async () => {
    for (const count of [86_000, 87_300, 87_310, 87_320, 87_330]) {
      const { exchanges } = await read(ok([json], filler(count)), ok([json], completion))
      expect(exchanges.map((one) => one.text)).toEqual([filler(count), completion])
    }
  })
})

describe('a coding that does not match the bytes', () => {
  const gzip = 'Content-Encoding: gzip'
  const problem = 'the body is not in the coding that Content-Encoding names'

  it.each<[what: string, message: string, problems: string[]]>([
    ['in chunks, whose sizes were kept', ok([json, gzip, 'Transfer-Encoding: chunked'], chunked), [problem]],
    ['with the length of the text', ok([json, gzip, length], completion), [problem]],
    ['with another length: a tool unpacked it', ok([json, gzip, 'Content-Length: 60'], completion), []],
    ['without a length: a tool may have unpacked it', ok([json, gzip], completion), []],
    ['in chunks that a tool joined', ok([json, gzip, 'Transfer-Encoding: chunked'], completion), []],
  ])('%s', async (_, message, problems) => {
    const { exchanges } = await read(message)
    expect(exchanges[0]?.text).toBe(completion)
    expect(exchanges[0]?.problems.map((one) => one.message)).toEqual(problems)
  })

  it('compressed bytes are no problem', async () => {
    const packed = gzipSync(completion)
    const head = `HTTP/1.1 200 OK\r\n${json}\r\n${gzip}\r\nContent-Length: ${packed.length}\r\n\r\n`
    const { exchanges } = await read(head, packed)
    expect(exchanges[0]).toMatchObject({ text: completion, problems: [] })
  })
})
