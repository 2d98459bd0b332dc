/**
 * Limits the memory of a mock's process. Under load V8 doubles the space of young objects up to 64 MB and more, because the journal
 * survives every collection; beyond 16 MB the mock is not faster. Below 16 MB it is slower and larger, because short-lived objects are
 * promoted (npm run bench, "peak RSS": about 140 instead of 160 to 250 MB). The flag applies to the whole process, so this is only for
 * a process that is a mock and nothing else.
 */
const limitBytes = 16_000_000

/** The modules for it are loaded after the start, which they would delay. */
const startMs = 100

/**
 * Lets the space for young objects grow up to the limit; after an idle process has released it, it may grow again. Checked after
 * garbage collections, so that an idle mock does nothing.
 */
export function keepYoungSpaceSmall(): void {
  setTimeout(observe, startMs).unref()
}

function observe(): void {
  const { PerformanceObserver } = process.getBuiltinModule('node:perf_hooks')
  const { getHeapSpaceStatistics, setFlagsFromString } = process.getBuiltinModule('node:v8')
  let factor = 2
  const observer = new PerformanceObserver(() => {
    const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')
    const wanted = young && young.space_size >= limitBytes ? 1 : 2
    if (wanted === factor) return
    factor = wanted
    setFlagsFromString(`--semi-space-growth-factor=${factor}`)
  })
  observer.observe({ entryTypes: ['gc'] })
}
