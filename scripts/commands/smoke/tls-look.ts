/**
 * Looks at a certificate that was refused, and at the server's clock: the handshake is repeated without the refusal, one
 * `HEAD /` is sent for its `Date`, and nothing else. The key is never sent over such a connection.
 */
import tls from 'node:tls'

export interface TlsLook {
  subject: string
  issuer: string
  /** Host names the certificate is for. */
  names: string
  validFromMs: number
  validToMs: number
  /** The server's clock; null where it does not tell. */
  serverMs: number | null
}

/** null when there is nothing to see in time. */
export function lookAtTls(address: string, timeoutMs: number): Promise<TlsLook | null> {
  const url = new URL(address)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve) => {
    let look: TlsLook | null = null
    let head = ''
    const socket = tls.connect({
      host,
      port: Number(url.port || 443),
      // The point is to see the certificate that cannot be trusted; nothing secret follows.
      rejectUnauthorized: false,
      ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host }),
    })
    const finish = () => {
      socket.destroy()
      resolve(look)
    }
    socket.setTimeout(timeoutMs, finish)
    socket.on('error', finish)
    socket.on('close', finish)
    socket.on('secureConnect', () => {
      look = toLook(socket.getPeerCertificate())
      socket.write(`HEAD / HTTP/1.1\r\nHost: ${url.host}\r\nUser-Agent: kimi-contract\r\nConnection: close\r\n\r\n`)
    })
    socket.on('data', (bytes: Buffer) => {
      head = (head + bytes.toString('latin1')).slice(0, 16_384)
      if (!head.includes('\r\n\r\n') && head.length < 16_384) return
      const date = Date.parse(/\r\ndate:([^\r\n]*)/i.exec(head)?.[1]?.trim() ?? '')
      if (look && !Number.isNaN(date)) look.serverMs = date
      finish()
    })
  })
}

function toLook(certificate: tls.PeerCertificate): TlsLook | null {
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
  return String([of.CN ?? of.O ?? 'nobody'].flat()[0])
}
