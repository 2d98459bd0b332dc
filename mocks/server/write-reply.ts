/** Writes a reply to a node:http response. */
import type { ServerResponse } from 'node:http'
import { findJoined, type Reply, type ReplyBody } from '../reply/index.ts'
import { toRawHeaders, writeAtOnce, writeInTime, writeJoined, writeRuns } from './write-stream.ts'

type Bytes = Extract<ReplyBody, { kind: 'bytes' }>

/**
 * Writes the reply and calls `settled` once, when the last byte is written or the client has left. Delays are counted from `sinceMs`,
 * the moment when the request was complete (`performance.now()`), so that they include the time of answering.
 */
export function writeReply(response: ServerResponse, reply: Reply, sinceMs = performance.now()): void {
  const { body, settled } = reply
  if (settled) response.once('close', () => settled(response.writableFinished ? 'sent' : 'left'))
  if (body.kind === 'bytes') {
    if (body.delayMs)
      return later(response, sinceMs + body.delayMs - performance.now(), () => {
        writeWhole(response, reply, body)
        reply.written?.()
      })
    return writeWhole(response, reply, body)
  }
  // A stream without delays is written in one piece; each event is still a chunk of its own on the wire.
  const joined = findJoined(body)
  if (joined !== null && 'runs' in joined) writeRuns(response, reply, joined)
  else if (joined !== null) writeJoined(response, reply, joined)
  else if (body.events.every(({ delayMs }) => delayMs === 0)) writeAtOnce(response, reply, body)
  else writeInTime(response, reply, body, sinceMs)
}

function writeWhole(response: ServerResponse, reply: Reply, { bytes, ascii }: Bytes): void {
  const headers = toRawHeaders(reply)
  // 204 and 304 have no body and no Content-Length (RFC 9110 section 8.6).
  if (reply.status === 204 || reply.status === 304) {
    response.writeHead(reply.status, headers)
    response.end()
    return
  }
  // To count the bytes of a text makes V8 join its parts. One that is known to be ASCII is joined with the head only.
  const length = typeof bytes === 'string' && bytes !== ascii ? Buffer.byteLength(bytes) : bytes.length
  headers.push('Content-Length', String(length))
  response.writeHead(reply.status, headers)
  // As many bytes as characters means ASCII, which node writes faster as latin1.
  if (typeof bytes === 'string' && length === bytes.length) response.end(bytes, 'latin1')
  else response.end(bytes)
}

function later(response: ServerResponse, delayMs: number, then: () => void): void {
  // The largest delay that setTimeout takes.
  const timer = setTimeout(then, Math.max(0, Math.min(delayMs, 0x7fffffff)))
  response.once('close', () => clearTimeout(timer))
}
