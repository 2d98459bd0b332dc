/**
 * One entry of a HAR 1.2 file as an exchange. Our own writer adds `_chunks` (reads with their times), `_end`, `_left` and `_form`.
 * Specification: http://www.softwareishard.com/blog/har-12-spec/.
 */
import {
  findHeader,
  findMediaType,
  type ArrivedBytes,
  type Ending,
  type ExchangeRequest,
  type HeaderList,
} from '../exchange.ts'
import { parseJson } from '../bounded-json.ts'
import { readAttachment } from './har-attachment.ts'
import { readAttachedBody, readHarBody, type HarBody, type HarBodyOptions, type HarContent } from './har-body.ts'
import type { ByteBudget } from './limits.ts'
import { findCutProblem } from './length.ts'
import { createOutcome, type Hints, type Outcome, type Recorded, type SkipReason } from './recording.ts'
import { findRoute, isApiPath, isOtherService, isPageOrEmpty } from './route.ts'

type Json = Readonly<Record<string, unknown>>

/** Where an entry stands in its file. */
export interface EntryPlace {
  number: string
  file: string
}

/** What the entries of a file share. */
export interface HarReading {
  hints: Hints
  budget: ByteBudget
  /** The name of the recorder; null where the file has none. */
  creator: string | null
}

/** Turns an entry into an exchange, or says why it is not judged. */
export function toHarRecorded(
  entry: unknown,
  { number, file }: EntryPlace,
  { hints, budget, creator }: HarReading,
): Recorded {
  const unreadable = (text: string): Recorded => ({ kind: 'unreadable', entry: number, text })
  if (!isObject(entry)) return unreadable('is no object')
  const request = toRequest(entry.request, file, budget)
  if (!request) return unreadable('has no request with a method and a URL')
  const route = `${request.method} ${toPlace(request.url)}`
  const operationId = findRoute(request.method, request.url)
  const sent = { operationId, request, ...findDay(entry) }
  const skipped = (why: SkipReason, text: string): Recorded => ({
    kind: 'skipped',
    entry: number,
    why,
    text: `${route}${why === 'foreign' ? ' ' : ': '}${text}`,
    ...(why === 'bodiless' || why === 'left' ? { sent } : {}),
  })
  const foreign = () => skipped('foreign', 'is no operation of this API')
  if (!operationId && !isApiPath(request.method, request.url)) return foreign()
  if (!isObject(entry.response)) return skipped('bodiless', 'the recorder kept no response')
  const { response } = entry
  const content: HarContent = isObject(response.content) ? response.content : {}
  const headers = toHeaders(response.headers)
  const status = typeof response.status === 'number' && response.status >= 100 ? response.status : null
  const options: HarBodyOptions = { headers, budget, isExact: isOurs(entry) }
  const body = readBody(content, file, options)
  if (body.kind === 'damaged') return unreadable(`${route}: ${body.text}`)
  if (body.kind === 'lost' && operationId) return skipped('bodiless', body.text)
  const bytes = body.kind === 'bytes' ? body.bytes : Buffer.alloc(0)
  const failure = findFailure(entry)
  const reason = findSkipReason({ entry, request, response, content, headers, status, bytes, failure, creator })
  if (!operationId && (reason !== null || !isPageOrEmpty(bytes.toString('latin1', 0, 256)))) return foreign()
  if (!operationId && isOtherService(request.url, status, bytes.length)) return foreign()
  if (reason !== null) return skipped(...reason)

  const { parts, outcome } = toArrivals(entry, bytes, failure)
  if (body.kind === 'bytes' && body.notice !== null) outcome.recorderNotices.push(body.notice)
  const cut = isOurs(entry) ? findCutProblem(outcome.end, headers, bytes.length) : null
  if (cut !== null) outcome.problems.push(cut)
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
    ...findDay(entry),
  }
}

