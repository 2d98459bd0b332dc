/** Relays one exchange between client and target: request, interim responses, answer, and how either side ends or breaks. */
import { validateHeaderName, validateHeaderValue } from 'node:http'
import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { HeaderList } from '../../../openapi/exchange.ts'
import { toNoAnswerError, NoAnswerError } from '../../../tests/suite/sender/index.ts'
import { sendBadGateway } from './bad-gateway.ts'
import { toClientFields, toForwarded, toPairs } from './fields.ts'
import { createBodyWriter, writeInterim, type BodyWriter } from './response-writer.ts'

/** How an exchange ended. */
export type Outcome =
  | { kind: 'complete' | 'left' | 'stopped' }
  /** The target sent the end mark of its stream and kept the connection open; the client had left. */
  | { kind: 'open' }
  /** The target broke the connection; `reused`: a kept connection, whose end may have nothing to do with this request. */
  | { kind: 'cut'; reused: boolean }
  /** The target gave no answer and the proxy sent its own. */
  | { kind: 'unreached'; error: NoAnswerError }

/** Receives everything about one exchange; it is called before the client gets the last bytes. */
export interface ExchangeObserver {
  requestData(bytes: Buffer): void
  requestEnd(): void
  responseHead(status: number, statusText: string, headers: HeaderList): void
  /** The chunks of one read. */
  responseData(parts: readonly Buffer[]): void
  /** Whether the stream has sent its end mark (`[DONE]`). */
  hasEndMark(): boolean
  /** Called once. */
  end(outcome: Outcome): void
}

export interface Relay {
  request: IncomingMessage
  response: ServerResponse
  outgoing: ClientRequest
  observer: ExchangeObserver
  baseUrl: string
  graceMs: number
}

/** An answer of a stated length up to this size is written to the file before its last byte is passed on. A larger one would be delayed too long. */
const smallBytes = 64 * 1024

/** Connects client and target, and returns a function that breaks both connections off. */
export function relay({ request, response, outgoing, observer, baseUrl, graceMs }: Relay): () => void {
  let settled = false
  let connected = false
  let gaveUp = false
  let answer: IncomingMessage | null = null

  function settle(outcome: Outcome): boolean {
    if (settled) return false
    settled = true
    observer.end(outcome)
    return true
  }

  request.on('data', (bytes: Buffer) => {
    observer.requestData(bytes)
    if (outgoing.destroyed || outgoing.write(bytes)) return
    request.pause()
    outgoing.once('drain', () => request.resume())
  })
  request.on('end', () => {
    observer.requestEnd()
    addTrailers(outgoing, request)
    outgoing.end()
  })
  request.on('error', ignore)
  // Most bodies arrive together with the head, and then share a packet with it. Otherwise the head is sent first.
  setImmediate(() => outgoing.flushHeaders())

  outgoing.on('socket', (socket) => {
    if (outgoing.reusedSocket) connected = true
    else socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => (connected = true))
  })
  outgoing.on('information', ({ statusCode, statusMessage, rawHeaders }) => {
    if (settled) return
    writeInterim(response, statusCode, statusMessage, toForwarded(toPairs(rawHeaders)))
  })
  outgoing.on('upgrade', (_incoming, socket: Socket) => {
    socket.destroy()
    // `Upgrade` is not passed on, so no target may answer with 101 (RFC 9110, section 7.8).
    refuse(new NoAnswerError('not-http', 'it switched protocols (101) although the request did not ask for that'))
  })
  outgoing.on('response', (incoming) => pass(incoming))
  outgoing.on('error', (error) => {
    // An error after the head of the answer is reported by the events of the answer.
    if (settled || answer !== null) return
    const why = toNoAnswerError(error)
    if (why.kind === 'reset' && connected) {
      settle({ kind: 'cut', reused: outgoing.reusedSocket })
      return breakOff(isReset(error))
    }
    refuse(
      why.kind === 'reset'
        ? new NoAnswerError('tls', 'the connection was closed during the TLS handshake', why.code)
        : why,
    )
  })

  response.on('error', ignore)
  response.on('close', () => {
    if (settled) return void (answer?.complete || outgoing.destroy())
    // A client may leave after `[DONE]`. The rest of the answer is still read, because its end is judged.
    if (observer.hasEndMark()) return readOn()
    settle({ kind: 'left' })
    outgoing.destroy()
  })

  function readOn(): void {
    answer?.resume()
    setTimeout(() => {
      gaveUp = true
      outgoing.destroy()
    }, graceMs).unref()
  }

  function pass(incoming: IncomingMessage): void {
    answer = incoming
    const fields = toPairs(incoming.rawHeaders)
    const status = incoming.statusCode ?? 0
    const chunked = /chunked/i.test(incoming.headers['transfer-encoding'] ?? '')
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
      if (settle(gaveUp ? { kind: 'open' } : { kind: 'cut', reused: false }))
        breakOff(isReset(outgoing.socket?.errored))
    })
  }

  function refuse(error: NoAnswerError): void {
    if (settle({ kind: 'unreached', error })) sendBadGateway(response, baseUrl, error)
    outgoing.destroy()
    request.resume()
  }

  /** Bytes that were passed on before the break still arrive; then the connection ends as the target's did. */
  function breakOff(reset: boolean): void {
    const { socket } = response
    if (!socket || socket.destroyed) return void response.destroy()
    if (reset) socket.write('', () => socket.resetAndDestroy())
    else socket.destroySoon()
  }

  return () => {
    settle({ kind: 'stopped' })
    outgoing.destroy()
    response.destroy()
  }
}

/** Passes the client's trailers on, except those that Node parses but refuses to send. */
function addTrailers(outgoing: ClientRequest, { rawTrailers }: IncomingMessage): void {
  const valid = toForwarded(toPairs(rawTrailers)).filter(([name, value]) => isSendable(name, value))
  if (valid.length > 0) outgoing.addTrailers(valid)
}

function isSendable(name: string, value: string): boolean {
  try {
    validateHeaderName(name)
    validateHeaderValue(name, value)
    return true
  } catch {
    return false
  }
}

/** The stated length of an answer, if it is small enough to wait for the file; otherwise NaN. */
function toLength(incoming: IncomingMessage): number {
  const length = Number(incoming.headers['content-length'] ?? Number.NaN)
  const plain =
    incoming.headers['content-encoding'] === undefined && incoming.headers['transfer-encoding'] === undefined
  return plain && length > 0 && length <= smallBytes ? length : Number.NaN
}

function isReset(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && 'code' in error && error.code === 'ECONNRESET'
}

function ignore(): void {}
