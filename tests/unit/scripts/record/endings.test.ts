/** `record` passes bytes on at once, and when one side ends, the other ends the same way (RFC 9112, section 8). */
import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import { basename, dirname } from 'node:path'
import { expect, test } from 'vitest'
import { openRawServer } from '../../suite/runner/raw-server.ts'
import { ask, chat, record, serve, until } from './helpers.ts'

test('fields, and then each chunk, pass before the next one is sent', async () => {
  const events: string[] = []
  const sender: { next?: () => void } = {}
  const target = await serve((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    response.flushHeaders()
    const pieces = ['data: 1\n\n', 'data: 2\n\n', 'data: [DONE]\n\n']
    sender.next = () => {
      const piece = pieces.shift()
      if (piece === undefined) response.end()
      else response.write(piece)
    }
  })
  const proxy = await record(target)
  const request = http.request(`${proxy.url}/models`, { agent: false })
  request.end()
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  events.push('fields')
  sender.next!()
  for await (const bytes of response) {
    events.push(String(bytes))
    sender.next!()
  }
  expect(events).toEqual(['fields', 'data: 1\n\n', 'data: 2\n\n', 'data: [DONE]\n\n'])
  expect(proxy.entries()[0]!._chunks.map((one) => one.bytes)).toEqual([9, 9, 14])
})

test('the body of a request passes piece by piece', async () => {
  const seen: string[] = []
  const target = await serve((request, response) => {
    request.on('data', (bytes: Buffer) => seen.push(bytes.toString()))
    request.on('end', () => response.end('ok'))
  })
  const proxy = await record(target)
  const request = http.request(`${proxy.url}/files`, { method: 'POST', agent: false })
  for (const piece of ['one', 'two', 'three']) {
    request.write(piece)
    await until(() => seen.at(-1) === piece)
  }
  request.end()
  await once(request, 'response')
  expect(seen).toEqual(['one', 'two', 'three'])
})

test('the head of a request is sent before its body has arrived', async () => {
  let announced = false
  const target = await serve((request, response) => {
    announced = true
    request.resume().on('end', () => response.end('ok'))
  })
  const proxy = await record(target)
  const request = http.request(`${proxy.url}/files`, {
    method: 'POST',
    agent: false,
    headers: { 'Content-Length': 2 },
  })
  request.flushHeaders()
  await until(() => announced)
  request.end('hi')
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  expect(response.statusCode).toBe(200)
})

test('a client that waits for 100 gets it from the target', async () => {
  const order: string[] = []
  const target = await serve((request, response) => void request.resume().on('end', () => response.end('ok')))
  const proxy = await record(target)
  const headers = { Expect: '100-continue', 'Content-Length': 2 }
  const request = http.request(`${proxy.url}/files`, { method: 'POST', agent: false, headers })
  request.flushHeaders()
  await once(request, 'continue')
  order.push('continue')
  request.end('hi')
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  expect([order, response.statusCode]).toEqual([['continue'], 200])
})

test('a client that leaves ends the request to the target, which is not blamed', async () => {
  let broken = false
  const target = await serve((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    response.write('data: {"id":"x"}\n\n')
    response.on('close', () => (broken = true))
  })
  const proxy = await record(target)
  const headers = { 'Content-Type': 'application/json' }
  const request = http.request(`${proxy.url}/chat/completions`, { method: 'POST', agent: false, headers })
  request.end('{"model":"kimi-k2.6","stream":true,"messages":[]}')
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  await once(response, 'data')
  request.destroy()
  await until(() => broken && proxy.lines.length > 0)
  expect(proxy.lines[0]).toContain('skip: the client left before the end')
  expect(proxy.entries()[0]).toMatchObject({ _end: 'open', _left: 'left', comment: 'the client left before the end' })
  expect((await proxy.close()).summary).toMatchObject({ fail: 0, skip: 1 })
})

