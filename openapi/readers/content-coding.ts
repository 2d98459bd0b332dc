/** Content codings taken off as the bytes come: gzip, br, deflate, zstd (RFC 9110 §8.4.1, RFC 8878). */
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from 'node:zlib'
import type { Transform } from 'node:stream'
import { peek, type Bytes } from './bytes.ts'
import { UnreadableRecording, type Outcome } from './recording.ts'
import { unpackWith } from './unpack.ts'

const source = 'https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1 (June 2022)'

/** The codings of a `content-encoding` header, in the order they were applied; one that is not known is refused. */
export function parseCodings(header: string | null): string[] {
  const codings = (header ?? '')
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '' && one !== 'identity')
  for (const coding of codings)
    if (!['gzip', 'x-gzip', 'br', 'deflate', 'zstd'].includes(coding))
      throw new UnreadableRecording(
        `has a body in the content coding ${JSON.stringify(coding.slice(0, 40))}, which is not known here (gzip, br, deflate and zstd are)`,
      )
  return codings
}

/** Unpacks a body; one that was unpacked before it was saved, as `curl --compressed -i` does, is left as it is. */
export async function* decodeContent(from: Bytes, codings: readonly string[], outcome: Outcome): Bytes {
  if (codings.length === 0) return yield* from
  const { start, rest } = await peek(from, 64)
  if (start.length === 0 || looksUnpacked(start)) return yield* rest
  const coding = codings.at(-1)!
  yield* decodeContent(unpack(rest, coding, start, outcome), codings.slice(0, -1), outcome)
}

/** Whether the bytes are text already: JSON, an event stream, or markup. */
export function looksUnpacked(start: Buffer): boolean {
  return /^\s*(\{\s*["}]|\[\s*[[{"\]]|data: ?[{["]|event: ?\w|id: ?\w|: |<[!a-z])/i.test(start.toString('latin1'))
}

async function* unpack(from: Bytes, coding: string, start: Buffer, outcome: Outcome): Bytes {
  let given = 0
  try {
    for await (const part of unpackWith(createUnpacker(coding, start), from)) {
      given += part.length
      yield part
    }
  } catch (error) {
    if (error instanceof UnreadableRecording) throw error
    outcome.end = 'cut'
    outcome.faults.push({
      message: `the ${coding} data of the body is cut short or damaged`,
      documented: `a body in the coding that content-encoding names, whole`,
      received: `${given} bytes, then: ${(error as Error).message}`,
      at: `byte ${given} of the unpacked body`,
      source,
    })
  }
}

function createUnpacker(coding: string, start: Buffer): Transform {
  if (coding === 'br') return createBrotliDecompress()
  if (coding === 'zstd') return createZstdDecompress()
  if (coding !== 'deflate') return createGunzip()
  // "deflate" is zlib by the RFC, but raw deflate is sent under that name too: the first byte tells.
  return (start[0]! & 0x0f) === 8 ? createInflate() : createInflateRaw()
}
