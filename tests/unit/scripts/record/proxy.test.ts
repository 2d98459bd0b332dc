/** `record` passes on exactly what was sent (RFC 9110, RFC 9112). */
import { once } from 'node:events'
import http from 'node:http'
import net from 'node:net'
import { expect, test } from 'vitest'
import { ask, openMock, record, serve } from './helpers.ts'

test('status, reason, fields and body of the answer are kept, fields of the connection are not', async () => {
  const target = await serve((_request, response) => {
    for (const [name, value] of [
      ['Msh-Request-Id', 'a'],
      ['X-Twice', ['1', '2']],
      ['X-Hop', 'no'],
      ['Connection', 'keep-alive, X-Hop'],
      ['Proxy-Authenticate', 'Basic'],
      ['Content-Length', '3'],
    ] as const)
      response.setHeader(name, value)
    response.writeHead(429, 'Slow Down')
    response.end('{\xff}', 'latin1')
  })
  const proxy = await record(target)
  const got = await ask(`${proxy.url}/models`)
  expect([got.status, Buffer.concat(got.parts).toString('latin1')]).toEqual([429, '{\xff}'])
  expect(got.raw.slice(0, 6)).toEqual(['Msh-Request-Id', 'a', 'X-Twice', '1', 'X-Twice', '2'])
  expect(got.headers).toMatchObject({ 'content-length': '3' })
  expect(got.headers).not.toHaveProperty('x-hop')
  expect(got.headers).not.toHaveProperty('proxy-authenticate')
  expect(proxy.entries()[0]).toMatchObject({ response: { status: 429, statusText: 'Slow Down' } })
})

test('the request arrives as it was sent, with the host of the target and without fields of the connection', async () => {
  const seen: { method?: string; url?: string; headers: string[]; body: string; trailers?: NodeJS.Dict<string> }[] = []
  const target = await serve((request, response) => {
    let body = ''
    request.on('data', (bytes: Buffer) => (body += bytes.toString()))
    request.on('end', () => {
      seen.push({
        method: request.method!,
        url: request.url!,
        headers: request.rawHeaders,
        body,
        trailers: request.trailers,
      })
      response.end()
    })
  })
  const proxy = await record(target)
  const request = http.request(`${proxy.url}/files?purpose=x%2Fy`, {
    method: 'DELETE',
    agent: false,
    headers: {
      'X-Odd-Case': 'a',
      TE: 'trailers',
      'Proxy-Authorization': 'x',
      Upgrade: 'h2c',
      Trailer: 'X-End',
      'Transfer-Encoding': 'chunked',
    },
  })
  request.write('ab')
  request.addTrailers({ 'X-End': '1' })
  request.end('cd')
  await once(request, 'response')
  expect(seen[0]).toMatchObject({
    method: 'DELETE',
    url: '/v1/files?purpose=x%2Fy',
    body: 'abcd',
    trailers: { 'x-end': '1' },
  })
  const { headers } = seen[0]!
  expect(headers).toEqual(expect.arrayContaining(['X-Odd-Case', 'Host', new URL(target).host, 'TE', 'trailers']))
  expect(headers).not.toContain('Upgrade')
  expect(headers).not.toContain('Proxy-Authorization')
})

test.each(['GET', 'POST', 'DELETE'])('a %s without a body has none at the target', async (method) => {
  const seen: http.IncomingHttpHeaders[] = []
  const target = await serve((request, response) => {
    seen.push(request.headers)
    request.resume().on('end', () => response.end('ok'))
  })
  const proxy = await record(target)
  const socket = net.connect(Number(new URL(proxy.url).port), '127.0.0.1')
  socket.write(`${method} /v1/models HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
  let text = ''
  for await (const bytes of socket) text += String(bytes)
  expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*ok/)
  expect(seen[0]).not.toHaveProperty('transfer-encoding')
})

test.each([
  ['HEAD', 200, '13320'],
  ['OPTIONS', 204, undefined],
  ['GET', 304, undefined],
])('%s answered with %i has no body and keeps its fields', async (method, status, length) => {
  const target = await serve((_request, response) => {
    response.writeHead(status, { 'X-Own': '1', ...(length === undefined ? {} : { 'Content-Length': length }) })
    response.end()
  })
  const proxy = await record(target)
  const got = await ask(`${proxy.url}/models`, { method })
  expect([got.status, got.text, got.headers['x-own'], got.headers['content-length'], got.end]).toEqual([
    status,
    '',
    '1',
    length,
    'complete',
  ])
  expect(proxy.entries()).toHaveLength(1)
})

test('chunks and trailers arrive as they were sent', async () => {
  const target = await serve((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/plain', Trailer: 'X-Sum' })
    response.write('one')
    response.write('two')
    response.addTrailers({ 'X-Sum': '7' })
    response.end('three')
  })
  const proxy = await record(target)
  const got = await ask(`${proxy.url}/models`)
  expect(got.parts.map(String)).toEqual(['one', 'two', 'three'])
  expect(got.trailers).toEqual({ 'x-sum': '7' })
})

test('an HTTP/1.0 client gets a body that ends with the connection', async () => {
  const target = await serve((_request, response) => {
    response.write('one')
    response.end('two')
  })
  const proxy = await record(target)
  const socket = net.connect(Number(new URL(proxy.url).port), '127.0.0.1')
  socket.write('GET /v1/models HTTP/1.0\r\n\r\n')
  let text = ''
  for await (const bytes of socket) text += String(bytes)
  expect(text).toMatch(/\r\n\r\nonetwo$/)
})

test('a connection to the target is kept as long as that of its client, and shared with no other', async () => {
  const ports: (number | undefined)[] = []
  const target = await serve((request, response) => {
    ports.push(request.socket.remotePort)
    response.end('ok')
  })
  const proxy = await record(target)
  for (let client = 0; client < 2; client++) {
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
    for (let number = 0; number < 3; number++) await ask(`${proxy.url}/models`, { agent })
    agent.destroy()
  }
  const [first, , , second] = ports
  expect(ports).toEqual([first, first, first, second, second, second])
  expect(first).not.toBe(second)
})

test.each([
  ['a foreign host name', { host: 'evil.example:4010' }, ''],
  ['a foreign host name in absolute-form', {}, 'http://evil.example'],
  ['a page of another origin', { origin: 'http://evil.example' }, ''],
  ['a cross-site request', { 'sec-fetch-site': 'cross-site' }, ''],
])('the control routes of a mock are not reached through the proxy by %s', async (_, headers, start) => {
  const proxy = await record(await openMock())
  const { port } = new URL(proxy.url)
  for (const route of ['/__mock/requests', '/__mock/reset', '/__mock']) {
    const got = await ask(`http://127.0.0.1:${port}`, { path: start + route, headers })
    expect([got.status, got.headers['x-kimi-contract-mock']]).toEqual([403, 'problem'])
  }
  const own = await ask(`http://127.0.0.1:${port}/__mock/health`)
  expect([own.status, (JSON.parse(own.text) as { requests: number }).requests]).toEqual([200, 0])
})

test.each(['api.moonshot.ai:443', '127.0.0.1:1'])('CONNECT %s is refused with the reason', async (path) => {
  const proxy = await record(await openMock())
  const request = http.request({ host: '127.0.0.1', port: new URL(proxy.url).port, method: 'CONNECT', path })
  request.end()
  const [response, socket, head] = (await once(request, 'connect')) as [http.IncomingMessage, net.Socket, Buffer]
  let text = String(head)
  for await (const part of socket) text += String(part)
  expect([response.statusCode, text]).toEqual([405, expect.stringContaining('not a forward proxy')])
})
