/** Sends one request over node:http or node:https and passes on what arrives. It follows no redirect, so a key reaches one host only. */
import dns from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { HeaderList } from '../../openapi/exchange.ts'
import { NoAnswerError, toNoAnswerError } from '../../tests/suite/sender/index.ts'
import { findProxy, toProxyEnv } from '../cli/proxy.ts'
import { toPairs } from '../commands/record/fields.ts'
import { findForbidden } from './addresses.ts'

export interface Outgoing {
  method: string
  url: string
  headers: HeaderList
  body: string | null
  /** Private addresses that may be connected to; null for all. */
  addresses: readonly string[] | null
  env: Readonly<Record<string, string | undefined>>
  signal: AbortSignal
}

/** Receives the answer. `bytes` returns a promise while the reader cannot take more. */
export interface OutgoingReader {
  head(status: number, statusText: string, headers: HeaderList): void
  bytes(bytes: Buffer): Promise<void> | null
}

/** How the exchange ended. */
export type OutgoingEnd = 'complete' | 'broken' | 'client-left'

/** How long a target may send nothing: models think for minutes before their first token. */
const idleMs = 600_000

/** Sends and resolves when the answer has ended. @throws NoAnswerError where none came */
export function sendOut(out: Outgoing, reader: OutgoingReader): Promise<OutgoingEnd> {
  const url = new URL(out.url)
  const tls = url.protocol === 'https:'
  const isProxied = findProxy(out.url, out.env)?.used === true
  const agentOptions = isProxied ? { proxyEnv: toProxyEnv(out.env) } : {}
  const agent = tls ? new https.Agent(agentOptions) : new http.Agent(agentOptions)
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  const forbidden = isIP(literal) === 0 ? [] : findForbidden([literal], out.addresses)
  const headers = [...out.headers.flat(), 'Host', url.host]
  if (out.body !== null) headers.push('Content-Length', String(Buffer.byteLength(out.body)))

  return new Promise<OutgoingEnd>((resolve, reject) => {
    if (forbidden.length > 0) return reject(toForbidden(literal, forbidden))
    let request: http.ClientRequest
    try {
      request = (tls ? https : http).request(url, {
        method: out.method,
        headers,
        agent,
        timeout: idleMs,
        ...(isProxied ? {} : { lookup: createLookup(out.addresses) }),
      })
    } catch (error) {
      return reject(new NoAnswerError('not-http', `the request cannot be sent: ${(error as Error).message}`))
    }
    let answered = false
    out.signal.addEventListener('abort', () => request.destroy(), { once: true })
    request.on('timeout', () =>
      request.destroy(new NoAnswerError('timeout', `nothing came for ${idleMs / 60_000} minutes`)),
    )
    request.on('error', (error) => {
      if (out.signal.aborted) resolve('client-left')
      else if (answered) resolve('broken')
      else reject(toNoAnswerError(error))
    })
    request.on('response', (response) => {
      answered = true
      reader.head(response.statusCode ?? 0, response.statusMessage ?? '', toPairs(response.rawHeaders))
      response.on('data', (bytes: Buffer) => {
        const busy = reader.bytes(bytes)
        if (busy === null) return
        response.pause()
        void busy.then(() => response.resume())
      })
      response.on('error', () => {})
      response.on('close', () =>
        resolve(response.complete ? 'complete' : out.signal.aborted ? 'client-left' : 'broken'),
      )
    })
    request.end(out.body ?? undefined)
  }).finally(() => agent.destroy())
}

/** Refuses to connect to a private address that was not accepted, also when a name changes its address after it was confirmed. */
function createLookup(accepted: readonly string[] | null): LookupFunction {
  return (hostname, options, callback) => {
    dns.lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, '', 0)
      const forbidden = findForbidden(
        found.map(({ address }) => address),
        accepted,
      )
      if (forbidden.length > 0) return callback(toForbidden(hostname, forbidden), '', 0)
      if (options.all) return callback(null, found)
      callback(null, found[0]!.address, found[0]!.family)
    })
  }
}

function toForbidden(host: string, addresses: readonly string[]): NoAnswerError {
  return new NoAnswerError('refused', `${host} leads to ${addresses.join(', ')}, which was not confirmed on this page`)
}
