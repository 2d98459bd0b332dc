/** What a store shared by several mocks is to each of them: shapes and the one error; a store brings its own code along. */
import type { Demand } from './memory.ts'
import type { Count, LimitOptions, Tier } from './tiers.ts'
import { MockUsageError } from '../state/options.ts'
import type { Refusal } from '../request/reply.ts'

/** Counters outside this process; made by `openLimitStore`. */
export interface SharedStore {
  /** The limiter of one mock. */
  open(tier: Tier, headers: boolean): SharedLimiter
  /** Lets go of the connection. */
  close(): Promise<void>
}

/** Limits counted in a shared store; every call rejects with a `LimitStoreError` while the store is away. */
export interface SharedLimiter {
  readonly tier: Tier
  /** Whether answers tell what is left. */
  readonly headers: boolean
  admit(demand: Demand): Promise<SharedAdmission>
  /** Requests of this minute. */
  look(key: string): Promise<Count>
  /** Begins to forget every count; what is asked after it waits for it. */
  clear(): void
  /** Resolves once what `clear` began is done. */
  settled(): Promise<void>
}

/** Let in or refused, and the requests of this minute with this one. */
export interface SharedAdmission {
  refusal: Refusal | null
  count: Count
  /** Frees the slot. */
  release(): void
  /** As if the request had never been asked: for one that something else answered, such as a scenario. */
  undo(): void
}

/** The store does not answer. Said as a problem of the mock (503): neither a lie in the API's words nor a limit that never bites. */
export class LimitStoreError extends Error {
  override name = 'LimitStoreError'
}

/** The shared store of these limits; null where they are counted in memory. */
export function toSharedStore({ store, clock }: LimitOptions): SharedStore | null {
  if (store === undefined) return null
  if (typeof store === 'string')
    throw new MockUsageError('limits.store names a store; open it first: store: await openLimitStore(url)')
  if (clock) throw new MockUsageError('limits.clock moves limits in memory only; a shared store has its own clock')
  return store
}
