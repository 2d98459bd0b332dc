/** Removes the content coding of a body (RFC 9110, section 8.4.1), so that it can be judged and is readable in the file. */
import zlib from 'node:zlib'
import type { Transform } from 'node:stream'
import type { HeaderList } from '../../../openapi/exchange.ts'
import { createZstdUnpacker, unpackZstd } from '../../../openapi/zstd-frames.ts'

/** Decodes a body as it arrives. */
export interface Decoder {
  push(bytes: Uint8Array, atMs: number): void
  /** Calls back when all is decoded, with a message if the data is damaged. */
  end(then: (problem: string | null) => void): void
  /** Stops decoding; further bytes are ignored. */
  stop(): void
}

/** Options of a stream: each read returns what is decoded so far, and data that is cut short is an error. */
const each = { flush: zlib.constants.Z_SYNC_FLUSH }

/** As `each`, but data that is cut short is accepted. */
const sync = { ...each, finishFlush: zlib.constants.Z_SYNC_FLUSH }
const brotli = { flush: zlib.constants.BROTLI_OPERATION_FLUSH }
const zstd = { flush: zlib.constants.ZSTD_e_flush }

interface Coding {
  createStream(): Transform
  decode(bytes: Buffer, maxOutputLength: number): Buffer
}

const gzip: Coding = {
  createStream: () => zlib.createGunzip(each),
  decode: (bytes, maxOutputLength) => zlib.gunzipSync(bytes, { ...sync, maxOutputLength }),
}

const codings: Readonly<Record<string, Coding>> = {
  gzip,
  'x-gzip': gzip,
  deflate: {
    createStream: () => zlib.createInflate(each),
    decode: (bytes, maxOutputLength) => zlib.inflateSync(bytes, { ...sync, maxOutputLength }),
  },
  br: {
    createStream: () => zlib.createBrotliDecompress(brotli),
    decode: (bytes, maxOutputLength) => zlib.brotliDecompressSync(bytes, { maxOutputLength }),
  },
  zstd: {
    createStream: () => createZstdUnpacker(zstd),
    decode: (bytes, maxOutputLength) => unpackZstd(bytes, { maxOutputLength }),
  },
}

/** The content codings that all the fields name, in lower case and as one list; null for none. */
export function findCoding(headers: HeaderList): string | null {
  const named = headers
    .filter(([name]) => name.toLowerCase() === 'content-encoding')
    .flatMap(([, value]) => value.toLowerCase().split(','))
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
  return named.length === 0 ? null : named.join(', ')
}

/** Whether this is a single coding that can be decoded. */
export function isKnownCoding(coding: string): boolean {
  return Object.hasOwn(codings, coding)
}

/** Decodes a whole body; null if the coding is unknown, the data is damaged, or the result is longer than `mostBytes`. */
export function decodeBody(bytes: Buffer, coding: string, mostBytes: number): Buffer | null {
  if (!isKnownCoding(coding)) return null
  try {
    return codings[coding]!.decode(bytes, mostBytes)
  } catch {
    return null
  }
}

/** Creates a decoder; each decoded piece has the time of the read that completed it. */
export function createDecoder(coding: string, onBytes: (bytes: Buffer, atMs: number) => void): Decoder {
  const stream = codings[coding]!.createStream()
  const readTimes: number[] = []
  let lastMs = 0
  let onEnd: ((problem: string | null) => void) | null = null
  let problem: string | null = null
  let closed = false
  let stopped = false
  stream.on('data', (bytes: Buffer) => {
    if (!stopped) onBytes(bytes, readTimes[0] ?? lastMs)
  })
  stream.on('error', (error) => (problem = error.message))
  stream.on('close', () => {
    closed = true
    onEnd?.(stopped ? null : problem)
  })
  return {
    push(bytes, atMs) {
      if (closed || stopped || problem !== null) return
      readTimes.push(atMs)
      lastMs = atMs
      stream.write(bytes, () => void readTimes.shift())
    },
    end(then) {
      if (closed) return then(stopped ? null : problem)
      onEnd = then
      stream.end()
    },
    stop() {
      stopped = true
      stream.destroy()
    },
  }
}
