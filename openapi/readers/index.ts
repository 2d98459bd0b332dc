/** Reads recorded traffic: opens a file of any of the five forms and returns its exchanges one by one. */
import { gunzipFile, openFile, peek, type Bytes } from './bytes.ts'
import { readBodyFile } from './body-file.ts'
import { readHarFile } from './har-file.ts'
import { readHttpFile } from './http-file.ts'
import { readLinesFile } from './lines-file.ts'
import { countBytes, createBudgets, type ByteBudget } from './limits.ts'
import { UnreadableRecording, type Hints, type Recorded } from './recording.ts'

export { gunzipFile, openFile, peek } from './bytes.ts'
export { readHarFile } from './har-file.ts'
export { findCutProblem } from './length.ts'
export { createSliceScanner } from './json-slices.ts'
export { createBudgets, createLineMeter, defaultLimits, toMegabytes } from './limits.ts'
export type { ByteBudget, ReadLimits } from './limits.ts'
export { UnreadableRecording, createOutcome, toExchange } from './recording.ts'
export type { Hints, MessageProblem, Recorded, RecordedExchange, Skipped } from './recording.ts'
export { findRoute } from './route.ts'

type Reader = (source: Bytes, file: string, hints: Hints, budget: ByteBudget) => AsyncGenerator<Recorded>

const readers: Readonly<Record<string, Reader>> = {
  '.har': readHarFile,
  '.http': readHttpFile,
  '.json': readBodyFile,
  '.jsonl': readLinesFile,
  '.sse': readBodyFile,
}

/** The supported extensions, for help texts. */
export const extensions: readonly string[] = Object.keys(readers)

/**
 * Reads a file of recorded traffic without changing its bytes.
 * @throws UnreadableRecording while iterating, with a sentence about the file
 */
export async function* readRecording(
  file: string,
  hints: Hints = {},
  budget: ByteBudget = createBudgets()(),
): AsyncGenerator<Recorded> {
  if (file === '-')
    throw new UnreadableRecording(
      `is standard input, which has no extension that tells its form; save it as a file (${extensions.join(' ')})`,
    )
  const extension = /\.[^./\\]+$/.exec(file.replace(/\.gz$/i, ''))?.[0].toLowerCase() ?? ''
  const reader = readers[extension]
  const bytes = await openFile(file)
  if (!reader)
    throw new UnreadableRecording(
      `has ${extension === '' ? 'no extension' : `the unknown extension ${extension}`}; its name says how to read it: ${extensions.join(' ')}`,
    )
  try {
    yield* reader(await toPlainBytes(bytes, budget), file, hints, budget)
  } catch (error) {
    // A reader that gave up has not read the file to its end, where the file is closed.
    await bytes.return(undefined)
    throw error
  }
}

/** Unpacks a gzip file; refuses UTF-16 and UTF-32, which none of the forms may be encoded in. */
async function toPlainBytes(bytes: Bytes, budget: ByteBudget): Promise<Bytes> {
  const first = await peek(bytes, 4)
  const isPacked = first.start[0] === 0x1f && first.start[1] === 0x8b
  const unpacked = countBytes(isPacked ? gunzipFile(first.rest) : first.rest, budget)
  const { start, rest, whole } = await peek(unpacked, 4)
  if (whole && start.length === 0) throw new UnreadableRecording('is empty once unpacked: there is nothing to judge')
  const utf16 = toUtf16Name(start)
  if (utf16)
    throw new UnreadableRecording(
      `is ${utf16}, and JSON, event streams and HTTP are not; a shell may have converted it (PowerShell's > does): save the original bytes, for instance with curl -o`,
    )
  return rest
}

function toUtf16Name(start: Buffer): string | null {
  const [a, b, c, d] = start
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'UTF-32 (little-endian)' : 'UTF-16 (little-endian)'
  if (a === 0xfe && b === 0xff) return 'UTF-16 (big-endian)'
  if (start.length < 4) return null
  if (a === 0 && b === 0 && c === 0 && d !== 0) return 'UTF-32 (big-endian)'
  if (a === 0 && b !== 0 && c === 0) return 'UTF-16 (big-endian, without a byte-order mark)'
  return a !== 0 && b === 0 && c !== 0 && d === 0 ? 'UTF-16 (little-endian, without a byte-order mark)' : null
}
