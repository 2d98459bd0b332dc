/**
 * Reads multipart/form-data (RFC 7578) from bytes. Time and memory are linear in the input: a delimiter is searched only at the start of
 * lines, where RFC 2046 section 5.1.1 puts it, and the head of a part is limited in size.
 */
import { decodePercent } from '../../openapi/decode-percent.ts'

export interface FormPart {
  name: string
  /** Null for a plain field. */
  filename: string | null
  contentType: string | null
  bytes: Uint8Array
}

/** The parts of a form, or what is wrong with it. */
export type Form = { readonly parts: readonly FormPart[] } | { readonly problem: string }

const mostParts = 100
const mostHeadBytes = 16_384
const mostBoundaryLength = 200

const lf = 10
const space = 32
const tab = 9
const cr = 13
const hyphen = 45

/** Reads the parts of a body. For a body that cannot be read it returns the problem and does not throw. */
export function parseMultipart(contentType: string | undefined, body: Uint8Array): Form {
  const { value, parameters } = parseField(contentType ?? '')
  if (value.toLowerCase() !== 'multipart/form-data') return { problem: 'the Content-Type is not multipart/form-data' }
  const boundary = parameters.get('boundary') ?? ''
  if (boundary === '' || boundary.length > mostBoundaryLength)
    return { problem: `the Content-Type has no boundary of 1 to ${mostBoundaryLength} characters` }
  const delimiter = new TextEncoder().encode(`--${boundary}`)
  const parts: FormPart[] = []
  let found = findDelimiter(body, delimiter, 0)
  if (!found) return { problem: 'the body does not contain the boundary' }
  while (!found.last) {
    if (parts.length === mostParts) return { problem: `the form has more than ${mostParts} parts` }
    const start: number = found.end
    const next = findDelimiter(body, delimiter, start)
    if (!next) return { problem: `part ${parts.length + 1} does not end with the boundary` }
    const part = readPart(body.subarray(start, Math.max(start, next.start)))
    if (typeof part === 'string') return { problem: `part ${parts.length + 1} ${part}` }
    parts.push(part)
    found = next
  }
  return { parts }
}

interface Delimiter {
  /** Offset before the line end that belongs to the delimiter. */
  start: number
  /** Offset after the line of the delimiter. */
  end: number
  /** Whether two hyphens follow, which end the form. */
  last: boolean
}

/** The next delimiter from `from`, the start of a line. Content may contain the boundary, except alone on a line. */
function findDelimiter(bytes: Uint8Array, delimiter: Uint8Array, from: number): Delimiter | null {
  for (let line = from; line < bytes.length;) {
    const end = findLineFeed(bytes, line)
    const last = readDelimiterLine(bytes, delimiter, line, end)
    if (last !== null) return { start: line - lengthOfLineEnd(bytes, line), end: Math.min(end + 1, bytes.length), last }
    line = end + 1
  }
  return null
}

/** The offset of the next line feed, or the length. Calling `indexOf` for each of millions of short lines would take seconds. */
function findLineFeed(bytes: Uint8Array, from: number): number {
  const near = Math.min(from + 64, bytes.length)
  for (let at = from; at < near; at++) if (bytes[at] === lf) return at
  const found = near === bytes.length ? -1 : bytes.indexOf(lf, near)
  return found < 0 ? bytes.length : found
}

/** Whether the line is a delimiter, and whether it is the last; null for any other line. */
function readDelimiterLine(bytes: Uint8Array, delimiter: Uint8Array, line: number, end: number): boolean | null {
  if (end - line < delimiter.length) return null
  for (let index = 0; index < delimiter.length; index++) if (bytes[line + index] !== delimiter[index]) return null
  let at = line + delimiter.length
  const last = bytes[at] === hyphen && bytes[at + 1] === hyphen
  if (last) at += 2
  while (at < end && (bytes[at] === space || bytes[at] === tab)) at++
  return at >= end || bytes[at] === cr ? last : null
}

function lengthOfLineEnd(bytes: Uint8Array, at: number): number {
  if (bytes[at - 1] !== lf) return 0
  return bytes[at - 2] === cr ? 2 : 1
}

