/** Files as streams of bytes: opens, unpacks and peeks at them without losing a byte. */
import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import type { Stats } from 'node:fs'
import { UnreadableRecording } from './recording.ts'
import { unpackWith, type Bytes } from './unpack.ts'

export type { Bytes } from './unpack.ts'

/** The most and fewest bytes of a read. */
const readBytes = 256 * 1024
const fewestReadBytes = 1024

/** A stream whose first bytes have been seen; `rest` still gives all of them. */
export interface Peeked {
  start: Buffer
  /** True when `start` is the whole stream. */
  whole: boolean
  rest: Bytes
}

/**
 * Opens a regular file for reading. A pipe, device or socket is refused without waiting for its data.
 * @throws UnreadableRecording for a directory, and for a file that is missing, special, unreadable or empty
 */
export async function openFile(file: string): Promise<AsyncGenerator<Uint8Array>> {
  // checked at once, and opened again when the first byte is asked for, so that an unused stream holds no handle
  await (await openChecked(file)).handle.close()
  return readFile(file)
}

async function openChecked(file: string): Promise<{ handle: FileHandle; size: number }> {
  // without O_NONBLOCK, opening a named pipe waits until a program writes to it
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableRecording(
      error.code === 'ENOENT' && /[*?]/.test(file) ? 'matches no file' : toReason(error, file),
    )
  })
  try {
    const found = await handle.stat()
    const problem = findFileProblem(found, file)
    if (problem !== null) throw new UnreadableRecording(problem)
    return { handle, size: found.size }
  } catch (error) {
    await handle.close()
    throw error
  }
}

function findFileProblem(found: Stats, file: string): string | null {
  if (found.isDirectory())
    return `is a directory; name the files in it, for instance ${file.replace(/\/+$/, '')}/*.har (the shell expands the star)`
  const kind = findSpecialKind(found)
  if (kind !== null) return `is ${kind}, which may never end; save its data as a file first`
  return found.size === 0 ? 'is empty (0 bytes): there is nothing to judge' : null
}

function findSpecialKind(found: Stats): string | null {
  if (found.isFIFO()) return 'a named pipe'
  if (found.isSocket()) return 'a socket'
  return found.isCharacterDevice() || found.isBlockDevice() ? 'a device' : null
}

async function* readFile(file: string): AsyncGenerator<Uint8Array> {
  const { handle, size } = await openChecked(file)
  try {
    // The size is a hint: the file may grow or shrink. Large buffers for small files would cost more in garbage collections than the reads.
    for (let left = size; ;) {
      const length = Math.min(readBytes, Math.max(left, fewestReadBytes))
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(length), 0, length)
      if (bytesRead === 0) return
      left -= bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } catch (error) {
    throw error instanceof UnreadableRecording ? error : new UnreadableRecording(toReason(error as Error, file))
  } finally {
    await handle.close()
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

/** Reads a stream whole, or returns null when it is longer than `limit`. */
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

/** The stream without its first bytes. */
export async function* skip(source: Bytes, count: number): Bytes {
  let left = count
  for await (const part of source) {
    if (left < part.length) yield left > 0 ? part.subarray(left) : part
    left = Math.max(0, left - part.length)
  }
}

/**
 * Unpacks a file that is gzip as a whole (`capture.har.gz`).
 * @throws UnreadableRecording when the gzip data is cut short or damaged
 */
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
      `its gzip data is cut short or damaged after ${given} unpacked bytes (${(error as Error).message}); create the file again`,
    )
  }
}

function toReason(error: NodeJS.ErrnoException, file: string): string {
  if (error.code === 'ENOENT' && /^https?:\/\//i.test(file))
    return 'is an address; download it first, for instance with curl -O'
  if (error.code === 'ENOENT') return 'does not exist; check the path'
  if (error.code === 'EACCES' || error.code === 'EPERM') return 'may not be read (permission denied)'
  if (error.code === 'ENAMETOOLONG') return 'has a name too long for this system'
  if (error.code === 'ENXIO') return 'is a socket or a device without a driver; name a regular file'
  return `cannot be read (${error.code ?? error.message})`
}
