/**
 * Writes exchanges as HAR 1.2 without losing a byte: bodies that are not UTF-8 are stored as base64, `_chunks` keeps the reads and their
 * times. The caller redacts secrets before. Specification: http://www.softwareishard.com/blog/har-12-spec/.
 */
import { isUtf8 } from 'node:buffer'
import type { Entry, Header, PostData } from 'har-format'
import {
  findHeader,
  toBodyBytes,
  type Ending,
  type Exchange,
  type ExchangeRequest,
  type HeaderList,
} from './exchange.ts'

/** One entry of HAR 1.2. The members that start with `_` are ours: the specification allows extensions of that form. */
export interface HarEntry extends Omit<Entry, '_chunks'> {
  response: Entry['response'] & { content: { text: string } }
  /** The reads of the body: how many bytes, and when (milliseconds since the request was sent). */
  _chunks: { bytes: number; atMs: number | null }[]
  _end: Ending
  _endedAtMs?: number
  /** The client ended the exchange, so that its end says nothing about the server. */
  _left?: 'left'
  /** `payloads` when the event-stream envelope had been removed before the recording. */
  _form?: 'payloads'
}

export interface HarEntryOptions {
  /** When the request was sent. Default: the Unix epoch, because the writer has no clock. */
  startedAt?: Date
  /** The entry's `comment`, e.g. a case id. */
  comment?: string
  /** Whether the client left before the end. */
  left?: boolean
}

/** One exchange as a HAR entry. */
export function toHarEntry(exchange: Exchange, options: HarEntryOptions = {}): HarEntry {
  const bytes = toBodyBytes(exchange)
  const text = isUtf8(bytes)
  const times = exchange.body.flatMap((part) => (part.atMs === null ? [] : [part.atMs]))
  const first = times[0] ?? exchange.endedAtMs ?? 0
  const last = exchange.endedAtMs ?? times.at(-1) ?? first
  const headers = exchange.headers ?? []
  return {
    startedDateTime: (options.startedAt ?? new Date(0)).toISOString(),
    time: Math.max(first, last),
    request: toHarRequest(exchange.request),
    response: {
      status: exchange.status ?? 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: toFields(headers),
      content: {
        size: bytes.length,
        mimeType: findHeader(headers, 'content-type') ?? 'x-unknown',
        text: Buffer.from(bytes).toString(text ? 'utf8' : 'base64'),
        ...(text ? {} : { encoding: 'base64' as const }),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: bytes.length,
    },
    cache: {},
    timings: { send: 0, wait: first, receive: Math.max(0, last - first) },
    ...(options.comment === undefined ? {} : { comment: options.comment }),
    _chunks: exchange.body.map((part) => ({ bytes: part.bytes.length, atMs: part.atMs })),
    _end: exchange.end,
    ...(exchange.endedAtMs === null ? {} : { _endedAtMs: exchange.endedAtMs }),
    ...(options.left === true ? { _left: 'left' as const } : {}),
    ...(exchange.form === 'payloads' ? { _form: 'payloads' as const } : {}),
  }
}

/** The request of an entry. */
export function toHarRequest(request: ExchangeRequest | null): HarEntry['request'] {
  const { method = 'GET', url = '', headers = [], body = null } = request ?? {}
  return {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: [],
    headers: toFields(headers),
    queryString: toQuery(url),
    headersSize: -1,
    bodySize: body === null ? 0 : Buffer.byteLength(body),
    ...toPostData(headers, body),
  }
}

/** The text before and after the entries of a file, so that a file can be written entry by entry, joined with `,\n`. */
export function toHarFrame(version: string): { before: string; after: string } {
  const creator = JSON.stringify({ name: 'kimi-contract', version })
  return { before: `{"log":{"version":"1.2","creator":${creator},"pages":[],"entries":[\n`, after: '\n]}}\n' }
}

/** A whole HAR file. */
export function toHar(entries: readonly HarEntry[], version: string): string {
  const { before, after } = toHarFrame(version)
  return before + entries.map((entry) => JSON.stringify(entry)).join(',\n') + after
}

function toFields(headers: HeaderList): Header[] {
  return headers.map(([name, value]) => ({ name, value }))
}

function toQuery(url: string): Header[] {
  const query = /\?([^#]*)/.exec(url)?.[1]
  return query === undefined ? [] : [...new URLSearchParams(query)].map(([name, value]) => ({ name, value }))
}

function toPostData(headers: HeaderList, text: string | null): { postData?: PostData } {
  if (text === null) return {}
  const mimeType = findHeader(headers, 'content-type') ?? 'application/octet-stream'
  // many readers demand params, although the specification allows it only in place of text
  return { postData: { mimeType, text, params: [] } as unknown as PostData }
}
