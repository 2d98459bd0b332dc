/**
 * A store of limits in Redis, for several mocks behind one address. Keys of the API are stored as SHA-256 only, and every entry
 * expires.
 */
import { connectRedis, type RedisClient } from '../../redis/index.ts'
import { createRedisLimiter } from './limiter.ts'
import { createSlots } from './slots.ts'
import type { Slots } from './slots.ts'
import { createUnlimitedWindow, createWindow } from './windows.ts'
import type { SharedStore } from '../limiter.ts'

/** The options of `openLimitStore`. */
export interface LimitStoreOptions {
  /** What the names of the store's entries begin with; mocks that share counters use the same. Default `kimi-contract:limits`. */
  prefix?: string
  /** How long the slots of a mock stay taken after it was killed, in milliseconds; default 15 seconds. */
  leaseMs?: number
  /** The timeout of a call to the store, in milliseconds, after which the mock answers 503; default 5 seconds. */
  timeoutMs?: number
  /** Called when the store becomes unavailable and when it is back; by default it prints a line on stderr. */
  onLine?: (line: string) => void
}

/**
 * Connects to a Redis server in which several mocks count their requests; needs the package `ioredis`.
 * @throws MockUsageError if the server or the package is unavailable
 * @example const store = await openLimitStore('redis://127.0.0.1:6379/0'); createNodeMock({ limits: { tier: 1, store } })
 */
export async function openLimitStore(url: string, options: LimitStoreOptions = {}): Promise<SharedStore> {
  const { prefix = 'kimi-contract:limits', leaseMs = 15_000, timeoutMs = 5000 } = options
  const { onLine = (line) => console.warn(line) } = options
  if (!(leaseMs >= 100)) throw new RangeError(`leaseMs is ${leaseMs}; it must be 100 or more`)
  if (!(timeoutMs >= 10)) throw new RangeError(`timeoutMs is ${timeoutMs}; it must be 10 or more`)
  const { client, close } = await connectRedis(url, {
    prefix,
    what: 'limits store',
    meanwhile: 'chat requests are answered 503',
    onLine,
    timeoutMs,
  })
  const { RateLimiterRedis } = await import('rate-limiter-flexible')
  const opened: Slots[] = []

  function toWindow(keyPrefix: string, points: number, duration: number) {
    // Redis counts exactly up to this number; a larger limit is treated as no limit.
    if (points > Number.MAX_SAFE_INTEGER) return createUnlimitedWindow(duration * 1000)
    const given = { storeClient: client, keyPrefix, points, duration, rejectIfRedisNotReady: true }
    return createWindow(new RateLimiterRedis(given), client)
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

/** Deletes the counts under this prefix; other entries of the database stay. */
async function forget(client: RedisClient, prefix: string): Promise<void> {
  const pattern = `${prefix.replaceAll(/[\\*?[\]]/g, String.raw`\$&`)}:*`
  let cursor = '0'
  do {
    const [next, keys] = await client.scan(cursor, 'MATCH', pattern, 'COUNT', 1000)
    // Sessions have counts of their own.
    const counted = keys.filter((key) => !key.startsWith(`${prefix}:session:`))
    if (counted.length > 0) await client.unlink(...counted)
    cursor = next
  } while (cursor !== '0')
}
