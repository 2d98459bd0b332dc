/** The mock in a browser: msw's `setupWorker` with the handlers, and the mock's own controls beside it. */
import { setupWorker } from 'msw/browser'
import type { Mock, MockControls } from './state/mock.ts'
import { toMock } from './fixtures/index.ts'
import { createHandlers } from './handlers.ts'
import type { HandlerOptions } from './handlers.ts'

export interface BrowserMock extends MockControls {
  readonly mock: Mock
  /** msw's worker, for its own options. */
  readonly worker: ReturnType<typeof setupWorker>
  /** Registers the worker script (`npx msw init public`) and begins to intercept. */
  start(options?: { workerUrl?: string; quiet?: boolean }): Promise<void>
  stop(): void
}

/**
 * Creates a mock for the page it is imported in.
 * @example const mock = createBrowserMock(); await mock.start()
 */
export function createBrowserMock(options: HandlerOptions = {}): BrowserMock {
  const mock = options.mock ?? toMock(options)
  const worker = setupWorker(...createHandlers({ ...options, mock }))
  return {
    mock,
    worker,
    get requests() {
      return mock.requests
    },
    next: (id, given) => mock.next(id, given),
    unmatched: () => mock.unmatched(),
    reset: () => mock.reset(),
    session: (name) => mock.session(name),
    async start({ workerUrl, quiet = true } = {}) {
      // The option's name in msw 2 and in msw 3.
      const unhandled = { onUnhandledRequest: 'bypass', onUnhandledFrame: 'bypass' } as const
      const script = workerUrl === undefined ? {} : { serviceWorker: { url: workerUrl } }
      await worker.start({ quiet, ...unhandled, ...script })
    },
    stop() {
      void worker.stop()
    },
  }
}
