/**
 * The limiter of one mock that counts in Redis. Each window is counted in one atomic step of rate-limiter-flexible, but the windows
 * together are not atomic: if one refuses the request, what was counted in the others is given back ("429 is not billed").
 */
import { createHash } from 'node:crypto'
import type { Slots } from './slots.ts'
import type { Window } from './windows.ts'
import { refuseConcurrency, refuseRequests, refuseTokens } from '../refusals.ts'
import { LimitStoreError } from '../limiter.ts'
import type { Count, SharedAdmission, SharedLimiter, Tier } from '../limiter.ts'
import type { Refusal } from '../../reply/index.ts'

export interface RedisParts {
  tier: Tier
  headers: boolean
  rpm: Window
  tpm: Window
  tpd: Window
  slots: Slots
  clear: () => Promise<void>
}

/** Creates the limiter of one mock. */
export function createRedisLimiter({ tier, headers, rpm, tpm, tpd, slots, clear }: RedisParts): SharedLimiter {
  /** The number of deletions that were requested, and the number of them that are done. */
  let wanted = 0
  let cleared = 0
  let clearing: Promise<void> | null = null

  /** Runs the requested deletions. One that was requested while another ran is run as well, because requests may be counted between them. */
  async function settle(): Promise<void> {
    if (cleared === wanted) return
    const upTo = wanted
    clearing ??= clear()
      .then(() => void (cleared = upTo))
      .finally(() => void (clearing = null))
    await clearing
    await settle()
  }

  async function look(id: string): Promise<Count> {
    const { used, waitMs } = await rpm.look(id)
    return { used, resetMs: Date.now() + waitMs }
  }

  /** Takes a slot, then counts in the windows. `back` collects the calls that undo each step. */
  async function takeAll(id: string, tokens: number, back: (() => void)[]): Promise<SharedAdmission | Refusal> {
    const free = Number.isFinite(tier.concurrency) ? await slots.take(id, tier.concurrency) : nothing
    if (!free) return refuseConcurrency(tier)
    back.push(free)
    const requests = await rpm.take(id, 1)
    if (!requests.fits) return refuseRequests(tier, requests.waitMs)
    back.push(() => rpm.give(id, 1, requests.waitMs))
    const minute = await tpm.take(id, tokens)
    if (!minute.fits) return refuseTokens('TPM', minute.current, tier.tpm, minute.waitMs)
    back.push(() => tpm.give(id, tokens, minute.waitMs))
    const day = await tpd.take(id, tokens)
    if (!day.fits) return refuseTokens('TPD', day.current, tier.tpd, day.waitMs)
    back.push(() => tpd.give(id, tokens, day.waitMs))
    const count = { used: requests.current, resetMs: Date.now() + requests.waitMs }
    return { refusal: null, count, release: free, undo: nothing }
  }

  async function admit(id: string, tokens: number): Promise<SharedAdmission> {
    const back: (() => void)[] = []
    const undo = () => {
      for (const step of back.splice(0)) step()
    }
    try {
      const result = await takeAll(id, tokens, back)
      if ('count' in result) return { ...result, undo }
      undo()
      return { refusal: result, count: await look(id), release: nothing, undo: nothing }
    } catch (error) {
      // The store failed between two steps, so the earlier ones are undone.
      undo()
      throw error
    }
  }

  return {
    tier,
    headers,
    admit: ({ key, tokens }) => withStore(() => settle().then(() => admit(toId(key), Math.ceil(tokens)))),
    look: (key) => withStore(() => settle().then(() => look(toId(key)))),
    clear() {
      wanted++
      // A failure is ignored here: the store is then cleared before the next count.
      settle().catch(nothing)
    },
    settled: () => withStore(settle),
  }
}

/** The name of an API key in the store. */
function toId(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32)
}

async function withStore<Value>(call: () => Promise<Value>): Promise<Value> {
  try {
    return await call()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new LimitStoreError(
      `limits are counted in a shared store, and the store does not answer (${why}); no request is admitted uncounted`,
    )
  }
}

function nothing(): void {}
