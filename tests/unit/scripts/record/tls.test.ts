/** `record` with a target over TLS: it passes trusted connections on, and answers 502 with the cause for others. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ask, chat, openMock, readEntries, record, start, startHere, toOut } from './helpers.ts'
import {
  findNoOpenssl,
  makeCertificates,
  openTlsProxy,
  openTlsServer,
  type CertificateName,
  type Certificates,
} from '../tls-server.ts'

const missing = findNoOpenssl()
if (missing !== null) console.warn(`the tests of record behind TLS are skipped: ${missing}`)

describe.skipIf(missing !== null)('behind TLS', () => {
  let made: Certificates | undefined
  const certificates = () => (made ??= makeCertificates())

  test('a stream passes and is judged', async () => {
    const front = await openTlsProxy(certificates().pair('good'), await openMock())
    onTestFinished(() => front.close())
    const out = toOut()
    const run = await start(['--target', front.url, '--out', out], { NODE_EXTRA_CA_CERTS: certificates().caFile })
    const got = await chat(run.url)
    expect([got.status, got.end]).toEqual([200, 'complete'])
    expect(await run.stop('SIGINT')).toBe(0)
    expect(run.err()).toMatch(/^#1 200 createChatCompletion .* pass$/m)
    expect(readEntries(out)[0]!.request.url).toBe(`${front.url}/chat/completions`)
  })

  test.each<[CertificateName, boolean, RegExp]>([
    ['good', false, /unable to verify|self-signed|unable to get/],
    ['expired', true, /certificate has expired/],
    ['wrongHost', true, /does not match certificate/],
  ])('a certificate that is %s (trusted authority: %s) is named', async (name, trusted, words) => {
    const server = await openTlsServer(certificates().pair(name), (_request, response) => void response.end())
    onTestFinished(() => server.close())
    // Node reads the authorities when it starts.
    const env = { NODE_EXTRA_CA_CERTS: certificates().caFile }
    const run = trusted
      ? await start(['--target', server.url, '--out', toOut()], env)
      : await startHere(['--target', server.url, '--out', toOut()])
    const got = await ask(`${run.url}/models`)
    expect([got.status, got.headers['proxy-status']]).toEqual([502, 'kimi-contract; error=tls_protocol_error'])
    expect(got.text).toMatch(words)
    expect(got.text).toContain('NODE_EXTRA_CA_CERTS')
    expect(server.asked).toEqual([])
  })
})

test('an https target that answers plain HTTP gives 502 with the cause', async () => {
  const plain = createServer((_request, response) => void response.end())
  await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void plain.close())
  const proxy = await record(`https://127.0.0.1:${(plain.address() as AddressInfo).port}/v1`)
  const got = await ask(`${proxy.url}/models`)
  expect([got.status, got.headers['x-kimi-contract-proxy']]).toEqual([502, 'own-answer'])
  expect(got.text).toMatch(/the server answers without TLS; write http:\/\/ in place of https:\/\//)
  expect(got.text).not.toContain('NODE_EXTRA_CA_CERTS')
})
