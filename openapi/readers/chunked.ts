/** The chunked transfer coding taken off as the bytes come, faults kept: RFC 9112 §7.1. */
import type { Bytes } from './bytes.ts'
import type { Outcome } from './recording.ts'

const source = 'https://www.rfc-editor.org/rfc/rfc9112#section-7.1 (June 2022)'
const longestLine = 4096

interface Dechunker {
  /** Takes bytes; returns the data they hold and, once the framing is broken, why. */
  push(bytes: Uint8Array): Uint8Array[]
  end(): void
}

/** Whether bytes begin with a chunk size line; a body that was unpacked before it was saved does not. */
export function startsChunked(start: Buffer): boolean {
  return /^[0-9a-f]+[ \t]*(;[^\r\n]*)?\r?\n/i.test(start.toString('latin1', 0, 256))
}

/** Yields the data of the chunks; `outcome` says `cut` when the framing breaks or the last chunk is missing. */
export async function* dechunk(from: Bytes, outcome: Outcome): Bytes {
  const dechunker = createDechunker(outcome)
  for await (const part of from) yield* dechunker.push(part)
  dechunker.end()
}

function createDechunker(outcome: Outcome): Dechunker {
  let rest: Buffer = Buffer.alloc(0)
  let offset = 0
  let left = 0
  let state: 'size' | 'data' | 'break' | 'trailer' | 'over' | 'broken' = 'size'

  function advance(count: number): void {
    rest = rest.subarray(count)
    offset += count
  }

  function fault(message: string, received: string): void {
    const documented = 'chunks, each as long as the size before it says, closed by a chunk of size 0'
    outcome.faults.push({ message, documented, received, at: `byte ${offset} of the body on the wire`, source })
  }

  function breakOff(message: string, received: string): void {
    state = 'broken'
    outcome.end = 'cut'
    fault(message, received)
  }

  function readLine(line: string): void {
    if (state === 'break') {
      if (line === '') state = 'size'
      else breakOff('a chunk is longer than its size says', JSON.stringify(line.slice(0, 40)))
    } else if (state === 'trailer') {
      if (line === '') state = 'over'
    } else {
      const size = /^([0-9a-f]{1,12})[ \t]*(;.*)?$/i.exec(line)
      if (!size) return breakOff('a chunk size is expected', JSON.stringify(line.slice(0, 40)))
      left = Number.parseInt(size[1]!, 16)
      state = left === 0 ? 'trailer' : 'data'
    }
  }

  /** One step; false when it needs more bytes. */
  function step(data: Uint8Array[]): boolean {
    if (state === 'data') {
      const take = Math.min(left, rest.length)
      if (take > 0) data.push(rest.subarray(0, take))
      advance(take)
      left -= take
      if (left === 0) state = 'break'
      return left === 0
    }
    const end = rest.indexOf(10)
    if (end < 0 && rest.length <= longestLine) return false
    readLine(rest.toString('latin1', 0, end < 0 ? longestLine : end).replace(/\r$/, ''))
    advance(end + 1)
    return end >= 0
  }

  return {
    push(bytes) {
      const data: Uint8Array[] = []
      rest = rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([rest, bytes])
      while (state !== 'over' && state !== 'broken' && rest.length > 0) if (!step(data)) break
      if (state === 'over' && rest.length > 0 && outcome.faults.length === 0)
        fault('bytes follow the last chunk', `${rest.length} bytes or more`)
      if (state === 'over' || state === 'broken') rest = Buffer.alloc(0)
      return data
    },
    end() {
      if (state === 'broken') return
      // A file may lose the last line end on saving; the chunk of size 0 is what counts.
      if (state === 'over' || (state === 'trailer' && rest.length === 0)) outcome.end = 'complete'
      else if (state === 'data')
        breakOff('the chunked body ends inside a chunk', `${left} bytes fewer than its size says`)
      else breakOff('the chunked body ends without its last chunk', 'the end of the bytes')
    },
  }
}
