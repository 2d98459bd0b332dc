/**
 * The part of `node:buffer` that openapi/event-stream.ts uses, for the page: the bundler resolves `node:buffer` to this file, so that the
 * page and the checks split a stream with the same code.
 */

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const strict = new TextDecoder('utf-8', { fatal: true })

/** A byte array with the methods of Node's `Buffer` that a stream reader needs. */
class Bytes extends Uint8Array<ArrayBuffer> {
  /** The bytes of a range; they share the memory of these. */
  override subarray(start = 0, end = this.length): Bytes {
    const from = Math.min(start, this.length)
    return new Bytes(this.buffer, this.byteOffset + from, Math.max(0, Math.min(end, this.length) - from))
  }

  /** The text of a range; the encoding is UTF-8. */
  override toString(_encoding = 'utf8', start = 0, end = this.length): string {
    return decoder.decode(this.subarray(start, end))
  }
}

export const Buffer = {
  isBuffer(value: unknown): value is Bytes {
    return value instanceof Bytes
  },

  /** A view of a buffer, or a copy of bytes. */
  from(source: ArrayBuffer | Uint8Array, offset = 0, length?: number): Bytes {
    if (source instanceof ArrayBuffer) return new Bytes(source, offset, length)
    return Buffer.concat([source])
  },

  concat(parts: readonly Uint8Array[]): Bytes {
    const joined = new Bytes(new ArrayBuffer(parts.reduce((sum, part) => sum + part.length, 0)))
    let at = 0
    for (const part of parts) {
      joined.set(part, at)
      at += part.length
    }
    return joined
  },
}

/** Whether the bytes are valid UTF-8. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes)
    return true
  } catch {
    return false
  }
}
