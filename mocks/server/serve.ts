/** From node:http's requests to its responses: read, answered and written in batches, one batch per tick of the event loop. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { toProblem } from '../request/problem-reply.ts'
import type { MockRequest, Reply } from '../request/types.ts'
import { createBatch, createOneByOne } from './batch-per-tick.ts'
import type { BodyReader, ReceivedBody } from './read-body.ts'
import { writeReply } from './write-reply.ts'

/** Answers a request; a promise where the answer waits for another process or a store. `message` is the request of node:http. */
export type Answer = (request: MockRequest, message: IncomingMessage) => Reply | Promise<Reply>

/** A body of this size takes ten milliseconds and more: other requests wait for one such body at most, not for all of them. */
const largeBytes = 1024 * 1024

interface Pending {
  request: MockRequest
  body: ReceivedBody
  response: ServerResponse
  /** When the request was complete (`performance.now()`); delays are counted from it. */
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
  const add = createBatch<Pending>((batch) => answerBatch(batch, answer))
  const addLarge = createOneByOne<Pending>((pending) => answerBatch([pending], answer))
  return (message, response) => {
    bodies.read(message, (body) => {
      const request: MockRequest = {
        method: message.method ?? 'GET',
        url: message.url ?? '/',
        headers: message.headers as Record<string, string | undefined>,
        body: body.bytes,
        ...(body.problem ? { bodyProblem: body.problem } : {}),
      }
      if (intercept !== null && isIntercepted(intercept, request, response)) return body.release()
      const pending = { request, body, response, sinceMs: performance.now() }
      if (body.bytes.length < largeBytes) add(pending)
      else addLarge(pending)
    })
  }
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
  // A client that left while its reply was made holds no slot any more.
  if (response.closed) return reply.settled?.('left')
  try {
    writeReply(response, reply, sinceMs)
  } catch (error) {
    fail(response, error)
  }
}

/** Answers a reply that node:http refuses to write, such as a fault with an invalid header. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy()
  const text = error instanceof Error ? error.message : String(error)
  writeReply(response, toProblem(500, `the mock could not write its reply: ${text}`))
}
