/**
 * The sender over node:http and node:https. Global fetch hides the letter case and the order of header fields, and whether
 * a chunked body ended or was cut off (RFC 9112, section 8).
 */
import http from 'node:http'
import https from 'node:https'
import type { ArrivedBytes, Ending, HeaderList, MessageProblem } from '../../../openapi/exchange.ts'
import { splitCodings } from '../../../openapi/readers/content-coding.ts'
import { decodeArriving } from './content-coding.ts'
import { createStreamEndTimer } from './stream-end-timer.ts'
import { isLoopback } from './base-url.ts'
import {
  maxBodyBytes,
  NoAnswerError,
  toNoAnswerError,
  type Incoming,
  type Outgoing,
  type Send,
  type SendLimits,
} from './sender.ts'

/** A sender with its connections; close it when the run is over. */
export interface NodeSender {
  send: Send
  close(): void
}

export interface NodeSenderOptions {
  now?: () => number
  /** `HTTP_PROXY` and related variables, if requests go through a proxy. Hosts of this machine are reached directly. */
  proxyEnv?: Readonly<Record<string, string>> | undefined
}

/** Creates a sender that keeps connections alive between requests. */
export function createNodeSender(options: NodeSenderOptions = {}): NodeSender {
  const now = options.now ?? (() => performance.now())
  const proxyOptions = options.proxyEnv === undefined ? {} : { proxyEnv: { ...options.proxyEnv } }
  const direct = createAgents({})
  const proxied = createAgents(proxyOptions)
  return {
    async send(outgoing, limits) {
      const isNear = isLoopback(outgoing.url)
      try {
        return await attempt(outgoing, limits, isNear ? direct : proxied, now)
      } catch (error) {
        if (!(error instanceof StaleConnection)) throw error
        // The server closed a kept-alive connection just when it was reused: not an error of the server (RFC 9112, section 9.5).
        const fresh = createAgents(isNear ? {} : proxyOptions)
        return await attempt(outgoing, limits, fresh, now).finally(() => destroy(fresh))
      }
    },
    close() {
      destroy(direct)
      destroy(proxied)
    },
  }
}

function destroy(agents: Agents): void {
  for (const agent of Object.values(agents)) agent.destroy()
}

function createAgents(more: { proxyEnv?: Record<string, string> }): Agents {
  const settings = { keepAlive: true, scheduling: 'lifo', ...more } as const
  return { 'http:': new http.Agent(settings), 'https:': new https.Agent(settings) }
}

class StaleConnection extends Error {}

type Agents = { 'http:': http.Agent; 'https:': https.Agent }

function attempt(out: Outgoing, limits: SendLimits, agents: Agents, now: () => number): Promise<Incoming> {
  const url = new URL(out.url)
  const tls = url.protocol === 'https:'
  const headers = out.body === null ? [] : ['Content-Length', String(Buffer.byteLength(out.body))]
  for (const [name, value] of out.headers) headers.push(name, value)
  headers.push('Host', url.host)
  const agent = agents[tls ? 'https:' : 'http:']

  return new Promise((resolve, reject) => {
    if (limits.signal?.aborted) return reject(new NoAnswerError('aborted', 'the run was stopped'))
    const startedAt = now()
    // The time limit of the request does not end a connection that a proxy leaves unanswered; the option `timeout` does.
    const options = { method: out.method, headers, agent, timeout: limits.timeoutMs }
    const request = (tls ? https : http).request(url, options)
    let settle: ((ending: Ending) => void) | null = null
    const timer = setTimeout(() => {
      if (settle) settle('open')
      else fail(new NoAnswerError('timeout', `no answer came within ${limits.timeoutMs} ms`))
      request.destroy()
    }, limits.timeoutMs)
    // An answer that the caller aborted must not be judged as one that the target left open.
    const abort = () => {
      fail(new NoAnswerError('aborted', 'the run was stopped'))
      request.destroy()
    }
    limits.signal?.addEventListener('abort', abort, { once: true })
    const clean = () => {
      clearTimeout(timer)
      limits.signal?.removeEventListener('abort', abort)
    }
    const fail = (error: NoAnswerError | StaleConnection) => {
      clean()
      reject(error)
    }
    request.on('error', (error: Error & { code?: string }) => {
      if (settle) return settle('cut')
      const stale = request.reusedSocket && /^(ECONNRESET|EPIPE)$/.test(error.code ?? '')
      fail(stale ? new StaleConnection() : toNoAnswerError(error))
    })
    request.on('response', (response) => {
      settle = collect(
        response,
        out.stream,
        limits.graceMs,
        () => now() - startedAt,
        (incoming) => {
          clean()
          if (incoming.end !== 'complete') request.destroy()
          resolve(incoming)
        },
      )
    })
    request.end(out.body ?? undefined)
  })
}

/** Collects the body as it arrives; returns a function that ends the collection early. */
function collect(
  response: http.IncomingMessage,
  stream: boolean,
  graceMs: number,
  sinceMs: () => number,
  ready: (incoming: Incoming) => void,
): (ending: Ending) => void {
  const body: ArrivedBytes[] = []
  let length = 0
  let ended = false
  const problems: MessageProblem[] = []
  const finish = (end: Ending) => {
    if (ended) return
    ended = true
    endTimer.stop()
    const headers = toPairs(response.rawHeaders)
    ready({ status: response.statusCode ?? 0, headers, body, end, endedAtMs: sinceMs(), problems })
  }
  const endTimer = createStreamEndTimer(graceMs, () => finish('open'))
  const add = (bytes: Buffer) => {
    if (ended) return
    body.push({ bytes, atMs: sinceMs() })
    if (stream) endTimer.push(bytes)
    length += bytes.length
    if (length > maxBodyBytes) finish('open')
  }
  // A coding that the suite did not ask for is removed, so that checks see the body itself.
  const codings = splitCodings(response.headers['content-encoding'] ?? null)
  if (codings.length > 0) {
    void (async () => {
      const decoded = await decodeArriving(response, codings, add)
      problems.push(...decoded.problems)
      finish(response.complete ? decoded.end : 'cut')
    })()
    return finish
  }
  response.on('data', add)
  // A body that was cut off emits `error` or `close`, and never `end`.
  response.on('end', () => finish('complete'))
  response.on('error', () => finish('cut'))
  response.on('close', () => {
    if (!response.complete) setImmediate(() => finish('cut'))
  })
  return finish
}

function toPairs(raw: readonly string[]): HeaderList {
  const pairs: [string, string][] = []
  for (let at = 0; at + 1 < raw.length; at += 2) pairs.push([raw[at]!, raw[at + 1]!])
  return pairs
}
