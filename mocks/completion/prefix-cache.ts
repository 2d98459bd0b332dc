/**
 * The automatic prefix cache, with bounded memory.
 * Recorded: a repeated prompt comes back cached as a whole, even one of 93 tokens (mineti-200-*-cached.http, 2026-09-02); a
 * shared beginning counts in steps of 256 tokens (hermoonshotes-k25-chat-after-formula.jsonl, 2026-04-19).
 */
import { createRecentMap } from './recent-map.ts'

export interface PrefixCacheOptions {
  /** Seconds since 1970; without it nothing ever grows old. */
  now?: () => number
  /** The default tier of the service is five minutes; a hit renews it (forum announcement, September 2026). */
  ttlSeconds?: number
  /** How many prompts and blocks are remembered. */
  capacity?: number
}

export interface PrefixCache {
  /** How many of the prompt's tokens are held already; remembers the prompt. */
  cachedTokens(promptKey: string, promptTokens: number): number
  clear(): void
}

/** A block of characters stands for the 256 tokens that the service counts in. */
const blockLength = 1024
const step = 256

/** Creates a prefix cache; its `cachedTokens` goes into `Given`. */
export function createPrefixCache(options: PrefixCacheOptions = {}): PrefixCache {
  const capacity = options.capacity ?? 20_000
  const ttl = options.ttlSeconds ?? 300
  const now = options.now ?? (() => 0)
  const seenAt = createRecentMap<number, number>(capacity)

  function touch(key: number, time: number): boolean {
    const seen = seenAt.get(key)
    seenAt.set(key, time)
    return seen !== undefined && time - seen <= ttl
  }

  return {
    cachedTokens(promptKey, promptTokens) {
      const time = now()
      const blocks = Math.min(Math.floor(promptKey.length / blockLength), capacity >> 2)
      const chain = { high: 0x811c9dc5, low: 0x9e3779b9 }
      let held = 0
      let unbroken = true
      for (let block = 0; block < blocks; block++) {
        mix(chain, promptKey, block * blockLength, (block + 1) * blockLength)
        unbroken = touch(toKey(chain), time) && unbroken
        if (unbroken) held++
      }
      mix(chain, promptKey, blocks * blockLength, promptKey.length)
      chain.low ^= promptKey.length + 1
      if (touch(toKey(chain), time)) return promptTokens
      const share = promptKey.length === 0 ? 0 : (held * blockLength) / promptKey.length
      return Math.min(promptTokens, Math.floor((share * promptTokens) / step) * step)
    },
    clear: () => seenAt.clear(),
  }
}

function mix(chain: { high: number; low: number }, text: string, from: number, to: number): void {
  let { high, low } = chain
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    high = Math.imul(high ^ code, 0x01000193)
    low = Math.imul(low ^ code, 0x85ebca6b)
  }
  chain.high = high
  chain.low = low
}

/** 53 bits of the two hashes: two prompts do not meet by chance. */
function toKey(chain: { high: number; low: number }): number {
  return (chain.high >>> 0) * 0x200000 + ((chain.low ^ (chain.low >>> 15)) & 0x1fffff)
}
