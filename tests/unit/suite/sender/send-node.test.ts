/** The sender keeps bytes, header fields and the way a connection ended; the servers are scripted byte by byte. */
import type net from 'node:net'
import zlib from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { createNodeSender, type NodeSender } from '../../../suite/sender/send-node.ts'
import { NoAnswerError, type Outgoing } from '../../../suite/sender/sender.ts'
import { openRawServer, type RawServer } from '../runner/raw-server.ts'

/** The timeout is for tests that hang: no other result may depend on it. */
const limits = { timeoutMs: 60_000, graceMs: 60 }
const open: (RawServer | NodeSender)[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})

async function serve(answer: Parameters<typeof openRawServer>[0]) {
  const server = await openRawServer(answer)
  const sender = createNodeSender()
  open.push(server, sender)
  const ask = (more: Partial<Outgoing> = {}, given = limits) =>
    sender.send(
      { method: 'POST', url: server.url, headers: [['X-Case', 'a']], body: '{}', stream: true, ...more },
      given,
    )
  return { server, ask }
}

const chunked = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n'
const text = (incoming: { body: { bytes: Uint8Array }[] }) =>
  Buffer.concat(incoming.body.map((part) => part.bytes)).toString()

describe('the sender over node:http', () => {
  it('keeps header names, order and repeated fields as received', async () => {
    const { ask } = await serve((socket) =>
      socket.end('HTTP/1.1 200 OK\r\nmsh-TRACE: a\r\nX-A: 1\r\nX-A: 2\r\nContent-Length: 2\r\n\r\n{}'),
    )
    const got = await ask()
    expect(got.headers).toEqual([
      ['msh-TRACE', 'a'],
      ['X-A', '1'],
      ['X-A', '2'],
      ['Content-Length', '2'],
    ])
    expect([got.status, got.end, text(got)]).toEqual([200, 'complete', '{}'])
  })

  it.each([
    ['a chunked body without its last chunk', `${chunked}5\r\nhello\r\n`, 'cut'],
    ['a body shorter than its Content-Length', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello', 'cut'],
    ['a finished chunked body', `${chunked}5\r\nhello\r\n0\r\n\r\n`, 'complete'],
    ['a body that ends with the connection', 'HTTP/1.1 200 OK\r\n\r\nhello', 'complete'],
  ])('reports the end of %s', async (_, bytes, end) => {
    const { ask } = await serve((socket) => socket.end(bytes))
    const got = await ask()
    expect([got.end, text(got)]).toEqual([end, 'hello'])
  })

  it.each([
    ['[DONE]', 'data: [DONE]\n\n'],
    ['a finish_reason', 'data: {"choices":[{"finish_reason":"stop"}]}\n\n'],
  ])('closes a connection left open after %s', async (_, payload) => {
    const { ask } = await serve((socket) => {
      socket.write(`${chunked}${payload.length.toString(16)}\r\n${payload}\r\n`)
    })
    const got = await ask()
    expect([got.end, text(got)]).toEqual(['open', payload])
  })

  it('waits for the rest of a stream whose finish_reason is null', async () => {
    const { ask } = await serve((socket) => {
      socket.write(`${chunked}18\r\ndata: {"finish_reason":n\r\n`)
      setTimeout(() => socket.end('4\r\null}\r\n0\r\n\r\n'), 200)
    })
    expect(text(await ask())).toBe('data: {"finish_reason":null}')
  })

  it('reports a body that never ends as open after the timeout', async () => {
    const { ask } = await serve((socket) => {
      socket.write(`${chunked}5\r\nhello\r\n`)
    })
    expect((await ask({}, { ...limits, timeoutMs: 150 })).end).toBe('open')
  })

  it('decodes gzip that was not requested', async () => {
    const packed = zlib.gzipSync('{"a":1}')
    const { ask } = await serve((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${packed.length}\r\n\r\n`)
      socket.end(packed)
    })
    expect(text(await ask())).toBe('{"a":1}')
  })

  it.each<[string, (socket: net.Socket) => void, string, number]>([
    ['a closed connection', (socket) => socket.destroy(), 'reset', limits.timeoutMs],
    ['bytes that are not HTTP', (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'), 'not-http', limits.timeoutMs],
    ['a server that sends nothing', () => undefined, 'timeout', 150],
  ])('names %s', async (_, answer, kind, timeoutMs) => {
    const { ask } = await serve(answer)
    const error = await ask({}, { ...limits, timeoutMs }).catch((one: unknown) => one)
    expect(error).toBeInstanceOf(NoAnswerError)
    expect((error as NoAnswerError).kind).toBe(kind)
  })

  it('names a closed port', async () => {
    const server = await openRawServer(() => undefined)
    server.close()
    const sender = createNodeSender()
    open.push(sender)
    const outgoing = { method: 'GET', url: server.url, headers: [], body: null, stream: false }
    await expect(sender.send(outgoing, limits)).rejects.toMatchObject({ kind: 'refused', code: 'ECONNREFUSED' })
  })

  it('sends again, once, when a kept-alive connection was closed', async () => {
    let connections = 0
    const { ask } = await serve((socket) => {
      connections++
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}')
      socket.once('data', () => socket.destroy())
    })
    await ask()
    expect(text(await ask())).toBe('{}')
    expect(connections).toBe(2)
  })

  it('rejects at once when the run is aborted', async () => {
    const { ask } = await serve(() => undefined)
    const stop = new AbortController()
    const asked = ask({}, { ...limits, signal: stop.signal } as never)
    stop.abort()
    await expect(asked).rejects.toMatchObject({ kind: 'aborted' })
  })
})
