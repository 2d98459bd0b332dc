/** A body that is not in the coding that Content-Encoding names is one named failure of a run, and is kept if it is text. */
import http from 'node:http'
import zlib from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { createFetchSender } from '../../../suite/sender/send-fetch.ts'
import { createNodeSender } from '../../../suite/sender/send-node.ts'
import { runOn } from '../runner/run-on.ts'
import type { Override } from '../runner/scripted-server.ts'

const limits = { timeoutMs: 60_000, graceMs: 60 }
const text = 'data: {"a":1}\n\n'.repeat(20)
const packed = zlib.gzipSync(text)
const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

async function serve(coding: string, body: string | Uint8Array): Promise<string> {
  const server = http.createServer((_, response) => response.writeHead(200, { 'Content-Encoding': coding }).end(body))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  open.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`
}

async function send(coding: string, body: string | Uint8Array, kind: 'node' | 'fetch' = 'node') {
  const url = await serve(coding, body)
  const node = createNodeSender()
  open.push(() => node.close())
  const sender = kind === 'node' ? node.send : createFetchSender(fetch)
  const got = await sender({ method: 'POST', url, headers: [], body: '{}', stream: true }, limits)
  return {
    end: got.end,
    text: Buffer.concat(got.body.map((part) => part.bytes)).toString(),
    problems: (got.problems ?? []).map((problem) => problem.message),
  }
}

const misnamed = 'the body is not in the coding that Content-Encoding names'

describe('the sender', () => {
  it.each<[string, string, string | Uint8Array]>([
    ['gzip', 'gzip', packed],
    ['gzip twice', 'gzip, gzip', zlib.gzipSync(packed)],
    ['brotli below gzip', 'br, gzip', zlib.gzipSync(zlib.brotliCompressSync(text))],
    ['deflate without its header', 'deflate', zlib.deflateRawSync(text)],
    ['zstd', 'zstd', zlib.zstdCompressSync(text)],
    ['identity', 'identity', text],
  ])('decodes %s', async (_, coding, body) => {
    expect(await send(coding, body)).toEqual({ end: 'complete', text, problems: [] })
  })

  it.each([
    ['gzip', 'gzip'],
    ['brotli', 'br'],
    ['zstd', 'zstd'],
  ])('keeps text that is said to be %s', async (_, coding) => {
    expect(await send(coding, text)).toEqual({ end: 'complete', text, problems: [misnamed] })
  })

  it('keeps text that is packed once and said to be packed twice', async () => {
    expect(await send('gzip, gzip', packed)).toEqual({ end: 'complete', text, problems: [misnamed] })
  })

  it('keeps a body in a coding that it does not know', async () => {
    const { problems, ...got } = await send('compress-x', text)
    expect(got).toEqual({ end: 'complete', text })
    expect(problems).toEqual([expect.stringContaining('cannot be removed')])
  })

  it.each([
    ['gzip that ends in the middle', packed.subarray(0, 30)],
    ['gzip with a wrong checksum', Buffer.concat([packed.subarray(0, -8), Buffer.alloc(8)])],
    ['prose that is said to be gzip', Buffer.from('It works!')],
  ])('reports %s', async (_, body) => {
    const { end, problems } = await send('gzip', body)
    expect(end).toBe('cut')
    expect(problems).toEqual(['the gzip data of the body is cut short or damaged'])
  })

  it('reports what a fetch could not decode', async () => {
    const { end, problems } = await send('gzip', text, 'fetch')
    expect(end).toBe('cut')
    expect(problems).toEqual([`${misnamed}, or is cut short`])
  })
})

describe('a run on a target with a wrong Content-Encoding', () => {
  const wrong =
    (change: (body: Buffer) => Uint8Array): Override =>
    (_, response) => {
      const end = response.end.bind(response)
      const parts: Buffer[] = []
      response.setHeader('Content-Encoding', 'gzip')
      response.write = (part: unknown) => parts.push(Buffer.from(String(part))) > 0
      response.end = (part?: unknown) => end(change(Buffer.concat([...parts, Buffer.from(String(part ?? ''))])))
      return false
    }

  it.each([
    ['plain text', wrong((body) => body)],
    ['gzip that ends in the middle', wrong((body) => zlib.gzipSync(body).subarray(0, 12))],
    ['noise', wrong(() => Buffer.alloc(40, 0xfe))],
  ])('fails message-framing and nothing else for %s', async (_, override) => {
    const { report } = await runOn(override)
    expect(report.verdict).toBe('fail')
    expect(report.cases.map((one) => one.status)).toEqual(report.cases.map(() => 'fail'))
    const names = report.cases.flatMap((one) => one.failures.map((failure) => `${failure.check}:${failure.severity}`))
    expect([...new Set(names)]).toEqual(['message-framing:fail'])
  })
})
