/**
 * Counts concurrent requests in Redis, because rate-limiter-flexible counts only in windows: one sorted set for each key, with one member
 * for each running request, whose score is the time at which its lease ends. A mock that is killed no longer renews its leases, so its
 * slots become free when they end. All times are those of the Redis server, so the clocks of the machines need not agree.
 */
import { randomUUID } from 'node:crypto'
import type { RedisClient } from '../../redis/index.ts'

/** The caller chooses the name of the slot, so that it can also free a slot whose call timed out. */
const takeScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[1]) then return 0 end
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[3])
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return 1`

const renewScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for i = 2, #ARGV do redis.call('ZADD', KEYS[1], 'XX', now + ARGV[1], ARGV[i]) end
redis.call('PEXPIRE', KEYS[1], ARGV[1])`

export interface Slots {
  /** Takes a slot and returns the function that frees it; null if all `most` slots are taken. */
  take(key: string, most: number): Promise<(() => void) | null>
  /** Stops renewing the leases; the slots that are still held become free when their leases end. */
  close(): void
}

/** Creates the slots of one mock; `leaseMs` is how long a slot outlives a mock that was killed. */
export function createSlots(client: RedisClient, prefix: string, leaseMs: number): Slots {
  const caller = randomUUID()
  /** Names of the running slots, by the name of their set. */
  const held = new Map<string, Set<string>>()
  /** Slots whose call failed or timed out. The store may still run the call, for instance after it was frozen. */
  const abandoned = new Map<string, { set: string; untilMs: number }>()
  let taken = 0
  let closed = false
  let timer: NodeJS.Timeout | undefined

  function tick(): void {
    // A renewal that fails is repeated at the next tick. If the store stays unavailable, the leases end.
    for (const [set, slots] of held) client.eval(renewScript, 1, set, leaseMs, ...slots).catch(ignore)
    for (const [slot, { set, untilMs }] of abandoned) {
      client.zrem(set, slot).catch(ignore)
      if (performance.now() > untilMs) abandoned.delete(slot)
    }
    stopWhenIdle()
  }

  function stopWhenIdle(): void {
    if (held.size > 0 || abandoned.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  function free(set: string, slot: string): void {
    const slots = held.get(set)
    if (!slots?.delete(slot)) return
    if (slots.size === 0) held.delete(set)
    stopWhenIdle()
    client.zrem(set, slot).catch(ignore)
  }

  /** Frees a slot that the store may still take: once now, after the call on the same connection, then repeatedly for one lease. */
  function abandon(set: string, slot: string): void {
    if (closed) return
    abandoned.set(slot, { set, untilMs: performance.now() + leaseMs })
    timer ??= setInterval(tick, leaseMs / 3).unref()
    client.zrem(set, slot).catch(ignore)
  }

  return {
    async take(key, most) {
      const set = `${prefix}:running:${key}`
      const slot = `${caller}.${++taken}`
      let answer: unknown
      try {
        answer = await client.eval(takeScript, 1, set, most, leaseMs, slot)
      } catch (error) {
        abandon(set, slot)
        throw error
      }
      if (Number(answer) === 0) return null
      // The connection is closed: the slot becomes free when its lease ends.
      if (closed) return ignore
      held.set(set, (held.get(set) ?? new Set()).add(slot))
      timer ??= setInterval(tick, leaseMs / 3).unref()
      return () => free(set, slot)
    },
    close() {
      closed = true
      clearInterval(timer)
      held.clear()
      abandoned.clear()
    },
  }
}

function ignore(): void {}
