/** The controls of a mock as a part of a handle, such as that of a server. */
import type { Mock, MockControls } from './mock.ts'
import { MockUsageError } from './usage-error.ts'

/** The controls of this mock. */
export function toControls(mock: Mock): MockControls {
  return {
    get requests() {
      return mock.requests
    },
    next: (answer, options) => mock.next(answer, options),
    use: (fixtures) => mock.use(fixtures),
    chaos: (options) => mock.chaos(options),
    unmatched: () => mock.unmatched(),
    reset: () => mock.reset(),
    session: (name) => mock.session(name),
  }
}

/** The mock behind the `mock` of a handle. */
export function toMockOf(controls: MockControls): Mock {
  if ('tick' in controls) return controls as Mock
  throw new MockUsageError('mock must be the `mock` of a server, a node mock or a browser mock')
}
