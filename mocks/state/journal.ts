/**
 * The journal: the requests and how they were answered, bounded in memory. A record refers to the request and the reply as they are;
 * `journal-entry.ts` makes what is shown of it, when it is read.
 */
import { findJoined, type Ending, type ReplyBody } from '../request/types.ts'
import { toEntry } from './journal-entry.ts'
import type { JournalEntry } from './journal-entry.ts'
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

/** Creates a journal that keeps the newest requests; `session` is the name of its session, empty for the mock itself. */
export function createJournal(
  options: JournalOptions = {},
  { session = '', watchers }: { session?: string; watchers?: Watchers } = {},
): Journal {
  const most = Math.max(0, options.entries ?? 200)
  const bodyBytes = options.bodyBytes ?? 65_536
  const responseBytes = options.responseBytes ?? 1024 * 1024
  const totalBytes = options.totalBytes ?? 16 * 1024 * 1024
  let records: KeptRecord[] = []
  let first = 0
  let held = 0
  let count = 0

  function drop(): void {
    held -= countHeld(records[first]!, responseBytes)
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
    add(record) {
      count++
      record.number = count
      record.serial = ++serial
      const { body } = record.request
      const bodyCut = body.length > bodyBytes
      const replyBytes = countBytes(record.reply.body)
      const replyCut = replyBytes > responseBytes
      const kept = record as KeptRecord
      kept.bodyCut = bodyCut
      kept.replyBytes = replyBytes
      kept.replyCut = replyCut
      kept.session = session === '' ? null : session
      if (bodyCut) kept.request = { ...record.request, body: body.slice(0, bodyBytes) }
      if (replyCut) kept.reply = { ...record.reply, body: cutBody(record.reply.body, responseBytes) }
      if (watchers?.watched) reportNew(kept, watchers)
      if (most === 0) return
      held += countHeld(kept, responseBytes)
      records.push(kept)
      while (records.length - first > most || (held > totalBytes && records.length - first > 1)) drop()
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
    entries: () => records.slice(first).map(toEntry),
    clear() {
      records = []
      first = held = count = 0
      watchers?.clear(session)
    },
  }
}

/** Reports a request, and its reply where that is sent at once. */
function reportNew(record: KeptRecord, watchers: Watchers): void {
  watchers.report('request', record)
  if (record.endedMs !== null) for (const step of ['response', 'end'] as const) watchers.report(step, record)
  watchers.touch(record.session ?? '')
}

function countHeld({ request, replyBytes }: KeptRecord, responseBytes: number): number {
  return request.body.length + Math.min(replyBytes, responseBytes)
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
  if (body.kind === 'bytes') return { ...body, bytes: cutBytes(body.bytes, most) }
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
