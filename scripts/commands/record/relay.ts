/** One exchange on its way through: four streams, their ends and their breaks. */
import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http'
import { toNoAnswerError, NoAnswerError } from '../../../tests/suite/runner/sender.ts'
import { toClientFields, toPairs } from './fields.ts'
import { createOutlet, type Outlet } from './outlet.ts'
import { answerOwn } from './own-answer.ts'
import type { Outcome, Watcher } from './proxy.ts'

export interface Relay {
  request: IncomingMessage
  response: ServerResponse
  outgoing: ClientRequest
  watcher: Watcher
  baseUrl: string
  graceMs: number
}

/** An answer of stated length up to this size is on disk before its last byte is passed on; a larger one would wait too long. */
const smallBytes = 64 * 1024

/** Connects client and target; returns what breaks both off. */
export function relay({ request, response, outgoing, watcher, baseUrl, graceMs }: Relay): () => void {
  let settled = false
  let reached = false
  let gaveUp = false
  let answer: IncomingMessage | null = null

  function settle(outcome: Outcome): boolean {
    if (settled) return false
    settled = true
    watcher.ended(outcome)
    return true
  }

  request.on('data', (bytes: Buffer) => {
    watcher.asked(bytes)
    if (outgoing.destroyed || outgoing.write(bytes)) return
    request.pause()
    outgoing.once('drain', () => request.resume())
  })
  request.on('end', () => {
    watcher.askedAll()
    if (request.rawTrailers.length > 0) outgoing.addTrailers(toPairs(request.rawTrailers))
    outgoing.end()
  })
  request.on('error', ignore)
  // Most bodies are there at once and share a packet with the fields; the others must not hold the fields back.
  setImmediate(() => outgoing.flushHeaders())

  outgoing.on('socket', (socket) => {
    if (outgoing.reusedSocket) reached = true
    else socket.once('encrypted' in socket ? 'secureConnect' : 'connect', () => (reached = true))
  })
  outgoing.on('continue', () => response.writeContinue())
  outgoing.on('information', ({ statusCode, headers }) => {
    if (statusCode === 102) response.writeProcessing()
    if (statusCode === 103 && headers.link !== undefined) response.writeEarlyHints(headers as { link: string })
  })
  outgoing.on('response', (incoming) => pass(incoming))
  outgoing.on('error', (error) => {
    // What fails after the answer began shows in the answer itself.
    if (settled || answer !== null) return
    const why = toNoAnswerError(error)
    if (why.kind === 'reset' && reached) {
      settle({ kind: 'cut', reused: outgoing.reusedSocket })
      return breakOff(isReset(error))
    }
    const told =
      why.kind === 'reset'
        ? new NoAnswerError('tls', 'the connection was closed during the TLS handshake', why.code)
        : why
    refuse(told)
  })

  response.on('error', ignore)
  response.on('close', () => {
    if (settled) return void (answer?.complete || outgoing.destroy())
    // A reader of events may go at `[DONE]`; how the target ends the stream can then still be seen, at no cost.
    if (watcher.saidAll()) return linger()
    settle({ kind: 'left' })
    outgoing.destroy()
  })

  function linger(): void {
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
    let outlet: Outlet
    response.sendDate = false
    response.statusCode = status
    try {
      outlet = createOutlet(response, chunked, (own) =>
        response.writeHead(status, incoming.statusMessage, [...toClientFields(fields).flat(), ...own]),
      )
    } catch (error) {
      // Node reads some heads that it will not write, e.g. the status 099.
      return refuse(new NoAnswerError('not-http', `the head of the answer is not HTTP: ${(error as Error).message}`))
    }
    let left = toLength(incoming)
    let batch: Buffer[] = []
    let told = false
    setImmediate(() => {
      response.flushHeaders()
      tell()
    })

    function tell(): void {
      if (told) return
      told = true
      watcher.answered(status, incoming.statusMessage ?? '', fields)
    }

    function flush(): void {
      const parts = batch
      if (parts.length === 0) return
      batch = []
      const last = left === 0
      if (last) {
        tell()
        watcher.arrived(parts)
        settle({ kind: 'complete' })
      }
      const roomy = response.destroyed || outlet.write(parts)
      // Looked at only when it is on its way.
      if (!last) {
        tell()
        watcher.arrived(parts)
      }
      if (roomy) return
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
      tell()
      settle({ kind: 'complete' })
      if (!response.destroyed) outlet.end(toPairs(incoming.rawTrailers))
      // The answer came before the request was over: the rest of it has no reader.
      if (!outgoing.writableEnded) outgoing.destroy()
      request.resume()
    })
    incoming.on('error', ignore)
    incoming.on('close', () => {
      flush()
      tell()
      if (incoming.complete) return
      if (settle(gaveUp ? { kind: 'open' } : { kind: 'cut', reused: false }))
        breakOff(isReset(outgoing.socket?.errored))
    })
  }

  function refuse(error: NoAnswerError): void {
    if (settle({ kind: 'unreached', error })) answerOwn(response, baseUrl, error)
    outgoing.destroy()
    request.resume()
  }

  /** What was passed on before the break still arrives, then the connection ends as the target's did. */
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

/** The stated length where the whole may be held for the moment it takes to write it down; else a number never reached. */
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
