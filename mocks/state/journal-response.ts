/** The response of a journal entry: headers, body and writes without secrets, the writes moved along with what was replaced. */
import { applyEdits, createSecretFinder, findSplitSecrets, type Edit } from '../../openapi/secrets/index.ts'
import type { HeaderPairs, ReplyEnd } from '../reply/index.ts'
import type { KeptRecord } from './journal-record.ts'
import { findHiddenParts, redact } from '../common/index.ts'

/** The reply to a request. */
export interface JournalResponse {
  /** As the mock composed them: without `Date`, `Connection` and the length, which the HTTP layer adds. */
  headers: HeaderPairs
  /** The body as text, or as base64 where it is not UTF-8. */
  body: string
  /** How `body` is to be read. */
  encoding: 'utf8' | 'base64'
  /** Bytes of the body that was sent or is being sent. */
  bodyBytes: number
  /** True when only the beginning of the body was kept. */
  bodyCut: boolean
  /** The writes of the body. */
  chunks: readonly JournalChunk[]
  /** From the request to the first byte of the body; null until then. */
  firstByteMs: number | null
  /** `close`: ended as HTTP does; `cut`: broken off; `open`: left open. */
  end: ReplyEnd
}

/** One write of a body. */
export interface JournalChunk {
  /** Where it begins in the body, in bytes. */
  offset: number
  /** Its length in bytes. */
  bytes: number
  /** From the request to the write, in milliseconds; null if it was not written yet, or never. */
  atMs: number | null
}

/** What the journal shows of the reply; `own` is the key of the request. */
export function toResponse(record: KeptRecord, own: string | null): JournalResponse {
  const { reply, replyBytes, replyCut, writtenMs, receivedMs, endedMs, ending } = record
  const { body, headers } = reply
  const parts = body.kind === 'bytes' ? [body.bytes] : body.events.map(({ bytes }) => bytes)
  const isStream = body.kind === 'events'
  const { text, isBinary, lengths } = clean(parts, { own, isStream })
  const allAt = writtenMs === null && endedMs !== null && ending === 'sent' ? endedMs - receivedMs : null
  const chunks: JournalChunk[] = []
  let offset = 0
  for (const [at, bytes] of lengths.entries()) {
    const written = writtenMs?.[at]
    chunks.push({ offset, bytes, atMs: written === undefined ? allAt : written - receivedMs })
    offset += bytes
  }
  const encoded = isBinary ? fromBinary(text) : { body: text, encoding: 'utf8' as const }
  return {
    headers: headers.map(([name, value]) => [name, redact(name.toLowerCase(), value)] as const),
    ...encoded,
    bodyBytes: replyCut ? Math.max(replyBytes, offset) : offset,
    bodyCut: replyCut,
    chunks,
    firstByteMs: chunks[0]?.atMs ?? null,
    end: body.kind === 'bytes' ? 'close' : body.end,
  }
}

interface Cleaned {
  /** The joined parts; where one of them is bytes, each character is a byte. */
  text: string
  isBinary: boolean
  /** Bytes of each part. */
  lengths: number[]
}

/** Takes the secrets out of the joined parts, so that one that lies across two parts is found. */
function clean(
  parts: readonly (string | Uint8Array)[],
  { own, isStream }: { own: string | null; isStream: boolean },
): Cleaned {
  const isBinary = parts.some((part) => typeof part !== 'string')
  const texts = isBinary ? parts.map(toBinary) : (parts as readonly string[])
  let end = 0
  let ends = texts.map((text) => (end += text.length))
  let text = texts.join('')
  const find = createSecretFinder([own])
  for (const edits of [isStream ? findSplitSecrets(text, find) : [], null]) {
    const found = edits ?? findHiddenParts(text, find)
    ends = moveEnds(ends, found)
    text = applyEdits(text, found)
  }
  let start = 0
  const lengths = ends.map((to) => {
    const length = isBinary ? to - start : countUtf8(text, start, to)
    start = to
    return length
  })
  return { text, isBinary, lengths }
}

/** Where the ends of the parts come to lie; a part that ends inside a replacement gets the whole of it. */
function moveEnds(ends: number[], edits: readonly Edit[]): number[] {
  if (edits.length === 0) return ends
  let shift = 0
  let next = 0
  return ends.map((end) => {
    for (; next < edits.length && edits[next]!.end <= end; next++) shift += grow(edits[next]!)
    const inside = edits[next]
    return inside !== undefined && inside.start < end ? inside.start + shift + inside.text.length : end + shift
  })
}

function grow({ start, end, text }: Edit): number {
  return text.length - (end - start)
}

/** Bytes of a part of a text in UTF-8. */
function countUtf8(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) count += 1
    else if (unit < 0x800) count += 2
    else if (unit >= 0xd800 && unit < 0xdc00 && at + 1 < to && isLowSurrogate(text.charCodeAt(at + 1))) {
      count += 4
      at++
    } else count += 3
  }
  return count
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}

/** One character for each byte. */
function toBinary(part: string | Uint8Array): string {
  const bytes = typeof part === 'string' ? new TextEncoder().encode(part) : part
  const blocks: string[] = []
  for (let at = 0; at < bytes.length; at += 8192) blocks.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  return blocks.join('')
}

function fromBinary(binary: string): Pick<JournalResponse, 'body' | 'encoding'> {
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0))
  try {
    return { body: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), encoding: 'utf8' }
  } catch {
    return { body: btoa(binary), encoding: 'base64' }
  }
}
