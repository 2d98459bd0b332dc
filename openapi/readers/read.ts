/** The door to recorded traffic: opens a file of any of the five forms and hands over its exchanges one by one. */
import { gunzipFile, openFile, peek, type Bytes } from './bytes.ts'
import { readBodyFile } from './body-file.ts'
import { readHarFile } from './har-file.ts'
import { readHttpFile } from './http-file.ts'
import { readLinesFile } from './lines-file.ts'
import { UnreadableRecording, type Hints, type Recorded } from './recording.ts'

type Reader = (source: Bytes, file: string, hints: Hints) => AsyncGenerator<Recorded>

const readers: Readonly<Record<string, Reader>> = {
  '.har': readHarFile,
  '.http': readHttpFile,
  '.json': readBodyFile,
  '.jsonl': readLinesFile,
  '.sse': readBodyFile,
}

/** The extensions that are read, for help texts. */
export const extensions: readonly string[] = Object.keys(readers)

/**
 * Reads a file of recorded traffic; bytes are kept as they came.
 * @throws UnreadableRecording while iterating, with a sentence about the file
 */
export async function* readRecording(file: string, hints: Hints = {}): AsyncGenerator<Recorded> {
  if (file === '-')
    throw new UnreadableRecording(
      `is standard input, which has no name to tell its form; save it as a file (${extensions.join(' ')})`,
    )
  const extension = /\.[^./\\]+$/.exec(file.replace(/\.gz$/i, ''))?.[0].toLowerCase() ?? ''
  const bytes = await openFile(file)
  const reader = readers[extension]
  if (!reader)
    throw new UnreadableRecording(
      `has ${extension === '' ? 'no extension' : `the unknown extension ${extension}`}; its name says how to read it: ${extensions.join(' ')}`,
    )
  yield* reader(await toPlainBytes(bytes), file, hints)
}

/** Unpacks a gzip file, and names an encoding that none of the forms may have. */
async function toPlainBytes(bytes: Bytes): Promise<Bytes> {
  const first = await peek(bytes, 4)
  const packed = first.start[0] === 0x1f && first.start[1] === 0x8b
  const { start, rest, whole } = packed ? await peek(gunzipFile(first.rest), 4) : first
  if (whole && start.length === 0) throw new UnreadableRecording('is empty once unpacked: there is nothing to judge')
  const utf16 = toUtf16Name(start)
  if (utf16)
    throw new UnreadableRecording(
      `is ${utf16}, and JSON, event streams and HTTP are not; a shell may have written it so (PowerShell's > does): save the bytes as they came, for instance with curl -o`,
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
