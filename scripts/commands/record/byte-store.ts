/** Keeps the bytes of one body, up to a limit, in one buffer, with the sizes and times of its reads. */
import type { BodyRead } from '../../../openapi/secrets/index.ts'

export interface ByteStore {
  push(bytes: Uint8Array, atMs: number | null): void
  /** All bytes; null if they exceed the limit, because half a body would be judged as a broken one. */
  whole(): Buffer | null
  reads(): readonly BodyRead[]
  /** Number of all bytes, kept or not. */
  length(): number
  /** The last bytes as latin1 text. */
  tail(count: number): string
}

/** Beyond this number reads are added to the last one, so that a body in single bytes does not take a hundred times its size. */
const mostReads = 1_000_000

/** Creates a store that keeps up to `limit` bytes. */
export function createByteStore(limit: number): ByteStore {
  let buffer: Buffer | null = Buffer.alloc(0)
  let length = 0
  const sizes: number[] = []
  const times: (number | null)[] = []
  return {
    push(bytes, atMs) {
      const from = length
      length += bytes.byteLength
      if (buffer === null || bytes.byteLength === 0) return
      if (length > limit) {
        buffer = null
        sizes.length = 0
        times.length = 0
        return
      }
      if (length > buffer.length) {
        const larger = Buffer.allocUnsafeSlow(Math.min(limit, Math.max(2048, length, buffer.length * 2)))
        buffer.copy(larger, 0, 0, from)
        buffer = larger
      }
      buffer.set(bytes, from)
      if (sizes.length < mostReads) {
        sizes.push(bytes.byteLength)
        times.push(atMs)
      } else sizes[mostReads - 1]! += bytes.byteLength
    },
    whole: () => buffer?.subarray(0, length) ?? null,
    reads: () => sizes.map((bytes, at) => ({ bytes, atMs: times[at] ?? null })),
    length: () => length,
    tail: (count) => buffer?.subarray(Math.max(0, length - count), length).toString('latin1') ?? '',
  }
}
