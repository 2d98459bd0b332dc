/**
 * The body of a HAR entry as bytes. Recorders store text, base64, or nothing, and some decode text with the wrong character set:
 * Chromium (DevTools, Playwright) and mitmproxy read `text/event-stream` without a charset as windows-1252 or Latin-1.
 */
import { isUtf8 } from 'node:buffer'
import { findHeader, findMediaType, type HeaderList } from '../exchange.ts'
import { decodeWholeContent, listCodings, splitCodings } from './content-coding.ts'
import type { ByteBudget } from './limits.ts'
import type { MessageProblem } from './recording.ts'

/** `content` of a HAR response, as any recorder may write it. */
export type HarContent = Readonly<Record<string, unknown>>

/** The body, or why it cannot be judged. */
export type HarBody =
  | { kind: 'bytes'; bytes: Buffer; notice: MessageProblem | null }
  | { kind: 'missing' }
  /** The recorder changed the bytes so that they cannot be restored, or kept them in a file that is not read. */
  | { kind: 'lost'; text: string }
  | { kind: 'damaged'; text: string }

export interface HarBodyOptions {
  headers: HeaderList
  budget: ByteBudget
  /** The recorder keeps text exactly as received (our own does): it is not mapped back. */
  isExact: boolean
}

/** The body of an entry that was kept in a separate file: text that was decoded is encoded again there. */
export function readAttachedBody(bytes: Buffer, { headers, budget, isExact }: HarBodyOptions): HarBody {
  const body = unpack(bytes, splitCodings(listCodings(headers)), budget)
  if (body.kind !== 'bytes' || isExact || !isUtf8(body.bytes)) return body
  return restore(body.bytes.toString('utf8'), body.bytes, headers)
}

/** Reads the body of a HAR entry. */
export function readHarBody(content: HarContent, { headers, budget, isExact }: HarBodyOptions): HarBody {
  if (typeof content.text !== 'string') return { kind: 'missing' }
  const stated = typeof content.encoding === 'string' ? content.encoding.trim().toLowerCase() : ''
  // the character set of a body that is stored as text
  const encoding = /^utf-?8$/.test(stated) ? '' : stated
  if (encoding !== '' && encoding !== 'base64') {
    const name = JSON.stringify(encoding.slice(0, 40))
    return { kind: 'damaged', text: `its body is in the unknown encoding ${name} (base64 is supported)` }
  }
  const codings = splitCodings(listCodings(headers))
  const pieces = encoding === 'base64' || content._isBinary === true ? joinPieces(content.text) : null
  if (pieces !== null) return unpack(pieces, codings, budget)
  if (encoding === 'base64') {
    if (isBase64(content.text)) return unpack(Buffer.from(content.text, 'base64'), codings, budget)
    if (!isPlain(content.text)) return { kind: 'damaged', text: 'its body is no valid base64' }
    const body = restore(content.text, Buffer.from(content.text, 'utf8'), headers)
    return body.kind === 'bytes' && body.notice === null ? { ...body, notice: mislabelled } : body
  }
  if (isExact) return { kind: 'bytes', bytes: Buffer.from(content.text, 'utf8'), notice: null }
  // packed data that was stored as text, one character for each byte
  if (codings.length > 0 && content.text.startsWith('\u001f\u008b'))
    return unpack(Buffer.from(content.text, 'latin1'), codings, budget)
  const lost = findLoss(content.text, { size: content.size, isPacked: codings.length > 0 })
  if (lost !== null) return { kind: 'lost', text: lost }
  return restore(content.text, Buffer.from(content.text, 'utf8'), headers)
}

/** The bytes of the wire where text was decoded with the wrong character set; else `bytes`, the text in UTF-8. */
function restore(text: string, bytes: Buffer, headers: HeaderList): HarBody {
  const mapped = toOriginalBytes(text)
  if (mapped === null || (statesCharset(headers) && !hasLength(headers, mapped.bytes.length)))
    return { kind: 'bytes', bytes, notice: null }
  return { kind: 'bytes', bytes: mapped.bytes, notice: toNotice(mapped.charset) }
}

/** Whether the server stated this length for the body: its bytes are then those, whatever the recorder made of them. */
function hasLength(headers: HeaderList, length: number): boolean {
  if (findHeader(headers, 'content-encoding') !== null) return false
  return findHeader(headers, 'content-length')?.trim() === String(length)
}

