/** What the journal shows of a record, without secrets. The parts that take time are made when they are read. */
import type { OperationId } from '../../openapi/types.ts'
import type { OverrideSource } from '../overrides/index.ts'
import type { KeptRecord } from './journal-record.ts'
import { toResponse } from './journal-response.ts'
import type { JournalResponse } from './journal-response.ts'
import { findOwnKey, redact, redactBody, redactText, redactUrl } from '../common/index.ts'

/** One request as `mock.requests` and `GET /__mock/requests` show it. */
export interface JournalEntry {
  /** 1 for the first request since the last reset. */
  number: number
  /** Names the entry; no other entry of any process has it, also after a reset. */
  id: string
  /** The name of the request's session; null without `X-Mock-Session`. */
  session: string | null
  /** The number of the request by the mock's own count, from 0, on which its answer depends. */
  sequence: number
  /** The mock's own clock, milliseconds since 1970. */
  atMs: number
  /** The real clock, milliseconds since 1970. */
  receivedAtMs: number
  /** From the request to the last byte of the reply, or to the moment when the client left; null while the reply is being sent. */
  durationMs: number | null
  /** True when the client closed the connection before the end of the reply, after `durationMs`. */
  clientLeft: boolean
  /** The HTTP method, such as `POST`. */
  method: string
  /** Path and query, such as `/v1/models`; keys are redacted. */
  url: string
  /** The operation of the contract; null if path and method match none. */
  operationId: OperationId | null
  /** The model that the request names. */
  model: string | null
  /** Header names in lower case; here, in the URL and in the body keys are redacted. */
  headers: Readonly<Record<string, string>>
  /** The body as JSON where it parses, otherwise as text; null when empty. */
  readonly body: unknown
  /** The body as it was sent; null when empty. */
  readonly bodyText: string | null
  /** True when only the beginning of the body was kept. */
  bodyCut: boolean
  /** The status of the reply. */
  status: number
  /** The reply as it was sent: headers, body or events with their times. */
  readonly response: JournalResponse
  /** The scenario or fixture that answered. */
  scenario: string | null
  /** The fault that changed the reply; null without one, also where a fault was asked for and had nothing to change. */
  fault: string | null
  /** What picked the scenario, fixture or fault; null if nothing was picked. */
  overrideFrom: OverrideSource | null
  /** The fixture or recording that answered, or why none matched; absent if the mock has none. */
  fixture?: string
  /** Which override could not be applied, and why; absent if there is nothing to say. */
  note?: string
  /** What `annotateExchange` said about the exchange, in the answers of the control routes; absent without it, and until the reply has ended. */
  verdict?: unknown
  /** What `annotateExchange` remarked on the request, such as a member without effect; absent as `verdict` is. */
  advice?: unknown
}

/** Different for each process, so that entries of several processes can be told apart; made with the first entry that is read. */
let processTag: string | null = null

/** The entry of a record. */
export function toEntry(record: KeptRecord): JournalEntry {
  const { request } = record
  const own = findOwnKey(request.headers['authorization'])
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = redact(name, value)
  }
  const body = keep(() => redactBody(toBody(request.body), own))
  const bodyText = keep(() => (request.body.length === 0 ? null : redactText(decoder.decode(request.body), own)))
  const response = keep(() => toResponse(record, own))
  return {
    number: record.number,
    id: toEntryId(record),
    session: record.session,
    sequence: record.sequence,
    atMs: record.atMs,
    receivedAtMs: record.receivedMs,
    durationMs: record.endedMs === null ? null : record.endedMs - record.receivedMs,
    clientLeft: record.ending === 'left',
    method: request.method,
    url: redactUrl(request.url, own),
    operationId: record.operationId,
    model: findModel(request.body),
    headers,
    get body() {
      return body()
    },
    get bodyText() {
      return bodyText()
    },
    bodyCut: record.bodyCut,
    status: record.reply.status,
    get response() {
      return response()
    },
    scenario: record.scenario === null ? null : redactText(record.scenario, own),
    fault: record.fault,
    overrideFrom: record.overrideFrom,
    ...(record.fixture === null ? {} : { fixture: redactText(record.fixture, own) }),
    ...(record.note === null ? {} : { note: redactText(record.note, own) }),
  }
}

/** The id of the record's entry. */
function toEntryId({ serial }: { serial: number }): string {
  processTag ??= globalThis.crypto.randomUUID().slice(0, 8)
  return `${processTag}-${serial}`
}

const decoder = new TextDecoder()

/** The model is searched in the beginning of the body only, because parsing the body would take too long. */
const searchedBytes = 65_536

/** The model that a request body names, without characters that could break a line; null if it names none. */
function findModel(body: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(body.subarray(0, searchedBytes))
  const model = /"model"\s*:\s*"([^"\\\u0000-\u001f\u007f-\u009f]{1,100})"/.exec(start)?.[1]
  return model === undefined ? null : redactText(model, null)
}

function toBody(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return null
  const text = decoder.decode(bytes)
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

/** Calls the function at most once. */
function keep<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null
  return () => (made ??= { value: make() }).value
}
