/**
 * What a mock composed for the requests it saw last: clients under test repeat themselves (retries, loops, load), and words, thinking
 * and counts of the same body are the same. Only bodies that come again are kept; whatever depends on more than the body is not.
 */
import type { Composed } from './compose.ts'
import { createRecentMap } from './recent-map.ts'

export interface CompletionMemory {
  /** What was composed for this body, or what `make` composes now. */
  recall(body: string, make: () => Composed): Composed
  clear(): void
}

const mostBodies = 256
/** Bodies seen once that are waited for: among so many others a body has to come again to be kept. */
const mostWaiting = 64
/** Longer bodies are composed each time: what is kept stays within 256 × 16 kB and the answers to them. */
const mostLength = 16_384

/** Creates a memory; the body that was not asked for the longest leaves first. */
export function createCompletionMemory(): CompletionMemory {
  const kept = createRecentMap<string, Composed>(mostBodies)
  const waiting = createRecentMap<string, true>(mostWaiting)
  return {
    recall(body, make) {
      const known = kept.get(body)
      if (known !== undefined) return known
      const made = make()
      if (!made.timeless || body.length > mostLength) return made
      if (waiting.get(body)) kept.set(body, made)
      else waiting.set(body, true)
      return made
    },
    clear() {
      kept.clear()
      waiting.clear()
    },
  }
}
