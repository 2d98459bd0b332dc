/**
 * The journal: the requests and their replies, in limited memory. A record refers to the request and the reply themselves until the
 * reply has been sent; then it is packed (`journal-packed.ts`).
 * `journal-entry.ts` creates the entry that is shown, when it is read.
 */
import { findJoined, type Ending, type ReplyBody } from '../reply/index.ts'
import { toEntry } from './journal-entry.ts'
import type { JournalEntry } from './journal-entry.ts'
import { createPacker, type PackedRecord } from './journal-packed.ts'
import type { JournalRecord, KeptRecord } from './journal-record.ts'
import type { Watchers } from './watchers.ts'

export type { JournalEntry } from './journal-entry.ts'

export interface Journal {
  add(record: JournalRecord): void
  /** Notes that a part of the reply was written. */
  write(record: JournalRecord, atMs: number): void
  /** Notes how and when the reply ended. */
  end(record: JournalRecord, ending: Ending, atMs: number): void
  entries(): JournalEntry[]
  clear(): void
  /** Requests since the last clear, including those that are no longer kept. */
  readonly count: number
}

export interface JournalOptions {
  /** Requests kept, the newest; default 200. */
  entries?: number
  /** Bytes kept of the body of each request; default 65536. */
  bodyBytes?: number
  /** Bytes kept of the body of each response; default 1 MiB. */
  responseBytes?: number
  /** Bytes of bodies kept altogether; default 16 MiB. */
  totalBytes?: number
}

/** The number of the latest request in any journal of this process. */
let serial = 0

/**
 * Creates a journal that keeps the newest requests; `session` is the name of its session, empty for the mock itself, and `seed` the seed
 * of the mock's ids.
 */
export function createJournal(
  options: JournalOptions = {},
  { session = '', seed = 0, watchers }: { session?: string; seed?: number; watchers?: Watchers } = {},
): Journal {
  const most = Math.max(0, options.entries ?? 200)
  const bodyBytes = options.bodyBytes ?? 65_536
  const responseBytes = options.responseBytes ?? 1024 * 1024
  const totalBytes = options.totalBytes ?? 16 * 1024 * 1024
  /**
   * A ring of slots: the oldest record is in slot `first`. A dropped record leaves its slot at once, because what an old array refers to
   * survives collections, moves to the space for old objects and stays there.
   */
  let ring: (KeptRecord | PackedRecord | null)[] = []
  const { pack, unpack } = createPacker(seed)
  let first = 0
  let kept = 0
  let held = 0
  let count = 0

  function push(record: KeptRecord): void {
    if (kept === most) drop()
    if (kept === ring.length) {
      ring = [...inOrder(), ...Array.from({ length: Math.max(64, kept) }, () => null)]
      first = 0
    }
    ring[(first + kept) % ring.length] = pack(record) ?? record
    kept++
    held += countHeld(record, responseBytes)
    while (held > totalBytes && kept > 1) drop()
  }

  function drop(): void {
    held -= countHeld(ring[first]!, responseBytes)
    ring[first] = null
    first = (first + 1) % ring.length
    kept--
  }

  /** The records from the oldest to the newest. */
  function inOrder(): (KeptRecord | PackedRecord)[] {
    return [...ring.slice(first), ...ring.slice(0, first)].filter((record) => record !== null)
  }

  return {
    get count() {
      return count
    },
    add(record) {
      count++
      record.number = count
      record.serial = ++serial
      const { body } = record.request
      const bodyCut = body.length > bodyBytes
      const replyBytes = countBytes(record.reply.body)
      const replyCut = replyBytes > responseBytes
      const full = record as KeptRecord
      full.bodyCut = bodyCut
      full.replyBytes = replyBytes
      full.replyCut = replyCut
      full.session = session === '' ? null : session
      if (bodyCut) full.request = { ...record.request, body: body.slice(0, bodyBytes) }
      if (replyCut) full.reply = { ...record.reply, body: cutBody(record.reply.body, responseBytes) }
      if (watchers?.watched) reportNew(full, watchers)
      if (most > 0) push(full)
    },
    write(record, atMs) {
      record.writtenMs ??= []
      record.writtenMs.push(atMs)
      if (record.writtenMs.length === 1 && watchers?.watched) watchers.report('response', record as KeptRecord)
    },
    end(record, ending, atMs) {
      record.ending = ending
      record.endedMs = atMs
      if (!watchers?.watched) return
      if (record.writtenMs === null && ending === 'sent') watchers.report('response', record as KeptRecord)
      watchers.report('end', record as KeptRecord)
    },
    entries: () => inOrder().map((record) => toEntry('shared' in record ? unpack(record) : record)),
    clear() {
      ring = []
      first = kept = held = count = 0
      watchers?.clear(session)
    },
  }
}

/** Reports a request, and its reply if that is sent at once. */
function reportNew(record: KeptRecord, watchers: Watchers): void {
  watchers.report('request', record)
  if (record.endedMs !== null) for (const step of ['response', 'end'] as const) watchers.report(step, record)
  watchers.touch(record.session ?? '')
}

function countHeld(record: KeptRecord | PackedRecord, responseBytes: number): number {
  // A text in place of the body is ASCII, so it has as many characters as bytes.
  const { length } = 'shared' in record ? record.requestBody : record.request.body
  return length + Math.min(record.replyBytes, responseBytes)
}

function countBytes(body: ReplyBody): number {
  if (body.kind === 'bytes') return body.bytes.length
  const joined = findJoined(body)
  if (joined) return joined.length
  let sum = 0
  for (const { bytes } of body.events) sum += bytes.length
  return sum
}

/** The beginning of a body, without a reference to the rest. */
function cutBody(body: ReplyBody, most: number): ReplyBody {
  if (body.kind === 'bytes') {
    const { ascii: _, ...rest } = body
    return { ...rest, bytes: cutBytes(body.bytes, most) }
  }
  let left = most
  const events = []
  for (const event of body.events) {
    if (left <= 0) break
    events.push(event.bytes.length <= left ? event : { ...event, bytes: cutBytes(event.bytes, left) })
    left -= event.bytes.length
  }
  return { ...body, events }
}

function cutBytes(bytes: string | Uint8Array, most: number): string | Uint8Array {
  if (typeof bytes !== 'string') return bytes.slice(0, most)
  // A slice of a string keeps the whole string in memory; joining copies.
  return ` ${bytes.slice(0, most)}`.slice(1)
}
