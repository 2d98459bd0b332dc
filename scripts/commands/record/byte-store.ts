/** The bytes of one body in one piece of memory, with their reads and times; no more than a bound, however they come. */

export interface Read {
  bytes: number
  atMs: number | null
}

export interface ByteStore {
  push(bytes: Uint8Array, atMs: number | null): void
  /** Everything kept; null once the bound was passed, because half a body would be judged as a broken one. */
  whole(): Buffer | null
  reads(): readonly Read[]
  /** All bytes that came, kept or not. */
  length(): number
  /** The last bytes, for marks at the end. */
  tail(count: number): string
}

/** Reads beyond this many are joined to the last one: a body in single bytes must not cost a hundred times its size. */
const mostReads = 1_000_000

/** Creates a store that keeps up to `limit` bytes. */
export function createByteStore(limit: number): ByteStore {
  let room: Buffer | null = Buffer.alloc(0)
  let length = 0
  const sizes: number[] = []
  const times: (number | null)[] = []
  return {
    push(bytes, atMs) {
      const from = length
      length += bytes.byteLength
      if (room === null || bytes.byteLength === 0) return
      if (length > limit) {
        room = null
        sizes.length = 0
        times.length = 0
        return
      }
      if (length > room.length) {
        const larger = Buffer.allocUnsafeSlow(Math.min(limit, Math.max(2048, length, room.length * 2)))
        room.copy(larger, 0, 0, from)
        room = larger
      }
      room.set(bytes, from)
      if (sizes.length < mostReads) {
        sizes.push(bytes.byteLength)
        times.push(atMs)
      } else sizes[mostReads - 1]! += bytes.byteLength
    },
    whole: () => room?.subarray(0, length) ?? null,
    reads: () => sizes.map((bytes, at) => ({ bytes, atMs: times[at] ?? null })),
    length: () => length,
    tail: (count) => room?.subarray(Math.max(0, length - count), length).toString('latin1') ?? '',
  }
}
