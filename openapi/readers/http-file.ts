/**
 * `.http`: a raw response message, as `curl -i` saves one; the request message may stand before it.
 * Read to the byte: lengths, transfer codings and content codings that do not add up are kept as faults.
 */
import { findHeader, type ExchangeRequest, type HeaderList } from '../exchange.ts'
import { findRoute } from './route.ts'
import { peek, type Bytes } from './bytes.ts'
import { dechunk, startsChunked } from './chunked.ts'
import { decodeContent, looksUnpacked, parseCodings } from './content-coding.ts'
import { takeRequest, takeResponse, type TakenResponse } from './http-messages.ts'
import { limitLength, parseLength, toBothFault, toLengthFault } from './length.ts'
import { parseJson } from '../bounded-json.ts'
import { recogniseEvents, recogniseJson, recogniseText } from './recognise.ts'
import { createOutcome, UnreadableRecording, type Hints, type Outcome, type Recorded } from './recording.ts'

/** Enough for any head, and for a body that is not a stream to be recognised whole. */
const headBytes = 1024 * 1024
/** A request message before the response may carry pictures. */
const requestBytes = 64 * 1024 * 1024
/** What people put in place of a secret; the body then no longer has the length it had. */
const redacted = /\bREDACTED\b|[[<(]redacted[\])>]/

/** Reads one response message, with its request when that stands before it. */
export async function* readHttpFile(source: Bytes, file: string, hints: Hints): AsyncGenerator<Recorded> {
  let peeked = await peek(source, headBytes)
  let from = peeked.start[0] === 0xef && peeked.start[1] === 0xbb && peeked.start[2] === 0xbf ? 3 : 0
  if (from > 0)
    yield { kind: 'note', text: 'starts with a byte-order mark, which no HTTP message does; it is left out' }
  let request: ExchangeRequest | null = null
  if (!/^\s*HTTP\//.test(peeked.start.toString('latin1', from, from + 16))) {
    if (!peeked.whole) peeked = await peek(peeked.rest, requestBytes)
    const taken = takeRequest(peeked.start, from)
    request = taken.request
    from = taken.end
  }
  const response = takeResponse(peeked.start, from)
  const outcome = createOutcome()
  const raw = await peek(skip(peeked.rest, response.end), headBytes)
  const edited = raw.whole && redacted.test(raw.start.toString('latin1'))
  if (edited)
    yield { kind: 'note', text: 'was redacted after it was recorded, so lengths are not held against its body' }
  const { start, rest } = await peek(toBody(raw.rest, response, outcome, edited), headBytes)
  const asked = request ? findRoute(request.method, request.url) : null
  if (request && !asked && !hints.operationId) {
    const text = `${request.method} ${toPath(request.url)} is no operation of this API`
    yield { kind: 'skipped', entry: null, why: 'foreign', text }
    return
  }
  yield {
    kind: 'exchange',
    entry: null,
    head: {
      label: file,
      operationId: asked ?? hints.operationId ?? recogniseHttpBody(start, response.status),
      request,
      status: response.status,
      headers: response.headers,
      form: 'body',
    },
    body: withoutTimes(rest),
    outcome,
  }
}

/** The body as the application sent it; codings that a tool has taken off already are noticed and not asked for again. */
async function* toBody(from: Bytes, response: TakenResponse, outcome: Outcome, edited: boolean): Bytes {
  const { headers, version, status } = response
  const codings = parseCodings(findHeader(headers, 'content-encoding'))
  const transfer = findHeader(headers, 'transfer-encoding')
  const length = parseLength(headers)
  if (length === 'wrong') outcome.faults.push(toLengthFault(showLength(headers)))
  if (transfer !== null && length !== null) outcome.faults.push(toBothFault(showLength(headers)))
  if (status === 204 || status === 304) {
    yield* limitLength(from, 0, outcome)
    return
  }
  const { start, rest } = await peek(from, 512)
  const chunked = transfer !== null && /\bchunked\s*$/i.test(transfer) && version.startsWith('1')
  const unpacked = codings.length > 0 && looksUnpacked(start)
  if (chunked && startsChunked(start)) yield* decodeContent(dechunk(rest, outcome), codings, outcome)
  else if (typeof length === 'number' && !chunked && !unpacked && !edited)
    yield* decodeContent(limitLength(rest, length, outcome), codings, outcome)
  else yield* decodeContent(rest, codings, outcome)
}

/** Which operation a body answers; errors and what is no JSON at all are judged as chat, the operation this contract is about. */
function recogniseHttpBody(start: Buffer, status: number) {
  const text = start.toString('utf8')
  const { json, fault } = parseJson(text.replace(/^\uFEFF/, ''))
  const found = fault ? (recogniseText(text) ?? recogniseEvents(text)) : recogniseJson(json)
  if (found) return found.operationId
  if (fault && !/^\s*(data|event):/m.test(text)) return 'createChatCompletion'
  if (status >= 400) return 'createChatCompletion'
  throw new UnreadableRecording(
    'has a body that is no answer of this API I can recognise; name the operation it answered with --operation',
  )
}

async function* skip(source: Bytes, count: number): Bytes {
  let left = count
  for await (const part of source) {
    if (left < part.length) yield left > 0 ? part.subarray(left) : part
    left = Math.max(0, left - part.length)
  }
}

async function* withoutTimes(source: Bytes) {
  for await (const bytes of source) yield { bytes, atMs: null }
}

function showLength(headers: HeaderList): string {
  return headers
    .filter(([name]) => /^(content-length|transfer-encoding)$/i.test(name))
    .map(([name, value]) => `${name}: ${value.slice(0, 60)}`)
    .join(', ')
}

function toPath(url: string): string {
  return url.replace(/^https?:\/\/[^/]*/, '').split('?', 1)[0]!
}
