/** Finds the bytes that a failure is about. */
import type { LocatedFailure } from '../../protocol.ts'
import type { EventRow } from '../state/event-rows.ts'
import type { ExchangeView } from '../state/exchange.ts'

/** A range of the body. */
export interface Mark {
  from: number
  /** Exclusive. */
  to: number
  /** The row of the event that holds it; null where the body is not a stream. */
  row: number | null
}

/** The range of a failure: by its offset, its chunk number, or the place it names; null where it is about the head or the whole. */
export function toMark(view: ExchangeView, failure: LocatedFailure): Mark | null {
  const { rows, body } = view
  if (body.length === 0) return null
  const offset = failure.offset ?? readNumber(/\bbytes? (\d+)/i, failure.at)
  if (view.isStream) {
    const row = offset === null ? findNamedRow(rows, failure) : findRow(rows, offset)
    return row === null ? null : toRowMark(view, row)
  }
  if (offset !== null && offset < body.length)
    return { from: offset, to: Math.min(offset + 16, body.length), row: null }
  return findMember(view, failure.at)
}

/** The bytes of an event: from its first one to that of the next. */
export function toRowMark({ rows, body }: ExchangeView, row: number): Mark {
  return { from: rows[row]!.offset, to: rows[row + 1]?.offset ?? body.length, row }
}

/** The row that holds the byte; rows are in the order of their offsets. */
function findRow(rows: readonly EventRow[], offset: number): number | null {
  let low = 0
  let high = rows.length - 1
  if (high < 0 || rows[0]!.offset > offset) return high < 0 ? null : 0
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (rows[middle]!.offset <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** The row that the place of a failure names: a chunk by its number, or the last row for the end of the stream. */
function findNamedRow(rows: readonly EventRow[], { chunk: known, at }: LocatedFailure): number | null {
  const chunk = known ?? readNumber(/\b(?:chunk|event) (\d+)/i, at)
  if (chunk !== null) return findChunk(rows, chunk)
  return rows.length > 0 && /^(?:end of the stream|connection)/.test(at) ? rows.length - 1 : null
}

/** The row of a chunk by its number; comments are not counted. */
function findChunk(rows: readonly EventRow[], chunk: number): number | null {
  let number = -1
  for (const row of rows) if (row.part !== 'comment' && ++number === chunk) return row.number
  return null
}

/** The member of a JSON body that the last part of an instance path names. */
function findMember(view: ExchangeView, at: string): Mark | null {
  const name = /\/([A-Za-z_]\w*)[^/]*$/.exec(at)?.[1]
  if (name === undefined || view.body.length > 1_000_000) return null
  const text = view.body.text()
  const place = text.indexOf(`"${name}"`)
  if (place < 0) return null
  const from = new TextEncoder().encode(text.slice(0, place)).length
  return { from, to: from + name.length + 2, row: null }
}

function readNumber(pattern: RegExp, text: string): number | null {
  const found = pattern.exec(text)?.[1]
  return found === undefined ? null : Number(found)
}
