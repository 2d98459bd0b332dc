/** Removes content codings: gzip, br, deflate, zstd (RFC 9110 §8.4.1, RFC 8878). */
// As one object, because a named import that an older Node lacks fails before openapi/require-node.ts can say which Node is needed.
import * as zlib from 'node:zlib'
import type { Transform } from 'node:stream'
import type { HeaderList } from '../exchange.ts'
import { peek, type Bytes } from './bytes.ts'
import { countBytes, toMegabytes, type ByteBudget } from './limits.ts'
import { UnreadableRecording, type MessageProblem, type Outcome } from './recording.ts'
import { unpackWith } from './unpack.ts'
import { createZstdUnpacker, unpackZstd } from '../zstd-frames.ts'

const known = ['gzip', 'x-gzip', 'br', 'deflate', 'zstd']

/** Whether a coding can be removed. */
export function isKnownCoding(coding: string): boolean {
  return known.includes(coding)
}

/** The value of all fields `content-encoding`, which together are one list (RFC 9110 §5.3); null where there is none. */
export function listCodings(headers: HeaderList): string | null {
  const values = headers.filter(([name]) => name.toLowerCase() === 'content-encoding').map(([, value]) => value)
  return values.length === 0 ? null : values.join(', ')
}

/** The codings of a `content-encoding` header in the order they were applied, unknown ones included. */
export function splitCodings(header: string | null): string[] {
  return (header ?? '')
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '' && one !== 'identity')
}

/**
 * As `splitCodings`.
 * @throws UnreadableRecording for an unknown coding
 */
export function parseCodings(header: string | null): string[] {
  const codings = splitCodings(header)
  for (const coding of codings)
    if (!isKnownCoding(coding))
      throw new UnreadableRecording(
        `has a body in the content coding ${JSON.stringify(coding.slice(0, 40))}, which is not supported (gzip, br, deflate and zstd are)`,
      )
  return codings
}

/**
 * Unpacks a body. A body that was unpacked before it was saved, as `curl --compressed -i` does, is passed on unchanged; where `isWire`
 * says that the bytes are those of the wire, text in place of packed data is a problem of the sender (open-webui/open-webui#23917).
 */
export async function* decodeContent(
  from: Bytes,
  codings: readonly string[],
  outcome: Outcome,
  { budget, isWire }: { budget: ByteBudget; isWire: () => boolean },
): Bytes {
  const coding = codings.at(-1)
  if (coding === undefined) return yield* from
  const { start, rest } = await peek(from, 64)
  if (start.length === 0 || looksUnpacked(start)) {
    yield* rest
    if (start.length > 0 && isWire()) outcome.problems.push(toUnpackedProblem(coding, start))
    return
  }
  const unpacked = countBytes(unpack(rest, coding, start, outcome), budget)
  // text below the outer coding does not show a tool: it would have removed the outer coding first
  yield* decodeContent(unpacked, codings.slice(0, -1), outcome, { budget, isWire: () => true })
}

function toUnpackedProblem(coding: string, start: Buffer): MessageProblem {
  return {
    message: 'the body is not in the coding that Content-Encoding names',
    documented: `a body in ${coding}`,
    received: JSON.stringify(start.toString('latin1', 0, 40)),
    at: 'header content-encoding',
    source: 'rfc9110/8.4',
  }
}

/**
 * Unpacks a whole body that may or may not have been unpacked before: gzip and zstd are recognised by their first bytes, br and
 * deflate are tried where the body is not text.
 * @returns the body, or a sentence when it is damaged
 * @throws UnreadableRecording when it exceeds the budget
 */
export function decodeWholeContent(body: Buffer, codings: readonly string[], budget: ByteBudget): Buffer | string {
  let bytes = body
  for (const coding of codings.toReversed()) {
    if (bytes.length === 0 || looksUnpacked(bytes.subarray(0, 64))) return bytes
    const magic = toMagic(bytes)
    // gzip and zstd data starts with a fixed number: without it, the recorder has removed the coding already
    if (magic !== null ? magic !== toFamily(coding) : toFamily(coding) === 'gzip' || coding === 'zstd') return bytes
    try {
      bytes = unpackWhole(bytes, coding, Math.min(budget.left() + 1, maxWholeBytes))
      budget.spend(bytes.length)
    } catch (error) {
      if (error instanceof UnreadableRecording) throw error
      if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE')
        return `its ${coding} body cannot be unpacked (${(error as Error).message})`
      if (budget.left() < maxWholeBytes) budget.spend(budget.left() + 1)
      return `its ${coding} body unpacks to more than ${toMegabytes(maxWholeBytes)}`
    }
  }
  return bytes
}

/** Larger bodies do not fit into one string with their copies. */
const maxWholeBytes = 256 * 1024 * 1024

/** Whether the bytes are already text: JSON, an event stream, or markup. */
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
    outcome.problems.push({
      message: `the ${coding} data of the body is cut short or damaged`,
      documented: 'a complete body in the coding that content-encoding names',
      received: `${given} bytes, then: ${(error as Error).message}`,
      at: `byte ${given} of the unpacked body`,
      source: 'rfc9110/8.4',
    })
  }
}

function createUnpacker(coding: string, start: Buffer): Transform {
  if (coding === 'br') return zlib.createBrotliDecompress()
  if (coding === 'zstd') return createZstdUnpacker()
  if (coding !== 'deflate') return zlib.createGunzip()
  return isZlib(start) ? zlib.createInflate() : zlib.createInflateRaw()
}

function unpackWhole(bytes: Buffer, coding: string, maxOutputLength: number): Buffer {
  const options = { maxOutputLength }
  if (coding === 'br') return zlib.brotliDecompressSync(bytes, options)
  if (coding === 'zstd') return unpackZstd(bytes, options)
  if (coding !== 'deflate') return zlib.gunzipSync(bytes, options)
  return isZlib(bytes) ? zlib.inflateSync(bytes, options) : zlib.inflateRawSync(bytes, options)
}

/** "deflate" is zlib by the RFC, but raw deflate data is sent under that name too: the first byte shows which it is. */
function isZlib(start: Buffer): boolean {
  return (start[0]! & 0x0f) === 8
}

function toMagic(bytes: Buffer): string | null {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'gzip'
  return bytes.length >= 4 && bytes.readUInt32LE(0) === 0xfd2fb528 ? 'zstd' : null
}

function toFamily(coding: string): string {
  return coding === 'x-gzip' ? 'gzip' : coding
}
