/** Relays one exchange between client and target: request, interim responses, answer, and how either side ends or breaks. */
import { validateHeaderName, validateHeaderValue } from 'node:http'
import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { toNoAnswerError, NoAnswerError } from '../../../tests/suite/sender/index.ts'
import { sendBadGateway } from './bad-gateway.ts'
import type { ExchangeObserver, Outcome } from './exchange-observer.ts'
import { toForwarded, toPairs } from './fields.ts'
import { isReset, passAnswer } from './relay-answer.ts'
import { writeInterim } from './response-writer.ts'

export interface Relay {
  request: IncomingMessage
  response: ServerResponse
  outgoing: ClientRequest
  observer: ExchangeObserver
  baseUrl: string
  graceMs: number
}

/** Connects client and target, and returns a function that breaks both connections off. */
export function relay({ request, response, outgoing, observer, baseUrl, graceMs }: Relay): () => void {
  let settled = false
  let connected = false
  let gaveUp = false
  let isWaiting = false
  let answer: IncomingMessage | null = null
  const hasGivenUp = () => gaveUp
  const exchange = { request, response, outgoing, observer, settle, refuse, breakOff, hasGivenUp }

  function settle(outcome: Outcome): boolean {
    if (settled) return false
    settled = true
    observer.end(outcome)
    return true
  }

  sendRequest(request, outgoing, observer)

  outgoing.on('socket', (socket) => {
    if (outgoing.reusedSocket) connected = true
    else socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => (connected = true))
  })
  outgoing.on('information', ({ statusCode, statusMessage, rawHeaders }) => {
    if (!settled && !writeInterim(response, statusCode, statusMessage, toForwarded(toPairs(rawHeaders))))
      waitForClient()
  })
  outgoing.on('upgrade', (_incoming, socket: Socket) => {
    socket.destroy()
    // `Upgrade` is not passed on, so no target may answer with 101 (RFC 9110, section 7.8).
    refuse(new NoAnswerError('not-http', 'it switched protocols (101) although the request did not ask for that'))
  })
  outgoing.on('response', (incoming) => {
    answer = incoming
    passAnswer(incoming, exchange)
  })
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

  /** Stops reading from the target until the client has taken the interim responses. */
  function waitForClient(): void {
    if (isWaiting) return
    isWaiting = true
    // Node resumes the connection after each interim response of this read.
    setImmediate(() => outgoing.socket?.pause())
    response.socket?.once('drain', () => {
      isWaiting = false
      setImmediate(() => outgoing.socket?.resume())
    })
  }

  function readOn(): void {
    answer?.resume()
    setTimeout(() => {
      gaveUp = true
      outgoing.destroy()
    }, graceMs).unref()
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

/** Sends the client's request to the target as it arrives, no faster than the target takes it. */
function sendRequest(request: IncomingMessage, outgoing: ClientRequest, observer: ExchangeObserver): void {
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

function ignore(): void {}
