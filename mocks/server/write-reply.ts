/** Puts a reply onto a node:http response: waits, back-pressure, clients that leave, and the two ways a stream may break. */
import type { ServerResponse } from 'node:http'
import type { Reply, ReplyEnd, ReplyEvent } from '../reply.ts'

/** Writes the reply and calls `settled` once, when the last byte is out or the client has left. */
export function writeReply(response: ServerResponse, reply: Reply): void {
  const { body, settled } = reply
  if (settled) response.once('close', settled)
  if (body.kind === 'bytes') {
    if (body.delayMs) return later(response, body.delayMs, () => writeWhole(response, reply, body.bytes))
    return writeWhole(response, reply, body.bytes)
  }
  // A stream that waits for nothing goes out in one piece; each event is still a chunk of its own on the wire.
  if (body.events.every(({ delayMs }) => delayMs === 0)) writeAtOnce(response, reply, body.events, body.end)
  else writeInTime(response, reply, body.events, body.end)
}

function writeWhole(response: ServerResponse, reply: Reply, bytes: string | Uint8Array): void {
  const headers = toRawHeaders(reply)
  // 204 and 304 have no body and may not name a length (RFC 9110 section 8.6).
  if (reply.status === 204 || reply.status === 304) {
    response.writeHead(reply.status, headers)
    response.end()
    return
  }
  headers.push('Content-Length', String(typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.length))
  response.writeHead(reply.status, headers)
  response.end(bytes)
}

function writeAtOnce(response: ServerResponse, reply: Reply, events: readonly ReplyEvent[], end: ReplyEnd): void {
  response.writeHead(reply.status, toRawHeaders(reply))
  if (response.req.method === 'HEAD') return void response.end()
  response.cork()
  for (const { bytes } of events) response.write(bytes)
  if (end === 'close') response.end()
  response.uncork()
  if (end === 'cut') cut(response)
}

function writeInTime(response: ServerResponse, reply: Reply, events: readonly ReplyEvent[], end: ReplyEnd): void {
  let next = 0
  // Waits are counted from the start, so that timers which fire late do not add up.
  let due = performance.now()
  let timer: NodeJS.Timeout | undefined
  let started = false
  response.once('close', () => clearTimeout(timer))

  function step(): void {
    for (;;) {
      const event = events[next]
      if (!event) return finish()
      if (!started) {
        started = true
        response.writeHead(reply.status, toRawHeaders(reply))
      }
      const roomy = response.write(event.bytes)
      next++
      if (!roomy && next < events.length) {
        response.once('drain', wait)
        return
      }
      if ((events[next]?.delayMs ?? 0) > 0) return wait()
    }
  }

  function wait(): void {
    const delay = events[next]?.delayMs ?? 0
    const now = performance.now()
    due = Math.max(due + delay, delay === 0 ? now : due)
    const left = due - now
    if (left <= 0) step()
    else timer = setTimeout(step, left)
  }

  function finish(): void {
    if (!started) response.writeHead(reply.status, toRawHeaders(reply))
    if (end === 'close') response.end()
    else if (end === 'cut') cut(response)
  }

  wait()
}

/** Breaks the connection off after what was written: the chunked body has no end, which every reader must call an error. */
function cut(response: ServerResponse): void {
  const { socket } = response
  // destroySoon waits for what is queued; a plain destroy could swallow the events before the break.
  response.write('', () => socket?.destroySoon())
  if (!socket) response.destroy()
}

function later(response: ServerResponse, delayMs: number, then: () => void): void {
  const timer = setTimeout(then, delayMs)
  response.once('close', () => clearTimeout(timer))
}

function toRawHeaders(reply: Reply): string[] {
  const flat: string[] = []
  for (const [name, value] of reply.headers) flat.push(name, value)
  return flat
}
