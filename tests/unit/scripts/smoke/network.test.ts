/** `smoke` over TLS and proxies: untrusted certificates, wrong clocks, unreachable proxies. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { key, openScriptedServer } from '../../suite/runner/scripted-server.ts'
import { openRawServer } from '../../suite/runner/raw-server.ts'
import { spawnCli } from '../run-cli.ts'
import { assertResult, smoke } from './run-smoke.ts'
import {
  findNoOpenssl,
  makeCertificates,
  openTlsProxy,
  openTlsServer,
  type CertificateName,
  type Certificates,
} from '../tls-server.ts'
import type { SmokeResult } from '../../../../scripts/commands/smoke/result.ts'

const missing = findNoOpenssl()
if (missing !== null) console.warn(`skipping the certificates: ${missing}`)

const open: { close(): unknown }[] = []
let certificates: Certificates
beforeAll(() => {
  if (missing === null) certificates = makeCertificates()
}, 30_000)
afterAll(async () => {
  for (const one of open) await one.close()
})

/** As a child process, because Node reads NODE_EXTRA_CA_CERTS only when it starts. */
async function smokeTrusting(url: string) {
  const env = { MOONSHOT_API_KEY: key, NODE_EXTRA_CA_CERTS: certificates.caFile }
  const ran = await spawnCli(['smoke', '--json', '--base-url', url], { env })
  const result = JSON.parse(ran.out) as SmokeResult
  assertResult(result, ran, key)
  return { ...ran, result }
}

describe.skipIf(missing !== null)('smoke over TLS', () => {
  const past = 'Wed, 01 Jul 2020 10:00:00 GMT'
  it.each<[string, CertificateName, string | null, boolean, string, RegExp]>([
    ['signed by an unknown authority', 'good', null, false, 'tls-untrusted', /signed by kimi-contract test authority/],
    ['for another host', 'wrongHost', null, true, 'tls-wrong-host', /for another host: portal\.example\.net/],
    ['that has expired', 'expired', null, true, 'tls-expired', /expired on 2021-01-01/],
    ['that is valid later', 'future', null, true, 'tls-not-yet-valid', /not valid before 2098-01-01/],
    ['that is valid by the server’s clock', 'expired', past, true, 'tls-clock-skew', /clock .* ahead of the server’s/],
  ])('names a certificate %s, and does not send the key', async (_, name, date, trusting, id, cause) => {
    const server = await openTlsServer(certificates.pair(name), (_request, response) => {
      response.writeHead(200, date === null ? {} : { Date: date }).end('{}')
    })
    open.push(server)
    const { result, code } = await (trusting ? smokeTrusting(server.url) : smoke(server.url))
    expect([code, result.diagnosis?.id]).toEqual([3, id])
    expect(result.diagnosis?.cause).toMatch(cause)
    expect(server.asked).toEqual([{ path: '/', method: 'HEAD', authorization: undefined }])
  })

  it('passes over trusted TLS', async () => {
    const behind = await openScriptedServer()
    const server = await openTlsProxy(certificates.pair('good'), behind.url)
    open.push(server, behind)
    expect((await smokeTrusting(server.url)).result).toMatchObject({ verdict: 'pass', notes: [] })
  })
})

describe('smoke with TLS on one side only', () => {
  it('names https at a plain port', async () => {
    const server = await openScriptedServer()
    open.push(server)
    const { result, code } = await smoke(server.url.replace('http:', 'https:'))
    expect([code, result.diagnosis?.id, result.diagnosis?.next]).toEqual([
      3,
      'tls-not-spoken',
      `try http: ${server.url}`,
    ])
  })

  it('names a handshake that is refused', async () => {
    const server = await openRawServer((socket) => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 40])))
    open.push(server)
    const { result, code } = await smoke(server.url.replace('http:', 'https:'))
    expect([code, result.diagnosis?.id]).toEqual([3, 'tls'])
  })
})

