/** The mock in a browser: msw's `setupWorker` with the handlers, and the mock's controls. */
import { setupWorker } from 'msw/browser'
import { toMock } from './state/plain-options.ts'
import { createHandlers } from './handlers.ts'
import type { HandlerOptions } from './handlers.ts'
import { toControls, type MockControls, toMockOf, checkHandlerOptions } from './state/index.ts'

export { FixtureError, LimitStoreError, MockUsageError } from './handlers.ts'
export type { HandlerOptions, JournalEntry, MockControls } from './handlers.ts'

/** A mock that intercepts the requests of a page, with its controls. */
export interface BrowserMock extends MockControls {
  /** The mock itself, for `createHandlers({ mock })`. */
  readonly mock: MockControls
  /** msw's worker, for its own options. */
  readonly worker: ReturnType<typeof setupWorker>
  /** Registers the worker script (`npx msw init public`) and starts to intercept requests. */
  start(options?: { workerUrl?: string; quiet?: boolean }): Promise<void>
  /** Stops intercepting; the worker script stays registered. */
  stop(): void
}

/**
 * Creates a mock for the page that imports it.
 * @example const mock = createBrowserMock(); await mock.start()
 */
export function createBrowserMock(options: HandlerOptions = {}): BrowserMock {
  checkHandlerOptions(options, 'createBrowserMock')
  const mock = options.mock ? toMockOf(options.mock) : toMock(options)
  const worker = setupWorker(...createHandlers({ ...options, mock }))
  return Object.assign(toControls(mock), {
    mock,
    worker,
    async start({ workerUrl, quiet = true }: { workerUrl?: string; quiet?: boolean } = {}) {
      // The option's name in msw 2 and in msw 3.
      const unhandled = { onUnhandledRequest: 'bypass', onUnhandledFrame: 'bypass' } as const
      const script = workerUrl === undefined ? {} : { serviceWorker: { url: workerUrl } }
      await worker.start({ quiet, ...unhandled, ...script })
    },
    stop() {
      void worker.stop()
    },
  })
}
