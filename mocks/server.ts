/** The mock as an HTTP server for any language: `answer` behind node:http, with the control routes under `/__mock`. */
import { createServer } from 'node:http'
import type { QueuedOverride } from './request/queue.ts'
import { createMock } from './state/mock.ts'
import type { Mock, MockControls } from './state/mock.ts'
import { openFiles } from './fixtures/open-files.ts'
import type { FileOptions } from './fixtures/open-files.ts'
import { openLimits } from './rate-limits/index.ts'
import type { MockRequest, Reply } from './request/reply.ts'
import { direct } from './server/direct.ts'
import { listen } from './server/listen.ts'
import { createListener } from './server/serve.ts'

export interface MockServerOptions extends FileOptions {
  /** Default 0: any free port. */
  port?: number
  /** Default 127.0.0.1: only this machine. */
  host?: string
  /** Told at `close` what was put in line and never asked for; by default one line on stderr. */
  onUnmatched?: (unmatched: QueuedOverride[]) => void
  /** Has some requests answered by somebody else; null leaves one to this mock. Workers send their primary what is not theirs. */
  elsewhere?: (request: MockRequest, mock: Mock) => Promise<Reply> | null
}

export interface MockServer extends MockControls {
  /** The base URL a client takes, e.g. `http://127.0.0.1:4010/v1`. */
  readonly url: string
  readonly port: number
  readonly mock: Mock
  /** Stops at once: open streams are broken off. */
  close(): Promise<void>
}

/**
 * Starts a mock server.
 * @example const mock = await createMockServer({ port: 0 }); new OpenAI({ baseURL: mock.url, apiKey: 'any' }); await mock.close()
 */
export async function createMockServer(options: MockServerOptions = {}): Promise<MockServer> {
  const { port = 0, host = '127.0.0.1', onUnmatched = warnUnmatched, elsewhere, ...rest } = options
  const opened = await openFiles(rest)
  const store = await openLimits(rest.limits, rest.onLine)
  const start = async () => {
    const mock = createMock({ ...opened.options, ...(store.limits === undefined ? {} : { limits: store.limits }) })
    const find = (request: MockRequest) => elsewhere?.(request, mock) ?? direct(request, mock)
    const server = createServer(createListener(find))
    return { mock, server, taken: await listen(server, port, host) }
  }
  const { mock, server, taken } = await start().catch(async (error: unknown) => {
    // An open connection would keep the process alive after its error.
    await store.close()
    throw error
  })
  const unfollow = await opened.follow(mock)
  const shown = host.includes(':') ? `[${host}]` : host

  return {
    url: `http://${shown}:${taken}/v1`,
    port: taken,
    mock,
    get requests() {
      return mock.requests
    },
    next: (id, given) => mock.next(id, given),
    unmatched: () => mock.unmatched(),
    reset: () => mock.reset(),
    close() {
      unfollow()
      const unmatched = mock.unmatched()
      if (unmatched.length > 0) onUnmatched(unmatched)
      return new Promise((resolve) => {
        server.close(() => resolve(store.close()))
        server.closeAllConnections()
      })
    },
  }
}

/** One line naming every answer nobody asked for. */
export function warnUnmatched(unmatched: QueuedOverride[]): void {
  const list = unmatched.map(({ id, times }) => `${id} (${times} left)`).join(', ')
  console.warn(`kimi-contract mock: put in line and never asked for: ${list}`)
}
