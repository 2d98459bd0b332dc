/** Rate limits: tiers, counting in memory or in a shared store, and refusals in the recorded words. */
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

/** Takes the limiter's place where a shared store counts: an answer without `answerShared` is an error, and not admitted uncounted. */
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
 * What a chat request costs against TPM and TPD: prompt tokens and the output budget that it asks for (the model's default where it
 * asks for none), whatever is generated then.
 */
export function countDemand(request: RequestLike, tokenizer: ((text: string) => number) | null): number {
  const row = typeof request.model === 'string' ? findModel(request.model) : null
  const asked = request.max_completion_tokens ?? request.max_tokens
  const budget = typeof asked === 'number' && asked >= 0 ? asked : (row?.output.default ?? 0)
  return countPromptTokens(request, row ?? undefined, tokenizer ?? undefined) + budget
}

/** A server's limits with their store opened, and the call that closes it. */
export interface OpenedLimits {
  limits?: number | LimitOptions
  close(): Promise<void>
}

/** Opens the store where the limits name one by URL; its code is loaded only then. `close` closes only what was opened here. */
export async function openLimits(
  limits: number | LimitOptions | undefined,
  onLine?: (line: string) => void,
): Promise<OpenedLimits> {
  if (limits === undefined) return { close: nothing }
  // A value that is not a limits option at all is refused by the mock, with its message.
  if (typeof limits === 'number' || typeof limits?.store !== 'string') return { limits, close: nothing }
  const { openLimitStore } = await import('./redis/index.ts')
  const store = await openLimitStore(limits.store, onLine ? { onLine } : {})
  return { limits: { ...limits, store }, close: () => store.close() }
}

function nothing(): Promise<void> {
  return Promise.resolve()
}
