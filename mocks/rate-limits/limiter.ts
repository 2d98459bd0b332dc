/** The types of the limiters: what a request demands, how it is admitted or refused, and the counters in memory or in a shared store. */
import type { HeaderPairs, Refusal } from '../reply/index.ts'

/** The limits of an organisation; `Infinity` where the docs say that there is no limit. */
export interface Tier {
  /** Requests at the same time. */
  concurrency: number
  /** Requests a minute. */
  rpm: number
  /** Tokens a minute: prompt plus requested output budget. */
  tpm: number
  /** Tokens a day. */
  tpd: number
}

/** What a request demands: its key, and prompt tokens plus output budget. */
export interface Demand {
  key: string
  tokens: number
}

/** Admitted, with the call that frees its slot, or refused. */
export type Admission = { refusal: null; release: () => void } | { refusal: Refusal; release: null }

/** Counts one request. */
export interface Gate {
  admit(demand: Demand): Admission
  /** X-RateLimit-Limit, -Remaining and -Reset for a key. */
  headers(key: string): HeaderPairs
}

/** The limiter of one mock. */
export interface Limiter extends Gate {
  readonly tier: Tier
  /** Set where the limits are counted in a shared store: `answerShared` then makes a gate for each request. */
  readonly shared: SharedLimiter | null
  clear(): void
}

/** A counter after an operation on it. */
export interface Count {
  /** Used in the current window, including this operation. */
  used: number
  /** When the window ends, by the limiter's clock, in milliseconds since 1970. */
  resetMs: number
}

/** Limits counted in a shared store; every call rejects with a `LimitStoreError` while the store is unavailable. */
export interface SharedLimiter {
  readonly tier: Tier
  /** Whether replies carry X-RateLimit-*. */
  readonly headers: boolean
  admit(demand: Demand): Promise<SharedAdmission>
  /** Requests in the current minute. */
  look(key: string): Promise<Count>
  /** Starts to delete all counts; later calls wait until they are deleted. */
  clear(): void
  /** Resolves when the counts that `clear` deletes are gone. */
  settled(): Promise<void>
}

/** Admitted or refused, and the requests in the current minute including this one. */
export interface SharedAdmission {
  refusal: Refusal | null
  count: Count
  /** Frees the slot. */
  release(): void
  /** Gives back all that was counted, because the request was answered without the operation, for instance by a scenario. */
  undo(): void
}

/** Counters outside this process; made by `openLimitStore`. */
export interface SharedStore {
  /** The limiter of one mock. `name` keeps the counts of a session apart from those of the mock. */
  open(tier: Tier, headers: boolean, name?: string): SharedLimiter
  /** Closes the connection. */
  close(): Promise<void>
}

/** The store is unavailable. The mock answers 503 with a problem document: the API has no such answer, and to admit all requests would hide it. */
export class LimitStoreError extends Error {
  override name = 'LimitStoreError'
}