/** A part from its head and content, or what is wrong with it. */
function readPart(bytes: Uint8Array): FormPart | string {
  const head = readHead(bytes)
  if (typeof head === 'string') return head
  const disposition = parseField(head.fields.get('content-disposition') ?? '')
  if (disposition.value.toLowerCase() !== 'form-data') return 'has no Content-Disposition: form-data'
  const name = readText(disposition.parameters, 'name')
  if (name === null) return 'has no name'
  return {
    name,
    filename: readText(disposition.parameters, 'filename'),
    contentType: head.fields.get('content-type') || null,
    bytes: bytes.slice(head.end),
  }
}

/** The header fields of a part, names in lower case, and where its content starts. */
function readHead(bytes: Uint8Array): { fields: Map<string, string>; end: number } | string {
  const fields = new Map<string, string>()
  const decoder = new TextDecoder()
  let last = ''
  for (let line = 0; line < bytes.length;) {
    const lineFeed = bytes.indexOf(lf, line)
    if (lineFeed < 0) break
    if (lineFeed > mostHeadBytes) return `has a head of more than ${mostHeadBytes} bytes`
    const text = decoder.decode(bytes.subarray(line, lineFeed)).trim()
    const isContinued = bytes[line] === space || bytes[line] === tab
    line = lineFeed + 1
    if (text === '') return { fields, end: line }
    if (isContinued && last !== '') {
      // Mail libraries fold long fields, and Go's parser of forms joins the lines.
      fields.set(last, `${fields.get(last)} ${text}`)
      continue
    }
    const colon = text.indexOf(':')
    if (colon <= 0) continue
    last = text.slice(0, colon).trimEnd().toLowerCase()
    fields.set(last, text.slice(colon + 1).trimStart())
  }
  return 'has no empty line after its head'
}

/** A field value such as `form-data; name="file"`: the value, and its parameters by name in lower case. */
function parseField(text: string): { value: string; parameters: Map<string, string> } {
  const parameters = new Map<string, string>()
  const [value = '', ...rest] = splitOutsideQuotes(text)
  for (const part of rest) {
    const equals = part.indexOf('=')
    const name = part.slice(0, Math.max(0, equals)).trim().toLowerCase()
    if (name !== '' && !parameters.has(name)) parameters.set(name, unquote(part.slice(equals + 1).trim()))
  }
  return { value: value.trim(), parameters }
}

/** The text cut at its semicolons, except in quoted strings. */
function splitOutsideQuotes(text: string): string[] {
  const parts: string[] = []
  let quoted = false
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === '\\' && quoted) at++
    else if (char === '"') quoted = !quoted
    else if (char === ';' && !quoted) {
      parts.push(text.slice(start, at))
      start = at + 1
    }
  }
  parts.push(text.slice(start))
  return parts
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return text
  return text.slice(1, text.endsWith('"') && text.length > 1 ? -1 : undefined).replaceAll(/\\(["\\])/g, '$1')
}

/**
 * A text parameter. Browsers write a quote as %22, others with a backslash. RFC 2231 has `name*=UTF-8'en'…` with percent escapes, and
 * `name*0=…; name*1*=…` for a value in pieces.
 */
function readText(parameters: ReadonlyMap<string, string>, name: string): string | null {
  const extended = readExtended(parameters.get(`${name}*`)) ?? readExtended(joinPieces(parameters, name))
  return extended ?? parameters.get(name)?.replaceAll('%22', '"') ?? null
}

/** Charset, language and text of an extended value; null for other charsets than Go's parser of forms reads. */
function readExtended(value: string | undefined): string | null {
  const text = /^(?:utf-8|us-ascii)'[^']*'(.*)$/is.exec(value ?? '')?.[1]
  return text === undefined ? null : decodePercent(text)
}

/** The pieces as one extended value, because the bytes of a character may be in two of them. */
function joinPieces(parameters: ReadonlyMap<string, string>, name: string): string | undefined {
  let joined: string | undefined
  for (let index = 0; ; index++) {
    const plain = parameters.get(`${name}*${index}`)
    const piece = plain === undefined ? parameters.get(`${name}*${index}*`) : encodeURIComponent(plain)
    if (piece === undefined) return joined
    if (joined === undefined) joined = plain === undefined ? piece : `utf-8''${piece}`
    else joined += piece
  }
}
