/**
 * Unpacks zstd data of several frames (RFC 8878 section 3.1: frames may follow each other, and a server that compresses each write of
 * its own makes them). `node:zlib` stops silently at the end of a frame that is followed by more bytes of the same write, so the
 * bytes are cut at the ends of frames first.
 */
// As one object, because a named import that an older Node lacks fails before openapi/require-node.ts can say which Node is needed.
import * as zlib from 'node:zlib'

const frameMagic = 0xfd2fb528
/** The first of 16 numbers of frames without data. */
const skippableMagic = 0x184d2a50

/** What the next bytes are; `end` is the rest of a frame after its last header. */
type Part = 'magic' | 'skippable' | 'block' | 'end' | 'foreign'

/** How many bytes of a part are read before its length is known. */
const headerBytes = { magic: 5, skippable: 8, block: 3 }

/** Each frame takes some 20 to 40 µs, also an empty one of 9 bytes; a stream has one for each event at most. */
const mostInBody = 200_000

/**
 * Creates a function that cuts the bytes given to it, one read after the other, at the ends of frames.
 * It throws where there are more than `most` frames.
 */
export function createFrameCutter(most = mostInBody): (bytes: Buffer) => Buffer[] {
  let part: Part = 'magic'
  let header: number[] = []
  /** Bytes of the frame that say nothing about its length. */
  let skip = 0
  let hasChecksum = false
  let frames = 0

  /** Reads a header that is complete. */
  function readHeader(): void {
    const bytes = Buffer.from(header)
    if (part === 'block') {
      const value = bytes.readUIntLE(0, 3)
      const kind = (value >> 1) & 3
      const isLast = (value & 1) === 1
      // A block of kind 1 is one byte that is repeated.
      skip = (kind === 1 ? 1 : value >> 3) + (isLast && hasChecksum ? 4 : 0)
      part = isLast ? 'end' : 'block'
    } else if (part === 'skippable') {
      skip = bytes.readUInt32LE(4)
      part = 'end'
    } else if (bytes.readUInt32LE(0) === frameMagic) {
      const descriptor = bytes[4]!
      hasChecksum = (descriptor & 4) !== 0
      skip = countDescribed(descriptor)
      part = 'block'
    } else {
      part = bytes.readUInt32LE(0) - (bytes[0]! & 15) === skippableMagic ? 'skippable' : 'foreign'
      if (part === 'skippable') return
    }
    header = []
  }

  return (bytes) => {
    const pieces: Buffer[] = []
    let start = 0
    let at = 0
    while (at < bytes.length && part !== 'foreign') {
      if (skip > 0 || part === 'end') {
        const count = Math.min(skip, bytes.length - at)
        at += count
        skip -= count
      } else {
        header.push(bytes[at++]!)
        if (header.length === headerBytes[part]) readHeader()
      }
      if (skip > 0 || part !== 'end') continue
      if (++frames > most) throw new RangeError(`the zstd data has more than ${most.toLocaleString('en')} frames`)
      pieces.push(bytes.subarray(start, at))
      start = at
      part = 'magic'
    }
    if (start < bytes.length || bytes.length === 0) pieces.push(bytes.subarray(start))
    return pieces
  }
}

/** The bytes of a frame's header after its descriptor (RFC 8878 section 3.1.1.1). */
function countDescribed(descriptor: number): number {
  const isSingle = (descriptor & 32) !== 0
  const sizeFlag = descriptor >> 6
  const sizeBytes = sizeFlag === 0 ? Number(isSingle) : 2 ** sizeFlag
  return Number(!isSingle) + [0, 1, 2, 4][descriptor & 3]! + sizeBytes
}

/** As `zlib.createZstdDecompress`, for data of several frames. */
export function createZstdUnpacker(options: zlib.ZstdOptions = {}): zlib.ZstdDecompress {
  const stream = zlib.createZstdDecompress(options)
  const cut = createFrameCutter()
  const unpack = stream._transform.bind(stream)
  stream._transform = (bytes: Buffer, encoding, done) => {
    let pieces: Buffer[]
    try {
      pieces = cut(bytes)
    } catch (error) {
      return done(error as Error)
    }
    let next = 0
    const goOn = (error?: Error | null): void => {
      if (error || next === pieces.length) return done(error)
      unpack(pieces[next++]!, encoding, goOn)
    }
    goOn()
  }
  return stream
}

/** As `zlib.zstdDecompressSync`, for data of several frames; `maxOutputLength` bounds them together. */
export function unpackZstd(bytes: Buffer, { maxOutputLength }: { maxOutputLength: number }): Buffer {
  const parts: Buffer[] = []
  let left = maxOutputLength
  for (const piece of createFrameCutter()(bytes)) {
    const part = zlib.zstdDecompressSync(piece, { maxOutputLength: left + 1 })
    left -= part.length
    if (left < 0) throw Object.assign(new RangeError('the data is too long'), { code: 'ERR_BUFFER_TOO_LARGE' })
    parts.push(part)
  }
  return Buffer.concat(parts)
}
