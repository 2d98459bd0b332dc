/** Runs bytes through a decompressor: yields everything unpacked before an error, in bounded memory. */
import type { Transform } from 'node:stream'

/** A body or a file as its bytes arrive. */
export type Bytes = AsyncIterable<Uint8Array>

/** Input is written in small pieces: a compression bomb expands a thousandfold, and one piece must still fit into memory. */
const pieceBytes = 16 * 1024

/** Yields what the decompressor gives; throws its error after the last good byte. */
export async function* unpackWith(transform: Transform, from: Bytes): Bytes {
  const ready: Uint8Array[] = []
  const failures: Error[] = []
  transform.on('data', (bytes: Uint8Array) => ready.push(bytes))
  transform.on('error', (error) => failures.push(error))
  const closed = new Promise<void>((resolve) => transform.once('close', resolve))

  try {
    for await (const part of from) {
      for (let at = 0; at < part.length && failures.length === 0; at += pieceBytes) {
        const piece = part.subarray(at, at + pieceBytes)
        await Promise.race([closed, new Promise<void>((resolve) => transform.write(piece, () => resolve()))])
        yield* ready.splice(0)
      }
      if (failures.length > 0) break
    }
    if (failures.length === 0) transform.end()
    await closed
    yield* ready.splice(0)
  } finally {
    transform.destroy()
  }
  if (failures[0]) throw failures[0]
}
