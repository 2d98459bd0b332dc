/**
 * A store of limits in Redis, for several mocks behind one address. A key of the API is never written there: its SHA-256 is,
 * and every entry expires.
 */
import { connectRedis } from './client.ts'
import type { RedisClient } from './client.ts'
import { createRedisLimiter } from './limiter.ts'
import { createSlots } from './slots.ts'
import type { Slots } from './slots.ts'
import { createEndlessWindow, createWindow } from './windows.ts'
import type { SharedStore } from '../limiter.ts'

export interface LimitStoreOptions {
  /** What the store's entries begin with; mocks that share counters share it. Default `kimi-contract:limits`. */
  prefix?: string
  /** How long the slots of a mock that was killed stay taken, in milliseconds; default 15 seconds. */
  leaseMs?: number
  /** Told when the store is lost and when it is back; by default a line on stderr. */
  onLine?: (line: string) => void
}

/**
 * Connects to a Redis server that several mocks count in; needs the package `ioredis`.
 * @throws MockUsageError when it is not to be had
 * @example const store = await openLimitStore('redis://127.0.0.1:6379/0'); createNodeMock({ limits: { tier: 1, store } })
 */
export async function openLimitStore(url: string, options: LimitStoreOptions = {}): Promise<SharedStore> {
  const { prefix = 'kimi-contract:limits', leaseMs = 15_000, onLine = (line) => console.warn(line) } = options
  if (!(leaseMs >= 100)) throw new RangeError(`leaseMs is ${leaseMs}; it must be 100 or more`)
  const { client, close } = await connectRedis(url, onLine)
  const { RateLimiterRedis } = await import('rate-limiter-flexible')
  const opened: Slots[] = []

  function toWindow(keyPrefix: string, points: number, duration: number) {
    // Redis counts in whole numbers; beyond these nothing is exact any more, and nobody means a limit.
    if (points > Number.MAX_SAFE_INTEGER) return createEndlessWindow(duration * 1000)
    const given = { storeClient: client, keyPrefix, points, duration, rejectIfRedisNotReady: true }
    return createWindow(new RateLimiterRedis(given))
  }

  return {
    open(tier, headers, session = '') {
      const own = session === '' ? prefix : `${prefix}:session:${session}`
      const rpm = toWindow(`${own}:rpm`, tier.rpm, 60)
      const tpm = toWindow(`${own}:tpm`, tier.tpm, 60)
      const tpd = toWindow(`${own}:tpd`, tier.tpd, 86_400)
      const slots = createSlots(client, own, leaseMs)
      opened.push(slots)
      return createRedisLimiter({ tier, headers, rpm, tpm, tpd, slots, clear: () => forget(client, own) })
    },
    close() {
      for (const slots of opened) slots.close()
      close()
      return Promise.resolve()
    },
  }
}

/** Removes what was counted; nothing else in that database is touched. */
async function forget(client: RedisClient, prefix: string): Promise<void> {
  const pattern = `${prefix.replaceAll(/[\\*?[\]]/g, String.raw`\$&`)}:*`
  let cursor = '0'
  do {
    const [next, keys] = await client.scan(cursor, 'MATCH', pattern, 'COUNT', 1000)
    // The numbers of slots are kept, because slots may still be held. The counts of sessions are their own.
    const counted = keys.filter((key) => key !== `${prefix}:slot` && !key.startsWith(`${prefix}:session:`))
    if (counted.length > 0) await client.unlink(...counted)
    cursor = next
  } while (cursor !== '0')
}
