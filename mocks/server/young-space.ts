/**
 * Keeps a mock's process small. Under load V8 goes on doubling the space of young objects, to 64 MB and more, because the journal
 * outlives every collection; beyond 16 MB the mock is not faster for it, and 16 MB are 5 to 10 % faster than the space a process
 * starts with (npm run bench, "peak RSS": about 135 in place of 160 to 250 MB). Only for a process that is nothing but a mock: the
 * flag is the whole process's.
 */
import { PerformanceObserver } from 'node:perf_hooks'
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

const enoughBytes = 16_000_000

/** The space for young objects grows until it is large enough, and then no more. Looked at after collections: an idle mock rests. */
export function keepYoungSpaceSmall(): void {
  const observer = new PerformanceObserver(() => {
    const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')
    if (young && young.space_size < enoughBytes) return
    setFlagsFromString('--semi-space-growth-factor=1')
    observer.disconnect()
  })
  observer.observe({ entryTypes: ['gc'] })
}
