/** Takes a content coding off a body as it passes (RFC 9110 §8.4.1), so that what is judged and written down is readable. */
import zlib from 'node:zlib'
import type { Transform } from 'node:stream'

export interface Decoder {
  push(bytes: Uint8Array, atMs: number): void
  /** Calls back when everything is unpacked; with a sentence where the data is damaged. */
  end(then: (fault: string | null) => void): void
}

const sync = { flush: zlib.constants.Z_SYNC_FLUSH, finishFlush: zlib.constants.Z_SYNC_FLUSH }

const unpackers: Readonly<Record<string, () => Transform>> = {
  gzip: () => zlib.createGunzip(sync),
  'x-gzip': () => zlib.createGunzip(sync),
  deflate: () => zlib.createInflate(sync),
  br: () => zlib.createBrotliDecompress({ flush: zlib.constants.BROTLI_OPERATION_FLUSH }),
  zstd: () => zlib.createZstdDecompress({ flush: zlib.constants.ZSTD_e_flush }),
}

/** Whether a body can be unpacked: one coding that is known. */
export function isKnownCoding(coding: string): boolean {
  return Object.hasOwn(unpackers, coding)
}

/** Creates a decoder; each piece that comes out bears the time of the read that completed it. */
export function createDecoder(coding: string, out: (bytes: Buffer, atMs: number) => void): Decoder {
  const unpacker = unpackers[coding]!()
  const waiting: number[] = []
  let lastMs = 0
  let ended: ((fault: string | null) => void) | null = null
  let fault: string | null = null
  let over = false
  unpacker.on('data', (bytes: Buffer) => out(bytes, waiting[0] ?? lastMs))
  unpacker.on('error', (error) => (fault = error.message))
  unpacker.on('close', () => {
    over = true
    ended?.(fault)
  })
  return {
    push(bytes, atMs) {
      if (over || fault !== null) return
      waiting.push(atMs)
      lastMs = atMs
      unpacker.write(bytes, () => void waiting.shift())
    },
    end(then) {
      if (over) return then(fault)
      ended = then
      unpacker.end()
    },
  }
}
