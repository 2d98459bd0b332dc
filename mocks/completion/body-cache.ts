/**
 * Keeps what is known of recent request bodies. Clients under test send the same bodies again (retries, loops, load), and the answers
 * to equal bodies differ only in id, time and cached tokens. Only bodies that repeat are kept.
 */
import { createRecentMap } from './recent-map.ts'
import type { Composed, RequestLike } from './types.ts'

/** What is known of one body. Its members are set by the steps of a request that find them. */
export interface KnownBody {
  /** The body, which equal bodies share. */
  readonly text: string
  /** The parsed body, frozen. */
  request?: RequestLike
  /** True when the request rules accepted it without reading a stored file. */
  accepted?: boolean
  /** What was composed for it, where that depends on the body alone. */
  composed?: Composed
}

export interface BodyCache {
  /** The entry of a body that came before; null the first time, for long bodies, and for some among many new ones. */
  find(body: string): KnownBody | null
  clear(): void
}

const mostBodies = 256
/** Bodies seen once: a body has to repeat among about this many others to be kept. A power of two. */
const mostSeenOnce = 64
/** Where this many bodies in a row were new, only a quarter of the next ones is looked up, because to hash a body takes time. */
const mostNewInRow = 64
/** Longer bodies are handled anew each time, which bounds the memory to 256 × 16 kB and what is made of them. */
const longestBody = 16_384

/**
 * Creates a cache; the body that was not used for longest is dropped first. Of a new body, only a hash is
 * computed and kept.
 */
export function createBodyCache(): BodyCache {
  const kept = createRecentMap<number, KnownBody>(mostBodies)
  const seenOnce = new Int32Array(mostSeenOnce)
  /** The body that was found last. Clients send one body many times in a row, and to compare it takes less than to hash it. */
  let latest: KnownBody | null = null
  let newInRow = 0
  return {
    find(body) {
      if (latest?.text === body) return latest
      if (body.length > longestBody) return null
      newInRow++
      if (newInRow > mostNewInRow && !isInQuarter(newInRow)) return null
      const key = hashText(body)
      const found = kept.get(key)
      if (found?.text === body) {
        latest = found
        newInRow = 0
        return found
      }
      const slot = key & (mostSeenOnce - 1)
      if (seenOnce[slot] !== key) {
        seenOnce[slot] = key
        return null
      }
      newInRow = 0
      latest = { text: body }
      kept.set(key, latest)
      return latest
    },
    clear() {
      latest = null
      newInRow = 0
      kept.clear()
      seenOnce.fill(0)
    },
  }
}

/** True for a quarter of the numbers; multiples of the golden ratio have no period, as the bodies of a program may have. */
function isInQuarter(number: number): boolean {
  return Math.imul(number, 0x9e3779b1) >>> 30 === 0
}

/**
 * A positive hash of all characters. The bodies of a program differ in few of them, and one that is taken for a body that comes again is
 * frozen and kept. Two sums, each of every other character, take less time than one.
 */
export function hashText(text: string): number {
  const { length } = text
  let even = length
  let odd = 0
  for (let at = 1; at < length; at += 2) {
    even = Math.imul(even ^ text.charCodeAt(at - 1), 0x01000193)
    odd = Math.imul(odd ^ text.charCodeAt(at), 0x01000193)
  }
  if (length % 2 === 1) even = Math.imul(even ^ text.charCodeAt(length - 1), 0x01000193)
  const hash = Math.imul(even ^ (odd >>> 13), 0x01000193) ^ odd
  return ((hash ^ (hash >>> 15)) & 0x3fffffff) + 1
}

/** What was composed for this body before, otherwise what `compose` returns now. */
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
