/** `.har`: read entry by entry, so that a file of any size needs the memory of its largest entry. */
import { parseJson } from '../bounded-json.ts'
import { peek, type Bytes } from './bytes.ts'
import { toHarRecorded, type EntryPlace, type HarReading } from './har-entry.ts'
import { createSliceScanner, type Slice } from './json-slices.ts'
import { createBudgets, toMegabytes, type ByteBudget } from './limits.ts'
import { UnreadableRecording, type Hints, type Recorded } from './recording.ts'

/** A larger entry does not fit into one JavaScript string with its copies. */
const entryBytes = 256 * 1024 * 1024

/**
 * Reads the entries of a HAR.
 * @throws UnreadableRecording after the last complete entry, when the file is not HAR or is cut short
 */
export async function* readHarFile(
  source: Bytes,
  file: string,
  hints: Hints,
  budget: ByteBudget = createBudgets()(),
): AsyncGenerator<Recorded> {
  const scanner = createSliceScanner(['log', 'entries'], entryBytes)
  let count = 0
  const { start, rest } = await peek(source, creatorBytes)
  const reading = { hints, budget, creator: findCreator(start) }
  for await (const part of rest) {
    for (const slice of scanner.push(Buffer.from(part.buffer, part.byteOffset, part.byteLength))) {
      count++
      yield readEntry(slice, { number: String(count), file }, reading)
    }
    if (!scanner.state().object && scanner.state().begun) break
  }
  const { begun, object, found, arrays, closed, trailing } = scanner.state()
  if (arrays > 1)
    yield {
      kind: 'note',
      text: `has ${arrays} lists of entries, as log.entries is not unique; all are judged, while most readers see the last only`,
    }
  if (!begun) throw new UnreadableRecording('holds white space only: there is nothing to judge; export it again')
  if (!object) throw new UnreadableRecording('is no HAR: a HAR is one JSON object, {"log": {"entries": […]}}')
  if (!closed)
    throw new UnreadableRecording(
      count === 0
        ? 'is no whole JSON document: it ends before its brackets close; export it again'
        : `ends in the middle, after entry ${count}: the file was cut short (the entries before were judged)`,
    )
  if (!found) throw new UnreadableRecording('is JSON but no HAR: it has no log.entries; name a response body .json')
  if (trailing)
    throw new UnreadableRecording(
      'has more text after the end of its JSON document: remove that text, or export the file again',
    )
}

/** Recorders write their name before the pages and entries. */
const creatorBytes = 4096

/** The name of the recorder, or null where the beginning of the file has none. */
function findCreator(start: Buffer): string | null {
  return /"creator"\s*:\s*\{[^{}]{0,400}?"name"\s*:\s*"([^"\\]{1,80})"/.exec(start.toString('utf8'))?.[1] ?? null
}

function readEntry(slice: Slice, place: EntryPlace, reading: HarReading): Recorded {
  const unreadable = (text: string): Recorded => ({ kind: 'unreadable', entry: place.number, text })
  if ('tooLarge' in slice)
    return unreadable(
      `has ${toMegabytes(slice.tooLarge)}, more than the bound for one entry (${toMegabytes(entryBytes)})`,
    )
  const { json, problem, reason } = parseJson(slice.bytes.toString('utf8'), slice.depth)
  if (problem) return unreadable(`is no JSON that can be read: ${reason}`)
  return toHarRecorded(json, place, reading)
}
