/**
 * One entry of a HAR 1.2 file as an exchange. Bodies are text or base64; our own writer adds `_chunks` (reads with their
 * times), `_end` and `_form`. Spec: http://www.softwareishard.com/blog/har-12-spec/ (read 2026-11-22).
 */
import { gunzipSync } from 'node:zlib'
import { findHeader, type ArrivedBytes, type Ending, type ExchangeRequest, type HeaderList } from '../exchange.ts'
import { findRoute } from './route.ts'
import type { Hints, Outcome, Recorded } from './recording.ts'

type Json = Readonly<Record<string, unknown>>

const mostBytes = 256 * 1024 * 1024

/** Turns an entry into what is judged, or says why it is not. */
export function toHarRecorded(entry: unknown, number: string, file: string, hints: Hints): Recorded {
  const unreadable = (text: string): Recorded => ({ kind: 'unreadable', entry: number, text })
  if (!isObject(entry)) return unreadable('is no object')
  const request = toRequest(entry.request)
  if (!request) return unreadable('has no request with a method and a URL')
  const route = `${request.method} ${toPlace(request.url)}`
  const operationId = findRoute(request.method, request.url)
  if (!operationId)
    return { kind: 'skipped', entry: number, why: 'foreign', text: `${route} is no operation of this API` }
  if (!isObject(entry.response)) return unreadable(`${route}: has no response`)
  const { response } = entry
  const bodiless = (why: string): Recorded => ({
    kind: 'skipped',
    entry: number,
    why: 'bodiless',
    text: `${route}: ${why}`,
  })
  const headers = toHeaders(response.headers)
  const status = typeof response.status === 'number' && response.status >= 100 ? response.status : null
  const content = isObject(response.content) ? response.content : {}
  const body = toBytes(content, headers)
  if (typeof body === 'string') return unreadable(`${route}: ${body}`)
  if (status === null && body === null) return bodiless('there was no response (status 0)')
  if (body === null && !saysEmpty(content, response))
    return bodiless('the recorder did not keep the body of the response')
  // Our own recorder: what the client broke off says nothing about the target, whatever is missing.
  if (entry._left === 'left') return bodiless('the client left before the end')
  if (entry._left === 'stopped') return bodiless('the recorder was stopped before the end')
  const { parts, outcome } = toArrivals(entry, body ?? Buffer.alloc(0))
  return {
    kind: 'exchange',
    entry: number,
    head: {
      label: `${file}#${number}`,
      operationId,
      request,
      status: status ?? hints.status ?? null,
      headers: headers.length === 0 ? null : headers,
      form: entry._form === 'payloads' ? 'payloads' : 'body',
    },
    body: parts,
    outcome,
  }
}

function toRequest(request: unknown): ExchangeRequest | null {
  if (!isObject(request) || typeof request.method !== 'string' || typeof request.url !== 'string') return null
  const post = isObject(request.postData) ? request.postData : {}
  const text = typeof post.text === 'string' ? post.text : null
  const body = text !== null && post.encoding === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text
  return { method: request.method, url: request.url, headers: toHeaders(request.headers), body }
}

/** HTTP/2 pseudo headers, which some recorders keep, are no fields. */
function toHeaders(headers: unknown): HeaderList {
  if (!Array.isArray(headers)) return []
  return headers.flatMap((field) =>
    isObject(field) && typeof field.name === 'string' && !field.name.startsWith(':')
      ? [[field.name, String(field.value ?? '')] as const]
      : [],
  )
}

/** The body; null when it was not recorded, a sentence when it cannot be decoded. */
function toBytes(content: Json, headers: HeaderList): Buffer | null | string {
  if (typeof content.text !== 'string') return null
  const encoding = typeof content.encoding === 'string' ? content.encoding.toLowerCase() : ''
  if (encoding !== '' && encoding !== 'base64')
    return `its body is in an unknown encoding ${JSON.stringify(encoding.slice(0, 40))} (base64 is known)`
  if (encoding === '') return Buffer.from(content.text, 'utf8')
  if (!/^[\w+/\-\s]*={0,2}\s*$/.test(content.text)) return 'its body is no valid base64'
  const bytes = Buffer.from(content.text, 'base64')
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b && /gzip/i.test(findHeader(headers, 'content-encoding') ?? '')
  if (!packed) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: mostBytes })
  } catch (error) {
    return `its gzip body cannot be unpacked (${(error as Error).message})`
  }
}

/** Without a text the body is empty only where the recorder says so and no length speaks against it. */
function saysEmpty(content: Json, response: Json): boolean {
  return content.size === 0 && !(typeof response.bodySize === 'number' && response.bodySize > 0)
}

function toArrivals(entry: Json, body: Buffer): { parts: ArrivedBytes[]; outcome: Outcome } {
  const outcome: Outcome = { end: toEnding(entry), endedAtMs: null, faults: [] }
  if (typeof entry._endedAtMs === 'number') outcome.endedAtMs = entry._endedAtMs
  const chunks = Array.isArray(entry._chunks) ? entry._chunks : []
  const parts: ArrivedBytes[] = []
  let at = 0
  for (const chunk of chunks) {
    if (!isObject(chunk) || typeof chunk.bytes !== 'number' || chunk.bytes < 0) continue
    const bytes = body.subarray(at, at + chunk.bytes)
    at += bytes.length
    if (bytes.length > 0) parts.push({ bytes, atMs: typeof chunk.atMs === 'number' ? chunk.atMs : null })
  }
  if (at < body.length) parts.push({ bytes: body.subarray(at), atMs: null })
  return { parts, outcome }
}

/** Chrome names a failed load in `_error` (unverified: no such file is among the recordings); an aborted one was given up by the reader. */
function toEnding(entry: Json): Ending {
  if (entry._end === 'complete' || entry._end === 'cut' || entry._end === 'open') return entry._end
  const failed = isObject(entry.response) ? entry.response._error : undefined
  const error = typeof failed === 'string' ? failed : typeof entry._error === 'string' ? entry._error : ''
  if (error === '') return 'unknown'
  return /abort|cancel/i.test(error) ? 'open' : 'cut'
}

/** Host and path, for a person; no query, which may hold keys. */
function toPlace(url: string): string {
  return url
    .replace(/^https?:\/\/(?:[^/@]*@)?/, '')
    .split(/[?#]/, 1)[0]!
    .slice(0, 120)
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
