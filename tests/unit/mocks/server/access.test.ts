/** Access to the control routes: host names, origins, cross-site requests, content types and tokens. */
import { once } from 'node:events'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { hostname } from 'node:os'
import { afterEach, describe, expect, test } from 'vitest'
import { createMockServer } from '../../../../mocks/server.ts'
import type { MockServer, MockServerOptions } from '../../../../mocks/server.ts'
import { hello } from '../ask.ts'

let mock: MockServer
const lines: string[] = []
const start = async (options: MockServerOptions = {}) =>
  void (mock = await createMockServer({ onLine: (line) => lines.push(line), onUnmatched() {}, ...options }))
afterEach(() => {
  lines.length = 0
  return mock.close()
})

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
}

/** A request with any headers, also those that fetch does not let one set. */
function call(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: mock.port, method, path, headers }
    const request = httpRequest(options, (response) => {
      let text = ''
      response.on('data', (part) => (text += part))
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }))
    })
    request.on('error', reject)
    request.end(body)
  })
}

const routes: readonly [string, string][] = [
  ['GET', '/__mock/'],
  ['GET', '/__mock'],
  ['GET', '/__mock/health'],
  ['GET', '/__mock/requests'],
  ['DELETE', '/__mock/requests'],
  ['GET', '/__mock/scenarios'],
  ['PUT', '/__mock/scenarios'],
  ['DELETE', '/__mock/scenarios'],
  ['GET', '/__mock/fixtures'],
  ['POST', '/__mock/reset'],
  ['GET', '/__mock/nothing'],
  ['HEAD', '/__mock/requests'],
]

describe.each(routes)('%s %s', (method, path) => {
  test.each([
    ['a foreign host name', { host: 'evil.example:4010' }],
    ['a foreign name that ends like a local one', { host: 'localhost.evil.example' }],
    ['a foreign name that begins like an address', { host: '127.0.0.1.evil.example' }],
    ['an address of another machine', { host: '192.0.2.7:4010' }],
    ['a host that is no name of a machine', { host: '*' }],
    ['an IPv4 address of another machine as an IPv6 address', { host: '[::ffff:192.0.2.7]' }],
    ['a number that is the address of another machine', { host: '3221225991' }],
    ['an origin with the port of another scheme', { host: 'localhost:443', origin: 'http://localhost' }],
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['another local origin', { origin: 'http://localhost:3000' }],
    ['an opaque origin', { origin: 'null' }],
    ['a cross-site request', { 'sec-fetch-site': 'cross-site' }],
    ['a same-site request of another port', { 'sec-fetch-site': 'same-site' }],
  ])('refuses %s', async (_, headers) => {
    await start()
    const { status, headers: sent } = await call(method, path, { 'content-type': 'application/json', ...headers })
    expect(status).toBe(403)
    expect(sent['content-type']).toBe('application/problem+json')
    expect(sent['access-control-allow-origin']).toBeUndefined()
  })
})

test.each([
  ['curl, without any of these headers', {}],
  ['a page of the mock itself', { 'sec-fetch-site': 'same-origin' }],
  ['an address typed into a browser', { 'sec-fetch-site': 'none' }],
  ['localhost', { host: 'localhost:4010' }],
  ['localhost as a name that ends in a dot', { host: 'localhost.:4010' }],
  ['a name below localhost', { host: 'mock.localhost' }],
  ['IPv6 loopback', { host: '[::1]:4010' }],
  ['another loopback address', { host: '127.0.0.2' }],
  ['the own origin', { host: 'localhost:4010', origin: 'http://localhost:4010' }],
  ['IPv6 loopback with all its groups', { host: '[0:0:0:0:0:0:0:1]:4010' }],
  ['IPv4 loopback as an IPv6 address', { host: '[::ffff:127.0.0.1]:4010' }],
  ['IPv4 loopback as a short address', { host: '127.1:4010' }],
  ['a host name with an empty port', { host: 'localhost:' }],
  ['the own origin without the port of its scheme', { host: 'localhost:443', origin: 'https://localhost' }],
  ['the own origin in another spelling', { host: '[::1]:4010', origin: 'http://[0:0::1]:4010' }],
])('%s is allowed', async (_, headers) => {
  await start()
  expect((await call('GET', '/__mock/health', headers)).status).toBe(200)
})

test.each([
  ['a form', 'application/x-www-form-urlencoded', 'id=server_error'],
  ['an empty form', 'application/x-www-form-urlencoded', ''],
  ['plain text', 'text/plain', '{"id":"server_error"}'],
  ['a multipart form', 'multipart/form-data; boundary=x', '--x--'],
  ['JSON without a type', undefined, '{"id":"server_error"}'],
  ['a type that begins like JSON', 'application/json-seq', '{"id":"server_error"}'],
])('a write with %s is refused', async (_, type, body) => {
  await start()
  mock.next('server_error')
  for (const [method, path] of [
    ['PUT', '/__mock/scenarios'],
    ['POST', '/__mock/reset'],
  ] as const) {
    const { status, text } = await call(method, path, type === undefined ? {} : { 'content-type': type }, body)
    expect(status).toBe(415)
    expect(text).toContain('Content-Type: application/json')
  }
  expect(mock.unmatched()).toHaveLength(1)
})

test('a reset without a body and a write with charset are allowed', async () => {
  await start()
  expect((await call('POST', '/__mock/reset')).status).toBe(204)
  const type = { 'content-type': 'application/json; charset=utf-8' }
  expect((await call('PUT', '/__mock/scenarios', type, '{"id":"server_error"}')).status).toBe(200)
})

