/**
 * Limits the memory of a mock's process (npm run bench, "peak RSS"). The flags apply to the whole process, so this is only for a process
 * that is a mock and nothing else.
 *
 * Young objects: under load V8 doubles their space up to 64 MB and more, because the journal survives every collection; beyond 16 MB
 * the mock is not faster. Below 16 MB it is slower, because more collections find the same records and requests.
 *
 * Old objects: V8 collects them when there are 20 MB and more of garbage, which is most of the old objects of a mock.
 *
 * Threads: `malloc` keeps an arena for each thread of V8, and what a thread frees mostly stays there. Maglev, the middle one of V8's
 * compilers, frees its data in threads, which leaves 10 to 20 MB; freed by the main thread, the data leaves 2 to 4 MB. Threads that copy
 * young objects take further pages, 5 to 7 MB, and save no time, because there is little to copy.
 *
 * Maps: V8 describes the shape of objects by a map, and drops a map that no object has used for two full collections, with the machine
 * code that depends on it. A mock makes objects of one shape for each kind of request, so a kind that pauses would be compiled again.
 */
const limitBytes = 16 * 1024 * 1024

/** Set with the first collection, which only a mock under load has, so that short runs are as fast as V8 makes them. */
const loadFlags = ['--no-maglev-destroy-on-background', '--no-parallel-scavenge', '--retain-maps-for-n-gc=10']

/** A full collection is due when the old objects have grown by this many bytes since the last one. It takes 10 to 20 ms; under full load V8 itself mostly begins one before. */
const oldGrowthBytes = 10_000_000

/** Where more than this is left, V8 decides alone: it collects in small steps, where a full collection of 50 MB takes 80 ms. */
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
  let isLoaded = false
  let factor = 2
  let left: number | null = null
  let growth = oldGrowthBytes
  let isFullDue = false
  const observer = new PerformanceObserver((list) => {
    if (!isLoaded) for (const flag of loadFlags) setFlagsFromString(flag)
    isLoaded = true
    const spaces = getHeapSpaceStatistics()
    const find = (name: string) => spaces.find((space) => space.space_name === name)
    // A space that an idle process has released may grow again, also from a size that is not a power of two.
    const wanted = (find('new_space')?.space_size ?? 0) * 2 > limitBytes ? 1 : 2
    if (wanted !== factor) setFlagsFromString(`--semi-space-growth-factor=${wanted}`)
    factor = wanted

    const old = find('old_space')?.space_used_size ?? 0
    const wasFull = list.getEntries().some((entry) => toKind(entry) === constants.NODE_PERFORMANCE_GC_MAJOR)
    // Growth that is in use, such as that of many open streams, is not searched for garbage again until there is three times as much.
    if (wasFull && left !== null) growth = old > left + oldGrowthBytes / 2 ? growth * 3 : oldGrowthBytes
    if (left === null || wasFull) left = old
    const isDue = left < mostLeftBytes && old > left + growth
    // With the flag the next collection of young objects is a full one.
    if (isDue !== isFullDue) setFlagsFromString(isDue ? '--gc-global' : '--no-gc-global')
    isFullDue = isDue
  })
  observer.observe({ entryTypes: ['gc'] })
}

function toKind(entry: PerformanceEntry): number | undefined {
  return (entry as { detail?: { kind?: number } }).detail?.kind
}
