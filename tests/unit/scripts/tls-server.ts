/** TLS on loopback with temporary certificates, which `openssl` makes when a test needs them. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import https from 'node:https'
import type { RequestListener } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { join } from 'node:path'
import tls from 'node:tls'
import { isCI } from '../requirements.ts'
import { makeFolder } from './run-cli.ts'

export type CertificateName = 'good' | 'wrongHost' | 'expired' | 'future'

export interface Certificates {
  /** For NODE_EXTRA_CA_CERTS. */
  caFile: string
  pair(name: CertificateName): { cert: string; key: string }
}

const tool = 'openssl'

/** Why no certificate can be made here; null when one can. In CI that is a failure, not a skip. */
export function findNoOpenssl(): string | null {
  try {
    execFileSync(tool, ['version'], { stdio: 'pipe' })
    return null
  } catch {
    if (isCI) throw new Error('openssl is missing, and CI must not skip')
    return 'openssl is not installed here'
  }
}

const names = 'IP:127.0.0.1,DNS:localhost'
const kinds: Record<CertificateName, [alternatives: string, from: string, to: string]> = {
  good: [names, '20200101000000Z', '20990101000000Z'],
  wrongHost: ['DNS:portal.example.net', '20200101000000Z', '20990101000000Z'],
  expired: [names, '20200101000000Z', '20210101000000Z'],
  future: [names, '20980101000000Z', '20990101000000Z'],
}

/** One authority and four certificates of it. */
export function makeCertificates(): Certificates {
  const folder = makeFolder()
  const openssl = (...args: string[]) => execFileSync(tool, args, { cwd: folder, stdio: 'pipe' })
  const subject = '/O=Throw-away test authority/CN=kimi-contract test authority'
  // A key on an elliptic curve is made in a tenth of the time of an RSA key.
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  openssl('req', '-x509', ...newKey, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '3650', '-subj', subject)
  openssl('req', ...newKey, '-keyout', 'leaf.key', '-out', 'leaf.csr', '-subj', '/CN=localhost')
  mkdirSync(join(folder, 'issued'))
  writeFileSync(join(folder, 'index.txt'), '')
  writeFileSync(join(folder, 'serial'), '01\n')
  for (const [name, [alternatives, from, to]] of Object.entries(kinds)) {
    const config = [
      '[ca]\ndefault_ca=test',
      '[test]\ndatabase=index.txt\nserial=serial\nnew_certs_dir=issued\ndefault_md=sha256\npolicy=any\nunique_subject=no',
      '[any]\ncommonName=supplied',
      `[leaf]\nsubjectAltName=${alternatives}`,
    ]
    writeFileSync(join(folder, `${name}.cnf`), `${config.join('\n')}\n`)
    const files = ['-cert', 'ca.pem', '-keyfile', 'ca.key', '-in', 'leaf.csr', '-out', `${name}.pem`]
    const dates = ['-startdate', from, '-enddate', to]
    openssl('ca', '-batch', '-notext', '-config', `${name}.cnf`, '-extensions', 'leaf', ...files, ...dates)
  }
  const read = (file: string) => readFileSync(join(folder, file), 'utf8')
  return {
    caFile: join(folder, 'ca.pem'),
    pair: (name) => ({ cert: read(`${name}.pem`), key: read('leaf.key') }),
  }
}

export interface TlsServer {
  url: string
  /** Requests that came over TLS, and what they said of a key. */
  asked: { path: string; method: string; authorization: string | undefined }[]
  close(): void
}

export async function openTlsServer(pair: { cert: string; key: string }, answer: RequestListener): Promise<TlsServer> {
  const asked: TlsServer['asked'] = []
  const server = https.createServer(pair, (request, response) => {
    const { url: path = '', method = '', headers } = request
    asked.push({ path, method, authorization: headers.authorization })
    answer(request, response)
  })
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** TLS before a plain server: what is inside passes byte by byte. */
export async function openTlsProxy(
  pair: { cert: string; key: string },
  to: string,
): Promise<{ url: string; close(): void }> {
  const target = new URL(to)
  const sockets = new Set<net.Socket>()
  const server = tls.createServer(pair, (socket) => {
    const behind = net.connect(Number(target.port), target.hostname)
    for (const one of [socket, behind]) {
      sockets.add(one)
      one.on('error', () => undefined)
    }
    socket.on('close', () => behind.destroy())
    behind.on('close', () => socket.destroy())
    socket.pipe(behind).pipe(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}${target.pathname}`,
    close() {
      server.close()
      for (const one of sockets) one.destroy()
    },
  }
}
