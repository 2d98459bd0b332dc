/**
 * The proxy: passes bytes on unchanged and at once, in both directions, and reports them to an observer. When one side ends or
 * breaks, the other side ends the same way. HTTP/1.1 as in RFC 9110 and RFC 9112.
 */
import http from 'node:http'
import https from 'node:https'
import { isIP, type Socket } from 'node:net'
import type { HeaderList } from '../../../openapi/exchange.ts'
import { NoAnswerError } from '../../../tests/suite/sender/index.ts'
import { createAccess, findHostRefusal, listen, refuseTunnels, writeReply } from '../../../mocks/server/index.ts'
import type { MockRequest, Reply } from '../../../mocks/reply/index.ts'
import { findTransferCoding, toPairs, toTargetFields } from './fields.ts'
import { sendBadGateway } from './bad-gateway.ts'
import type { ExchangeObserver } from './exchange-observer.ts'
import { relay } from './relay.ts'
import { toOriginForm, type Target } from './target.ts'

/** A request as the proxy sends it to the target. */
export interface ProxiedRequest {
  method: string
  /** Path and query as the client wrote them. */
  path: string
  url: string
  headers: HeaderList
}

export interface Proxy {
  port: number
  /** Breaks off open exchanges and stops. */
  close(): Promise<void>
}

/** The largest head of a message: more than any server accepts, so that the target and not the proxy refuses it. */
const headBytes = 256 * 1024

/** How long a stream may stay open after `[DONE]` if its client has left. */
const graceMs = 3_000

/** Idle connections to the target are closed before common servers close them (Node after 5 s), so that no request uses a closing one. */
const idleMs = 4_000

/** Starts the proxy on the loopback interface. @throws MockUsageError when the port cannot be used */
export async function createProxy(
  target: Target,
  options: { port: number; observe: (request: ProxiedRequest) => ExchangeObserver },
): Promise<Proxy> {
  const agents = createAgents(target.tls)
  const { request: send } = target.tls ? https : http
  const shared = {
    host: target.hostname,
    port: target.port,
    timeout: 0,
    maxHeaderSize: headBytes,
    ...(target.tls && isIP(target.hostname) === 0 ? { servername: target.hostname } : {}),
  }
  const open = new Set<() => void>()

  function serve(request: http.IncomingMessage, response: http.ServerResponse): void {
    // A pipelined request waits for the answer to the one before it: only safe methods may overtake (RFC 9112, section 9.3.2).
    if (response.socket === null) return void response.once('socket', () => serve(request, response))
    const path = toOriginForm(request.url ?? '/')
    const method = request.method ?? 'GET'
    const refused = findHostRefusal(request) ?? findControlRefusal(path, request)
    if (refused !== null) {
      request.resume()
      return writeReply(response, refused)
    }
    const headers = toTargetFields(toPairs(request.rawHeaders), target.host, method)
    const observer = options.observe({ method, path, url: target.toUrl(path), headers })
    let outgoing
    try {
      const coding = findTransferCoding(request.rawHeaders)
      if (coding !== null) throw new Error(`its transfer coding ${JSON.stringify(coding)} is not supported`)
      const agent = agents.agentFor(request.socket)
      outgoing = send({ ...shared, agent, method, path: target.toPath(path), headers: headers.flat() })
      outgoing.maxHeadersCount = 0
    } catch (error) {
      // Node parses some requests that it refuses to send.
      const why = new NoAnswerError('not-http', `this request cannot be passed on: ${(error as Error).message}`)
      observer.end({ kind: 'unreached', error: why })
      return sendBadGateway(response, target.baseUrl, why)
    }
    const stop = relay({ request, response, outgoing, observer, baseUrl: target.baseUrl, graceMs })
    open.add(stop)
    // A client may leave before the target has sent its end: the rest is still read and recorded.
    let left = 2
    for (const side of [response, outgoing]) side.once('close', () => --left === 0 && open.delete(stop))
  }

  const server = http.createServer(
    { maxHeaderSize: headBytes, requestTimeout: 0, keepAliveTimeout: 60_000, requireHostHeader: false },
    serve,
  )
  // By default Node leaves out all fields after the first thousand or two.
  server.maxHeadersCount = 0
  refuseTunnels(
    server,
    'kimi-contract record is not a forward proxy; give the client its address as the base URL instead of a proxy setting',
  )
  // A client that waits for `100 Continue` gets the target's answer and not one of the proxy.
  server.on('checkContinue', serve)
  server.on('checkExpectation', serve)
  const port = await listen(server, options.port, '127.0.0.1')
  return {
    port,
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve())
        for (const stop of open) stop()
        server.closeAllConnections()
        agents.close()
      })
    },
  }
}

const access = createAccess({})

/**
 * The refusal of a call of the control routes; null if the request may be passed on. A mock behind the proxy receives the host name of the
 * target, so its own check of `Host` would accept the requests of any web page.
 */
function findControlRefusal(path: string, { method = 'GET', url = '', headers }: http.IncomingMessage): Reply | null {
  if (!path.startsWith('/__mock')) return null
  const host = /^https?:\/\/([^/?#]*)/i.exec(url)?.[1] ?? headers.host
  const seen = { ...(headers as MockRequest['headers']), host }
  return access({ method, url: path, headers: seen, body: new Uint8Array() }, false)
}

/**
 * One agent for each client connection, so that the connection to the target lives as long as that of the client and serves no other
 * client. A target may close a kept connection at the moment of its next use; with one agent each, this is as rare as without a proxy.
 * The failed request must not be sent again (RFC 9110, section 9.2.2).
 */
function createAgents(tls: boolean) {
  const agents = new Map<Socket, http.Agent>()
  return {
    agentFor(client: Socket): http.Agent {
      const known = agents.get(client)
      if (known) return known
      const options = { keepAlive: true, scheduling: 'lifo', timeout: idleMs } as const
      const agent = tls ? new https.Agent(options) : new http.Agent(options)
      agents.set(client, agent)
      client.once('close', () => {
        agents.delete(client)
        // Sockets still in use belong to an exchange that ends by itself.
        for (const free of Object.values(agent.freeSockets)) for (const socket of free ?? []) socket.destroy()
      })
      return agent
    },
    close() {
      for (const agent of agents.values()) agent.destroy()
    },
  }
}
