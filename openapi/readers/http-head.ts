/** The head of an HTTP message as text: start line and header fields (RFC 9112 §2 to §5); HTTP/2 status lines are accepted too. */
import type { HeaderList } from '../exchange.ts'
import { UnreadableRecording } from './recording.ts'

export interface ResponseHead {
  kind: 'response'
  version: string
  status: number
  reason: string
  headers: HeaderList
}

export interface RequestHead {
  kind: 'request'
  method: string
  target: string
  headers: HeaderList
}

const statusLine = /^HTTP\/(\d(?:\.\d)?)[ \t]+(\d{3})(?:[ \t](.*))?$/
const requestLine = /^([A-Z]+) (\S+)(?: HTTP\/\d(?:\.\d)?)?$/
const fieldName = /^[!#$%&'*+\-.^_`|~\w]+$/

/** The length of head and blank line, or -1 when the blank line is missing. */
export function findHeadEnd(bytes: Buffer): number {
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) {
    if (bytes[at + 1] === 10) return at + 2
    if (bytes[at + 1] === 13 && bytes[at + 2] === 10) return at + 3
  }
  return -1
}

/**
 * Parses a head.
 * @throws UnreadableRecording with the number of the first line that is neither a start line nor a field
 */
export function parseHead(text: string): ResponseHead | RequestHead {
  const lines = text.replace(/\r?\n\r?\n$/, '').split(/\r?\n/)
  if (/^(?:[*<>] |== Info|[<=]= ?(?:Send|Recv)|=> Send)/.test(lines[0] ?? ''))
    throw new UnreadableRecording(
      'is the log of `curl -v` or `curl --trace`, whose lines are marked and mixed with others; save the answer with `curl -i`',
    )
  const headers: [string, string][] = []
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue
    const last = headers.at(-1)
    if (/^[ \t]/.test(line) && last) {
      last[1] = `${last[1]} ${line.trim()}`
      continue
    }
    const colon = line.indexOf(':')
    const name = colon < 0 ? '' : line.slice(0, colon).trimEnd()
    if (!fieldName.test(name))
      throw new UnreadableRecording(
        `is no HTTP message: line ${index + 1} is neither a header field nor the blank line that ends the head`,
      )
    headers.push([name, line.slice(colon + 1).trim()])
  }
  return { ...parseStartLine(lines[0] ?? ''), headers }
}

function parseStartLine(line: string): Omit<ResponseHead, 'headers'> | Omit<RequestHead, 'headers'> {
  const response = statusLine.exec(line)
  if (response)
    return { kind: 'response', version: response[1]!, status: Number(response[2]), reason: (response[3] ?? '').trim() }
  const request = requestLine.exec(line)
  if (request) return { kind: 'request', method: request[1]!, target: request[2]! }
  throw new UnreadableRecording(
    'is no HTTP message: line 1 is no status line such as `HTTP/1.1 200 OK`; save the answer with `curl -i`',
  )
}

/** How far after `HTTP/` a start line and the beginning of its first field reach. */
export const startLineBytes = 512
/** How far before `HTTP/` the start of a request line is searched. */
export const requestLineBytes = 4096

/** A status line and the beginning of its first field, or the blank line that ends a head without fields. */
const responseStart =
  /^HTTP\/\d(?:\.\d)?[ \t]+\d{3}(?:[ \t][^\r\n]{0,200})?\r?\n(?:\r?\n|[!#$%&'*+\-.^_`|~\w]{1,100}[ \t]*:)/
/** The end of a request line. */
const requestEnd = /^HTTP\/\d(?:\.\d)?\r?\n/

const lineFeed = 10
const carriageReturn = 13
const space = 32
const closingAngle = 62
const closingBracket = 93
const closingBrace = 125
/** A body in JSON or markup may end with these, and the next message follow without a line end. */
const closing: readonly number[] = [closingBrace, closingBracket, closingAngle]

function isStatusLine(bytes: Buffer, at: number): boolean {
  if (!/^HTTP\/\d(?:\.\d)?[ \t]/.test(bytes.toString('latin1', at, at + 9))) return false
  return responseStart.test(bytes.toString('latin1', at, at + startLineBytes))
}

/**
 * Where the next message starts that has `HTTP/` at `at`; -1 when it is text of the current body. A start line follows a line end; a
 * status line also follows the end of a body without a line end, as two answers written by `curl -i` to one file do: after other text
 * than JSON and markup only where the line ends as on the wire.
 */
export function findMessageStart(bytes: Buffer, at: number): number {
  const before = at === 0 ? lineFeed : bytes[at - 1]!
  // the cheap tests first: a body may contain `HTTP/` any number of times
  if (before === lineFeed || closing.includes(before)) return isStatusLine(bytes, at) ? at : -1
  if (before > space && isStatusLine(bytes, at)) {
    const end = bytes.indexOf(lineFeed, at)
    return bytes[end - 1] === carriageReturn ? at : -1
  }
  if (before !== space || !requestEnd.test(bytes.toString('latin1', at, at + 10))) return -1
  const floor = Math.max(0, at - requestLineBytes)
  const lineEnd = bytes.subarray(floor, at).lastIndexOf(10)
  if (lineEnd < 0 && floor > 0) return -1
  const start = floor + lineEnd + 1
  return /^[A-Z]{3,10} \S+ $/.test(bytes.toString('latin1', start, at)) ? start : -1
}
