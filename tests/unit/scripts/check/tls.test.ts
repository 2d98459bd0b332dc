/** `check --live` over TLS: a complete run with a private authority, and none with an unknown one. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createMockServer } from '../../../../mocks/server.ts'
import { key, openScriptedServer } from '../../suite/runner/scripted-server.ts'
import { live } from '../run-live.ts'
import { findNoOpenssl, makeCertificates, openTlsProxy, type Certificates } from '../tls-server.ts'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

const missing = findNoOpenssl()
if (missing !== null) console.warn(`skipping TLS: ${missing}`)

describe.skipIf(missing !== null)('check --live over TLS', () => {
  let certificates: Certificates
  beforeAll(() => {
    certificates = makeCertificates()
  }, 30_000)

  it('passes with an authority from NODE_EXTRA_CA_CERTS', async () => {
    const mock = await createMockServer({ port: 0, apiKeys: [key] })
    const front = await openTlsProxy(certificates.pair('good'), mock.url)
    open.push(front, mock)
    const { report, code } = await live(front.url, [], { env: { NODE_EXTRA_CA_CERTS: certificates.caFile } })
    expect([code, report?.verdict, report?.target.baseUrl]).toEqual([0, 'pass', front.url])
  })

  it('gives no verdict with a certificate of an unknown authority', async () => {
    const behind = await openScriptedServer()
    const front = await openTlsProxy(certificates.pair('good'), behind.url)
    open.push(front, behind)
    const { report, code } = await live(front.url, [])
    expect([code, report?.inconclusiveBecause]).toEqual([
      3,
      expect.stringMatching(/TLS handshake failed: .*certificate/),
    ])
  })
})
