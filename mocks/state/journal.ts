/** The journal: the requests and how they were answered, bounded in memory, without secrets. */
import { findOwnKey, redact, redactBody, redactText, redactUrl } from './redact.ts'
import type { Ending, MockRequest } from '../request/reply.ts'

/** One request as `mock.requests` and `GET /__mock/requests` show it. */
export interface JournalEntry {
  /** 1 for the first request since the last reset. */
  number: number
  /** The mock's own clock, milliseconds since 1970. */
  atMs: number
  /** The real clock, milliseconds since 1970. */
  receivedAtMs: number
  /** From the request to the last byte of the reply, or to the moment when the client left; null while the reply is being sent. */
  durationMs: number | null
  /** True when the client closed the connection before the end of the reply, after `durationMs`. */
  clientLeft: boolean
  method: string
  url: string
  operationId: string | null
  /** Header names in lower case; here, in the URL and in the body keys are redacted. */
  headers: Readonly<Record<string, string>>
  /** The body as JSON where it parses, else as text; null when empty. */
  body: unknown
  /** True when only the beginning of the body was kept. */
  bodyCut: boolean
  status: number
  /** The scenario or fixture that answered. */
  scenario: string | null
  fault: string | null
  /** The fixture or recording that answered, or why none matched; absent where the mock has none. */
  fixture?: string
  /** Which override could not be applied, and why; absent where there is nothing to say. */
  note?: string
}

/** What is kept of a request; the entry is made from it when it is read. */
export interface JournalRecord {
  number: number
  atMs: number
  /** The real clock, in milliseconds since 1970. */
  receivedMs: number
  /** When the reply ended; null while it is being sent. */
  endedMs: number | null
  ending: Ending | null
  request: MockRequest
  operationId: string | null
  status: number
  scenario: string | null
  fault: string | null
  fixture: string | null
  note: string | null
}

export interface Journal {
  add(record: JournalRecord): void
  entries(): JournalEntry[]
  clear(): void
  /** Requests since the last clear, including those that are no longer kept. */
  readonly count: number
  /** The last record added, also where none is kept; null after a clear. */
  readonly latest: JournalRecord | null
}

export interface JournalOptions {
  /** Requests kept, the newest; default 200. */
  entries?: number
  /** Bytes kept of each body; default 65536. */
  bodyBytes?: number
  /** Bytes of bodies kept altogether; default 8 MiB. */
  totalBytes?: number
}

/** Creates a journal that keeps the newest requests. */
export function createJournal(options: JournalOptions = {}): Journal {
  const most = Math.max(0, options.entries ?? 200)
  const bodyBytes = options.bodyBytes ?? 65_536
  const totalBytes = options.totalBytes ?? 8 * 1024 * 1024
  let records: (JournalRecord & { bodyCut: boolean })[] = []
  let first = 0
  let held = 0
  let count = 0
  let latest: JournalRecord | null = null

  function drop(): void {
    held -= records[first]!.request.body.length
    first++
    // The front of the array is released in large steps, so that dropping stays cheap.
    if (first > 256 && first * 2 > records.length) {
      records = records.slice(first)
      first = 0
    }
  }

  return {
    get count() {
      return count
    },
    get latest() {
      return latest
    },
    add(record) {
      count++
      latest = record
      record.number = count
      if (most === 0) return
      const { body } = record.request
      const bodyCut = body.length > bodyBytes
      const request = bodyCut ? { ...record.request, body: body.slice(0, bodyBytes) } : record.request
      held += request.body.length
      records.push(Object.assign(record, { request, bodyCut }))
      while (records.length - first > most || (held > totalBytes && records.length - first > 1)) drop()
    },
    entries: () => records.slice(first).map(toEntry),
    clear() {
      records = []
      first = held = count = 0
      latest = null
    },
  }
}

function toEntry(record: JournalRecord & { bodyCut: boolean }): JournalEntry {
  const { request, ...rest } = record
  const own = findOwnKey(request.headers['authorization'])
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = redact(name, value)
  }
  return {
    number: rest.number,
    atMs: rest.atMs,
    receivedAtMs: rest.receivedMs,
    durationMs: rest.endedMs === null ? null : rest.endedMs - rest.receivedMs,
    clientLeft: rest.ending === 'left',
    method: request.method,
    url: redactUrl(request.url, own),
    operationId: rest.operationId,
    headers,
    body: redactBody(toBody(request.body), own),
    bodyCut: rest.bodyCut,
    status: rest.status,
    scenario: rest.scenario === null ? null : redactText(rest.scenario, own),
    fault: rest.fault,
    ...(rest.fixture === null ? {} : { fixture: redactText(rest.fixture, own) }),
    ...(rest.note === null ? {} : { note: redactText(rest.note, own) }),
  }
}

function toBody(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return null
  const text = new TextDecoder().decode(bytes)
  try {
    const value: unknown = JSON.parse(text)
    // A value nested so deeply that writing it would exhaust the stack is shown as text.
    return isDeep(value, 200) ? text : value
  } catch {
    return text
  }
}

function isDeep(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return left === 0 || Object.values(value).some((member) => isDeep(member, left - 1))
}
