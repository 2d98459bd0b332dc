/** Bounds on what is read from files of unknown origin: a small gzip file may unpack to any size. */
import { UnreadableRecording } from './recording.ts'
import type { Bytes } from './bytes.ts'

/** The bounds in bytes; `validate` has an option for each. */
export interface ReadLimits {
  /** One line of a body: an event of a stream, a line of a `.jsonl` file. */
  lineBytes: number
  /** One file, after everything in it is unpacked. */
  fileBytes: number
  /** All files of a run together, after everything in them is unpacked. */
  totalBytes: number
}

const megabyte = 1024 * 1024

export const defaultLimits: ReadLimits = {
  lineBytes: 64 * megabyte,
  fileBytes: 4096 * megabyte,
  totalBytes: 16384 * megabyte,
}

/** Counts unpacked bytes against the bounds; one for each file. */
export interface ByteBudget {
  readonly lineBytes: number
  /**
   * Adds bytes that were unpacked or read.
   * @throws UnreadableRecording when the file or the run exceeds its bound
   */
  spend(bytes: number): void
  /** Bytes that may still be spent. */
  left(): number
}

/** Creates the budgets of a run: each call of the returned function gives the budget of the next file. */
export function createBudgets(limits: ReadLimits = defaultLimits): () => ByteBudget {
  let total = 0
  return () => {
    let file = 0
    return {
      lineBytes: limits.lineBytes,
      spend(bytes) {
        file += bytes
        total += bytes
        if (file > limits.fileBytes)
          throw new UnreadableRecording(
            `holds more than ${toMegabytes(limits.fileBytes)} once unpacked, the bound for one file; raise it with --max-file-mb if the file is meant to be that large`,
          )
        if (total > limits.totalBytes)
          throw new UnreadableRecording(
            `is not read to its end: all files together hold more than ${toMegabytes(limits.totalBytes)} once unpacked; raise the bound with --max-total-mb`,
          )
      },
      left: () => Math.max(0, Math.min(limits.fileBytes - file, limits.totalBytes - total)),
    }
  }
}

/** Passes bytes on and counts them. */
export async function* countBytes(source: Bytes, budget: ByteBudget): Bytes {
  for await (const part of source) {
    budget.spend(part.length)
    yield part
  }
}

/** Bytes for a reader: `64 MB`, `1.5 MB`, `512 bytes`. */
export function toMegabytes(bytes: number): string {
  return bytes < megabyte ? `${bytes} bytes` : `${Math.round((bytes / megabyte) * 10) / 10} MB`
}

/** Finds the first line that exceeds the bound, read by read. */
export interface LineMeter {
  /** Returns the offset at which a line that is too long starts, or null. */
  push(bytes: Uint8Array): number | null
}

/** Creates a meter for one body. */
export function createLineMeter(lineBytes: number): LineMeter {
  let offset = 0
  let lineStart = 0
  return {
    push(bytes) {
      const end = offset + bytes.length
      // Most reads of a stream end with a line, and need no search.
      if (end - lineStart <= lineBytes && bytes[bytes.length - 1] === 10) {
        lineStart = offset = end
        return null
      }
      const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      // only a read that could complete a line that is too long is searched
      if (end - lineStart > lineBytes) {
        for (let at = buffer.indexOf(10); at >= 0; at = buffer.indexOf(10, at + 1)) {
          if (offset + at - lineStart > lineBytes) return lineStart
          lineStart = offset + at + 1
        }
        if (end - lineStart > lineBytes) return lineStart
      } else {
        const last = buffer.lastIndexOf(10)
        if (last >= 0) lineStart = offset + last + 1
      }
      offset = end
      return null
    },
  }
}
