/**
 * The limiter of one mock over a Redis store. Each window is one atomic step of rate-limiter-flexible; all of them together are
 * not, so what a refused request took of the others is given back at once ("429 is not billed").
 */
import { createHash } from 'node:crypto'
import type { Slots } from './slots.ts'
import type { Window } from './windows.ts'
import { refuseConcurrency, refuseRequests, refuseTokens } from '../refusals.ts'
import { LimitStoreError } from '../limiter.ts'
import type { Count, SharedAdmission, SharedLimiter, Tier } from '../limiter.ts'
import type { Refusal } from '../../request/reply.ts'

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
  let stale = false
  let clearing: Promise<void> | null = null

  async function settle(): Promise<void> {
    if (!stale) return
    clearing ??= clear()
      .then(() => void (stale = false))
      .finally(() => void (clearing = null))
    await clearing
  }

  async function look(id: string): Promise<Count> {
    const { used, waitMs } = await rpm.look(id)
    return { used, resetMs: Date.now() + waitMs }
  }

  async function admit(id: string, tokens: number): Promise<SharedAdmission> {
    const back: (() => void)[] = []
    const undo = () => {
      for (const step of back.splice(0)) step()
    }
    const refuse = async (refusal: Refusal): Promise<SharedAdmission> => {
      undo()
      return { refusal, count: await look(id), release: nothing, undo: nothing }
    }
    const free = Number.isFinite(tier.concurrency) ? await slots.take(id, tier.concurrency) : nothing
    if (!free) return refuse(refuseConcurrency(tier))
    back.push(free)
    const requests = await rpm.take(id, 1)
    if (!requests.fits) return refuse(refuseRequests(tier, requests.waitMs))
    back.push(() => rpm.give(id, 1))
    const minute = await tpm.take(id, tokens)
    if (!minute.fits) return refuse(refuseTokens('TPM', minute.current, tier.tpm, minute.waitMs))
    back.push(() => tpm.give(id, tokens))
    const day = await tpd.take(id, tokens)
    if (!day.fits) return refuse(refuseTokens('TPD', day.current, tier.tpd, day.waitMs))
    back.push(() => tpd.give(id, tokens))
    const count = { used: requests.current, resetMs: Date.now() + requests.waitMs }
    return { refusal: null, count, release: free, undo }
  }

  return {
    tier,
    headers,
    admit: ({ key, tokens }) => told(() => settle().then(() => admit(toId(key), Math.ceil(tokens)))),
    look: (key) => told(() => settle().then(() => look(toId(key)))),
    clear() {
      stale = true
      // What cannot be cleared now is cleared before the next count.
      settle().catch(nothing)
    },
    settled: () => told(settle),
  }
}

/** The name of an API key in the store. */
function toId(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32)
}

async function told<Value>(ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new LimitStoreError(
      `limits are counted in a shared store, and the store does not answer (${why}); nothing is let through uncounted`,
    )
  }
}

function nothing(): void {}
