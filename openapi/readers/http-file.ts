/**
 * `.http`: raw response messages, as `curl -i` saves them, each with its request message where that stands before it. Interim responses
 * (1xx), what a proxy between client and server answers and redirects that were followed are not judged. Lengths, transfer codings and content
 * codings that do not match the bytes are problems.
 */
import { findHeader, type ExchangeRequest, type HeaderList } from '../exchange.ts'
import type { OperationId } from '../types.ts'
import { parseJson } from '../bounded-json.ts'
import { peek, readWhole, skip, type Bytes } from './bytes.ts'
import { dechunk, startsChunked } from './chunked.ts'
import { decodeContent, listCodings, looksUnpacked, parseCodings } from './content-coding.ts'
import type { RequestHead, ResponseHead } from './http-head.ts'
import { createMessageWalker, type MessageWalker } from './http-messages.ts'
import { limitLength, parseLength, toBothLengthsProblem, toLengthProblem } from './length.ts'
import type { ByteBudget } from './limits.ts'
import { recogniseEvents, recogniseJson, recogniseText } from './recognise.ts'
import {
  createOutcome,
  UnreadableRecording,
  withoutTimes,
  type Hints,
  type Outcome,
  type Recorded,
  type RecordedExchange,
} from './recording.ts'
import { findRoute, isApiPath, isPageOrEmpty } from './route.ts'
import { withoutTrailer } from './trailer.ts'

/** A body that is not a stream is recognised by its whole text, up to this size. */
const peekBytes = 1024 * 1024
/** A request may carry pictures. */
const requestBytes = 64 * 1024 * 1024
/** What people write in place of a secret; the body then has another length than on the wire. */
const redacted = /\bREDACTED\b|[[<(]redacted[\])>]/

/**
 * Reads the messages of a file.
 * @throws UnreadableRecording when a message has no HTTP head, or the only one has no known operation
 */
export async function* readHttpFile(
  source: Bytes,
  file: string,
  hints: Hints,
  budget: ByteBudget,
): AsyncGenerator<Recorded> {
  const { start, rest } = await peek(source, 3)
  const marked = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf
  if (marked) yield { kind: 'note', text: 'starts with a byte-order mark, which no HTTP message does; it is ignored' }
  const walker = createMessageWalker(marked ? skip(rest, 3) : rest)
  try {
    yield* readMessages(walker, file, hints, budget)
  } finally {
    await walker.close()
  }
}

async function* readMessages(
  walker: MessageWalker,
  file: string,
  hints: Hints,
  budget: ByteBudget,
): AsyncGenerator<Recorded> {
  let request: ExchangeRequest | null = null
  let responses = 0
  let interim: number | null = null
  for (let head = await walker.next(); head !== null; head = await walker.next()) {
    if (head.kind === 'request') {
      request = await readRequest(head, walker)
      continue
    }
    if (isInterim(head)) {
      interim = head.status
      continue
    }
    responses++
    interim = null
    const entry = responses === 1 ? null : String(responses)
    if (head.status === 407) {
      yield { kind: 'skipped', entry, why: 'proxy', text: 'the refusal of a proxy (407), not of the server' }
      continue
    }
    const redirect = head.status >= 300 && head.status <= 399 ? findHeader(head.headers, 'location') : null
    let body = walker.body()
    if (redirect !== null) {
      const whole = await readWhole(body, peekBytes)
      if (await walker.hasNext()) {
        const text = `a redirect (${head.status} to ${toPlace(redirect)}); the answer after it is judged`
        yield { kind: 'skipped', entry, why: 'redirect', text }
        continue
      }
      body = toBytes(whole)
    }
    yield* readResponse(head, body, { request, entry, file, hints, budget, walker })
  }
  if (responses > 0) return
  if (interim !== null) throw new UnreadableRecording(`ends after an interim response (${interim})`)
  throw new UnreadableRecording('holds a request and no response after it; validate judges what a server answered')
}

interface Surroundings {
  request: ExchangeRequest | null
  entry: string | null
  file: string
  hints: Hints
  budget: ByteBudget
  walker: MessageWalker
}

async function* readResponse(
  head: ResponseHead,
  body: Bytes,
  { request, entry, file, hints, budget, walker }: Surroundings,
): AsyncGenerator<Recorded> {
  const asked = request ? findRoute(request.method, request.url) : null
  const lost = request !== null && !asked && !hints.operationId
  if (lost && !isApiPath(request.method, request.url)) {
    const text = `${request.method} ${toPath(request.url)} is no operation of this API`
    yield { kind: 'skipped', entry, why: 'foreign', text }
    return
  }
  const outcome = createOutcome()
  const first = await peek(body, 512)
  const sent = isChunked(head, first.start) ? first.rest : withoutTrailer(first.rest)
  const raw = await peek(sent, peekBytes)
  const isFormatted = isFormattedByHttpie(head.headers, raw.start)
  if (isFormatted && raw.start[0] === 0x64) {
    const text = 'a stream that HTTPie formatted for display, which leaves no events; save it with --pretty=none'
    yield { kind: 'skipped', entry, why: 'bodiless', text }
    return
  }
  const isRedacted = raw.whole && redacted.test(raw.start.toString('latin1'))
  const isEdited = isFormatted || isRedacted
  if (isEdited) {
    const what = isRedacted ? 'redacted' : 'formatted by HTTPie'
    yield { kind: 'note', text: `was ${what} after it was recorded, so lengths are not compared with its body` }
  }
  const { start, rest } = await peek(decodeBody(raw.rest, head, outcome, { isEdited, budget }), peekBytes)
  if (lost && !isPageOrEmpty(start.toString('latin1', 0, 256))) {
    const text = `${request.method} ${toPath(request.url)} is no operation of this API`
    yield { kind: 'skipped', entry, why: 'foreign', text }
    return
  }
  const operationId = lost ? null : (asked ?? hints.operationId ?? recogniseHttpBody(start, head.status))
  if (operationId === null && !lost) {
    const text = 'has a body that is no recognised answer of this API; name the operation it answered with --operation'
    if (entry === null && !(await walker.hasNext())) throw new UnreadableRecording(text)
    yield { kind: 'skipped', entry, why: 'foreign', text }
    return
  }
  yield {
    kind: 'exchange',
    entry,
    head: {
      label: entry === null ? file : `${file}#${entry}`,
      operationId,
      request,
      status: head.status,
      headers: head.headers,
      form: 'body',
    },
    body: withoutTimes(rest),
    outcome,
  } satisfies RecordedExchange
}

