/** Finds the position of the next entry in an existing HAR file: after its last entry, before the closing brackets. */
import { readSync } from 'node:fs'
import { createSliceScanner } from '../../../openapi/readers/index.ts'
import { UsageError } from '../../cli/command.ts'

export interface HarEnd {
  /** The offset of the next entry. */
  at: number
  /** The bytes from there on: the brackets that close the file. */
  tail: Buffer
  count: number
}

const readBytes = 1024 * 1024
const entryBytes = 256 * 1024 * 1024
/** Enough for the closing brackets of an indented file. */
const tailBytes = 1024

/** Finds the end of a HAR file. @throws UsageError if the file is not HAR, or one to which nothing can be appended */
export function findHarEnd(file: number, size: number, name: string): HarEnd {
  const refuse = (why: string) => new UsageError(`--out: ${name} ${why}; name another file, or move this one away`)
  const scanner = createSliceScanner(['log', 'entries'], entryBytes)
  const last = readAt(file, Math.max(0, size - tailBytes), tailBytes).toString('latin1')
  const closing = /[ \t\r\n]*\][ \t\r\n]*\}[ \t\r\n]*\}[ \t\r\n]*$/.exec(last)
  const at = closing === null ? size : size - closing[0].length
  let count = 0
  const scan = (bytes: Buffer) => {
    for (const slice of scanner.push(bytes)) {
      count++
      if ('bytes' in slice && !isJson(slice.bytes))
        throw refuse(`is no HAR that can be continued: its entry ${count} is no JSON object`)
    }
  }
  for (let from = 0; from < at; from += readBytes) scan(readAt(file, from, Math.min(readBytes, at - from)))
  if (closing !== null) {
    // The brackets close the list of entries only if the scanner accepts another entry before them. The comma ends the last entry.
    scan(Buffer.from(','))
    scanner.push(Buffer.from('{}'))
    const tail = Buffer.from(closing[0], 'latin1')
    const fits = scanner.push(tail).length === 1
    const { closed, trailing, arrays } = scanner.state()
    if (fits && closed && !trailing && arrays === 1) return { at, tail, count }
  }
  const { object, closed, found, arrays } = scanner.state()
  if (!object) throw refuse('is no HAR (a HAR is one JSON object, {"log": {"entries": […]}})')
  if (!closed)
    throw refuse(`ends in the middle, after entry ${count}: it was cut short (validate still reads it up to there)`)
  if (!found) throw refuse('is JSON but no HAR: it has no log.entries')
  if (arrays > 1) throw refuse('is a HAR with several lists log.entries, so nothing can be appended')
  throw refuse('is a HAR in which something follows log.entries, so nothing can be appended')
}

function isJson(bytes: Buffer): boolean {
  try {
    const json: unknown = JSON.parse(bytes.toString('utf8'))
    return typeof json === 'object' && json !== null
  } catch {
    return false
  }
}

function readAt(file: number, from: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  let have = 0
  while (have < length) {
    const read = readSync(file, bytes, have, length - have, from + have)
    if (read === 0) break
    have += read
  }
  return bytes.subarray(0, have)
}
