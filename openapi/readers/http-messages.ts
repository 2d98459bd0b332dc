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
import { toMegabytes } from './limits.ts'
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
  const buffer = createReadBuffer(source)
  /** True between a head and the end of its body. */
  let inBody = false
  /** How much of the buffer was already searched for the next message. */
  let searched = 0

  function take(length: number): Buffer {
    searched = Math.max(0, searched - length)
    return buffer.take(length)
  }

  /** The next piece of the current body; null at its end. */
  async function readPiece(): Promise<Buffer | null> {
    await buffer.fill(buffer.bytes.length + 1)
    if (buffer.bytes.length < requestLineBytes + startLineBytes) await buffer.fill(requestLineBytes + startLineBytes)
    for (let at = buffer.bytes.indexOf('HTTP/', searched); at >= 0; at = buffer.bytes.indexOf('HTTP/', at + 5)) {
      if (at + startLineBytes > buffer.bytes.length) await buffer.fill(at + startLineBytes)
      const start = findMessageStart(buffer.bytes, at)
      searched = at + 5
      if (start < 0) continue
      searched = 0
      inBody = start > 0
      return start > 0 ? take(start) : null
    }
    searched = Math.max(searched, buffer.bytes.length - 4)
    // the last bytes may be the beginning of a request line
    const sure = buffer.isOver ? buffer.bytes.length : Math.max(0, buffer.bytes.length - requestLineBytes)
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
      await buffer.fill(1)
      let at = 0
      while (buffer.bytes[at] === 10 || buffer.bytes[at] === 13) at++
      take(at)
      if (buffer.bytes.length > 0 || buffer.isOver) return
    }
  }

  async function readHead(): Promise<string> {
    for (let length = 64 * 1024; ; length *= 4) {
      await buffer.fill(Math.min(length, headBytes))
      const end = findHeadEnd(buffer.bytes)
      if (end >= 0) return take(end).toString('utf8')
      if (buffer.isOver || length >= headBytes) return take(buffer.bytes.length).toString('utf8')
    }
  }

  return {
    async next() {
      await skipBody()
      await skipBlankLines()
      if (buffer.bytes.length === 0) return null
      const text = await readHead()
      const head = parseHead(text)
      if (head.kind === 'response' && !/\n\r?\n$/.test(text))
        throw new UnreadableRecording(
          head.status < 200
            ? `ends after an interim response (${head.status})`
            : Buffer.byteLength(text) < headBytes
              ? 'is no whole HTTP message: the blank line that ends the head is missing'
              : `has a message whose head is longer than ${toMegabytes(headBytes)}, more than any server accepts`,
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
      return buffer.bytes.length > 0
    },
    async close() {
      await buffer.close()
    },
  }
}

interface ReadBuffer {
  /** What was read and not taken. */
  readonly bytes: Buffer
  /** True when the source has no more bytes. */
  readonly isOver: boolean
  /** Reads until the buffer holds that many bytes, or the source is over. */
  fill(length: number): Promise<void>
  /** Removes that many bytes from the start and returns them. */
  take(length: number): Buffer
  /** Closes the source. */
  close(): Promise<void>
}

function createReadBuffer(source: Bytes): ReadBuffer {
  const iterator = source[Symbol.asyncIterator]()
  let bytes: Buffer = Buffer.alloc(0)
  let isOver = false
  return {
    get bytes() {
      return bytes
    },
    get isOver() {
      return isOver
    },
    async fill(length) {
      if (bytes.length >= length || isOver) return
      const parts: Uint8Array[] = [bytes]
      let have = bytes.length
      while (have < length && !isOver) {
        const { value, done } = await iterator.next()
        if (done) isOver = true
        else {
          parts.push(Buffer.from(value))
          have += value.length
        }
      }
      bytes = Buffer.concat(parts)
    },
    take(length) {
      const taken = bytes.subarray(0, length)
      bytes = bytes.subarray(length)
      return taken
    },
    async close() {
      await iterator.return?.()
    },
  }
}
