/** Rate limits: tiers, counters in memory or in a shared store, and refusals in the recorded words. */
import { findModel } from '../../openapi/models.ts'
import { countPromptTokens, type RequestLike } from '../completion/index.ts'
import { MockUsageError } from '../common/index.ts'
import type { Limiter, SharedLimiter } from './limiter.ts'
import { createMemoryLimiter } from './memory.ts'
import { toSharedStore, toTier } from './tiers.ts'
import type { LimitOptions } from './tiers.ts'

export { LimitStoreError } from './limiter.ts'
export type {
  Admission,
  Count,
  Demand,
  Gate,
  Limiter,
  SharedAdmission,
  SharedLimiter,
  SharedStore,
  Tier,
} from './limiter.ts'
export { toRateHeaders } from './refusals.ts'
export { rateLimitTiers as tiers } from '../../openapi/rate-limit-tiers.ts'
export type { LimitOptions } from './tiers.ts'

/** Creates a limiter; `null` for no limits at all. `session` keeps the counts of a session apart in a shared store. */
export function createLimiter(options: LimitOptions | null, session = ''): Limiter | null {
  if (!options) return null
  const tier = toTier(options)
  const store = toSharedStore(options)
  return store
    ? toRemoteLimiter(store.open(tier, options.headers ?? true, session))
    : createMemoryLimiter(tier, options)
}

/** The limiter of a mock that counts in a shared store. It only throws: `answerShared` must count the request before it is answered. */
function toRemoteLimiter(shared: SharedLimiter): Limiter {
  return {
    tier: shared.tier,
    shared,
    admit() {
      throw new MockUsageError('limits in a shared store are counted before the answer: use `answerShared`')
    },
    headers: () => [],
    clear: () => shared.clear(),
  }
}

/**
 * What a chat request counts for TPM and TPD: its prompt tokens plus its output budget, or the model's default budget if it states none.
 * The number of tokens that are generated does not matter.
 */
export function countDemand(request: RequestLike, tokenizer: ((text: string) => number) | null): number {
  const row = typeof request.model === 'string' ? findModel(request.model) : null
  const stated = request.max_completion_tokens ?? request.max_tokens
  const budget = typeof stated === 'number' && stated >= 0 ? stated : (row?.output.default ?? 0)
  return countPromptTokens(request, row ?? undefined, tokenizer ?? undefined) + budget
}

/** A server's limits with their store opened, and the call that closes it. */
export interface OpenedLimits {
  limits?: number | LimitOptions
  close(): Promise<void>
}

/** Opens the store if `limits.store` is a URL; its code is loaded only then. `close` closes only a store that was opened here. */
export async function openLimits(
  limits: number | LimitOptions | undefined,
  onLine?: (line: string) => void,
): Promise<OpenedLimits> {
  if (limits === undefined) return { close: nothing }
  // The mock itself refuses a value that is not an option for limits.
  if (typeof limits === 'number' || typeof limits?.store !== 'string') return { limits, close: nothing }
  const { openLimitStore } = await import('./redis/index.ts')
  const store = await openLimitStore(limits.store, onLine ? { onLine } : {})
  return { limits: { ...limits, store }, close: () => store.close() }
}

function nothing(): Promise<void> {
  return Promise.resolve()
}
