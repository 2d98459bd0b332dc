/** Everything that can be set about a mock; the same options for msw, the server and the command line. */
import type { FixtureSet, ReplaySet } from '../fixtures/stored.ts'
import type { JournalOptions } from './journal.ts'
import type { LimitOptions } from '../rate-limits/tiers.ts'
import type { Pace } from '../pace/index.ts'

export interface MockOptions {
  /** Same seed, same requests, same bytes; default `kimi`. */
  seed?: string | number
  /**
   * Milliseconds since 1970 that answers tell (`created`, ids). Default: starts at 2026-09-01T00:00:00Z and is one second
   * later with each request, so that it depends on nothing but the requests.
   */
  now?: () => number
  /** The number of the first request and the step to the next; default 0 and 1. Mocks that must not share an id have a step each. */
  sequence?: { first: number; step: number }
  /** The keys that are good; without it every bearer token is. */
  apiKeys?: readonly string[]
  /** A scenario that answers every request. */
  scenario?: string
  /** A fault that breaks every answer it applies to. */
  fault?: string
  /** A tier (0 to 5) or limits of your own; none by default. */
  limits?: number | LimitOptions
  /** What the account owns; once spent, requests are refused. Without it the balance stays as it is and nothing is charged. */
  balance?: { cash: number; voucher?: number }
  /** How fast answers come; `loadPace` of fixtures/load-pace.ts reads one from a recording. Replayed answers keep their own timing. */
  pace?: Pace
  /** `official` follows the recordings of api.moonshot.ai, `vendor` Moonshot's acceptance rules for those who serve Kimi. */
  profile?: 'official' | 'vendor'
  /** `full` serves every model that ever was; `today` answers 404 for the retired ones, as the service does. */
  lifecycle?: 'full' | 'today'
  /** Counts tokens in place of the built-in estimate; `loadTokenizer` of `kimi-contract/tokenizer` reads a published one. */
  tokenizer?: (text: string) => number
  /** Answer browsers' preflights and send `Access-Control-*`; default true. */
  cors?: boolean
  journal?: JournalOptions
  /** Your own answers to chat requests. */
  fixtures?: FixtureSet
  /** Recorded answers to give again, as `loadReplay` read them; a fixture that matches goes first. */
  replay?: ReplaySet
  /** A request that no fixture or recording is for gets the mock's own `answer` (default), or an `error` that names the nearest. */
  onMiss?: 'answer' | 'error'
}

/** A mistake in how the mock is used: an unknown id, a value out of range. The message says what to do. */
export class MockUsageError extends Error {
  override name = 'MockUsageError'
  /** Ids that may have been meant. */
  readonly near: readonly string[]
  constructor(message: string, near: readonly string[] = []) {
    super(message)
    this.near = near
  }
}
