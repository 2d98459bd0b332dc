/** Stops a server: new connections are refused at once, requests in flight may finish within a bound. */
import type { Server } from 'node:http'

export interface DrainOptions {
  /** How long requests in flight may take to finish; default 0: they are cut. */
  drainMs?: number
  /** Ends the wait: what is still in flight is cut. */
  signal?: AbortSignal
}

/** How often connections whose request has ended are closed. */
const pollMs = 50

/** Closes the server; resolves when no connection is left. */
export async function closeServer(server: Server, { drainMs = 0, signal }: DrainOptions = {}): Promise<void> {
  // Refuses new connections, and closes those without a request.
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()))
  if (drainMs > 0) {
    // Loaded here, because a start does not need it.
    const { setTimeout: sleep } = process.getBuiltinModule('node:timers/promises')
    const over = new AbortController()
    const ends = AbortSignal.any([over.signal, ...(signal ? [signal] : [])])
    const idle = setInterval(() => server.closeIdleConnections(), pollMs)
    await Promise.race([closed, sleep(drainMs, undefined, { signal: ends }).catch(() => {})])
    over.abort()
    clearInterval(idle)
  }
  server.closeAllConnections()
  await closed
}
