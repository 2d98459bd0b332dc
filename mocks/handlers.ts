/**
 * The mock as msw request handlers, for msw 2 and 3, in a test process and in a browser's worker. The replies are those of `answer`,
 * byte for byte as the server sends them.
 */
import { http } from 'msw'
import { answer } from './answer.ts'
import { answerShared } from './answer-shared.ts'
import { toMock } from './state/plain-options.ts'
import type { PlainOptions } from './state/plain-options.ts'
import type { BodyProblem, Ending, MockRequest, Reply, ReplyBody } from './reply/index.ts'
import { type MockControls, toMockOf, type Mock, checkHandlerOptions } from './state/index.ts'

export { FixtureError } from './fixtures/index.ts'
export { LimitStoreError } from './rate-limits/index.ts'
export { MockUsageError } from './common/index.ts'
export type { JournalEntry, MockControls } from './state/index.ts'

/** The options of the msw handlers: those of every mock, and which hosts they answer for. */
export interface HandlerOptions extends PlainOptions {
  /** A base URL to answer in addition to those of the two hosts, e.g. `http://localhost:8080/v1`. */
  baseUrl?: string
  /** The `mock` of a server, a node mock or a browser mock, to share its state; the other options are then those of that mock. */
  mock?: MockControls
}

/** The handler that msw's `http.all` returns; its exact type differs between msw 2 and 3. */
export type MockHandler = ReturnType<typeof http.all>

const hosts = ['https://api.moonshot.ai', 'https://api.moonshot.cn']

/**
 * Creates the handlers for both hosts of the API, and for `baseUrl`.
 * @example const server = setupServer(...createHandlers()); server.listen({ onUnhandledRequest: 'error' })
 */
export function createHandlers(options: HandlerOptions = {}): MockHandler[] {
  checkHandlerOptions(options, 'createHandlers')
  const { baseUrl } = options
  const mock = options.mock ? toMockOf(options.mock) : toMock(options)
  // All paths of these hosts belong to the API: an unknown path gets the gateway's 404 and does not reach the network.
  const handlers = hosts.map((host) => http.all(`${host}/*`, ({ request }) => respond(request, mock, '')))
  if (baseUrl === undefined) return handlers
  const { origin, pathname } = toUrl(baseUrl)
  const prefix = pathname.replace(/\/+$/, '')
  return [...handlers, http.all(`${origin}${prefix}/*`, ({ request }) => respond(request, mock, prefix))]
}

async function respond(request: Request, mock: Mock, prefix: string): Promise<Response> {
  const received = await toMockRequest(request, prefix)
  const reply = mock.limits?.shared ? await answerShared(received, mock) : answer(received, mock)
  const { signal } = request
  const { body } = reply
  if (body.kind === 'bytes' && body.delayMs) await sleep(body.delayMs, signal)
  const response = new Response(toBodyInit(reply, request), { status: reply.status, headers: toHeaders(reply) })
  // A stream calls `settled` when it ends.
  if (body.kind === 'bytes') {
    if (!signal.aborted) reply.written?.()
    reply.settled?.(signal.aborted ? 'left' : 'sent')
  }
  return response
}

async function toMockRequest(request: Request, prefix: string): Promise<MockRequest> {
  const { pathname, search } = new URL(request.url)
  const headers: Record<string, string> = {}
  for (const [name, value] of request.headers) headers[name] = value
  // The path of `baseUrl` stands for `/v1`.
  const path = prefix === '' ? pathname : `/v1${pathname.slice(prefix.length)}`
  const received = await decodeBody(new Uint8Array(await request.arrayBuffer()), headers['content-encoding'])
  return { method: request.method, url: path + search, headers, ...received }
}

/** The type of the server's decoder. Written out, because a type import of its file would require the types of Node. */
type DecodeBody = (
  bytes: Uint8Array,
  contentEncoding: string,
  mostBytes: number,
) => Promise<{ bytes: Uint8Array } | { problem: BodyProblem }>

const mostDecodedBytes = 101 * 1024 * 1024

/**
 * Decodes the `Content-Encoding` of a request (RFC 9110 section 8.4), up to a size limit. In Node it decodes all that the server decodes;
 * in a browser, gzip and deflate.
 */
