/** Removes the chunked transfer coding as the bytes arrive and reports its errors (RFC 9112 §7.1). */
import type { Bytes } from './bytes.ts'
import type { Outcome } from './recording.ts'

const maxLineLength = 4096

interface Dechunker {
  /** Takes bytes; returns the chunk data in them. */
  push(bytes: Uint8Array): Uint8Array[]
  end(): void
}

/** Whether bytes start with a chunk size line; a body that a tool has already decoded does not. */
export function startsChunked(start: Buffer): boolean {
  return /^[0-9a-f]+[ \t]*(;[^\r\n]*)?\r?\n/i.test(start.toString('latin1', 0, 256))
}

/** Yields the data of the chunks; `outcome.end` becomes `cut` when the framing breaks or the last chunk is missing. */
export async function* dechunk(from: Bytes, outcome: Outcome): Bytes {
  const dechunker = createDechunker(outcome)
  for await (const part of from) {
    const data = dechunker.push(part)
    // One read may hold thousands of chunks; passing on each by itself costs more than the copy.
    if (data.length > 0) yield data.length === 1 ? data[0]! : Buffer.concat(data)
  }
  dechunker.end()
}

function createDechunker(outcome: Outcome): Dechunker {
  let rest: Buffer = Buffer.alloc(0)
  let offset = 0
  /** Bytes still missing in the current chunk. */
  let missing = 0
  let state: 'size' | 'data' | 'line end' | 'trailer' | 'long trailer' | 'done' | 'broken' = 'size'

  function advance(count: number): void {
    rest = rest.subarray(count)
    offset += count
  }

  function addProblem(message: string, received: string): void {
    const documented = 'chunks, each as long as the size before it states, ended by a chunk of size 0'
    outcome.problems.push({
      message,
      documented,
      received,
      at: `byte ${offset} of the body on the wire`,
      source: 'rfc9112/7.1',
    })
  }

  function breakOff(message: string, received: string): void {
    state = 'broken'
    outcome.end = 'cut'
    addProblem(message, received)
  }

  function readLine(line: string): void {
    if (state === 'line end') {
      if (line === '') state = 'size'
      else breakOff('a chunk is longer than its size says', JSON.stringify(line.slice(0, 40)))
    } else if (state === 'trailer') {
      if (line === '') state = 'done'
    } else {
      const size = /^([0-9a-f]{1,12})[ \t]*(;.*)?$/i.exec(line)
      if (!size) return breakOff('a chunk size is expected', JSON.stringify(line.slice(0, 40)))
      missing = Number.parseInt(size[1]!, 16)
      state = missing === 0 ? 'trailer' : 'data'
    }
  }

  /** Reads one line or one piece of data; false when more bytes are needed. */
  function step(data: Uint8Array[]): boolean {
    if (state === 'data') {
      const count = Math.min(missing, rest.length)
      if (count > 0) data.push(rest.subarray(0, count))
      advance(count)
      missing -= count
      if (missing === 0) state = 'line end'
      return missing === 0
    }
    const end = rest.indexOf(10)
    if (state === 'long trailer') {
      advance(end < 0 ? rest.length : end + 1)
      if (end >= 0) state = 'trailer'
      return end >= 0
    }
    if (end < 0 && state === 'trailer' && rest.length > maxLineLength) {
      // Its text does not matter, and collecting it would copy all of it with each read.
      state = 'long trailer'
      advance(rest.length)
      return false
    }
    if (end < 0 && rest.length <= maxLineLength) return false
    readLine(rest.toString('latin1', 0, end < 0 ? maxLineLength : end).replace(/\r$/, ''))
    advance(end + 1)
    return end >= 0
  }

  return {
    push(bytes) {
      const data: Uint8Array[] = []
      rest = rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([rest, bytes])
      while (state !== 'done' && state !== 'broken' && rest.length > 0) if (!step(data)) break
      // blank lines after the last chunk separate it from the next message of the file
      if (state === 'done' && outcome.problems.length === 0 && /[^\r\n]/.test(rest.toString('latin1')))
        addProblem('bytes follow the last chunk', `${rest.length} bytes or more`)
      if (state === 'done' || state === 'broken') rest = Buffer.alloc(0)
      return data
    },
    end() {
      if (state === 'broken') return
      // an editor may remove the last line end when it saves the file; the chunk of size 0 is what counts
      if (state === 'done' || (state === 'trailer' && rest.length === 0)) outcome.end = 'complete'
      else if (state === 'data')
        breakOff('the chunked body ends inside a chunk', `${missing} bytes fewer than its size says`)
      else breakOff('the chunked body ends without its last chunk', 'the end of the bytes')
    },
  }
}