async function openProxy(status: number | null): Promise<{ address: string; seen: string[] }> {
  const seen: string[] = []
  const server: Server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    response.writeHead(status ?? 200, { 'Proxy-Authenticate': 'Basic' })
    response.end(status === null ? '{"object":"list","data":[]}' : '')
  })
  server.on('connect', (request, socket) => {
    seen.push(`CONNECT ${request.url}`)
    socket.on('error', () => undefined)
    socket.end(`HTTP/1.1 ${status ?? 502} No\r\nConnection: close\r\n\r\n`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(server)
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

describe('smoke with a proxy', () => {
  it.each([
    ['https', 407, 'proxy-auth', 'CONNECT api.kimi-contract.invalid:443'],
    ['https', 403, 'proxy', 'CONNECT api.kimi-contract.invalid:443'],
    ['http', 407, 'proxy-auth', 'GET http://api.kimi-contract.invalid/v1/models'],
  ])('reaches another %s host through it, and names its %i', async (scheme, status, id, seen) => {
    const proxy = await openProxy(status)
    const env = { [`${scheme.toUpperCase()}_PROXY`]: `http://user:secret99@${proxy.address}` }
    const ran = await smoke(`${scheme}://api.kimi-contract.invalid/v1`, [], key, env)
    expect([ran.code, ran.result.diagnosis?.id, proxy.seen]).toEqual([3, id, [seen]])
    expect(ran.result.notes[0]).toBe(`${scheme.toUpperCase()}_PROXY=http://${proxy.address} is set and used`)
    expect(ran.out).not.toContain('secret99')
  })

  it('names an unreachable proxy', async () => {
    const ran = await smoke('https://api.kimi-contract.invalid/v1', [], key, { https_proxy: 'http://127.0.0.1:1' })
    expect(ran.result.diagnosis).toMatchObject({
      id: 'proxy',
      cause: expect.stringMatching(/127\.0\.0\.1:1 \(https_proxy\): nothing listens/) as string,
    })
  })

  it('closes the connection to a proxy that never answers, so that the process ends', async () => {
    const closed = Promise.withResolvers<void>()
    const server = createServer().on('connect', (_request, socket) => {
      socket.on('error', () => undefined).on('end', () => socket.end(closed.resolve))
      socket.resume()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    open.push(server)
    const env = { HTTPS_PROXY: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
    const { result } = await smoke('https://api.kimi-contract.invalid/v1', ['--timeout-ms', '300'], key, env)
    expect(result.diagnosis?.id).toBe('proxy')
    await closed.promise
  })

  it('uses a proxy whose address has no scheme, as curl does', async () => {
    const proxy = await openProxy(407)
    const ran = await smoke('https://api.kimi-contract.invalid/v1', [], key, { HTTPS_PROXY: proxy.address })
    expect([ran.result.diagnosis?.id, proxy.seen]).toEqual(['proxy-auth', ['CONNECT api.kimi-contract.invalid:443']])
  })

  it.each([
    ['socks5://127.0.0.1:1080', 'SOCKS proxies are not supported'],
    ['::::', 'it is not the address of a proxy'],
  ])('names what is wrong with the proxy %s', async (address, problem) => {
    const { result } = await smoke('https://api.kimi-contract.invalid/v1', [], key, { HTTPS_PROXY: address })
    expect(result.diagnosis?.id).toBe('proxy')
    expect(result.diagnosis?.cause).toContain(problem)
    expect(result.notes[0]).toMatch(/^HTTPS_PROXY=.* is set but cannot be used: /)
  })

  it.each([
    [{ HTTP_PROXY: 'http://127.0.0.1:1' }, 'the target is this machine'],
    [{ ALL_PROXY: 'socks5://127.0.0.1:1' }, 'ALL_PROXY is not read; set HTTP_PROXY'],
  ])('reaches this machine directly with %j, and says so', async (env, because) => {
    const server = await openScriptedServer()
    open.push(server)
    const { result } = await smoke(server.url, [], key, env as Record<string, string>)
    expect([result.verdict, result.notes[0]]).toEqual(['pass', expect.stringContaining(`not used: ${because}`)])
  })

  it('does not use the proxy for a host in NO_PROXY', async () => {
    const env = { HTTP_PROXY: 'http://127.0.0.1:1', NO_PROXY: 'localhost, .kimi-contract.invalid' }
    const { result } = await smoke('http://api.kimi-contract.invalid/v1', [], key, env)
    expect(result.diagnosis).toMatchObject({
      id: 'dns',
      next: expect.stringMatching(/HTTP_PROXY is set but not used: NO_PROXY/) as string,
    })
  })
})
