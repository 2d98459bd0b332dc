/** The mock in a test process: msw's `setupServer` with the handlers, and the mock's controls. */
import { setupServer } from 'msw/node'
import { toMock } from './state/plain-options.ts'
import { createHandlers } from './handlers.ts'
import type { HandlerOptions } from './handlers.ts'
import { toControls, type MockControls, toMockOf, checkHandlerOptions } from './state/index.ts'

export { FixtureError, LimitStoreError, MockUsageError } from './handlers.ts'
export type { HandlerOptions, JournalEntry, MockControls } from './handlers.ts'

/** A mock that intercepts the requests of this process, with its controls. */
export interface NodeMock extends MockControls {
  /** The mock itself, for `createHandlers({ mock })`. */
  readonly mock: MockControls
  /** Starts to intercept requests. A request that no handler matches is an error unless the option says otherwise. */
  listen(options?: { onUnhandledRequest?: 'error' | 'warn' | 'bypass' }): void
  /** Stops intercepting, and returns what `next` queued and no request used. */
  close(): ReturnType<MockControls['unmatched']>
}

/**
 * Creates a mock that intercepts this process's requests.
 * @example const mock = createNodeMock(); beforeAll(() => mock.listen()); afterEach(() => mock.reset()); afterAll(() => mock.close())
 */
export function createNodeMock(options: HandlerOptions = {}): NodeMock {
  checkHandlerOptions(options, 'createNodeMock')
  const mock = options.mock ? toMockOf(options.mock) : toMock(options)
  const server = setupServer(...createHandlers({ ...options, mock }))
  let listening = false
  return Object.assign(toControls(mock), {
    mock,
    listen({ onUnhandledRequest = 'error' }: { onUnhandledRequest?: 'error' | 'warn' | 'bypass' } = {}) {
      // The option's name in msw 2 and in msw 3.
      const settings = { onUnhandledRequest, onUnhandledFrame: onUnhandledRequest }
      server.listen(settings)
      listening = true
    },
    close() {
      // msw 3 throws where it does not intercept; a second `close` is allowed here.
      if (listening) server.close()
      listening = false
      return mock.unmatched()
    },
  })
}
