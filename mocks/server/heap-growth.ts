/**
 * Limits the memory of a mock's process (npm run bench, "peak RSS"). The flags apply to the whole process, so this is only for a process
 * that is a mock and nothing else.
 *
 * Young objects: under load V8 doubles their space up to 64 MB and more, because the journal survives every collection; beyond 16 MB
 * the mock is not faster. Below 16 MB it is slower and larger, because short-lived objects are promoted.
 *
 * Old objects: V8 collects them when there are 20 MB and more of garbage, which is most of the old objects of a mock.
 */
const limitBytes = 16_000_000

/** A full collection is due when the old objects have grown by this many bytes since the last one. It takes 10 to 20 ms, under full load every two or three seconds. */
const oldGrowthBytes = 6_000_000

/** Where more than this is left, V8 decides alone: it collects a large heap in small steps. */
const mostLeftBytes = 32_000_000

/** The modules for it are loaded after the start, which they would delay. */
const startMs = 100

/** Keeps both spaces small. Checked after garbage collections, so that an idle mock does nothing. */
export function keepHeapSmall(): void {
  setTimeout(observe, startMs).unref()
}

function observe(): void {
  const { PerformanceObserver, constants } = process.getBuiltinModule('node:perf_hooks')
  const { getHeapSpaceStatistics, setFlagsFromString } = process.getBuiltinModule('node:v8')
  let factor = 2
  let left: number | null = null
  let isFullDue = false
  const observer = new PerformanceObserver((list) => {
    const spaces = getHeapSpaceStatistics()
    const find = (name: string) => spaces.find((space) => space.space_name === name)
    const wanted = (find('new_space')?.space_size ?? 0) >= limitBytes ? 1 : 2
    // A space that an idle process has released may grow again.
    if (wanted !== factor) setFlagsFromString(`--semi-space-growth-factor=${wanted}`)
    factor = wanted

    const old = find('old_space')?.space_used_size ?? 0
    const wasFull = list.getEntries().some((entry) => toKind(entry) === constants.NODE_PERFORMANCE_GC_MAJOR)
    if (left === null || wasFull) left = old
    const isDue = left < mostLeftBytes && old > left + oldGrowthBytes
    // With the flag the next collection of young objects is a full one.
    if (isDue !== isFullDue) setFlagsFromString(isDue ? '--gc-global' : '--no-gc-global')
    isFullDue = isDue
  })
  observer.observe({ entryTypes: ['gc'] })
}

function toKind(entry: PerformanceEntry): number | undefined {
  return (entry as { detail?: { kind?: number } }).detail?.kind
}
