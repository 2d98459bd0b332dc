/** `check --live` over TLS: a whole run behind an authority of one's own, and none behind a stranger. */
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

  it('keeps the contract behind an authority named by NODE_EXTRA_CA_CERTS', async () => {
    const mock = await createMockServer({ port: 0, apiKeys: [key] })
    const front = await openTlsProxy(certificates.pair('good'), mock.url)
    open.push(front, mock)
    const { report, code } = await live(front.url, [], { env: { NODE_EXTRA_CA_CERTS: certificates.caFile } })
    expect([code, report?.verdict, report?.target.baseUrl]).toEqual([0, 'pass', front.url])
  })

  it('has no verdict on a certificate nobody vouches for', async () => {
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
