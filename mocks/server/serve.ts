/** Turns requests of node:http into responses: reads, answers and writes them in batches, one batch per tick of the event loop. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { toProblem, type MockRequest, type Reply } from '../reply/index.ts'
import { createBatch, createOneByOne } from './batch-per-tick.ts'
import { findHostRefusal } from './host-field.ts'
import { findCodingRefusal } from './transfer-coding.ts'
import { isBuffered } from './read-body.ts'
import type { BodyReader, ReceivedBody } from './read-body.ts'
import { writeReply } from './write-reply.ts'

/** Answers a request; a promise where the answer waits for another process or a store. `message` is the request of node:http. */
export type Answer = (request: MockRequest, message: IncomingMessage) => Reply | Promise<Reply>

/** A body of this size takes ten milliseconds and more: other requests wait for one such body at most, not for all of them. */
const largeBytes = 1024 * 1024

/** A request whose head has arrived; `body` is null while it is in the stream of the message. */
interface Arrived {
  message: IncomingMessage
  response: ServerResponse
  body: ReceivedBody | null
  /** When the request was complete (`performance.now()`); delays are counted from it. */
  sinceMs: number
}

interface Pending {
  request: MockRequest
  body: ReceivedBody
  response: ServerResponse
  sinceMs: number
}

/** Answers a request by writing to its response; false leaves the request to the mock. */
export type Intercept = (request: MockRequest, response: ServerResponse) => boolean

/** Creates the listener of a server's requests. It never throws: an error is answered with a problem document. */
export function createListener(
  answer: Answer,
  bodies: BodyReader,
  intercept: Intercept | null = null,
): (request: IncomingMessage, response: ServerResponse) => void {
  const add = createBatch<Arrived>(handle)
  const addLarge = createOneByOne<Arrived>((arrived) => handle([arrived]))

  function handle(batch: readonly Arrived[]): void {
    const complete: Pending[] = []
    for (const { message, response, body: read, sinceMs } of batch) {
      const body = read ?? bodies.take(message)
      if (body === null) {
        readLater(message, response)
        continue
      }
      const request = toRequest(message, body)
      if (intercept !== null && isIntercepted(intercept, request, response)) body.release()
      else complete.push({ request, body, response, sinceMs })
    }
    answerBatch(complete, answer)
  }

  function readLater(message: IncomingMessage, response: ServerResponse): void {
    bodies.read(message, (body) => {
      const arrived = { message, response, body, sinceMs: performance.now() }
      if (body.bytes.length < largeBytes) add(arrived)
      else addLarge(arrived)
    })
  }

  return (message, response) => {
    const refusal = findHostRefusal(message) ?? findCodingRefusal(message)
    if (refusal !== null) {
      bodies.discard(message)
      writeReply(response, refusal)
    } else if (isBuffered(message)) add({ message, response, body: null, sinceMs: performance.now() })
    else readLater(message, response)
  }
}

function toRequest(message: IncomingMessage, { bytes, problem }: ReceivedBody): MockRequest {
  const { method = 'GET' } = message
  const { url, headers } = readTarget(message)
  return problem ? { method, url, headers, body: bytes, bodyProblem: problem } : { method, url, headers, body: bytes }
}

/**
 * The target in origin-form. Clients of a proxy write it in absolute-form, which a server must accept, and whose authority replaces the
 * Host field (RFC 9112 section 3.2.2).
 */
function readTarget(message: IncomingMessage): Pick<MockRequest, 'url' | 'headers'> {
  const { url = '/' } = message
  const headers = message.headers as Record<string, string | undefined>
  const absolute = url.startsWith('/') ? null : /^https?:\/\/([^/?#]*)/i.exec(url)
  if (absolute === null) return { url, headers }
  const rest = url.slice(absolute[0].length)
  return { url: rest.startsWith('/') ? rest : `/${rest}`, headers: { ...headers, host: absolute[1] } }
}

function isIntercepted(intercept: Intercept, request: MockRequest, response: ServerResponse): boolean {
  try {
    return intercept(request, response)
  } catch (error) {
    fail(response, error)
    return true
  }
}

function answerBatch(batch: readonly Pending[], answer: Answer): void {
  const ready: (readonly [Pending, Reply])[] = []
  for (const pending of batch) {
    try {
      const reply = answer(pending.request, pending.response.req)
      if (reply instanceof Promise) void writeLater(pending, reply)
      else {
        pending.body.release()
        ready.push([pending, reply])
      }
    } catch (error) {
      pending.body.release()
      fail(pending.response, error)
    }
  }
  for (const [pending, reply] of ready) write(pending, reply)
}

async function writeLater(pending: Pending, coming: Promise<Reply>): Promise<void> {
  try {
    write(pending, await coming)
  } catch (error) {
    fail(pending.response, error)
  } finally {
    pending.body.release()
  }
}

function write({ response, sinceMs }: Pending, reply: Reply): void {
  // If the client left while its reply was made, `settled` frees its slot of the limits.
  if (response.closed) return reply.settled?.('left')
  try {
    writeReply(response, reply, sinceMs)
  } catch (error) {
    fail(response, error)
  }
}

/** Answers 500 if a reply could not be made, or if node:http refuses to write it, such as a fault with an invalid header. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy()
  const text = error instanceof Error ? error.message : String(error)
  writeReply(response, toProblem(500, `the mock could not answer: ${text}`))
}
