/** Sends to a mock in process. The delays of the reply set the clock, so that a minute of silence takes no time. */
import { gunzipSync } from 'node:zlib'
import type { ArrivedBytes, Ending, HeaderList } from '../../openapi/exchange.ts'
import { answer } from '../../mocks/answer.ts'
import type { MockRequest, Reply } from '../../mocks/reply/types.ts'
import type { Mock } from '../../mocks/state/mock.ts'
import type { Incoming, Send } from '../suite/sender/sender.ts'

const endings = { close: 'complete', cut: 'cut', open: 'open' } as const

/** A sender for the suite, answered by this mock; `onReply` receives every request with its reply. */
export function createVirtualSend(mock: Mock, onReply?: (request: MockRequest, reply: Reply) => void): Send {
  return (outgoing) => {
    const request = toMockRequest(outgoing)
    const reply = answer(request, mock)
    onReply?.(request, reply)
    return Promise.resolve(toIncoming(reply))
  }
}

/** Converts a request of the suite to one for the mock. */
export function toMockRequest(outgoing: Parameters<Send>[0]): MockRequest {
  const headers: Record<string, string> = {}
  for (const [name, value] of outgoing.headers) headers[name.toLowerCase()] = value
  const body = Buffer.from(outgoing.body ?? '')
  return { method: outgoing.method, url: new URL(outgoing.url).pathname, headers, body }
}

/** What a client receives, and when. */
export function toIncoming(reply: Reply): Incoming {
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
  const coding = reply.headers.find(([name]) => name === 'Content-Encoding')?.[1]
  if (coding === undefined)
    return { status, headers: reply.headers, body: parts, end: endings[body.end] as Ending, endedAtMs: atMs }
  const plain = unzip(parts)
  // The client of the suite ends the response if it cannot decode the body.
  const end: Ending = plain ? endings[body.end] : 'cut'
  return { status, headers: reply.headers, body: plain ?? [], end, endedAtMs: atMs }
}

/** Decodes a gzip stream. All bytes arrive with the last part. Null if the bytes are not gzip. */
function unzip(parts: readonly ArrivedBytes[]): ArrivedBytes[] | null {
  try {
    const plain = gunzipSync(Buffer.concat(parts.map(({ bytes }) => bytes)))
    return [{ bytes: plain, atMs: parts.at(-1)?.atMs ?? null }]
  } catch {
    return null
  }
}
