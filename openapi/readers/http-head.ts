/** The head of an HTTP message as text: start line and header fields (RFC 9112 §2 to §5), HTTP/2-style status lines too. */
import type { HeaderList } from '../exchange.ts'
import { UnreadableRecording } from './recording.ts'

export interface ResponseStart {
  kind: 'response'
  version: string
  status: number
  reason: string
}

export interface RequestStart {
  kind: 'request'
  method: string
  target: string
}

export interface MessageHead {
  start: ResponseStart | RequestStart
  headers: HeaderList
}

const statusLine = /^HTTP\/(\d(?:\.\d)?)[ \t]+(\d{3})(?:[ \t]+(.*))?$/
const requestLine = /^([A-Z]+) (\S+)(?: HTTP\/\d(?:\.\d)?)?$/

/** Where the head ends: the length of head and blank line, or -1 when there is no blank line yet. */
export function findHeadEnd(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(10, from); at >= 0; at = bytes.indexOf(10, at + 1)) {
    if (bytes[at + 1] === 10) return at + 2
    if (bytes[at + 1] === 13 && bytes[at + 2] === 10) return at + 3
  }
  return -1
}

/** Parses a head; a line that is neither start line nor field is named with its number. */
export function parseHead(text: string): MessageHead {
  const lines = text.replace(/\r?\n\r?\n$/, '').split(/\r?\n/)
  const start = parseStart(lines[0] ?? '')
  const headers: [string, string][] = []
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue
    const last = headers.at(-1)
    if (/^[ \t]/.test(line) && last) {
      last[1] = `${last[1]} ${line.trim()}`
      continue
    }
    const field = /^([!#$%&'*+\-.^_`|~\w]+)[ \t]*:[ \t]*(.*?)[ \t]*$/.exec(line)
    if (!field)
      throw new UnreadableRecording(
        `is no HTTP message: line ${index + 1} is neither a header field nor the blank line that ends the head`,
      )
    headers.push([field[1]!, field[2]!])
  }
  return { start, headers }
}

function parseStart(line: string): ResponseStart | RequestStart {
  const response = statusLine.exec(line)
  if (response)
    return { kind: 'response', version: response[1]!, status: Number(response[2]), reason: (response[3] ?? '').trim() }
  const request = requestLine.exec(line)
  if (request) return { kind: 'request', method: request[1]!, target: request[2]! }
  throw new UnreadableRecording(
    'is no HTTP message: line 1 is no status line such as `HTTP/1.1 200 OK`; save the answer with `curl -i`',
  )
}