/** Polly.JS stores packed bodies as JSON, a list of base64 or, before version 6, of hexadecimal pieces; null for another text. */
function joinPieces(text: string): Buffer | null {
  if (!text.startsWith('["')) return null
  const list: unknown = tryParse(text)
  if (!Array.isArray(list) || !list.every((piece) => typeof piece === 'string')) return null
  const isHex = list.every((piece) => /^(?:[\da-f]{2})*$/i.test(piece))
  if (!isHex && !list.every((piece) => isBase64(piece))) return null
  return Buffer.concat(list.map((piece) => Buffer.from(piece, isHex ? 'hex' : 'base64')))
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether a text that is labelled as base64 is a body as it was sent: JSON, or an event stream. */
function isPlain(text: string): boolean {
  return /^[\s\uFEFF]*(?:[[{]|(?:data|event|id|retry)?:)/.test(text)
}

const mislabelled: MessageProblem = {
  message: 'the recorder labelled the body as base64, but stored it as text; it is judged as that text',
  documented: 'encoding names how the text of a body is encoded',
  received: 'encoding base64 over plain text',
  at: 'body',
  source: 'zaproxy/zap-extensions#5726',
}

function unpack(body: Buffer, codings: readonly string[], budget: ByteBudget): HarBody {
  const bytes = decodeWholeContent(body, codings, budget)
  return typeof bytes === 'string' ? { kind: 'damaged', text: bytes } : { kind: 'bytes', bytes, notice: null }
}

/**
 * How the recorder lost bytes when it stored the body as text; null when it did not, or when the server can have sent this text.
 * U+FFFD stands where bytes were not decoded. A UTF-8 decoder writes it, three bytes long, for one to three bytes: another length of
 * the whole body than that means another character set.
 */
function findLoss(text: string, { size, isPacked }: { size: unknown; isPacked: boolean }): string | null {
  const replaced = text.length - text.replaceAll('\ufffd', '').length
  if (replaced === 0) return null
  if (isPacked)
    return /^\s*(?:[[{"<:]|data:|event:|id:|retry:)/.test(text)
      ? null
      : 'the recorder stored the packed body as text, which loses bytes'
  if (typeof size !== 'number' || size <= 0) return null
  const length = Buffer.byteLength(text)
  if (size <= length && size >= length - 2 * replaced) return null
  return `the recorder decoded the body with another character set than UTF-8, which loses bytes (${size} became ${length})`
}

/** Whether text is base64, in the standard or the URL-safe alphabet, with white space. */
function isBase64(text: string): boolean {
  if (/[^\w+/=\s-]/.test(text)) return false
  const padding = text.indexOf('=')
  return padding < 0 || /^[=\s]*$/.test(text.slice(padding))
}

/** Whether the answer states UTF-8: text that looks wrong was then sent so. */
function statesCharset(headers: HeaderList): boolean {
  if (findMediaType(headers) === null) return false
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(findHeader(headers, 'content-type') ?? '')?.[1]
  return charset !== undefined && /^utf-?8$/i.test(charset)
}

/** Characters of windows-1252 above U+00FF and the bytes they stand for; https://encoding.spec.whatwg.org/#windows-1252. */
const windows1252 = new Map<number, number>(
  [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((character, at) => [
    character.charCodeAt(0),
    0x80 + at,
  ]),
)

/**
 * The bytes from which text was decoded as Latin-1 or windows-1252, if the whole text maps back to valid UTF-8; null otherwise, and for
 * text that is ASCII. A character that was cut at the end of the body is allowed.
 */
export function toOriginalBytes(text: string): { bytes: Buffer; charset: string } | null {
  if (!/[\u0080-\uffff]/.test(text)) return null
  const bytes = Buffer.allocUnsafe(text.length)
  let charset = 'Latin-1'
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const byte = code < 0x100 ? code : windows1252.get(code)
    if (byte === undefined) return null
    if (code >= 0x100) charset = 'windows-1252'
    bytes[at] = byte
  }
  return isUtf8(withoutCutCharacter(bytes)) ? { bytes, charset } : null
}

/** The bytes without the first bytes of a character whose last ones are missing. */
function withoutCutCharacter(bytes: Buffer): Buffer {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!
    if ((byte & 0xc0) === 0x80) continue
    return countCharacterBytes(byte) > back ? bytes.subarray(0, bytes.length - back) : bytes
  }
  return bytes
}

/** How many bytes a UTF-8 character has, by its first byte. */
function countCharacterBytes(first: number): number {
  if (first >= 0xf0) return 4
  if (first >= 0xe0) return 3
  return first >= 0xc0 ? 2 : 1
}

function toNotice(charset: string): MessageProblem {
  return {
    message: `the recorder decoded the body as ${charset}; it is judged as the UTF-8 that it maps back to`,
    documented: 'JSON and event streams are UTF-8, with or without a charset in Content-Type',
    received: `text decoded as ${charset}`,
    at: 'body',
    source: 'whatwg/event-stream',
  }
}
