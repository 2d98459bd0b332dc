/**
 * Requests at once, counted in Redis: one sorted set a key, one member a running request, its score the moment its lease ends.
 * A mock that is killed renews nothing, so its slots are free again when the lease is over. rate-limiter-flexible counts windows
 * and has nothing for this. Redis' own clock decides, so that machines need not agree on the time.
 */
import type { RedisClient } from './client.ts'

/** Numbers for slots come from the store itself: unique among all mocks, and no chance in it. */
const takeScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
if redis.call('ZCARD', KEYS[1]) >= tonumber(ARGV[1]) then return '' end
local slot = tostring(redis.call('INCR', KEYS[2]))
redis.call('PEXPIRE', KEYS[2], 86400000)
redis.call('ZADD', KEYS[1], now + ARGV[2], slot)
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return slot`

const renewScript = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for i = 2, #ARGV do redis.call('ZADD', KEYS[1], 'XX', now + ARGV[1], ARGV[i]) end
redis.call('PEXPIRE', KEYS[1], ARGV[1])`

export interface Slots {
  /** Takes a slot; null when all are taken, else the call that frees it. */
  take(key: string, most: number): Promise<(() => void) | null>
  /** Stops renewing; what is still held ends with its lease. */
  close(): void
}

/** Creates the slots of one mock; `leaseMs` is how long a slot outlives a mock that was killed. */
export function createSlots(client: RedisClient, prefix: string, leaseMs: number): Slots {
  const held = new Map<string, Set<string>>()
  let timer: NodeJS.Timeout | undefined

  function renew(): void {
    // A renewal that fails is made up for by the next; if the store stays away the leases end, as they must.
    for (const [name, slots] of held) client.eval(renewScript, 1, name, leaseMs, ...slots).catch(ignore)
  }

  function free(name: string, slot: string): void {
    const slots = held.get(name)
    if (!slots?.delete(slot)) return
    if (slots.size === 0) held.delete(name)
    if (held.size === 0) {
      clearInterval(timer)
      timer = undefined
    }
    client.zrem(name, slot).catch(ignore)
  }

  return {
    async take(key, most) {
      const name = `${prefix}:running:${key}`
      const slot = String(await client.eval(takeScript, 2, name, `${prefix}:slot`, most, leaseMs))
      if (slot === '') return null
      held.set(name, (held.get(name) ?? new Set()).add(slot))
      timer ??= setInterval(renew, leaseMs / 3).unref()
      return () => free(name, slot)
    },
    close() {
      clearInterval(timer)
      held.clear()
    },
  }
}

function ignore(): void {}
