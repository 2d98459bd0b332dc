/** Keeps a bounded sample of a sequence of any length, drawn evenly from all of it, in runs that keep their order. */
import { createRandom } from '../common/index.ts'

export interface Sampler {
  add(value: number): void
  /** The kept values: all of them up to the limit, then each with the same probability. */
  values(): number[]
}

/**
 * Creates a sampler of at most `most` values in runs of `run`. Reservoir sampling (Vitter's algorithm R, 1985) chooses the runs to
 * keep: every n-th value would miss one half of a stream whose events arrive in pairs. The same values give the same sample.
 */
export function createSampler(most: number, run = 1): Sampler {
  const random = createRandom('sampler')
  const mostRuns = Math.floor(most / run)
  const kept: number[][] = []
  let open: number[] = []
  let seen = 0

  /** The slot for a run; null if the run is dropped. */
  function findSlot(): number | null {
    if (kept.length < mostRuns) return kept.length
    const slot = random.integer(seen)
    return slot < mostRuns ? slot : null
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
    values: () => (seen < mostRuns ? [...kept, open] : kept).flat(),
  }
}

/** The median of a list that is not empty. */
export function toMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
