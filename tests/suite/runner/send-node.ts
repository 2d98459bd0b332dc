/**
 * The sender for real targets, over node:http and node:https: global fetch hides header names as received, the order of
 * fields, and whether a chunked body was finished or broke off (RFC 9112, section 8).
 */
import http from 'node:http'
import https from 'node:https'
import zlib from 'node:zlib'
import type { Readable } from 'node:stream'
import type { ArrivedBytes, Ending, HeaderList } from '../../../openapi/exchange.ts'
import { createStreamEndTimer } from './stream-end-timer.ts'
import { isLoopback } from './options.ts'
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
  /** HTTP_PROXY and its kin, where requests are to go through a proxy; a host of this machine is asked directly. */
  proxyEnv?: Readonly<Record<string, string>> | undefined
}

/** Creates a sender that keeps connections alive between requests. */
export function createNodeSender(options: NodeSenderOptions = {}): NodeSender {
  const now = options.now ?? (() => performance.now())
  const more = options.proxyEnv === undefined ? {} : { proxyEnv: { ...options.proxyEnv } }
  const direct = createAgents({})
  const proxied = createAgents(more)
  return {
    async send(outgoing, limits) {
      const near = isLoopback(outgoing.url)
      try {
        return await attempt(outgoing, limits, near ? direct : proxied, now)
      } catch (error) {
        if (!(error instanceof StaleConnection)) throw error
        // A kept connection that the server closed in the same moment says nothing about the server.
        const fresh = createAgents(near ? {} : more)
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
    const request = (tls ? https : http).request(url, { method: out.method, headers, agent })
    let settle: ((ending: Ending) => void) | null = null
    const timer = setTimeout(() => {
      if (settle) settle('open')
      else fail(new NoAnswerError('timeout', `no answer came within ${limits.timeoutMs} ms`))
      request.destroy()
    }, limits.timeoutMs)
    // An answer cut short by the caller is no answer: it must not be judged as one that was left open.
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

/** Takes the body in as it arrives; returns the way to end it from outside. */
function collect(
  response: http.IncomingMessage,
  stream: boolean,
  graceMs: number,
  sinceMs: () => number,
  ready: (incoming: Incoming) => void,
): (ending: Ending) => void {
  const body: ArrivedBytes[] = []
  let length = 0
  let over = false
  const finish = (end: Ending) => {
    if (over) return
    over = true
    watch.stop()
    ready({ status: response.statusCode ?? 0, headers: toPairs(response.rawHeaders), body, end, endedAtMs: sinceMs() })
  }
  const watch = createStreamEndTimer(graceMs, () => finish('open'))
  const source = decoded(response)
  source.on('data', (bytes: Buffer) => {
    if (over) return
    body.push({ bytes, atMs: sinceMs() })
    if (stream) watch.push(bytes)
    length += bytes.length
    if (length > maxBodyBytes) finish('open')
  })
  // A body that broke off ends in an error or a close, never in an end.
  source.on('end', () => finish('complete'))
  source.on('error', () => finish('cut'))
  if (source !== response) response.on('error', () => finish('cut'))
  response.on('close', () => {
    if (!response.complete) setImmediate(() => finish('cut'))
  })
  return finish
}

/** Undoes a content coding the suite did not ask for, so that what is judged is the body. */
function decoded(response: http.IncomingMessage): Readable {
  const coding = response.headers['content-encoding']?.trim().toLowerCase()
  const flush = { flush: zlib.constants.Z_SYNC_FLUSH }
  if (coding === 'gzip' || coding === 'x-gzip') return response.pipe(zlib.createGunzip(flush))
  if (coding === 'deflate') return response.pipe(zlib.createInflate(flush))
  if (coding === 'br')
    return response.pipe(zlib.createBrotliDecompress({ flush: zlib.constants.BROTLI_OPERATION_FLUSH }))
  return response
}

function toPairs(raw: readonly string[]): HeaderList {
  const pairs: [string, string][] = []
  for (let at = 0; at + 1 < raw.length; at += 2) pairs.push([raw[at]!, raw[at + 1]!])
  return pairs
}