/** The body in the entry, or in the file that the entry names. */
function readBody(content: HarContent, file: string, options: HarBodyOptions): HarBody {
  if (typeof content._file !== 'string' || (content.text ?? '') !== '') return readHarBody(content, options)
  const attachment = readAttachment(file, content._file, options.budget)
  if ('problem' in attachment) return { kind: 'lost', text: attachment.problem }
  return readAttachedBody(attachment.bytes, options)
}

/** The day on which the request was sent. Writers without a clock state 1970, so days before the API existed count as unknown. */
function findDay({ startedDateTime }: Json): { sentOn?: string } {
  const at = typeof startedDateTime === 'string' ? Date.parse(startedDateTime) : Number.NaN
  return at >= Date.UTC(2023, 0) && at < Date.UTC(2100, 0) ? { sentOn: new Date(at).toISOString().slice(0, 10) } : {}
}

interface ReadEntry {
  entry: Json
  request: ExchangeRequest
  response: Json
  content: HarContent
  headers: HeaderList
  status: number | null
  bytes: Buffer
  /** What went wrong in the browser or proxy; null when nothing did. */
  failure: Failure | null
  creator: string | null
}

/** Why an entry with a response is not judged; null when it is. */
function findSkipReason(read: ReadEntry): [why: SkipReason, text: string] | null {
  const { entry, content, headers, status, bytes, failure, creator } = read
  if (entry._left === 'left') return ['left', 'the client left before the end']
  if (entry._left === 'stopped') return ['left', 'the recorder was stopped before the end']
  if (status === null && bytes.length === 0) {
    const detail = failure === null ? 'status 0' : failure.text
    return [failure?.byClient === true ? 'left' : 'bodiless', `there was no response (${detail})`]
  }
  if (status === 304) return ['bodiless', 'the browser answered from its cache (status 304)']
  if (status === 407) return ['proxy', 'is the refusal of a proxy (407), not of the server']
  const target = findRedirect(read)
  if (target !== null) return ['redirect', `is a redirect (${status}) to ${target}; the answer there is judged`]
  const isWhole = isOurs(entry) || isSelfContained(bytes, content, headers)
  if (failure?.byClient === true && !isWhole)
    return ['left', `the client ended the exchange (${failure.text}) before the answer was complete`]
  if (bytes.length === 0 && !isKnownEmpty(read))
    return ['bodiless', 'the recorder did not keep the body of the response']
  if (isWhole) return null
  const comment = typeof content.comment === 'string' ? content.comment : ''
  if (/\btruncated\b|\bnot included\b|\bdiscarded\b/i.test(comment))
    return ['bodiless', `the recorder kept a part of the body only (${comment.slice(0, 80)})`]
  if (creator !== null && silentRecorders.test(creator) && isUnfinishedStream(bytes))
    return [
      'left',
      `the stream is not complete, and ${creator} does not record whether the client or the server ended it`,
    ]
  if (typeof content.size === 'number' && content.size > bytes.length && bytes.length > 0)
    return ['bodiless', `the recorder kept ${bytes.length} of ${content.size} bytes of the body`]
  return null
}

/** Whether a body ends as its format ends: a cut one cannot. */
function isSelfContained(bytes: Buffer, content: HarContent, headers: HeaderList): boolean {
  if (bytes.length === 0) return false
  const type = findMediaType(headers) ?? (typeof content.mimeType === 'string' ? content.mimeType : '')
  const end = bytes.toString('latin1', Math.max(0, bytes.length - 64)).trimEnd()
  if (/event-stream/i.test(type) || /^(data|event|id|retry)?:/.test(bytes.toString('latin1', 0, 16)))
    return end.endsWith('[DONE]')
  return parseJson(bytes.toString('utf8')).problem === null
}

/** Recorders that export an aborted request without any sign of it: seen with Firefox 153. */
const silentRecorders = /^firefox$/i

/** Whether a stream of chat ends without the chunk that ends its choices: the user may have stopped it. */
function isUnfinishedStream(bytes: Buffer): boolean {
  const text = bytes.toString('latin1')
  return /^(data|event|id|retry)?:/.test(text) && !/"finish_reason"\s*:\s*"/.test(text) && !text.includes('[DONE]')
}

