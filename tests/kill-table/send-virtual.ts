/** Sends to a mock without any wire: the reply's own delays are the clock, so that a minute of silence costs nothing. */
import type { ArrivedBytes, Ending, HeaderList } from '../../openapi/exchange.ts'
import { gunzipSync } from 'node:zlib'
import { answer } from '../../mocks/answer.ts'
import type { Mock } from '../../mocks/state/mock.ts'
import type { Reply } from '../../mocks/request/reply.ts'
import type { Send } from '../suite/runner/sender.ts'

const ends = { close: 'complete', cut: 'cut', open: 'open' } as const

/** A sender for the suite that answers from this mock at once. */
export function createVirtualSend(mock: Mock): Send {
  return (outgoing) => {
    const headers: Record<string, string> = {}
    for (const [name, value] of outgoing.headers) headers[name.toLowerCase()] = value
    const body = Buffer.from(outgoing.body ?? '')
    return Promise.resolve(
      toIncoming(answer({ method: outgoing.method, url: new URL(outgoing.url).pathname, headers, body }, mock)),
    )
  }
}

/** What a client would have received, with the times at which it would have. */
function toIncoming(reply: Reply) {
  const { status, body } = reply
  if (body.kind === 'bytes') {
    const bytes = Buffer.from(body.bytes as string)
    const parts: ArrivedBytes[] = bytes.length === 0 ? [] : [{ bytes, atMs: 1 }]
    const headers: HeaderList = [...reply.headers, ['Content-Length', String(bytes.length)]]
    return { status, headers, body: parts, end: 'complete' as Ending, endedAtMs: 1 }
  }
  let atMs = 1
  const parts = body.events.map((event): ArrivedBytes => {
    atMs += event.delayMs
    return { bytes: Buffer.from(event.bytes as string), atMs }
  })
  if (reply.headers.some(([name, value]) => name === 'Content-Encoding' && value === 'gzip')) unzip(parts)
  return { status, headers: reply.headers, body: parts, end: ends[body.end] as Ending, endedAtMs: atMs }
}

/** Decodes a stored-block gzip stream, as a client that offered it does. */
function unzip(parts: ArrivedBytes[]): void {
  const plain = gunzipSync(Buffer.concat(parts.map(({ bytes }) => bytes)))
  const atMs = parts.at(-1)?.atMs ?? null
  parts.splice(0, parts.length, { bytes: plain, atMs })
}
