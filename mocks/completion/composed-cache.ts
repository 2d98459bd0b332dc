/**
 * Keeps what was composed for recent request bodies. Clients under test repeat themselves (retries, loops, load), and text, thinking
 * and token counts of equal bodies are equal. Only bodies that repeat are kept, and only what depends on the body alone.
 */
import { createRecentMap } from './recent-map.ts'
import type { Composed } from './types.ts'

export interface ComposedCache {
  /** What was composed for this body before, else what `compose` returns now. */
  recall(body: string, compose: () => Composed): Composed
  clear(): void
}

const mostBodies = 256
/** Bodies seen once: a body has to repeat among this many others to be kept. */
const mostSeenOnce = 64
/** Longer bodies are composed each time, which bounds the memory to 256 × 16 kB and the answers to them. */
const longestBody = 16_384

/** Creates a cache; the body that was not used for longest is dropped first. */
export function createComposedCache(): ComposedCache {
  const kept = createRecentMap<string, Composed>(mostBodies)
  const seenOnce = createRecentMap<string, true>(mostSeenOnce)
  return {
    recall(body, compose) {
      const known = kept.get(body)
      if (known !== undefined) return known
      const composed = compose()
      if (!composed.timeless || body.length > longestBody) return composed
      if (seenOnce.get(body)) kept.set(body, composed)
      else seenOnce.set(body, true)
      return composed
    },
    clear() {
      kept.clear()
      seenOnce.clear()
    },
  }
}
