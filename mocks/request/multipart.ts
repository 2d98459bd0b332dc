/** Reads multipart/form-data (RFC 7578) from bytes, without trusting them: what cannot be read is null, never an exception. */

export interface FormPart {
  name: string
  /** Null for a plain field. */
  filename: string | null
  contentType: string | null
  bytes: Uint8Array
}

const mostParts = 100

/** The parts of a body; null when the content type or the body is not multipart/form-data. */
export function parseMultipart(contentType: string | undefined, body: Uint8Array): FormPart[] | null {
  const match = /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(contentType ?? '')
  if (!match) return null
  const delimiter = toBytes(`--${match[1] ?? match[2]}`)
  const parts: FormPart[] = []
  let at = findDelimiter(body, delimiter, 0)
  if (at < 0) return null
  for (;;) {
    at += delimiter.length
    // Two hyphens close the body.
    if (body[at] === 45 && body[at + 1] === 45) return parts
    at = skipLine(body, at)
    const next = findDelimiter(body, delimiter, at)
    if (next < 0 || parts.length === mostParts) return null
    const part = toPart(body.subarray(at, Math.max(at, next - lineEndBefore(body, next))))
    if (!part) return null
    parts.push(part)
    at = next
  }
}

function toPart(bytes: Uint8Array): FormPart | null {
  const crlf = findBytes(bytes, toBytes('\r\n\r\n'), 0)
  const lf = crlf < 0 ? findBytes(bytes, toBytes('\n\n'), 0) : -1
  const end = crlf >= 0 ? crlf : lf
  if (end < 0) return null
  const head = new TextDecoder().decode(bytes.subarray(0, end))
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head)
  const name = disposition && readParameter(disposition[1]!, 'name')
  if (!disposition || name === null) return null
  const type = /^content-type:\s*(\S.*?)\s*$/im.exec(head)
  return {
    name,
    filename: readParameter(disposition[1]!, 'filename'),
    contentType: type ? type[1]! : null,
    bytes: bytes.slice(end + (crlf >= 0 ? 4 : 2)),
  }
}

/** A parameter's value; browsers escape the quote as %22, others with a backslash; `name*=UTF-8''…` is RFC 5987. */
function readParameter(text: string, name: string): string | null {
  const extended = new RegExp(String.raw`(?:^|;)\s*${name}\*=utf-8''([^;\s]*)`, 'i').exec(text)
  if (extended) return decode(extended[1]!)
  const match = new RegExp(String.raw`(?:^|;)\s*${name}=(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))`, 'i').exec(text)
  if (!match) return null
  const value = match[1] === undefined ? match[2]! : match[1].replaceAll(/\\(["\\])/g, '$1')
  return value.replaceAll('%22', '"')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function toBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

function skipLine(bytes: Uint8Array, at: number): number {
  const end = bytes.indexOf(10, at)
  return end < 0 ? bytes.length : end + 1
}

function lineEndBefore(bytes: Uint8Array, at: number): number {
  if (bytes[at - 1] !== 10) return 0
  return bytes[at - 2] === 13 ? 2 : 1
}

/**
 * The next delimiter: at the start of a line, and followed by its end or by two hyphens (RFC 2046 section 5.1.1). Content may
 * hold the boundary anywhere else, as a file with a form in it does.
 */
function findDelimiter(bytes: Uint8Array, delimiter: Uint8Array, from: number): number {
  for (let at = findBytes(bytes, delimiter, from); at >= 0; at = findBytes(bytes, delimiter, at + 1)) {
    let after = at + delimiter.length
    if (bytes[after] === 45 && bytes[after + 1] === 45) after += 2
    while (bytes[after] === 32 || bytes[after] === 9) after++
    const ends = after >= bytes.length || bytes[after] === 10 || bytes[after] === 13
    if (ends && (at === 0 || bytes[at - 1] === 10)) return at
  }
  return -1
}

/** The first place of `wanted` from `from`; `indexOf` finds the first byte fast, the rest is compared. */
function findBytes(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const first = wanted[0]!
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let same = 1
    while (same < wanted.length && bytes[at + same] === wanted[same]) same++
    if (same === wanted.length) return at
  }
  return -1
}
