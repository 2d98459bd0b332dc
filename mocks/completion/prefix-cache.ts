/**
 * The automatic prefix cache, with limited memory. A repeated prompt of fewer than 256 tokens is cached as a whole, a longer one in
 * steps of 256 tokens (lm15-dev/lm15-contract). A shared beginning of two prompts is cached in these steps too
 * (Librazy/hermoonshotes).
 */
import { createRecentTimes } from './recent-times.ts'

export interface PrefixCacheOptions {
  /** Seconds since 1970; without it nothing expires. */
  now?: () => number
  /** The default tier of the service keeps a prefix for five minutes, and a hit renews it (forum/context-caching-ttl). */
  ttlSeconds?: number
  /** How many prompts and blocks are remembered. */
  capacity?: number
}

export interface PrefixCache {
  /** How many of the prompt's tokens are cached; remembers the prompt. */
  cachedTokens(promptKey: string, promptTokens: number): number
  clear(): void
}

/** The number of characters in a block, which is about the length of 256 tokens, the step of the service. */
const blockLength = 1024
const stepTokens = 256

/** Two hashes of 32 bits, so that two prompts practically never share both. */
interface Hashes {
  high: number
  low: number
}

const startHigh = 0x811c9dc5 | 0
const startLow = 0x9e3779b9 | 0

/** Creates a prefix cache; its `cachedTokens` is a member of the completion context. */
export function createPrefixCache(options: PrefixCacheOptions = {}): PrefixCache {
  const capacity = options.capacity ?? 20_000
  const ttl = options.ttlSeconds ?? 300
  const now = options.now ?? (() => 0)
  const seenAt = createRecentTimes(capacity)

  /** The hashes of the latest prompt of one block at most: a body that comes again has the same text. */
  let latest = { key: '', hashes: hashEnd({ high: startHigh, low: startLow }, '', 0) }

  function hashShort(key: string): Hashes {
    if (latest.key !== key) latest = { key, hashes: hashEnd({ high: startHigh, low: startLow }, key, 0) }
    return latest.hashes
  }

  function touch({ high, low }: Hashes, time: number): boolean {
    return time - seenAt.touch(high, low, time) <= ttl
  }

  return {
    cachedTokens(promptKey, promptTokens) {
      const time = now()
      if (promptKey.length < blockLength) {
        if (!touch(hashShort(promptKey), time)) return 0
        return promptTokens < stepTokens ? promptTokens : toSteps(promptTokens)
      }
      const blocks = Math.min(Math.floor(promptKey.length / blockLength), capacity >> 2)
      const hashes = { high: startHigh, low: startLow }
      let cachedBlocks = 0
      let isUnbroken = true
      for (let block = 0; block < blocks; block++) {
        addToHashes(hashes, promptKey, block * blockLength, (block + 1) * blockLength)
        isUnbroken = touch(hashes, time) && isUnbroken
        if (isUnbroken) cachedBlocks++
      }
      if (touch(hashEnd(hashes, promptKey, blocks * blockLength), time))
        return promptTokens < stepTokens ? promptTokens : toSteps(promptTokens)
      const share = (cachedBlocks * blockLength) / promptKey.length
      return Math.min(promptTokens, toSteps(share * promptTokens))
    },
    clear: () => seenAt.clear(),
  }
}

/** The hashes of a whole prompt from those of its blocks. */
function hashEnd(hashes: Hashes, key: string, from: number): Hashes {
  addToHashes(hashes, key, from, key.length)
  hashes.low ^= key.length + 1
  return hashes
}

function toSteps(tokens: number): number {
  return Math.floor(tokens / stepTokens) * stepTokens
}

/**
 * Adds a text, two characters at a time. What is in the upper half of a number never reaches the lower half, so each hash has another one
 * of the two characters there.
 */
function addToHashes(hashes: Hashes, text: string, from: number, to: number): void {
  let { high, low } = hashes
  for (let i = from; i < to; i += 2) {
    const code = text.charCodeAt(i)
    const next = i + 1 < to ? text.charCodeAt(i + 1) : 0
    high = Math.imul(high ^ code ^ (next << 16), 0x01000193)
    low = Math.imul(low ^ next ^ (code << 16), 0x85ebca6b)
  }
  hashes.high = high
  hashes.low = low
}
