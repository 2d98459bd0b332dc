/** Runs bytes through a decompressor: yields everything unpacked before an error, in bounded memory. */
import type { Transform } from 'node:stream'

/** A body or a file as its bytes arrive. */
export type Bytes = AsyncIterable<Uint8Array>

/** Input is written in small pieces, so that a read of a file is not unpacked as a whole before the first of it is yielded. */
const pieceBytes = 16 * 1024
/** The decompressor pauses at this many bytes that were not taken: br and zstd expand a kilobyte to any size. */
const maxReadyBytes = 1024 * 1024

/** Yields what the decompressor gives; throws its error after the last good byte. */
export async function* unpackWith(transform: Transform, from: Bytes): Bytes {
  const ready: Uint8Array[] = []
  let readyBytes = 0
  let onFull: (() => void) | null = null
  const failures: Error[] = []
  transform.on('data', (bytes: Uint8Array) => {
    ready.push(bytes)
    readyBytes += bytes.length
    if (readyBytes < maxReadyBytes) return
    transform.pause()
    onFull?.()
  })
  transform.on('error', (error) => failures.push(error))
  const closed = new Promise<void>((resolve) => transform.once('close', resolve))

  /** Yields what is ready, as often as the decompressor has paused, until `settled` resolves. */
  async function* takeUntil(settled: Promise<void>): Bytes {
    const over = settled.then(() => true)
    for (let isOver = false; !isOver;) {
      const full = new Promise<false>((resolve) => (onFull = () => resolve(false)))
      if (readyBytes < maxReadyBytes) isOver = await Promise.race([over, full])
      readyBytes = 0
      yield* ready.splice(0)
      if (transform.isPaused()) transform.resume()
    }
  }

  try {
    for await (const part of from) {
      for (let at = 0; at < part.length && failures.length === 0; at += pieceBytes) {
        const piece = part.subarray(at, at + pieceBytes)
        yield* takeUntil(
          Promise.race([closed, new Promise<void>((resolve) => transform.write(piece, () => resolve()))]),
        )
      }
      if (failures.length > 0) break
    }
    if (failures.length === 0) transform.end()
    yield* takeUntil(closed)
    // What a paused decompressor held when it failed.
    for (let left: unknown = transform.read(); left !== null; left = transform.read()) yield left as Uint8Array
    yield* ready.splice(0)
  } finally {
    transform.destroy()
  }
  if (failures[0]) throw failures[0]
}
