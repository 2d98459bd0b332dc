/**
 * Reads a certificate that was refused, and the server's clock. It repeats the handshake without verification, and sends one `HEAD /` for
 * the `Date` field of its answer. The key is never sent over such a connection.
 */
import tls from 'node:tls'

export interface TlsProbe {
  subject: string
  issuer: string
  /** Host names the certificate is for. */
  names: string
  validFromMs: number
  validToMs: number
  /** The server's clock; null if it sends no `Date`. */
  serverMs: number | null
}

/** The certificate and clock of a server; null if it sends no certificate in time. */
export function probeTls(address: string, timeoutMs: number): Promise<TlsProbe | null> {
  const url = new URL(address)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve) => {
    let probe: TlsProbe | null = null
    let head = ''
    const socket = tls.connect({
      host,
      port: Number(url.port || 443),
      // Accepts certificates that are not trusted, because those are the ones to read. No secret is sent.
      rejectUnauthorized: false,
      ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
    })
    const finish = () => {
      socket.destroy()
      resolve(probe)
    }
    socket.setTimeout(timeoutMs, finish)
    socket.on('error', finish)
    socket.on('close', finish)
    socket.on('secureConnect', () => {
      probe = toProbe(socket.getPeerCertificate())
      socket.write(`HEAD / HTTP/1.1\r\nHost: ${url.host}\r\nUser-Agent: kimi-contract\r\nConnection: close\r\n\r\n`)
    })
    socket.on('data', (bytes: Buffer) => {
      head = (head + bytes.toString('latin1')).slice(0, 16_384)
      if (!head.includes('\r\n\r\n') && head.length < 16_384) return
      const date = Date.parse(/\r\ndate:([^\r\n]*)/i.exec(head)?.[1]?.trim() ?? '')
      if (probe && !Number.isNaN(date)) probe.serverMs = date
      finish()
    })
  })
}

function toProbe(certificate: tls.PeerCertificate): TlsProbe | null {
  if (!certificate.subject) return null
  return {
    subject: toName(certificate.subject),
    issuer: toName(certificate.issuer),
    names: (certificate.subjectaltname ?? '').replaceAll(/DNS:|IP Address:/g, '') || toName(certificate.subject),
    validFromMs: Date.parse(certificate.valid_from),
    validToMs: Date.parse(certificate.valid_to),
    serverMs: null,
  }
}

function toName(of: tls.Certificate): string {
  return String([of.CN ?? of.O ?? 'unknown'].flat()[0])
}
