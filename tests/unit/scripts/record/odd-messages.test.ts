/** Messages that Node parses in a way of its own pass as they were sent, or are refused with the reason; none is passed on changed. */
import { once } from 'node:events'
import net from 'node:net'
import { readFileSync } from 'node:fs'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { runValidate } from '../../../../scripts/commands/validate/validate.ts'
import { openRawServer } from '../../suite/runner/raw-server.ts'
import { ask, record, serve, until } from './helpers.ts'

const list = JSON.stringify({
  object: 'list',
  data: [{ id: 'kimi-k2.6', object: 'model', created: 1, owned_by: 'moonshot' }],
})
const json = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'

describe('a connection that breaks after a complete body and before the end of the message fails', () => {
  test.each([
    ['without the last chunk', `${json}Transfer-Encoding: chunked\r\n\r\n${list.length.toString(16)}\r\n${list}\r\n`],
    ['at a damaged chunk', `${json}Transfer-Encoding: chunked\r\n\r\n${list.length.toString(16)}\r\n${list}\r\nzz\r\n`],
    ['with fewer bytes than stated', `${json}Content-Length: ${list.length + 5}\r\n\r\n${list}`],
  ])('%s', async (_, message) => {
    const raw = await openRawServer((socket) => socket.end(message))
    const proxy = await record(raw.url)
    const got = await ask(`${proxy.url}/models`)
    raw.close()
    expect([got.text, got.end]).toEqual([list, 'ECONNRESET'])
    const report = await proxy.close()
    expect(report.files[0]!.failures.map((one) => one.check)).toEqual(['message-framing'])
    const validated = await runValidate([proxy.out])
    expect(validated.report.files[0]!.failures.map((one) => one.check)).toEqual(['message-framing'])
  })

  test('and a complete one passes', async () => {
    const raw = await openRawServer((socket) => socket.end(`${json}Content-Length: ${list.length}\r\n\r\n${list}`))
    const proxy = await record(raw.url)
    await ask(`${proxy.url}/models`)
    raw.close()
    expect((await proxy.close()).files[0]!.failures).toEqual([])
    expect((await runValidate([proxy.out])).report.files[0]!.failures).toEqual([])
  })
})

describe('a transfer coding other than chunked is refused, because the proxy cannot pass it on', () => {
  test.each(['gzip, chunked', 'gzip'])('in an answer: %s', async (coding) => {
    const raw = await openRawServer((socket) => socket.end(`${json}Transfer-Encoding: ${coding}\r\n\r\n0\r\n\r\n`))
    const proxy = await record(raw.url)
    const got = await ask(`${proxy.url}/models`)
    raw.close()
    expect([got.status, got.text]).toEqual([502, expect.stringContaining('it used the transfer coding \\"gzip\\"')])
    expect(proxy.entries()[0]!.response.status).toBe(0)
  })

  test('in a request', async () => {
    const target = await serve((_request, response) => void response.end('{}'))
    const proxy = await record(target)
    const got = await ask(
      `${proxy.url}/files`,
      { method: 'POST', headers: { 'Transfer-Encoding': 'gzip, chunked' } },
      gzipSync('{}'),
    )
    expect(got.text).toContain('this request cannot be passed on: its transfer coding \\"gzip\\" is not supported')
  })
})

test('3,000 header fields pass in both directions', async () => {
  const fields = Array.from({ length: 3000 }, (_, at) => [`X-${at}`, 'v'] as const)
  const raw = await openRawServer((socket, head) => {
    const count = String(head.match(/^X-\d+: v\r$/gm)?.length)
    const lines = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')
    socket.end(`HTTP/1.1 200 OK\r\n${lines}Content-Length: ${count.length}\r\n\r\n${count}`)
  })
  const proxy = await record(raw.url)
  const socket = net.connect(Number(new URL(proxy.url).port), '127.0.0.1')
  socket.write(
    `GET /v1/models HTTP/1.1\r\nHost: x\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}Connection: close\r\n\r\n`,
  )
  let text = ''
  for await (const bytes of socket) text += String(bytes)
  raw.close()
  expect(text.match(/^X-\d+: v\r$/gm)).toHaveLength(3000)
  expect(text).toMatch(/\r\n\r\n3000$/)
  expect(proxy.entries()[0]!.response.headers.length).toBeGreaterThan(3000)
})

