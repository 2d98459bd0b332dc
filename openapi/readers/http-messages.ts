/** The messages of a `.http` file one after another: an optional request, interim responses, and the response. */
import { findHeader, type ExchangeRequest, type HeaderList } from '../exchange.ts'
import { findHeadEnd, parseHead } from './http-head.ts'
import { UnreadableRecording } from './recording.ts'

export interface TakenResponse {
  version: string
  status: number
  headers: HeaderList
  /** Where its body begins. */
  end: number
}

/** Takes the request message; its body reaches as far as Content-Length says, else to the status line of the response. */
export function takeRequest(bytes: Buffer, from: number): { request: ExchangeRequest; end: number } {
  const at = skipBlank(bytes, from)
  const headEnd = findHeadEnd(bytes, at)
  const { start, headers } = parseHead(bytes.toString('utf8', at, headEnd < 0 ? bytes.length : headEnd))
  if (start.kind !== 'request') throw new UnreadableRecording('has two response messages where a request is expected')
  const bodyStart = headEnd < 0 ? bytes.length : headEnd
  const end = findStatusLine(bytes, bodyStart + statedLength(headers, bytes.length - bodyStart))
  if (end < 0)
    throw new UnreadableRecording('holds a request and no response after it; validate judges what a server answered')
  const length = findHeader(headers, 'content-length')
  const bodyEnd = length === null ? end : bodyStart + statedLength(headers, end - bodyStart)
  const body = bytes.toString('utf8', bodyStart, bodyEnd)
  const host = findHeader(headers, 'host')
  const url = start.target.startsWith('/') && host !== null ? `https://${host}${start.target}` : start.target
  return {
    request: { method: start.method, url, headers, body: length === null ? body.trimEnd() || null : body },
    end,
  }
}

/** Takes the head of the final response; interim ones (1xx) and a proxy's `Connection established` are passed over. */
export function takeResponse(bytes: Buffer, from: number): TakenResponse {
  let at = skipBlank(bytes, from)
  for (;;) {
    const headEnd = findHeadEnd(bytes, at)
    const { start, headers } = parseHead(bytes.toString('utf8', at, headEnd < 0 ? bytes.length : headEnd))
    if (start.kind !== 'response') throw new UnreadableRecording('holds a request where its response is expected')
    const interim = start.status < 200 || /^connection established$/i.test(start.reason)
    if (!interim) {
      if (headEnd < 0)
        throw new UnreadableRecording('is no whole HTTP message: the blank line that ends the head is missing')
      return { version: start.version, status: start.status, headers, end: headEnd }
    }
    if (headEnd < 0) throw new UnreadableRecording(`ends after an interim response (${start.status})`)
    at = skipBlank(bytes, headEnd)
  }
}

function statedLength(headers: HeaderList, most: number): number {
  const length = Number(findHeader(headers, 'content-length') ?? 0)
  return Number.isInteger(length) && length > 0 ? Math.min(length, most) : 0
}

function findStatusLine(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf('HTTP/', from); at >= 0; at = bytes.indexOf('HTTP/', at + 1))
    if (at === from || bytes[at - 1] === 10) return at
  return -1
}

function skipBlank(bytes: Buffer, from: number): number {
  let at = from
  while (bytes[at] === 10 || bytes[at] === 13) at++
  return at
}
