/**
 * Keeps a mock's process small. Under load V8 goes on doubling the space of young objects, to 64 MB and more, because the journal
 * outlives every collection; beyond 16 MB the mock is not faster for it. Below that it is slower and larger: what dies soon after is
 * taken for old (npm run bench, "peak RSS": about 140 in place of 160 to 250 MB). Only for a process that is nothing but a mock: the
 * flag is the whole process's.
 */
import { PerformanceObserver } from 'node:perf_hooks'
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

const enoughBytes = 16_000_000

/**
 * The space for young objects grows until it is large enough, and no further; an idle process gives it back, and it may grow again.
 * Looked at after collections, so that an idle mock rests.
 */
export function keepYoungSpaceSmall(): void {
  let factor = 2
  const observer = new PerformanceObserver(() => {
    const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')
    const wanted = young && young.space_size >= enoughBytes ? 1 : 2
    if (wanted === factor) return
    factor = wanted
    setFlagsFromString(`--semi-space-growth-factor=${factor}`)
  })
  observer.observe({ entryTypes: ['gc'] })
}