async function readRequest(head: RequestHead, walker: MessageWalker): Promise<ExchangeRequest> {
  const bytes = await readWhole(walker.body(), requestBytes)
  if (bytes === null) throw new UnreadableRecording('holds a request of more than 64 MB; remove its body')
  const length = Number(findHeader(head.headers, 'content-length') ?? Number.NaN)
  // A tool that formats the body for display leaves the length of the wire.
  const isLonger = toText(bytes.subarray(Number.isInteger(length) ? length : 0)) !== null
  const host = findHeader(head.headers, 'host')
  return {
    method: head.method,
    url: head.target.startsWith('/') && host !== null ? `https://${host}${head.target}` : head.target,
    headers: head.headers,
    body: Number.isInteger(length) && !isLonger ? bytes.toString('utf8', 0, length) : toText(bytes),
  }
}

function toText(bytes: Buffer): string | null {
  return bytes.toString('utf8').trimEnd() || null
}

/** HTTPie sorts the fields of a head by name and indents JSON by four characters, in a stream without a `data:` before each line. */
function isFormattedByHttpie(headers: HeaderList, start: Buffer): boolean {
  const isSorted = headers.length > 2 && headers.every(([name], at) => at === 0 || headers[at - 1]![0] <= name)
  return isSorted && /^(?:data: )?[{[]\r?\n {4}["{[]/.test(start.toString('latin1', 0, 32))
}

/** Interim responses, and what a proxy answers to CONNECT before it passes the server's messages. */
function isInterim({ status, reason }: ResponseHead): boolean {
  return status < 200 || /^connection established$/i.test(reason)
}

/** The body as the application sent it. Codings that a tool has removed already are recognised by their absence. */
async function* decodeBody(
  from: Bytes,
  head: ResponseHead,
  outcome: Outcome,
  { isEdited, budget }: { isEdited: boolean; budget: ByteBudget },
): Bytes {
  const { headers, status } = head
  const codings = parseCodings(listCodings(headers))
  const transfer = findHeader(headers, 'transfer-encoding')
  const length = parseLength(headers)
  if (length === 'wrong') outcome.problems.push(toLengthProblem(showLength(headers)))
  if (transfer !== null && length !== null) outcome.problems.push(toBothLengthsProblem(showLength(headers)))
  if (status === 204 || status === 304) {
    yield* limitLength(from, 0, outcome)
    return
  }
  const { start, rest } = await peek(from, 512)
  if (isChunked(head, start)) {
    yield* decodeContent(dechunk(rest, outcome), codings, outcome, { budget, isWire: () => true })
  } else if (typeof length !== 'number' || statesChunked(head) || isEdited) {
    yield* decodeContent(rest, codings, outcome, { budget, isWire: () => false })
  } else if (codings.length > 0 && looksUnpacked(start)) {
    // the length of unpacked text equals Content-Length only if the server sent it so
    let have = 0
    const counted = tap(rest, (part) => (have += part.length))
    yield* decodeContent(counted, codings, outcome, { budget, isWire: () => have === length })
  } else {
    yield* decodeContent(limitLength(rest, length, outcome), codings, outcome, { budget, isWire: () => true })
  }
}

function statesChunked({ headers, version }: ResponseHead): boolean {
  return version.startsWith('1') && /\bchunked$/i.test(findHeader(headers, 'transfer-encoding') ?? '')
}

/** Whether the file has the chunks of the wire; `curl -i` joins them and keeps the header. */
function isChunked(head: ResponseHead, start: Buffer): boolean {
  return statesChunked(head) && startsChunked(start)
}

/** The operation that a body answers. Errors, and bodies that are not JSON, count as answers of chat; null for other JSON. */
function recogniseHttpBody(start: Buffer, status: number): OperationId | null {
  const text = start.toString('utf8')
  const { json, problem } = parseJson(text.replace(/^\uFEFF/, ''))
  const found = problem ? (recogniseText(text) ?? recogniseEvents(text)) : recogniseJson(json)
  if (found) return found.operationId
  if (problem && !/^[ \t]*(data|event):/m.test(text)) return 'createChatCompletion'
  return status >= 400 ? 'createChatCompletion' : null
}

async function* tap(source: Bytes, see: (part: Uint8Array) => void): Bytes {
  for await (const part of source) {
    see(part)
    yield part
  }
}

async function* toBytes(bytes: Buffer | null): Bytes {
  if (bytes !== null && bytes.length > 0) yield bytes
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

/** Where a redirect leads, without its query, which may hold keys. */
function toPlace(url: string): string {
  return url.split(/[?#]/, 1)[0]!.slice(0, 120)
}