test.each(['103 Early Hints', '199 Odd'])(
  'a target that sends %s without end waits for a client that does not read',
  async (status) => {
    let written = 0
    let waits = false
    const raw = await openRawServer((socket) => {
      const hint = Buffer.from(`HTTP/1.1 ${status}\r\nX: ${'y'.repeat(16_000)}\r\n\r\n`)
      const send = () => {
        waits = false
        while (!socket.destroyed && written < 512 * 1024 * 1024) {
          written += hint.length
          if (!socket.write(hint)) {
            waits = true
            return void socket.once('drain', send)
          }
        }
      }
      send()
    })
    const proxy = await record(raw.url)
    const client = net.connect(Number(new URL(proxy.url).port), '127.0.0.1')
    client.on('error', () => undefined)
    client.pause()
    client.write('GET /v1/models HTTP/1.1\r\nHost: x\r\n\r\n')
    let before = -1
    // It waits once nothing was written in ten turns.
    for (let same = 0; same < 10; same = waits && before === written ? same + 1 : 0) {
      before = written
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    client.destroy()
    await once(client, 'close')
    raw.close()
    expect(written).toBeLessThan(512 * 1024 * 1024)
  },
  30_000,
)

test('a compressed stream of more bytes than the bound passes, and judging stops with a message', async () => {
  const event = `data: {"choices":[]}\n\n`
  const body = zstdCompressSync(event.repeat(200_000))
  for (const coding of ['zstd', 'gzip']) {
    const sent = coding === 'zstd' ? body : gzipSync(event.repeat(200_000))
    const target = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Content-Encoding': coding })
      response.end(sent)
    })
    const proxy = await record(target, { mostDecodedBytes: 1_000_000, mostBytes: 500_000 })
    const got = await ask(`${proxy.url}/chat/completions`, { method: 'POST' }, '{}')
    expect(Buffer.concat(got.parts).equals(sent)).toBe(true)
    await until(() => proxy.lines.length > 0)
    expect(proxy.lines[0]).toContain('skip: judging stopped: its compressed body holds more than 1000000 bytes')
  }
})

test.each(['gzip', 'zstd'])(
  'closing the recorder does not wait until a %s stream is decompressed, which may take seconds',
  async (coding) => {
    const events = Buffer.from(`data: {"choices":[]}\n\n`.repeat(800_000))
    const part = coding === 'gzip' ? gzipSync(events) : zstdCompressSync(events)
    const sent = Buffer.concat([part, part, part, part])
    const target = await serve((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Content-Encoding': coding })
      response.end(sent)
    })
    const proxy = await record(target, { mostBytes: 500_000 })
    await ask(`${proxy.url}/chat/completions`, { method: 'POST' }, '{}')
    await proxy.close()
    expect(proxy.lines.join('\n')).toContain(
      'skip: judging stopped: the recorder was closed while its compressed body was read',
    )
    const [entry] = proxy.entries()
    const decoded = Number(/(\d+) bytes, more than are kept/.exec(JSON.stringify(entry))?.[1])
    expect(decoded).toBeGreaterThan(0)
    expect(decoded).toBeLessThan((events.length * 4) / 2)
  },
)

test('a body of several zstd frames in one write is recorded whole', async () => {
  const half = list.length / 2
  const frames = [list.slice(0, half), list.slice(half)].map((text) => zstdCompressSync(text))
  const target = await serve((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'zstd' })
    response.end(Buffer.concat(frames))
  })
  const proxy = await record(target)
  await ask(`${proxy.url}/models`)
  expect((await proxy.close()).files[0]!.failures).toEqual([])
  const [entry] = JSON.parse(readFileSync(proxy.out, 'utf8')).log.entries
  expect(entry.response.content.text).toBe(list)
})
