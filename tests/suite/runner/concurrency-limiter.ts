/** Limits the number of concurrent requests, and pauses all of them when the target asks for it. */

export interface ConcurrencyLimiter {
  /** Waits for a free slot; call the returned function when the request is over. */
  acquire(): Promise<() => void>
  /** No request starts before `ms` have passed. */
  pause(ms: number): void
  /** Lowers the limit, because the target has said how many requests it takes at a time. */
  reduceTo(limit: number): void
  /**
   * Keeps at least this many milliseconds between two starts. Takes effect at the sixth call: the target names its limit
   * per minute each time, and until then the short waits that it asks for may be enough.
   */
  setMinimumGap(ms: number): void
  readonly limit: number
}

export interface LimiterOptions {
  limit: number
  /** Milliseconds on a monotonic clock. */
  now: () => number
  sleep: (ms: number) => Promise<void>
}

const callsBeforeGap = 6

export function createConcurrencyLimiter(options: LimiterOptions): ConcurrencyLimiter {
  let limit = Math.max(1, options.limit)
  let running = 0
  let pausedUntil = 0
  let gapMs = 0
  let gapCalls = 0
  const waiting: (() => void)[] = []
  const release = () => {
    running--
    startWaiting()
  }
  function startWaiting(): void {
    while (running < limit && waiting.length > 0) {
      running++
      waiting.shift()!()
    }
  }
  return {
    get limit() {
      return limit
    },
    async acquire() {
      await new Promise<void>((resolve) => {
        waiting.push(resolve)
        startWaiting()
      })
      for (let wait = pausedUntil - options.now(); wait > 0; wait = pausedUntil - options.now())
        await options.sleep(wait)
      pausedUntil = Math.max(pausedUntil, options.now() + gapMs)
      let released = false
      return () => {
        if (!released) release()
        released = true
      }
    },
    pause(ms) {
      pausedUntil = Math.max(pausedUntil, options.now() + ms)
    },
    setMinimumGap(ms) {
      if (++gapCalls < callsBeforeGap) return
      gapMs = Math.max(gapMs, ms)
      pausedUntil = Math.max(pausedUntil, options.now() + gapMs)
    },
    reduceTo(to) {
      limit = Math.max(1, Math.min(limit, to))
    },
  }
}

/** A sleep that ends early when the run is stopped. */
export function createAbortableSleep(signal: AbortSignal | undefined): (ms: number) => Promise<void> {
  return (ms) =>
    new Promise((resolve) => {
      if (signal?.aborted || ms <= 0) return resolve()
      const wake = () => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', wake)
        resolve()
      }
      const timer = setTimeout(wake, ms)
      signal?.addEventListener('abort', wake, { once: true })
    })
}
