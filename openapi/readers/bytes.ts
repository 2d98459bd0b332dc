/** Files as streams of bytes: opened, unpacked, and looked at from the start without losing a byte. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { UnreadableRecording } from './recording.ts'
import { unpackWith } from './unpack.ts'

export type Bytes = AsyncIterable<Uint8Array>

const readBytes = 256 * 1024

/** A stream whose first bytes have been seen; `rest` still gives all of them. */
export interface Peeked {
  start: Buffer
  /** True when `start` is all there is. */
  whole: boolean
  rest: Bytes
}

/** Opens a file for reading; a directory, a missing or an unreadable one is refused in one sentence. */
export async function openFile(file: string): Promise<Bytes> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableRecording(error.code === 'ENOENT' && /[*?]/.test(file) ? 'matches no file' : toReason(error))
  })
  if (found.isDirectory())
    throw new UnreadableRecording(
      `is a directory; name the files in it, for instance ${file.replace(/\/+$/, '')}/*.har (the shell expands the star)`,
    )
  if (found.isFile() && found.size === 0) throw new UnreadableRecording('is empty (0 bytes): there is nothing to judge')
  return readFile(file)
}

async function* readFile(file: string): Bytes {
  try {
    yield* createReadStream(file, { highWaterMark: readBytes }) as Bytes
  } catch (error) {
    throw error instanceof UnreadableRecording ? error : new UnreadableRecording(toReason(error as Error))
  }
}

/** Looks at the first `length` bytes. */
export async function peek(source: Bytes, length: number): Promise<Peeked> {
  const iterator = source[Symbol.asyncIterator]()
  const parts: Uint8Array[] = []
  let have = 0
  let whole = false
  while (have < length) {
    const next = await iterator.next()
    if (next.done) {
      whole = true
      break
    }
    parts.push(Buffer.from(next.value))
    have += next.value.length
  }
  const start = Buffer.concat(parts)
  return { start, whole, rest: resume(start, iterator, whole) }
}

async function* resume(start: Buffer, iterator: AsyncIterator<Uint8Array>, whole: boolean): Bytes {
  try {
    if (start.length > 0) yield start
    for (let next = whole ? null : await iterator.next(); next && !next.done; next = await iterator.next())
      yield next.value
  } finally {
    await iterator.return?.()
  }
}

/** Reads a stream whole, or null when it is longer than `limit`. */
export async function readWhole(source: Bytes, limit: number): Promise<Buffer | null> {
  const parts: Uint8Array[] = []
  let have = 0
  for await (const part of source) {
    have += part.length
    if (have > limit) return null
    parts.push(Buffer.from(part))
  }
  return Buffer.concat(parts)
}

/** Unpacks a file that is gzip as a whole (`capture.har.gz`); a file cut short is refused. */
export async function* gunzipFile(source: Bytes): Bytes {
  let given = 0
  try {
    for await (const part of unpackWith(createGunzip(), source)) {
      given += part.length
      yield part
    }
  } catch (error) {
    if (error instanceof UnreadableRecording) throw error
    throw new UnreadableRecording(
      `its gzip data is cut short or damaged after ${given} unpacked bytes (${(error as Error).message}); make the file again`,
    )
  }
}

function toReason(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return 'does not exist'
  if (error.code === 'EACCES' || error.code === 'EPERM') return 'may not be read (permission denied)'
  if (error.code === 'ENAMETOOLONG') return 'has a name too long for this system'
  return `cannot be read (${error.code ?? error.message})`
}
