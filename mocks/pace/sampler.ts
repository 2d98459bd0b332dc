/** Keeps a bounded number of values of a sequence of any length: evenly from all of it, and in runs that keep their order. */
import { createRandom } from '../common/index.ts'

export interface Sampler {
  add(value: number): void
  /** The kept values: all of them up to the limit, then each with the same probability. */
  values(): number[]
}

/**
 * Creates a sampler of at most `most` values in runs of `run`. Reservoir sampling (Vitter's algorithm R, 1985) draws the runs that
 * stay: keeping every n-th would miss one half of a stream whose events arrive in pairs. The same values give the same draw.
 */
export function createSampler(most: number, run = 1): Sampler {
  const random = createRandom('sampler')
  const room = Math.floor(most / run)
  const kept: number[][] = []
  let open: number[] = []
  let seen = 0

  /** The slot for a run; null where the run is dropped. */
  function findSlot(): number | null {
    if (kept.length < room) return kept.length
    const slot = random.integer(seen)
    return slot < room ? slot : null
  }

  function close(): void {
    seen++
    const slot = findSlot()
    if (slot !== null) kept[slot] = open
    open = []
  }

  return {
    add(value) {
      open.push(value)
      if (open.length === run) close()
    },
    values: () => (seen < room ? [...kept, open] : kept).flat(),
  }
}

/** The median of a list that is not empty. */
export function toMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
