/** The mock in a test process: msw's `setupServer` with the handlers, and the mock's own controls beside it. */
import { setupServer } from 'msw/node'
import type { Mock, MockControls } from './state/mock.ts'
import { toMock } from './fixtures/index.ts'
import { createHandlers } from './handlers.ts'
import type { HandlerOptions } from './handlers.ts'

export interface NodeMock extends MockControls {
  readonly mock: Mock
  /** Begins to intercept; every request the mock does not know is an error unless said otherwise. */
  listen(options?: { onUnhandledRequest?: 'error' | 'warn' | 'bypass' }): void
  /** Stops intercepting and returns what was put in line by `next` and never asked for. */
  close(): ReturnType<MockControls['unmatched']>
}

/**
 * Creates a mock that intercepts this process's requests.
 * @example const mock = createNodeMock(); beforeAll(() => mock.listen()); afterEach(() => mock.reset()); afterAll(() => mock.close())
 */
export function createNodeMock(options: HandlerOptions = {}): NodeMock {
  const mock = options.mock ?? toMock(options)
  const server = setupServer(...createHandlers({ ...options, mock }))
  let listening = false
  return {
    mock,
    get requests() {
      return mock.requests
    },
    next: (id, given) => mock.next(id, given),
    unmatched: () => mock.unmatched(),
    reset: () => mock.reset(),
    session: (name) => mock.session(name),
    listen({ onUnhandledRequest = 'error' } = {}) {
      // The option's name in msw 2 and in msw 3.
      const settings = { onUnhandledRequest, onUnhandledFrame: onUnhandledRequest }
      server.listen(settings)
      listening = true
    },
    close() {
      // msw 3 throws where there is nothing to stop; a second `close` is no mistake worth that.
      if (listening) server.close()
      listening = false
      return mock.unmatched()
    },
  }
}