/** Whether it is known that the server sent no body, and not only that the recorder has none. */
function isKnownEmpty({ entry, request, content, status, headers }: ReadEntry): boolean {
  if ((isOurs(entry) && typeof content.text === 'string') || status === 204 || /^(head|options)$/i.test(request.method))
    return true
  return findHeader(headers, 'content-length')?.trim() === '0'
}

/** Where a redirect leads, for a person; null for any other answer. */
function findRedirect({ response, headers, status }: ReadEntry): string | null {
  if (status === null || status < 300 || status > 399) return null
  const stated = typeof response.redirectURL === 'string' ? response.redirectURL : ''
  const target = stated === '' ? (findHeader(headers, 'location') ?? '') : stated
  return target === '' ? null : toPlace(target)
}

/** Whether our own recorder wrote the entry: it keeps every byte, and says how the body ended. */
function isOurs(entry: Json): boolean {
  // chrome-har has a member of this name too, without times since the request.
  return Array.isArray(entry._chunks) && entry._chunks.every((chunk) => isObject(chunk) && 'atMs' in chunk)
}

function toRequest(request: unknown, file: string, budget: ByteBudget): ExchangeRequest | null {
  if (!isObject(request) || typeof request.method !== 'string' || typeof request.url !== 'string') return null
  const post = isObject(request.postData) ? request.postData : {}
  const attachment =
    typeof post.text !== 'string' && typeof post._file === 'string' ? readAttachment(file, post._file, budget) : null
  const attached = attachment && 'bytes' in attachment ? attachment.bytes.toString('utf8') : null
  const text = typeof post.text === 'string' ? post.text : attached
  const body = text !== null && post.encoding === 'base64' ? Buffer.from(text, 'base64').toString('utf8') : text
  return { method: request.method, url: request.url, headers: toHeaders(request.headers), body }
}

/** HTTP/2 pseudo headers, which some recorders keep, are not fields. */
function toHeaders(headers: unknown): HeaderList {
  if (!Array.isArray(headers)) return []
  return headers.flatMap((field) =>
    isObject(field) && typeof field.name === 'string' && !field.name.startsWith(':')
      ? [[field.name, String(field.value ?? '')] as const]
      : [],
  )
}

function toArrivals(entry: Json, body: Buffer, failure: Failure | null): { parts: ArrivedBytes[]; outcome: Outcome } {
  const outcome = createOutcome(toEnding(entry, failure))
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

/** A client that leaves after the end of the answer has received all of it. */
function toEnding(entry: Json, failure: Failure | null): Ending {
  if (entry._end === 'complete' || entry._end === 'cut' || entry._end === 'open') return entry._end
  return failure === null || failure.byClient ? 'unknown' : 'cut'
}

interface Failure {
  text: string
  /** The client, its user or its network ended the exchange, and not the server. */
  byClient: boolean
}

/** Errors with which browsers and proxies say that the client's side ended an exchange. */
const clientErrors =
  /ERR_(ABORTED|CANCELED|BLOCKED_BY|NETWORK_CHANGED|NETWORK_IO_SUSPENDED|INTERNET_DISCONNECTED|CACHE)|NS_BINDING_ABORTED|NS_ERROR_(ABORT|OFFLINE|NET_ON_)|\bcancell?ed\b|\babort(ed)?\b|client (has )?(disconnect|closed|left)/i

/** Chromium writes `_error` into the response, Playwright `_failureText`, mitmproxy `_error`; others into the entry. */
function findFailure(entry: Json): Failure | null {
  const response = isObject(entry.response) ? entry.response : {}
  const texts = [response._error, response._failureText, entry._error, entry._failureText]
  const text = texts.find((one): one is string => typeof one === 'string' && one !== '')
  return text === undefined ? null : { text: text.slice(0, 80), byClient: clientErrors.test(text) }
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
