/**
 * The part of `node:buffer` that openapi/event-stream.ts uses, for the page: the bundler resolves `node:buffer` to this file, so that the
 * page and the checks split a stream with the same code.
 */

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const strict = new TextDecoder('utf-8', { fatal: true })

/** A byte array with the methods of Node's `Buffer` that a stream reader needs. */
export class Buffer extends Uint8Array<ArrayBuffer> {
  /** Views of a buffer share its memory; a byte array is copied. */
  static override from(source: ArrayBuffer | Uint8Array | ArrayLike<number>, offset?: unknown, length?: unknown): Buffer {
    if (source instanceof ArrayBuffer) return new Buffer(source, Number(offset ?? 0), length as number | undefined)
    return new Buffer(source as ArrayLike<number>)
  }

  static concat(parts: readonly Uint8Array[]): Buffer {
    const joined = new Buffer(parts.reduce((sum, part) => sum + part.length, 0))
    let at = 0
    for (const part of parts) {
      joined.set(part, at)
      at += part.length
    }
    return joined
  }

  override subarray(start = 0, end = this.length): Buffer {
    const from = Math.min(start, this.length)
    return new Buffer(this.buffer, this.byteOffset + from, Math.max(0, Math.min(end, this.length) - from))
  }

  /** The text of a range; the encoding is UTF-8. */
  override toString(_encoding = 'utf8', start = 0, end = this.length): string {
    return decoder.decode(this.subarray(start, end))
  }
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
