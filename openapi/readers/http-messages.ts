/** Walks the messages of a `.http` file: requests and responses in a row, each with a body that is read as a stream. */
import type { Bytes } from './bytes.ts'
import {
  findHeadEnd,
  findMessageStart,
  parseHead,
  requestLineBytes,
  startLineBytes,
  type RequestHead,
  type ResponseHead,
} from './http-head.ts'
import { UnreadableRecording } from './recording.ts'

/** No real head is longer. */
const headBytes = 1024 * 1024

export interface MessageWalker {
  /** Skips what is left of the current body and reads the next head; null at the end of the file. */
  next(): Promise<RequestHead | ResponseHead | null>
  /** The body of the current message, to the start of the next one or to the end of the file. */
  body(): Bytes
  /** Whether a message follows the current one; skips what is left of the current body. */
  hasNext(): Promise<boolean>
  /** Closes the file. */
  close(): Promise<void>
}

/** Creates a walker; it keeps at most one head and one read in memory. */
export function createMessageWalker(source: Bytes): MessageWalker {
  const iterator = source[Symbol.asyncIterator]()
  let buffer: Buffer = Buffer.alloc(0)
  let isOver = false
  /** True between a head and the end of its body. */
  let inBody = false
  /** How much of the buffer was already searched for the next message. */
  let searched = 0

  /** Reads until the buffer holds that many bytes, or the file is over. */
  async function fill(length: number): Promise<void> {
    if (buffer.length >= length || isOver) return
    const parts: Uint8Array[] = [buffer]
    let have = buffer.length
    while (have < length && !isOver) {
      const { value, done } = await iterator.next()
      if (done) isOver = true
      else {
        parts.push(Buffer.from(value))
        have += value.length
      }
    }
    buffer = Buffer.concat(parts)
  }

  function take(length: number): Buffer {
    const taken = buffer.subarray(0, length)
    buffer = buffer.subarray(length)
    searched = Math.max(0, searched - length)
    return taken
  }

  /** The next piece of the current body; null at its end. */
  async function readPiece(): Promise<Buffer | null> {
    await fill(buffer.length + 1)
    if (buffer.length < requestLineBytes + startLineBytes) await fill(requestLineBytes + startLineBytes)
    for (let at = buffer.indexOf('HTTP/', searched); at >= 0; at = buffer.indexOf('HTTP/', at + 5)) {
      if (at + startLineBytes > buffer.length) await fill(at + startLineBytes)
      const start = findMessageStart(buffer, at)
      searched = at + 5
      if (start < 0) continue
      searched = 0
      inBody = start > 0
      return start > 0 ? take(start) : null
    }
    searched = Math.max(searched, buffer.length - 4)
    // the last bytes may be the beginning of a request line
    const sure = isOver ? buffer.length : Math.max(0, buffer.length - requestLineBytes)
    if (sure === 0) {
      inBody = false
      return null
    }
    return take(sure)
  }

  async function skipBody(): Promise<void> {
    while (inBody && (await readPiece()) !== null);
    inBody = false
  }

  async function skipBlankLines(): Promise<void> {
    for (;;) {
      await fill(1)
      let at = 0
      while (buffer[at] === 10 || buffer[at] === 13) at++
      take(at)
      if (buffer.length > 0 || isOver) return
    }
  }

  async function readHead(): Promise<string> {
    for (let length = 64 * 1024; ; length *= 4) {
      await fill(Math.min(length, headBytes))
      const end = findHeadEnd(buffer)
      if (end >= 0) return take(end).toString('utf8')
      if (isOver || length >= headBytes) return take(buffer.length).toString('utf8')
    }
  }

  return {
    async next() {
      await skipBody()
      await skipBlankLines()
      if (buffer.length === 0) return null
      const text = await readHead()
      const head = parseHead(text)
      if (head.kind === 'response' && !/\n\r?\n$/.test(text))
        throw new UnreadableRecording(
          head.status < 200
            ? `ends after an interim response (${head.status})`
            : 'is no whole HTTP message: the blank line that ends the head is missing',
        )
      inBody = true
      searched = 0
      return head
    },
    async *body() {
      while (inBody) {
        const piece = await readPiece()
        if (piece === null) return
        yield piece
      }
    },
    async hasNext() {
      await skipBody()
      await skipBlankLines()
      return buffer.length > 0
    },
    async close() {
      await iterator.return?.()
    },
  }
}