test('a stream whose client left at [DONE] is recorded when the recorder stops before the target ends it', async () => {
  const target = await serve(({ method }, response) => {
    if (method === 'GET') return response.end()
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    response.write('data: {"id":"x"}\n\ndata: [DONE]\n\n')
  })
  const proxy = await record(target)
  const headers = { 'Content-Type': 'application/json' }
  const request = http.request(`${proxy.url}/chat/completions`, { method: 'POST', agent: false, headers })
  request.end('{"model":"kimi-k2.6","stream":true,"messages":[]}')
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  let text = ''
  while (!text.endsWith('[DONE]\n\n')) text += String((await once(response, 'data'))[0])
  const socket = request.socket!
  request.destroy()
  if (!socket.closed) await once(socket, 'close')
  // Once a later request is answered, the proxy has seen that the client left.
  await ask(`${proxy.url}/other`)
  expect((await proxy.close()).summary).toMatchObject({ fail: 0, skip: 2 })
  expect(proxy.entries()).toMatchObject([{}, { comment: 'the recorder was stopped before the end' }])
  expect(readdirSync(dirname(proxy.out))).toEqual([basename(proxy.out)])
})

test.each([
  ['closes', (socket: net.Socket) => socket.end(), 'ECONNRESET'],
  ['resets', (socket: net.Socket) => socket.resetAndDestroy(), 'ECONNRESET'],
])(
  'a target that %s the connection within a body breaks it for the client, after all bytes',
  async (_how, end, code) => {
    let connection: net.Socket
    const raw = await openRawServer((socket) => {
      connection = socket
      socket.write(
        'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n5\r\ndata:\r\n',
      )
    })
    const proxy = await record(raw.url)
    // A reset may overtake bytes that are not read yet, so the target waits until the client has them.
    const got = await chat(proxy.url, {}, {}, () => end(connection))
    raw.close()
    expect([got.status, got.text, got.end]).toEqual([200, 'data:', code])
    expect(proxy.entries()[0]).toMatchObject({ _end: 'cut', response: { content: { text: 'data:' } } })
    expect(proxy.lines[0]).toContain('stream-termination')
  },
)

test('a body shorter than its stated length ends with a broken connection', async () => {
  const raw = await openRawServer((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{"a"'))
  const proxy = await record(raw.url)
  const got = await ask(`${proxy.url}/models`)
  raw.close()
  expect([got.text, got.end]).toEqual(['{"a"', 'ECONNRESET'])
})

test('a target that closes without an answer closes the client’s connection', async () => {
  const raw = await openRawServer((socket) => socket.end())
  const proxy = await record(raw.url)
  await expect(chat(proxy.url)).rejects.toThrow('socket hang up')
  raw.close()
  expect(proxy.lines[0]).toContain('the target broke the connection without an answer')
})

test('an answer that comes before the request is over passes', async () => {
  const target = await serve((_request, response) => {
    response.writeHead(413, { Connection: 'close' })
    response.end('too large')
  })
  const proxy = await record(target)
  const request = http.request(`${proxy.url}/files`, { method: 'POST', agent: false })
  request.on('error', () => undefined)
  request.write('x'.repeat(100_000))
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  expect(response.statusCode).toBe(413)
  request.destroy()
})

test('two requests sent in one go over one connection are answered in order', async () => {
  const target = await serve((request, response) => void response.end(`<${request.url}>`))
  const proxy = await record(target)
  const socket = net.connect(Number(new URL(proxy.url).port), '127.0.0.1')
  socket.write('GET /v1/a HTTP/1.1\r\nHost: x\r\n\r\nGET /v1/b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
  let text = ''
  for await (const bytes of socket) text += String(bytes)
  expect(text.match(/<[^>]+>/g)).toEqual(['</v1/a>', '</v1/b>'])
})

test.each(['GET', 'POST'])('a pipelined %s reaches the target after the answer to the one before', async (method) => {
  const events: string[] = []
  const target = await serve((request, response) => {
    events.push(`begin ${request.url}`)
    setTimeout(() => {
      events.push(`end ${request.url}`)
      response.end('{}')
    }, 20)
  })
  const proxy = await record(target)
  const socket = net.connect(Number(new URL(proxy.url).port), '127.0.0.1')
  const head = (path: string) => `${method} ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n`
  socket.write(`${head('/v1/a')}\r\nhi${head('/v1/b')}\r\nhi${head('/v1/c')}Connection: close\r\n\r\nhi`)
  socket.resume()
  await once(socket, 'close')
  expect(events).toEqual(['/v1/a', '/v1/b', '/v1/c'].flatMap((path) => [`begin ${path}`, `end ${path}`]))
  expect(proxy.entries().map((entry) => [entry.request.url.slice(-5), entry.request.postData?.text])).toEqual([
    ['/v1/a', 'hi'],
    ['/v1/b', 'hi'],
    ['/v1/c', 'hi'],
  ])
})
