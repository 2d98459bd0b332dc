/** Passes the answer of the target on to the client: each read at once, and the way it ends or breaks. */
import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http'
import { NoAnswerError } from '../../../tests/suite/sender/index.ts'
import type { ExchangeObserver, Outcome } from './exchange-observer.ts'
import { findTransferCoding, toClientFields, toForwarded, toPairs } from './fields.ts'
import { createBodyWriter, type BodyWriter } from './response-writer.ts'

/** The connections of an exchange, and the steps that end it. */
export interface RelayedExchange {
  request: IncomingMessage
  response: ServerResponse
  outgoing: ClientRequest
  observer: ExchangeObserver
  /** Reports how the exchange ended; false if that was reported before. */
  settle(outcome: Outcome): boolean
  /** Answers 502 in the name of the proxy. */
  refuse(error: NoAnswerError): void
  /** Ends the client's connection as the target ended its own: by a reset, or by a close. */
  breakOff(reset: boolean): void
  /** Whether the proxy itself closed the connection to the target, because the client had left. */
  hasGivenUp(): boolean
}

/** An answer of a stated length up to this size is written to the file before its last byte is passed on. A larger one would be delayed too long. */
const smallBytes = 64 * 1024

/** Passes an answer on to the client: its head, its body with its trailers, and its break. */
export function passAnswer(incoming: IncomingMessage, exchange: RelayedExchange): void {
  const { request, response, outgoing, observer, settle, refuse, breakOff } = exchange
  const fields = toPairs(incoming.rawHeaders)
  const status = incoming.statusCode ?? 0
  const chunked = /chunked/i.test(incoming.headers['transfer-encoding'] ?? '')
  const coding = findTransferCoding(incoming.rawHeaders)
  if (coding !== null) {
    const what = `it used the transfer coding ${JSON.stringify(coding)} although the request did not ask for that`
    return refuse(new NoAnswerError('not-http', what))
  }
  let writer: BodyWriter
  response.sendDate = false
  response.statusCode = status
  try {
    writer = createBodyWriter(response, chunked, (own) =>
      response.writeHead(status, incoming.statusMessage, [...toClientFields(fields).flat(), ...own]),
    )
  } catch (error) {
    // Node parses some heads that it refuses to send, such as the status 099.
    return refuse(new NoAnswerError('not-http', `the head of the answer is not HTTP: ${(error as Error).message}`))
  }
  let left = toLength(incoming)
  let batch: Buffer[] = []
  let observed = false
  setImmediate(() => {
    response.flushHeaders()
    observeHead()
  })

  function observeHead(): void {
    if (observed) return
    observed = true
    observer.responseHead(status, incoming.statusMessage ?? '', fields)
  }

  function flush(): void {
    const parts = batch
    if (parts.length === 0) return
    batch = []
    const isLast = left === 0
    if (isLast) {
      observeHead()
      observer.responseData(parts)
      settle({ kind: 'complete' })
    }
    const hasSpace = response.destroyed || writer.write(parts)
    // The bytes are judged after they are sent, so that judging delays nothing.
    if (!isLast) {
      observeHead()
      observer.responseData(parts)
    }
    if (hasSpace) return
    incoming.pause()
    response.once('drain', () => incoming.resume())
  }

  incoming.on('data', (bytes: Buffer) => {
    left -= bytes.length
    if (batch.push(bytes) === 1) process.nextTick(flush)
  })
  incoming.on('end', () => {
    if (!incoming.complete) return
    flush()
    observeHead()
    settle({ kind: 'complete' })
    if (!response.destroyed) writer.end(toForwarded(toPairs(incoming.rawTrailers)))
    // If the answer ended before the request, the rest of the request is read and dropped.
    if (!outgoing.writableEnded) outgoing.destroy()
    request.resume()
  })
  incoming.on('error', ignore)
  incoming.on('close', () => {
    flush()
    observeHead()
    if (incoming.complete) return
    if (settle(exchange.hasGivenUp() ? { kind: 'open' } : { kind: 'cut', reused: false }))
      breakOff(isReset(outgoing.socket?.errored))
  })
}

/** The stated length of an answer, if it is small enough to wait for the file; otherwise NaN. */
function toLength(incoming: IncomingMessage): number {
  const length = Number(incoming.headers['content-length'] ?? Number.NaN)
  const plain =
    incoming.headers['content-encoding'] === undefined && incoming.headers['transfer-encoding'] === undefined
  return plain && length > 0 && length <= smallBytes ? length : Number.NaN
}

/** Whether the error says that the other side reset the connection. */
export function isReset(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'code' in error && error.code === 'ECONNRESET'
}

function ignore(): void {}
