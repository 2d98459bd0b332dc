/**
 * The proxy: bytes pass untouched and at once, in both directions, and a watcher sees them. Whatever ends one side ends the
 * other the same way. HTTP/1.1 as in RFC 9110 and RFC 9112 (June 2022).
 */
import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'
import type { HeaderList } from '../../../openapi/exchange.ts'
import { NoAnswerError } from '../../../tests/suite/runner/sender.ts'
import { listen } from '../../../mocks/server/listen.ts'
import { createConnections } from './connections.ts'
import { toPairs, toTargetFields } from './fields.ts'
import { answerOwn } from './own-answer.ts'
import { relay } from './relay.ts'
import { toOriginForm, type Target } from './target.ts'

/** How an exchange ended. */
export type Outcome =
  | { kind: 'complete' | 'left' | 'stopped' }
  /** The target said all there was to say and kept the connection open; the client had left. */
  | { kind: 'open' }
  /** The target broke the connection; `reused`: one that was kept from before, so that nothing is said about the target. */
  | { kind: 'cut'; reused: boolean }
  /** The proxy answered in its own name. */
  | { kind: 'unreached'; error: NoAnswerError }

/** Sees one exchange pass; is told everything before the client sees the end of it. */
export interface Watcher {
  asked(bytes: Buffer): void
  askedAll(): void
  answered(status: number, statusText: string, headers: HeaderList): void
  /** The chunks of one read. */
  arrived(parts: readonly Buffer[]): void
  /** Whether what came so far says that nothing more will (`[DONE]`). */
  saidAll(): boolean
  /** Told once. */
  ended(outcome: Outcome): void
}

export interface Asking {
  method: string
  /** As the client wrote it: path and query. */
  path: string
  url: string
  headers: HeaderList
}

export interface Proxy {
  port: number
  /** Breaks off what is open and stops. */
  close(): Promise<void>
}

/** Fields of any size a server can send. */
const fieldBytes = 256 * 1024
/** How long a stream that has said `[DONE]` may take to end when its client has left already. */
const graceMs = 3_000

/** Starts the proxy on this machine only. */
export async function createProxy(
  target: Target,
  options: { port: number; watch: (asking: Asking) => Watcher },
): Promise<Proxy> {
  const connections = createConnections(target.tls)
  const { request: send } = target.tls ? https : http
  const shared = {
    host: target.hostname,
    port: target.port,
    timeout: 0,
    maxHeaderSize: fieldBytes,
    ...(target.tls && isIP(target.hostname) === 0 ? { servername: target.hostname } : {}),
  }
  const open = new Set<() => void>()

  function serve(request: http.IncomingMessage, response: http.ServerResponse): void {
    const path = toOriginForm(request.url ?? '/')
    const method = request.method ?? 'GET'
    const headers = toTargetFields(toPairs(request.rawHeaders), target.host, method)
    const asking = { method, path, url: target.toUrl(path), headers }
    let outgoing
    try {
      const agent = connections.agentFor(request.socket)
      outgoing = send({ ...shared, agent, method, path: target.toPath(path), headers: headers.flat() })
    } catch (error) {
      // Node reads some requests that it will not write.
      const why = new NoAnswerError('not-http', `this request cannot be passed on: ${(error as Error).message}`)
      options.watch(asking).ended({ kind: 'unreached', error: why })
      return answerOwn(response, target.baseUrl, why)
    }
    const watcher = options.watch(asking)
    const stop = relay({ request, response, outgoing, watcher, baseUrl: target.baseUrl, graceMs })
    open.add(stop)
    response.once('close', () => open.delete(stop))
  }

  const server = http.createServer(
    { maxHeaderSize: fieldBytes, requestTimeout: 0, keepAliveTimeout: 60_000, requireHostHeader: false },
    serve,
  )
  // A client that asks before it sends its body is answered by the target, not by us.
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
        connections.close()
      })
    },
  }
}
