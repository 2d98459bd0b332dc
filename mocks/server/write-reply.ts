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
  const length = typeof bytes === 'string' ? Buffer.byteLength(bytes) : bytes.length
  headers.push('Content-Length', String(length))
  response.writeHead(reply.status, headers)
  // As many bytes as letters: ASCII, which node writes faster when it is told so.
  if (typeof bytes === 'string' && length === bytes.length) response.end(bytes, 'latin1')
  else response.end(bytes)
}

/**
 * All events in one write to the socket, each in a chunk of its own as it would be if it were written alone: node's own `write`
 * costs more an event than all the rest of the mock. Node then believes in a body without chunks, so the frames are made here.
 */
function writeAtOnce(response: ServerResponse, reply: Reply, events: readonly ReplyEvent[], end: ReplyEnd): void {
  const headers = toRawHeaders(reply)
  const { req } = response
  const fixed = reply.headers.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name))
  if (req.method === 'HEAD' || req.httpVersion !== '1.1' || fixed) {
    response.writeHead(reply.status, headers)
    for (const { bytes } of events) response.write(bytes)
    return finish(response, end)
  }
  headers.push('Transfer-Encoding', 'chunked')
  response.writeHead(reply.status, headers)
  response.chunkedEncoding = false
  const ascii = end === 'close' ? frameAscii(events) : null
  if (ascii !== null) return void response.end(ascii, 'latin1')
  let text = ''
  for (const { bytes } of events) {
    // A chunk of no bytes would be the end of the body.
    if (bytes.length === 0) continue
    if (typeof bytes === 'string') text += `${Buffer.byteLength(bytes).toString(16)}\r\n${bytes}\r\n`
    else {
      // Bytes that are no text (a fault's broken UTF-8) must not pass through a string.
      response.write(`${text}${bytes.length.toString(16)}\r\n`)
      response.write(bytes)
      text = '\r\n'
    }
  }
  if (end === 'close') response.end(`${text}0\r\n\r\n`)
  else {
    response.write(text)
    finish(response, end)
  }
}

/** All events as chunks where every byte is ASCII, so that only the whole has to be measured; else null. */
function frameAscii(events: readonly ReplyEvent[]): string | null {
  let text = ''
  for (const { bytes } of events) {
    if (typeof bytes !== 'string') return null
    if (bytes.length > 0) text += `${bytes.length.toString(16)}\r\n${bytes}\r\n`
  }
  text += '0\r\n\r\n'
  return Buffer.byteLength(text) === text.length ? text : null
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
      if (!event) return done()
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

  function done(): void {
    if (!started) response.writeHead(reply.status, toRawHeaders(reply))
    finish(response, end)
  }

  wait()
}

function finish(response: ServerResponse, end: ReplyEnd): void {
  if (end === 'close') response.end()
  else if (end === 'cut') cut(response)
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
