/** Converts a journal entry to an exchange, for checks and HAR files, and to a summary without its bodies. */
import type { ArrivedBytes, Ending, Exchange } from '../../openapi/exchange.ts'
import type { JournalEntry } from './journal-entry.ts'
import type { JournalResponse } from './journal-response.ts'

/** An entry without bodies, headers and writes. */
export interface JournalSummary extends Omit<JournalEntry, 'headers' | 'body' | 'bodyText' | 'response'> {
  firstByteMs: number | null
  /** Bytes of the body of the response. */
  bodyBytes: number
  /** Writes of the body of the response. */
  chunkCount: number
  /** The last usage of the response; null if it has none. */
  usage: unknown
}

/** The parts of an entry that a list shows in a few bytes. */
export function toSummary(entry: JournalEntry): JournalSummary {
  const { headers: _headers, body: _body, bodyText: _bodyText, response, ...rest } = entry
  const { firstByteMs, bodyBytes, chunks } = response
  return { ...rest, firstByteMs, bodyBytes, chunkCount: chunks.length, usage: findUsage(response) }
}

/** The exchange as the client received it, without what was not written. */
export function toExchange(entry: JournalEntry): Exchange {
  const { response } = entry
  const host = entry.headers['host'] ?? 'localhost'
  return {
    label: entry.id,
    operationId: entry.operationId,
    request: {
      method: entry.method,
      url: entry.url.startsWith('/') ? `http://${host}${entry.url}` : entry.url,
      headers: Object.entries(entry.headers),
      body: entry.bodyText,
    },
    status: entry.status,
    headers: response.headers,
    form: 'body',
    body: toArrivedBytes(response),
    end: toEnding(entry),
    endedAtMs: entry.durationMs,
  }
}

/** Whether the client ended the exchange for a reason of its own. A fault may be the reason, so that its exchange is judged. */
export function wasLeft({ clientLeft, fault }: Pick<JournalEntry, 'clientLeft' | 'fault'>): boolean {
  return clientLeft && fault === null
}

function toArrivedBytes(response: JournalResponse): ArrivedBytes[] {
  const bytes =
    response.encoding === 'utf8'
      ? new TextEncoder().encode(response.body)
      : Uint8Array.from(atob(response.body), (char) => char.charCodeAt(0))
  return response.chunks.flatMap(({ offset, bytes: length, atMs }) =>
    atMs === null || length === 0 ? [] : [{ bytes: bytes.subarray(offset, offset + length), atMs }],
  )
}

function toEnding({ durationMs, clientLeft, response }: JournalEntry): Ending {
  if (durationMs === null || clientLeft || response.end === 'open') return 'open'
  return response.end === 'cut' ? 'cut' : 'complete'
}

/** The last usage object of a body, whether it is one object or a stream. */
function findUsage({ body, encoding }: JournalResponse): unknown {
  if (encoding !== 'utf8') return null
  const start = body.lastIndexOf('"usage":{') + '"usage":'.length
  if (start < '"usage":'.length) return null
  let depth = 0
  // A usage object has some hundred characters.
  for (let at = start; at < Math.min(body.length, start + 4000); at++) {
    if (body[at] === '{') depth++
    else if (body[at] === '}' && --depth === 0) return parse(body.slice(start, at + 1))
  }
  return null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
