/**
 * The mock as msw request handlers: the same code for msw 2 and 3, in a test process and in a browser's worker.
 * Only the network changes hands here; what is said comes from `answer`, byte for byte as the server says it.
 */
import { http } from 'msw'
import { answer } from './answer.ts'
import { answerShared } from './request/answer-shared.ts'
import type { Mock } from './state/mock.ts'
import { toMock } from './fixtures/index.ts'
import type { PlainOptions } from './fixtures/index.ts'
import type { Ending, MockRequest, Reply, ReplyBody } from './request/reply.ts'

export interface HandlerOptions extends PlainOptions {
  /** A base URL to answer beside those of the two hosts, e.g. `http://localhost:8080/v1`. */
  baseUrl?: string
  /** A mock made before, to share its state and controls; the other options are then its own. */
  mock?: Mock
}

/** The handler msw's `http.all` makes; its exact type differs between msw 2 and 3. */
export type MockHandler = ReturnType<typeof http.all>

const hosts = ['https://api.moonshot.ai', 'https://api.moonshot.cn']

/**
 * Creates the handlers for both hosts of the API, and for `baseUrl`.
 * @example const server = setupServer(...createHandlers()); server.listen({ onUnhandledRequest: 'error' })
 */
export function createHandlers(options: HandlerOptions = {}): MockHandler[] {
  const { baseUrl, mock = toMock(options) } = options
  // A host belongs to the API as a whole, so an unknown path there is the gateway's 404 and not the network.
  const handlers = hosts.map((host) => http.all(`${host}/*`, ({ request }) => respond(request, mock, '')))
  if (baseUrl === undefined) return handlers
  const { origin, pathname } = toUrl(baseUrl)
  const prefix = pathname.replace(/\/+$/, '')
  return [...handlers, http.all(`${origin}${prefix}/*`, ({ request }) => respond(request, mock, prefix))]
}

async function respond(request: Request, mock: Mock, prefix: string): Promise<Response> {
  const asked = await toMockRequest(request, prefix)
  const reply = mock.limits?.shared ? await answerShared(asked, mock) : answer(asked, mock)
  const { signal } = request
  const { body } = reply
  if (body.kind === 'bytes' && body.delayMs) await sleep(body.delayMs, signal)
  const response = new Response(toBodyInit(reply, request), { status: reply.status, headers: toHeaders(reply) })
  // A stream calls `settled` at its own end.
  if (body.kind === 'bytes') reply.settled?.(signal.aborted ? 'left' : 'sent')
  return response
}

async function toMockRequest(request: Request, prefix: string): Promise<MockRequest> {
  const { pathname, search } = new URL(request.url)
  const headers: Record<string, string> = {}
  for (const [name, value] of request.headers) headers[name] = value
  // Below a base URL of one's own, `/v1` is whatever that URL ends in.
  const path = prefix === '' ? pathname : `/v1${pathname.slice(prefix.length)}`
  const body = new Uint8Array(await request.arrayBuffer())
  return { method: request.method, url: path + search, headers, body }
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

/** The events with their waits; stops working when the reader or the request goes away. */
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

/** Waits, or less when nobody waits any more. */
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