test('the API itself is answered under every host name and origin', async () => {
  await start()
  const headers = { host: 'anything.example', origin: 'https://app.example', authorization: 'Bearer k' }
  const { status, headers: sent } = await call('POST', '/v1/chat/completions', headers, JSON.stringify(hello))
  expect(status).toBe(200)
  expect(sent['access-control-allow-origin']).toBe('https://app.example')
})

test('allowHosts allows the control routes under further names', async () => {
  await start({ allowHosts: ['Mock.Test', 'mock:8080'] })
  for (const host of ['mock.test:4010', 'MOCK.TEST', 'mock'])
    expect((await call('GET', '/__mock/health', { host })).status).toBe(200)
  expect((await call('GET', '/__mock/health', { host: 'other.test' })).text).toContain('--allow-host other.test')
})

test('a server that listens on all addresses allows its own names and warns', async () => {
  await start({ host: '0.0.0.0' })
  expect(lines).toEqual([
    expect.stringMatching(/^the mock listens on 0\.0\.0\.0, which other machines can reach; .*--control-token/),
  ])
  expect((await call('GET', '/__mock/health', { host: hostname() })).status).toBe(200)
  expect((await call('GET', '/__mock/health', { host: '192.0.2.7' })).status).toBe(403)
})

test('addresses are allowed in each spelling', async () => {
  await start({ allowHosts: ['2001:DB8:0:0::1', '[fe80::0:2]'] })
  for (const host of ['[2001:db8::1]:4010', '[FE80:0::2]'])
    expect((await call('GET', '/__mock/health', { host })).status).toBe(200)
})

test.each(['localhost', '::ffff:127.0.0.1', '0:0:0:0:0:0:0:1'])('a server on %s prints no warning', async (host) => {
  await start({ host })
  expect(lines).toEqual([])
})

describe('a control token', () => {
  const controlToken = 'a-long-control-token'
  test.each([
    ['X-Mock-Token', { 'x-mock-token': controlToken }, 200],
    ['a bearer token', { authorization: `Bearer ${controlToken}` }, 200],
    ['none', {}, 401],
    ['another', { 'x-mock-token': 'a-long-control-tokem' }, 401],
    ['a part of it', { 'x-mock-token': 'a-long' }, 401],
    ['the key of the API', { authorization: 'Bearer sk-test-123456789' }, 401],
  ])('%s', async (_, headers, expected) => {
    await start({ controlToken })
    const { status, text } = await call('GET', '/__mock/requests', headers)
    expect(status).toBe(expected)
    expect(text).not.toContain(controlToken)
    expect((await call('GET', '/__mock/')).status).toBe(401)
  })

  test('must be long enough', async () => {
    await start()
    await expect(createMockServer({ controlToken: 'short' })).rejects.toThrow('at least 8 characters')
  })

  test('shortens the warning of a server that other machines can reach', async () => {
    await start({ host: '0.0.0.0', controlToken })
    expect(lines).toEqual(['the mock listens on 0.0.0.0, which other machines can reach'])
  })
})

test('control: false leaves no control route', async () => {
  await start({ control: false })
  for (const [method, path] of routes.filter((route) => route[0] !== 'HEAD'))
    expect((await call(method, path)).status).toBe(404)
  expect((await call('GET', '/v1/models', { authorization: 'Bearer k' })).status).toBe(200)
})

test('answers of control routes are for the same origin, and are not kept', async () => {
  await start()
  expect((await call('GET', '/__mock/')).headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'cross-origin-resource-policy': 'same-origin',
  })
})

test('a name with a wildcard is refused as a host name', async () => {
  await start()
  await expect(createMockServer({ allowHosts: ['*.test'] })).rejects.toThrow('allowHosts has "*.test"')
})

describe('a target in absolute-form', () => {
  const absolute = (host: string, path: string) => `http://${host}:${mock.port}${path}`

  test('reaches the API under any host name', async () => {
    await start()
    for (const host of ['127.0.0.1', 'api.moonshot.ai'])
      expect((await call('GET', absolute(host, '/v1/models'), { authorization: 'Bearer k' })).status).toBe(200)
    expect(mock.requests.map(({ url }) => url)).toEqual(['/v1/models', '/v1/models'])
  })

  test('reaches the control routes under the names that are allowed, whatever the Host field says', async () => {
    await start({ allowHosts: ['mock.test'] })
    for (const path of ['/__mock/health', '/__mock/requests?limit=1', '/__mock/']) {
      expect((await call('GET', absolute('127.0.0.1', path), { host: 'evil.example' })).status).toBe(200)
      expect((await call('GET', absolute('mock.test', path))).status).toBe(200)
      expect((await call('GET', absolute('evil.example', path), { host: '127.0.0.1' })).status).toBe(403)
      expect((await call('GET', absolute('localhost@evil.example', path))).status).toBe(403)
    }
  })

  test('without a path is the path /', async () => {
    await start()
    const { status, headers } = await call('GET', absolute('127.0.0.1', ''), { accept: 'text/html' })
    expect([status, headers.location]).toEqual([302, '/__mock/'])
  })
})

test.each(['api.moonshot.ai:443', '127.0.0.1:1'])('CONNECT %s is refused with a problem document', async (target) => {
  await start()
  const request = httpRequest({ host: '127.0.0.1', port: mock.port, method: 'CONNECT', path: target })
  request.end()
  const [response, socket, head] = (await once(request, 'connect')) as [IncomingMessage, Socket, Buffer]
  let text = String(head)
  for await (const part of socket) text += String(part)
  expect(response.statusCode).toBe(405)
  expect(JSON.parse(text)).toMatchObject({ status: 405, detail: expect.stringContaining('not a proxy') })
})
