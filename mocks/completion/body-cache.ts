/**
 * Keeps what is known of recent request bodies. Clients under test repeat themselves (retries, loops, load), and equal bodies are
 * parsed, accepted and answered alike but for id, time and cached tokens. Only bodies that repeat are kept.
 */
import { createRecentMap } from './recent-map.ts'
import type { Composed, RequestLike } from './types.ts'

/** What is known of one body. Its members are set by the steps of a request that find them. */
export interface KnownBody {
  /** The parsed body, frozen. */
  request?: RequestLike
  /** True when the request rules accepted it and no stored file had a part in that. */
  accepted?: boolean
  /** What was composed for it, where that depends on the body alone. */
  composed?: Composed
}

export interface BodyCache {
  /** The entry of a body that came before; null the first time, and for long bodies. */
  find(body: string): KnownBody | null
  clear(): void
}

const mostBodies = 256
/** Bodies seen once: a body has to repeat among this many others to be kept. */
const mostSeenOnce = 64
/** Longer bodies are handled anew each time, which bounds the memory to 256 × 16 kB and what is made of them. */
const longestBody = 16_384

/** Creates a cache; the body that was not used for longest is dropped first. */
export function createBodyCache(): BodyCache {
  const kept = createRecentMap<string, KnownBody>(mostBodies)
  const seenOnce = createRecentMap<string, true>(mostSeenOnce)
  return {
    find(body) {
      if (body.length > longestBody) return null
      const known = kept.get(body)
      if (known !== undefined) return known
      if (!seenOnce.get(body)) {
        seenOnce.set(body, true)
        return null
      }
      const entry: KnownBody = {}
      kept.set(body, entry)
      return entry
    },
    clear() {
      kept.clear()
      seenOnce.clear()
    },
  }
}

/** What was composed for this body before, else what `compose` returns now. */
export function recallComposed(known: KnownBody | null, compose: () => Composed): Composed {
  if (known?.composed) return known.composed
  const composed = compose()
  if (known && composed.timeless) known.composed = composed
  return composed
}

/** Freezes a parsed body with all its members, so that no step of a request can change it for the next one. */
export function freezeRequest(request: RequestLike): RequestLike {
  freeze(request)
  return request
}

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return
  Object.freeze(value)
  for (const member of Object.values(value)) freeze(member)
}
