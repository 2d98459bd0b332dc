/**
 * The compact form of a record whose reply has been sent. Under load each collection of young objects copies every record of the journal
 * (`npm run bench`, "peak RSS"), so a record has few objects of its own: what requests in a row have in common is shared, and headers
 * that can be made again are not kept.
 */
import { findAddedHeaders, toApiHeaders, type HeaderPairs, type MockRequest, type ReplyBody } from '../reply/index.ts'
import type { KeptRecord } from './journal-record.ts'

/**
 * A record in few objects. It is an instance of a class, because V8 makes objects of a literal old from the start once most of them have
 * survived a collection. Each old record would keep its texts until the next full collection: 1.3 kB a request.
 */
export class PackedRecord {
  readonly shared: SharedParts
  readonly number: number
  readonly serial: number
  readonly sequence: number
  readonly atMs: number
  readonly receivedMs: number
  readonly endedMs: number
  /** The body of the request: as text where it is ASCII. */
  readonly requestBody: string | Uint8Array
  /** The body of the reply: its text or bytes where it is no stream. */
  readonly replyBody: string | Uint8Array | ReplyBody
  readonly replyBytes: number

  constructor(record: KeptRecord, endedMs: number, shared: SharedParts) {
    const { request, reply, bodyCut, bodyText } = record
    const { body } = reply
    this.shared = shared
    this.number = record.number
    this.serial = record.serial
    this.sequence = record.sequence
    this.atMs = record.atMs
    this.receivedMs = record.receivedMs
    this.endedMs = endedMs
    this.requestBody = bodyCut ? request.body : (bodyText ?? request.body)
    this.replyBody = body.kind === 'bytes' && body.delayMs === undefined ? body.bytes : body
    this.replyBytes = record.replyBytes
  }
}

/** What requests in a row mostly have in common. */
interface SharedParts
  extends
    Pick<MockRequest, 'method' | 'url' | 'headers' | 'bodyProblem'>,
    Pick<KeptRecord, 'operationId' | 'scenario' | 'fault' | 'fixture' | 'overrideFrom' | 'note' | 'session'>,
    Pick<KeptRecord, 'bodyCut' | 'replyCut'> {
  readonly status: number
  /** True where the API's headers come before `replyHeaders` and are made again. */
  readonly hasApiHeaders: boolean
  readonly replyHeaders: HeaderPairs
}

export interface Packer {
  /** The compact form of a record; null while its reply is being sent. */
  pack(record: KeptRecord): PackedRecord | null
  unpack(packed: PackedRecord): KeptRecord
}

/** Several clients may send requests in turns. */
const mostShared = 4

/** Creates the packer of a journal; `seed` is the seed of its mock's ids. */
export function createPacker(seed: number): Packer {
  /** The latest shared parts. */
  const known: SharedParts[] = []
  let oldest = 0

  function share(record: KeptRecord, added: HeaderPairs | null): SharedParts {
    for (const parts of known) if (isShared(parts, record, added)) return parts
    const parts = toSharedParts(record, added)
    known[oldest] = parts
    oldest = (oldest + 1) % mostShared
    return parts
  }

  return {
    pack(record) {
      const { sequence, atMs, endedMs, reply } = record
      if (endedMs === null || record.ending !== 'sent' || record.writtenMs !== null) return null
      const added = findAddedHeaders(reply.headers, { nowMs: atMs, sequence, seed })
      return new PackedRecord(record, endedMs, share(record, added))
    },
    unpack({ shared, requestBody, replyBody, ...numbers }) {
      const { method, url, headers, bodyProblem, status, hasApiHeaders, replyHeaders, ...facts } = shared
      const bytes = typeof requestBody === 'string' ? new TextEncoder().encode(requestBody) : requestBody
      const request = { method, url, headers, body: bytes }
      const isBytes = typeof replyBody === 'string' || replyBody instanceof Uint8Array
      const source = { nowMs: numbers.atMs, sequence: numbers.sequence, seed }
      const [type, ...added] = replyHeaders
      return {
        ...numbers,
        ...facts,
        ending: 'sent',
        writtenMs: null,
        bodyText: null,
        request: bodyProblem === undefined ? request : { ...request, bodyProblem },
        reply: {
          status,
          headers: hasApiHeaders ? [...toApiHeaders(source, type!), ...added] : replyHeaders,
          body: isBytes ? { kind: 'bytes', bytes: replyBody } : replyBody,
        },
      }
    },
  }
}

/** `added` are the headers after the API's, where those are not kept. */
function toSharedParts(record: KeptRecord, added: HeaderPairs | null): SharedParts {
  const { request, reply, operationId, scenario, fault, fixture, overrideFrom, note, session } = record
  const { method, url, headers, bodyProblem } = request
  const { bodyCut, replyCut } = record
  const replyHeaders = added === null ? reply.headers : [reply.headers[0]!, ...added]
  const { status } = reply
  const facts = { operationId, scenario, fault, fixture, overrideFrom, note, session, bodyCut, replyCut }
  return { method, url, headers, bodyProblem, status, hasApiHeaders: added !== null, replyHeaders, ...facts }
}

function isShared(parts: SharedParts, record: KeptRecord, added: HeaderPairs | null): boolean {
  const { request, reply } = record
  if (parts.status !== reply.status || parts.hasApiHeaders !== (added !== null)) return false
  return (
    parts.method === request.method &&
    parts.url === request.url &&
    parts.bodyProblem === request.bodyProblem &&
    parts.operationId === record.operationId &&
    parts.scenario === record.scenario &&
    parts.fault === record.fault &&
    parts.fixture === record.fixture &&
    parts.overrideFrom === record.overrideFrom &&
    parts.note === record.note &&
    parts.bodyCut === record.bodyCut &&
    parts.replyCut === record.replyCut &&
    haveSameMembers(parts.headers, request.headers) &&
    haveSamePairs(parts.replyHeaders, reply.headers, added)
  )
}

function haveSameMembers(one: MockRequest['headers'], other: MockRequest['headers']): boolean {
  if (one === other) return true
  let count = 0
  for (const name in one) {
    if (one[name] !== other[name]) return false
    count++
  }
  for (const _ in other) count--
  return count === 0
}

function haveSamePairs(kept: HeaderPairs, headers: HeaderPairs, added: HeaderPairs | null): boolean {
  if (added === null) {
    if (kept.length !== headers.length) return false
    return kept.every(([name, value], at) => headers[at]![0] === name && headers[at]![1] === value)
  }
  if (kept.length !== added.length + 1 || kept[0]![1] !== headers[0]![1]) return false
  for (let at = 0; at < added.length; at++) {
    const pair = kept[at + 1]!
    if (pair[0] !== added[at]![0] || pair[1] !== added[at]![1]) return false
  }
  return true
}
