/**
 * Writes and reads text/event-stream to the byte. The reader follows the grammar of the HTML standard
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream) and reports everything that a client ignores.
 */
import { Buffer, isUtf8 } from 'node:buffer'

/** One event: dispatched by its blank line, or unfinished at the end of the stream (`terminated: false`). */
export interface StreamEvent {
  /** Ordinal among the events with data, from 0. */
  index: number
  /** The data lines joined with a line feed. */
  data: string
  /** How many `data:` lines the event has; Kimi writes one. */
  dataLines: number
  /** True when exactly one space follows the colon of each data line, as Kimi writes it; clients accept none too. */
  spaced: boolean
  /** Value of the `event:` field; null when the block has none. */
  name: string | null
  /** Value of the `id:` field; null when the block has none. */
  id: string | null
  /** Offset of the block's first byte in the stream. */
  offset: number
  /** Arrival time of the read that completed the event; null where unknown. */
  atMs: number | null
  /** False when the stream ended before the blank line: a client that follows the grammar discards the event. */
  terminated: boolean
}

/** A part of the stream that is not an event: a comment, or a line that clients ignore. */
export interface StreamOddity {
  /** What it is; `empty-block`: fields and a blank line without data. */
  kind: 'comment' | 'ignored-line' | 'invalid-utf8' | 'bom' | 'retry' | 'empty-block'
  /** The line as text (replacement characters where it is not UTF-8), cut at 200 characters. */
  text: string
  /** Offset of its first byte in the stream. */
  offset: number
  /** Arrival time of the read in which it ended; null where unknown. */
  atMs: number | null
}

export interface StreamReader {
  /** Takes the next bytes; `atMs` is their arrival time. */
  push(bytes: Uint8Array, atMs: number | null): void
  /** Ends the stream: flushes the last line and an unterminated event. */
  end(): void
}

export interface StreamListener {
  event(event: StreamEvent): void
  oddity?(oddity: StreamOddity): void
}

const LF = 10
const CR = 13

/** One event on the wire: `data: <payload>` and a blank line, as recorded from api.moonshot.ai. */
export function toEvent(payload: string): string {
  return `data: ${payload}\n\n`
}

/** The closing event. */
export const doneEvent = 'data: [DONE]\n\n'

/** Creates a reader that keeps only the unfinished line and block, so memory does not grow with the stream. */
export function createStreamReader(listener: StreamListener): StreamReader {
  /** The reads of the unfinished line; joined once, so that a long line in small reads stays linear. */
  let pending: Buffer[] = []
  let pendingOffset = 0
  let skipLineFeed = false
  let started = false
  let index = 0
  let data: string | null = null
  let dataLines = 0
  let spaced = true
  let name: string | null = null
  let id: string | null = null
  let blockOffset = -1
  let blockTouched = false
  let now: number | null = null

  const odd = (kind: StreamOddity['kind'], text: string, offset: number) =>
    listener.oddity?.({ kind, text: text.length > 200 ? `${text.slice(0, 200)}…` : text, offset, atMs: now })

  function dispatch(terminated: boolean): void {
    if (data !== null) {
      listener.event({ index, data, dataLines, spaced, name, id, offset: blockOffset, atMs: now, terminated })
      index++
    } else if (blockTouched) odd('empty-block', name ?? '', blockOffset)
    data = name = id = null
    dataLines = 0
    spaced = true
    blockOffset = -1
    blockTouched = false
  }

  function line(text: string, offset: number): void {
    if (text === '') return dispatch(true)
    if (blockOffset < 0) blockOffset = offset
    const colon = text.indexOf(':')
    if (colon === 0) return odd('comment', text, offset)
    const field = colon < 0 ? text : text.slice(0, colon)
    let value = colon < 0 ? '' : text.slice(colon + 1)
    if (value.startsWith(' ')) value = value.slice(1)
    if (field === 'data') addData(value, text.charCodeAt(5) === 32)
    else if (field === 'event') {
      name = value
      blockTouched = true
    } else if (field === 'id' && !value.includes('\0')) {
      id = value
      blockTouched = true
    } else if (field === 'retry' && /^\d+$/.test(value)) odd('retry', value, offset)
    else odd('ignored-line', text, offset)
  }

  function addData(value: string, oneSpace: boolean): void {
    data = data === null ? value : `${data}\n${value}`
    dataLines++
    spaced &&= oneSpace
  }

  /** Takes one line. The value of `data:` is decoded on its own: slicing a decoded line is slower. */
  function takeLine(bytes: Buffer, from: number, to: number, offset: number): void {
    if (to === from) return dispatch(true)
    if (to - from <= 6 || !isData(bytes, from)) return line(decode(bytes, from, to, offset), offset)
    if (blockOffset < 0) blockOffset = offset
    const space = bytes[from + 5] === 32
    addData(decode(bytes, from + (space ? 6 : 5), to, offset), space && bytes[from + 6] !== 32)
  }

  function decode(bytes: Buffer, from: number, to: number, offset: number): string {
    const text = bytes.toString('utf8', from, to)
    if (text.includes('\uFFFD') && !isUtf8(bytes.subarray(from, to))) odd('invalid-utf8', text, offset)
    return text
  }

  function lines(bytes: Buffer, base: number, last: boolean): number {
    let at = 0
    if (!started && bytes.length > 0) {
      if (bytes[0] === 0xef && bytes.length < 3 && !last) return 0
      started = true
      if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
        odd('bom', '\uFEFF', base)
        at = 3
      }
    }
    if (skipLineFeed && at < bytes.length) {
      if (bytes[at] === LF) at++
      skipLineFeed = false
    }
    // each kind of line end is searched for once per position, so that a stream with only one of them stays linear
    let cr = bytes.indexOf(CR, at)
    let lf = bytes.indexOf(LF, at)
    for (;;) {
      if (cr >= 0 && cr < at) cr = bytes.indexOf(CR, at)
      // A blank line follows each event, and most reads end with one: no search is needed there.
      if (lf >= 0 && lf < at) lf = at === bytes.length ? -1 : bytes[at] === LF ? at : bytes.indexOf(LF, at)
      if (lf < 0 && cr < 0) return at
      if (cr >= 0 && (lf < 0 || cr < lf)) {
        takeLine(bytes, at, cr, base + at)
        if (cr + 1 === bytes.length && !last) skipLineFeed = true
        at = bytes[cr + 1] === LF ? cr + 2 : cr + 1
      } else {
        takeLine(bytes, at, lf, base + at)
        at = lf + 1
      }
    }
  }

  function take(all: Buffer, last: boolean): Buffer {
    const used = lines(all, pendingOffset, last)
    pendingOffset += used
    return used === 0 ? all : all.subarray(used)
  }

  return {
    push(bytes, atMs) {
      now = atMs
      const fresh = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      if (fresh.indexOf(LF) < 0 && fresh.indexOf(CR) < 0) {
        if (fresh.length > 0) pending.push(Buffer.from(fresh))
        return
      }
      const left = take(pending.length === 0 ? fresh : Buffer.concat([...pending, fresh]), false)
      pending = left.length === 0 ? [] : [Buffer.from(left)]
    },
    end() {
      const left = take(Buffer.concat(pending), true)
      if (left.length > 0) takeLine(left, 0, left.length, pendingOffset)
      pending = []
      dispatch(false)
    },
  }
}

/** Whether the bytes at that offset are `data:`. */
function isData(bytes: Buffer, at: number): boolean {
  return (
    bytes[at] === 100 && bytes[at + 1] === 97 && bytes[at + 2] === 116 && bytes[at + 3] === 97 && bytes[at + 4] === 58
  )
}
