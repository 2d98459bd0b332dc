/** The bytes of a body in the order they arrived, readable by offset without joining them. */

export interface BodyBytes {
  readonly length: number
  /** Number of reads that brought bytes. */
  readonly reads: number
  push(bytes: Uint8Array, atMs: number | null): void
  /** A copy of the bytes in a range; a range beyond the end is cut. */
  slice(from: number, to: number): Uint8Array
  /** The bytes of a range as UTF-8; invalid sequences become replacement characters. */
  text(from?: number, to?: number): string
  /** When the byte at that offset arrived; null if unknown. */
  atMs(offset: number): number | null
}

interface Part {
  offset: number
  bytes: Uint8Array
  atMs: number | null
}

/** Creates an empty body. */
export function createBodyBytes(): BodyBytes {
  const parts: Part[] = []
  let length = 0

  /** Index of the part that holds the offset. */
  function find(offset: number): number {
    let low = 0
    let high = parts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (parts[middle]!.offset <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  function slice(from: number, to: number): Uint8Array {
    const start = Math.max(0, Math.min(from, length))
    const end = Math.max(start, Math.min(to, length))
    const copy = new Uint8Array(end - start)
    for (let at = find(start); at < parts.length && parts[at]!.offset < end; at++) {
      const { offset, bytes } = parts[at]!
      const part = bytes.subarray(Math.max(0, start - offset), Math.max(0, end - offset))
      copy.set(part, Math.max(0, offset - start))
    }
    return copy
  }

  return {
    get length() {
      return length
    },
    get reads() {
      return parts.length
    },
    push(bytes, atMs) {
      if (bytes.length === 0) return
      parts.push({ offset: length, bytes, atMs })
      length += bytes.length
    },
    slice,
    text: (from = 0, to = length) => new TextDecoder().decode(slice(from, to)),
    atMs: (offset) => (parts.length === 0 ? null : parts[find(offset)]!.atMs),
  }
}

/** Decodes base64 to bytes. */
export function fromBase64(text: string): Uint8Array {
  // Newer browsers decode without a text in between.
  if ('fromBase64' in Uint8Array) return (Uint8Array.fromBase64 as (text: string) => Uint8Array)(text)
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  return bytes
}
