/** Reads `.jsonl` recordings, which have one payload per line. They do not keep the framing of the stream, so it cannot be judged. */
import { isUtf8 } from 'node:buffer'
import type { StreamListener } from '../../../openapi/event-stream.ts'

export interface PayloadReader {
  push(bytes: Uint8Array, atMs: number | null): void
  end(): void
}

const LF = 10

/** Creates a reader that keeps only the unfinished line; bad UTF-8 is the only oddity it reports. */
export function createPayloadReader(listener: StreamListener): PayloadReader {
  let pending: Buffer[] = []
  let index = 0
  let offset = 0
  let now: number | null = null

  function line(bytes: Buffer, from: number, to: number): void {
    let text = bytes.toString('utf8', from, bytes[to - 1] === 13 ? to - 1 : to)
    if (text.includes('\uFFFD') && !isUtf8(bytes.subarray(from, to)))
      listener.oddity?.({ kind: 'invalid-utf8', text: text.slice(0, 200), offset, atMs: now })
    // A byte-order mark at the start belongs to the file, not to the server's answer.
    if (offset === 0 && text.startsWith('\uFEFF')) text = text.slice(1)
    if (text.trim() !== '')
      listener.event({
        index: index++,
        data: text,
        dataLines: 1,
        spaced: true,
        name: null,
        id: null,
        offset,
        atMs: now,
        terminated: true,
      })
    offset += to - from + 1
  }

  return {
    push(bytes, atMs) {
      now = atMs
      const fresh = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      if (!fresh.includes(LF)) {
        if (fresh.length > 0) pending.push(Buffer.from(fresh))
        return
      }
      const all = pending.length === 0 ? fresh : Buffer.concat([...pending, fresh])
      let at = 0
      for (let end = all.indexOf(LF); end >= 0; end = all.indexOf(LF, at)) {
        line(all, at, end)
        at = end + 1
      }
      pending = at < all.length ? [Buffer.from(all.subarray(at))] : []
    },
    end() {
      const left = Buffer.concat(pending)
      pending = []
      if (left.length > 0) line(left, 0, left.length)
    },
  }
}