async function decodeBody(
  body: Uint8Array<ArrayBuffer>,
  contentEncoding = 'identity',
): Promise<{ body: Uint8Array; bodyProblem?: BodyProblem }> {
  const coding = contentEncoding.trim().toLowerCase()
  if (body.length === 0 || coding === 'identity' || coding === '') return { body }
  const none = new Uint8Array(0)
  const decodeInNode = await loadNodeDecoder()
  if (decodeInNode !== null) {
    const decoded = await decodeInNode(body, contentEncoding, mostDecodedBytes)
    return 'problem' in decoded ? { body: none, bodyProblem: decoded.problem } : { body: decoded.bytes }
  }
  if (coding !== 'gzip' && coding !== 'deflate') {
    const detail = `Content-Encoding is ${contentEncoding.slice(0, 80)}; here the handlers decode gzip and deflate`
    return { body: none, bodyProblem: { kind: 'mock', status: 415, detail } }
  }
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const part of new Blob([body]).stream().pipeThrough(new DecompressionStream(coding))) {
      size += part.length
      if (size > mostDecodedBytes) return { body: none, bodyProblem: { kind: 'too-large', bytes: size } }
      parts.push(part)
    }
  } catch {
    const detail = `Content-Encoding is ${coding}, and the request body is not valid ${coding}`
    return { body: none, bodyProblem: { kind: 'mock', status: 400, detail } }
  }
  return { body: new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer()) }
}

/** Loads the server's decoder; null in a browser, and in a bundle, which does not contain the file. */
async function loadNodeDecoder(): Promise<DecodeBody | null> {
  if (typeof process === 'undefined' || process.versions?.node === undefined) return null
  // The name is not a literal, so that bundlers for browsers leave the file out.
  const file = import.meta.url.endsWith('.ts') ? './server/decode-body.ts' : './server/decode-body.js'
  try {
    const { decodeBody: decode } = (await import(/* @vite-ignore */ file)) as { decodeBody: DecodeBody }
    return decode
  } catch {
    return null
  }
}

function toHeaders(reply: Reply): Headers {
  const headers = new Headers()
  for (const [name, value] of reply.headers) headers.append(name, value)
  // msw 3.0.5 ends a broken stream cleanly unless the answer says it is chunked (tried 2026-11-22).
  if (reply.body.kind === 'events') headers.set('Transfer-Encoding', 'chunked')
  return headers
}

function toBodyInit(reply: Reply, request: Request): BodyInit | null {
  const { body } = reply
  if (request.method === 'HEAD' || reply.status === 204 || reply.status === 304) return null
  if (body.kind === 'events') return toStream(body, reply, request.signal)
  // A string would make Response add a Content-Type of its own; bytes do not.
  return typeof body.bytes === 'string' ? new TextEncoder().encode(body.bytes) : new Uint8Array(body.bytes)
}

/** The events with their delays; stops when the reader cancels or the request is aborted. */
function toStream(
  body: Extract<ReplyBody, { kind: 'events' }>,
  reply: Reply,
  signal: AbortSignal,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const left = new AbortController()
  let next = 0
  const settle = (ending: Ending) => {
    left.abort()
    reply.settled?.(ending)
  }
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const event = body.events[next]
      if (!event) return end(controller)
      next++
      if (event.delayMs > 0) await sleep(event.delayMs, AbortSignal.any([signal, left.signal]))
      if (left.signal.aborted) return
      if (signal.aborted) {
        settle('left')
        return controller.error(signal.reason)
      }
      controller.enqueue(typeof event.bytes === 'string' ? encoder.encode(event.bytes) : event.bytes)
      reply.written?.()
    },
    cancel: () => settle('left'),
  })

  async function end(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    if (body.end === 'open') {
      await new Promise<void>((resolve) => whenAborted([signal, left.signal], resolve))
      if (signal.aborted) controller.error(signal.reason)
    } else if (body.end === 'cut') controller.error(new TypeError('terminated: the mock broke the stream off'))
    else controller.close()
    settle(body.end === 'open' ? 'left' : 'sent')
  }
}

/** Waits `ms` milliseconds, or until the request is aborted. */
function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    whenAborted([signal], () => {
      clearTimeout(timer)
      resolve()
    })
  })
}

function whenAborted(signals: readonly AbortSignal[], then: () => void): void {
  for (const signal of signals) {
    if (signal.aborted) return then()
    signal.addEventListener('abort', then, { once: true })
  }
}

function toUrl(text: string): URL {
  try {
    return new URL(text)
  } catch {
    throw new TypeError(`baseUrl is "${text}"; it must be an absolute URL such as http://localhost:8080/v1`)
  }
}
