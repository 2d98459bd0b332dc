/** From node:http's requests to its responses: read, answered and written in rows, one row a turn of the event loop. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { toProblem } from '../request/problem.ts'
import type { MockRequest, Reply } from '../request/reply.ts'
import { readBody } from './read-body.ts'
import { createTurnEnd } from './batch-per-tick.ts'
import { writeReply } from './write-reply.ts'

/** Who answers; a promise where the answer waits for somebody else. */
export type Find = (request: MockRequest) => Reply | Promise<Reply>

interface Asked {
  request: MockRequest
  response: ServerResponse
  /** When the request was there (`performance.now()`): what waits are counted from. */
  since: number
}

/** Creates the listener of a server's requests. It never throws: what goes wrong is a problem document. */
export function createListener(find: Find): (request: IncomingMessage, response: ServerResponse) => void {
  const put = createTurnEnd<Asked>((row) => answerRow(row, find))
  return (message, response) => {
    readBody(message, (body) => {
      const request: MockRequest = {
        method: message.method ?? 'GET',
        url: message.url ?? '/',
        headers: message.headers as Record<string, string | undefined>,
        body,
      }
      put({ request, response, since: performance.now() })
    })
  }
}

function answerRow(row: readonly Asked[], find: Find): void {
  const ready: (readonly [Asked, Reply])[] = []
  for (const asked of row) {
    try {
      const reply = find(asked.request)
      if (reply instanceof Promise) void writeLater(asked, reply)
      else ready.push([asked, reply])
    } catch (error) {
      fail(asked.response, error)
    }
  }
  for (const [asked, reply] of ready) write(asked, reply)
}

async function writeLater(asked: Asked, coming: Promise<Reply>): Promise<void> {
  try {
    write(asked, await coming)
  } catch (error) {
    fail(asked.response, error)
  }
}

function write({ response, since }: Asked, reply: Reply): void {
  // Whoever left while the reply was on its way holds no slot any more.
  if (response.closed) return reply.settled?.('left')
  try {
    writeReply(response, reply, since)
  } catch (error) {
    fail(response, error)
  }
}

/** A reply that node:http will not write, such as a fault with an impossible header: said so, never a crash. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy()
  const text = error instanceof Error ? error.message : String(error)
  writeReply(response, toProblem(500, `the mock could not write its reply: ${text}`))
}
