/** The exchanges that this page sent to other targets, bounded in memory and without secrets; the mock's own are in its journal. */
import { isUtf8 } from 'node:buffer'
import type { HeaderList } from '../../openapi/exchange.ts'
import { redactBody, findExchangeSecrets } from '../../openapi/secrets/index.ts'
import { createRedactor, redactHeaders, redactValue } from '../../tests/suite/reporters/index.ts'
import type { Advice } from '../request-advice/index.ts'
import type { ComposedRequest, TrafficEntry, TrafficVerdict } from './protocol.ts'

const mostEntries = 200
const mostBytes = 32 * 1024 * 1024
/** Bytes kept of one body. */
const mostBodyBytes = 4 * 1024 * 1024

/** Everything about one exchange that has ended. */
export interface RelayedParts {
  id: string
  environment: string
  startedAtMs: number
  durationMs: number
  request: ComposedRequest
  url: string
  sentHeaders: HeaderList
  status: number | null
  headers: HeaderList
  chunks: readonly { bytes: Uint8Array; atMs: number }[]
  end: 'close' | 'cut' | 'open'
  clientLeft: boolean
  operationId: string | null
  verdict: TrafficVerdict | null
  advice?: readonly Advice[]
}

export interface RelayedList {
  add(parts: RelayedParts): void
  list(): readonly TrafficEntry[]
  clear(): void
}

/** Creates the list of one server. */
export function createRelayedList(): RelayedList {
  let entries: { entry: TrafficEntry; bytes: number }[] = []
  let held = 0
  return {
    add(parts) {
      const entry = toTrafficEntry(parts)
      const bytes = entry.response.body.length + (entry.bodyText?.length ?? 0)
      entries.push({ entry, bytes })
      held += bytes
      while (entries.length > mostEntries || (held > mostBytes && entries.length > 1)) held -= entries.shift()!.bytes
    },
    list: () => entries.map(({ entry }) => entry),
    clear() {
      entries = []
      held = 0
    },
  }
}

function toTrafficEntry(parts: RelayedParts): TrafficEntry {
  const sent = parts.request.body === undefined ? null : JSON.stringify(parts.request.body)
  const secrets = findExchangeSecrets({ url: parts.url, headers: parts.sentHeaders, body: sent }, parts.headers)
  const clean = createRedactor(secrets)
  const body = redactValue(parts.request.body, clean)
  const text = body === undefined ? null : JSON.stringify(body)
  const model = typeof body === 'object' && body !== null && 'model' in body ? body.model : null
  return {
    id: parts.id,
    receivedAtMs: parts.startedAtMs,
    durationMs: parts.durationMs,
    clientLeft: parts.clientLeft,
    method: parts.request.method,
    url: clean(parts.url),
    operationId: parts.operationId,
    model: typeof model === 'string' ? model.slice(0, 100) : null,
    headers: Object.fromEntries(
      redactHeaders(parts.sentHeaders, clean).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    body: body ?? null,
    bodyText: text === null ? null : text.slice(0, mostBodyBytes),
    bodyCut: text !== null && text.length > mostBodyBytes,
    status: parts.status,
    response: toResponse(parts, clean),
    scenario: null,
    fault: null,
    environment: parts.environment,
    ...(parts.verdict === null ? {} : { verdict: redactValue(parts.verdict, clean) }),
    ...(parts.advice === undefined ? {} : { advice: redactValue(parts.advice, clean) }),
  }
}

function toResponse(parts: RelayedParts, clean: ReturnType<typeof createRedactor>): TrafficEntry['response'] {
  const total = parts.chunks.reduce((sum, { bytes }) => sum + bytes.length, 0)
  const whole = Buffer.concat(parts.chunks.map(({ bytes }) => bytes)).subarray(0, mostBodyBytes)
  let left = whole.length
  const reads = parts.chunks.flatMap(({ bytes, atMs }) => {
    const kept = Math.min(left, bytes.length)
    left -= kept
    return kept === 0 ? [] : [{ bytes: kept, atMs }]
  })
  const contentType = parts.headers.find(([name]) => /^content-type$/i.test(name))?.[1] ?? null
  const cleaned = redactBody(whole, reads, clean.find, { contentType })
  let offset = 0
  const chunks = cleaned.reads.map(({ bytes, atMs }) => {
    const chunk = { offset, bytes, atMs }
    offset += bytes
    return chunk
  })
  const isText = isUtf8(cleaned.bytes)
  return {
    headers: redactHeaders(parts.headers, clean),
    body: cleaned.bytes.toString(isText ? 'utf8' : 'base64'),
    encoding: isText ? 'utf8' : 'base64',
    bodyBytes: total > whole.length ? total : offset,
    bodyCut: total > whole.length,
    chunks,
    firstByteMs: chunks[0]?.atMs ?? null,
    end: parts.end,
  }
}
