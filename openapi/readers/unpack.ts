/** Runs bytes through a decompressor so that everything unpacked before a fault is handed over, and memory stays bounded. */
import type { Transform } from 'node:stream'
import type { Bytes } from './bytes.ts'

/** Small bites: a bomb expands a thousandfold at most, so that one bite stays in memory. */
const biteBytes = 16 * 1024

/** Yields what the decompressor gives; throws its error only after the last good byte. */
export async function* unpackWith(transform: Transform, from: Bytes): Bytes {
  const ready: Uint8Array[] = []
  const failures: Error[] = []
  transform.on('data', (bytes: Uint8Array) => ready.push(bytes))
  transform.on('error', (error) => failures.push(error))
  const closed = new Promise<void>((resolve) => transform.once('close', resolve))

  for await (const part of from) {
    for (let at = 0; at < part.length && failures.length === 0; at += biteBytes) {
      const bite = part.subarray(at, at + biteBytes)
      await Promise.race([closed, new Promise<void>((resolve) => transform.write(bite, () => resolve()))])
      yield* ready.splice(0)
    }
    if (failures.length > 0) break
  }
  if (failures.length === 0) transform.end()
  await closed
  yield* ready.splice(0)
  if (failures[0]) throw failures[0]
}
