/** What a test does with a mock, and the same as a part of a handle, such as that of a server. */
import type { RunTimeFixture } from '../fixtures/index.ts'
import type { QueuedOverride, ChaosOptions } from '../overrides/index.ts'
import type { JournalEntry } from './journal.ts'
import type { Settings } from './settings.ts'

/** An answer of one's own to one chat request: what a fixture has, without an id and a match. */
export type NextAnswer = Omit<RunTimeFixture, 'id' | 'match' | 'times'>

/** What a test does with a mock, the same for msw, the browser and the server. */
export interface MockControls {
  /** The requests since the last reset, oldest first. */
  readonly requests: JournalEntry[]
  /**
   * Answers the next request (or `times` requests) with a scenario or fixture, or applies a fault to its reply. In place of an id it
   * takes an answer to a chat request: `next({ reply: 'Hello!' })`.
   */
  next(answer: string | NextAnswer, options?: { times?: number; operationId?: string }): void
  /**
   * Adds fixtures to the running mock, before all others; without `match` a fixture answers every chat request.
   * @returns a function that removes them
   * @throws FixtureError with every problem
   * @example const remove = mock.use({ match: { user: 'weather' }, reply: 'Sunny.' })
   */
  use(fixtures: RunTimeFixture | readonly RunTimeFixture[]): () => void
  /**
   * Disturbs a random share of requests with one of several scenarios or faults; null ends it.
   * @example mock.chaos({ share: 0.2, scenarios: ['rate_limit_*', 'server_error'], faults: ['stream-cut'], seed: 7 })
   */
  chaos(options: ChaosOptions | null): void
  /** The settings that can change at run time, such as the pace and the limits. A session has its own, but for the balance. */
  readonly settings: Settings
  /** What `next` queued and no request used. */
  unmatched(): QueuedOverride[]
  /** Forgets requests, files, counters and the queue; the seed starts anew, and settings return to the values of the start. */
  reset(): void
  /** The controls of the requests that carry `X-Mock-Session: name`, which have a queue, journal, limits and counters of their own. */
  session(name: string): MockControls
}

/** The controls of this mock. */
export function toControls(mock: MockControls): MockControls {
  return {
    get requests() {
      return mock.requests
    },
    next: (answer, options) => mock.next(answer, options),
    use: (fixtures) => mock.use(fixtures),
    chaos: (options) => mock.chaos(options),
    get settings() {
      return mock.settings
    },
    unmatched: () => mock.unmatched(),
    reset: () => mock.reset(),
    session: (name) => mock.session(name),
  }
}
