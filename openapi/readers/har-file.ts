/** `.har`: entry by entry, so that a file of any size needs the memory of its largest entry. */
import type { Bytes } from './bytes.ts'
import { toHarRecorded } from './har-entry.ts'
import { parseJson } from '../bounded-json.ts'
import { createSliceScanner } from './json-slices.ts'
import { UnreadableRecording, type Hints, type Recorded } from './recording.ts'

/** An entry larger than this does not fit into one JavaScript string with its copies. */
const entryBytes = 256 * 1024 * 1024

/** Reads the entries of a HAR; what comes before a fault in the file is still handed over. */
export async function* readHarFile(source: Bytes, file: string, hints: Hints): AsyncGenerator<Recorded> {
  const scanner = createSliceScanner(['log', 'entries'], entryBytes)
  let number = 0
  for await (const part of source) {
    for (const slice of scanner.push(Buffer.from(part.buffer, part.byteOffset, part.byteLength))) {
      number++
      yield readEntry(slice, String(number), file, hints)
    }
    if (!scanner.state().object && scanner.state().begun) break
  }
  const { begun, object, found, closed, trailing } = scanner.state()
  if (!begun) throw new UnreadableRecording('holds white space only')
  if (!object) throw new UnreadableRecording('is no HAR: a HAR is one JSON object, {"log": {"entries": […]}}')
  if (!closed)
    throw new UnreadableRecording(
      number === 0
        ? 'is no whole JSON document: it ends before its brackets close'
        : `ends in the middle, after entry ${number}: the file was cut short (the entries before were judged)`,
    )
  if (!found) throw new UnreadableRecording('is JSON but no HAR: it has no log.entries; name a response body .json')
  if (trailing) throw new UnreadableRecording('has more text after the end of its JSON document')
}

function readEntry(
  slice: { bytes: Buffer } | { tooLarge: number },
  number: string,
  file: string,
  hints: Hints,
): Recorded {
  if ('tooLarge' in slice) {
    const text = `is ${Math.round(slice.tooLarge / 1048576)} MB large, more than this reader takes (${entryBytes / 1048576} MB)`
    return { kind: 'unreadable', entry: number, text }
  }
  const { json, fault, reason } = parseJson(slice.bytes.toString('utf8'))
  if (fault) return { kind: 'unreadable', entry: number, text: `is no JSON that can be read: ${reason}` }
  return toHarRecorded(json, number, file, hints)
}
