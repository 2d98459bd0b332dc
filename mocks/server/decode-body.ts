/** Decodes a request body with a Content-Encoding (RFC 9110 section 8.4), bounded in size. */
import { promisify } from 'node:util'
// Not by name: Node 18 has no `zstdDecompress`, and a missing name would end the import before the check of the Node version.
import * as zlib from 'node:zlib'
import { createFrameCutter } from '../../openapi/zstd-frames.ts'
import type { BodyProblem } from '../reply/index.ts'

type Decoder = (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>

const [asGzip, asBrotli, asZstd, asZlib, asDeflate]: readonly Decoder[] = [
  promisify(zlib.gunzip),
  promisify(zlib.brotliDecompress),
  promisify(zlib.zstdDecompress),
  promisify(zlib.inflate),
  promisify(zlib.inflateRaw),
] as [Decoder, Decoder, Decoder, Decoder, Decoder]

const decoders: Readonly<Record<string, Decoder>> = {
  gzip: asGzip!,
  'x-gzip': asGzip!,
  br: asBrotli!,
  zstd: asZstdFrames,
  // RFC 9110 means the zlib format; some clients send the bare format.
  deflate: (bytes, options) => ((bytes[0]! & 0x0f) === 8 ? asZlib!(bytes, options) : asDeflate!(bytes, options)),
}

const mostCodings = 3

/** Whole requests are one frame, or a few. */
const mostFrames = 1000

/** zlib decodes the first frame only. */
async function asZstdFrames(bytes: Uint8Array, options: { maxOutputLength: number }): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let left = options.maxOutputLength
  for (const frame of createFrameCutter(mostFrames)(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))) {
    const part = await asZstd!(frame, { maxOutputLength: left })
    left -= part.length
    parts.push(part)
  }
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
}

/** The decoded body, or why it cannot be decoded. */
export async function decodeBody(
  bytes: Uint8Array,
  contentEncoding: string,
  mostBytes: number,
): Promise<{ bytes: Uint8Array } | { problem: BodyProblem }> {
  const codings = contentEncoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
  const unknown = codings.find((coding) => !Object.hasOwn(decoders, coding))
  if (unknown !== undefined || codings.length > mostCodings) {
    const detail = `Content-Encoding is ${contentEncoding.slice(0, 80)}; the mock decodes gzip, deflate, br and zstd, up to ${mostCodings} of them`
    return { problem: { kind: 'mock', status: 415, detail } }
  }
  let decoded = bytes
  // The last coding of the list was applied last.
  for (const coding of codings.reverse()) {
    try {
      decoded = await decoders[coding]!(decoded, { maxOutputLength: mostBytes })
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ERR_BUFFER_TOO_LARGE') return { problem: { kind: 'too-large', bytes: mostBytes + 1 } }
      const detail = `Content-Encoding is ${coding}, and the request body is not valid ${coding}: ${(error as Error).message}`
      return { problem: { kind: 'mock', status: 400, detail } }
    }
  }
  return { bytes: new Uint8Array(decoded.buffer, decoded.byteOffset, decoded.byteLength) }
}
