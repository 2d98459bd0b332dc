/** Keeps so many numbers of a sequence of any length, evenly from all of it and in runs, so that what follows what is kept too. */
import { createRandom } from '../state/clock.ts'

export interface Sampler {
  add(value: number): void
  /** What is kept: everything where there was room, each number as likely as the others where not. */
  values(): number[]
}

/**
 * Creates a sampler of `most` numbers in runs of `run`. Which runs stay is drawn (reservoir sampling, Vitter's algorithm R, 1985):
 * every n-th would see only one half of a stream whose events come in pairs. The draw is the same for the same numbers.
 */
export function createSampler(most: number, run = 1): Sampler {
  const random = createRandom('sampler')
  const room = Math.floor(most / run)
  const kept: number[][] = []
  let open: number[] = []
  let seen = 0

  /** Where a run goes; null for one that is let go. */
  function findPlace(): number | null {
    if (kept.length < room) return kept.length
    const place = random.integer(seen)
    return place < room ? place : null
  }

  function close(): void {
    seen++
    const place = findPlace()
    if (place !== null) kept[place] = open
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

/** The middle of a list, or the mean of the two in its middle. */
export function toMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
