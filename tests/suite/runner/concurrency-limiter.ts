/** Lets a bounded number of requests through at a time, all of them waiting when the target has asked for a pause. */

export interface ConcurrencyLimiter {
  /** Waits for a place; call what it returns when the request is over. */
  acquire(): Promise<() => void>
  /** Nobody enters before `ms` have passed. */
  pause(ms: number): void
  /** Fewer at a time from now on: the target has said how many are too many. */
  reduceTo(to: number): void
  /**
   * At least this many milliseconds between two that enter, once it was asked for six times: the target says how many it
   * takes a minute, and the short waits it names were not enough.
   */
  setMinimumGap(ms: number): void
  readonly limit: number
}

export interface GateOptions {
  width: number
  /** Milliseconds on a clock that does not jump. */
  now: () => number
  sleep: (ms: number) => Promise<void>
}

const enoughAsked = 6

export function createConcurrencyLimiter(options: GateOptions): ConcurrencyLimiter {
  let width = Math.max(1, options.width)
  let inside = 0
  let closedUntil = 0
  let gapMs = 0
  let asked = 0
  const waiting: (() => void)[] = []
  const leave = () => {
    inside--
    admit()
  }
  function admit(): void {
    while (inside < width && waiting.length > 0) {
      inside++
      waiting.shift()!()
    }
  }
  return {
    get limit() {
      return width
    },
    async acquire() {
      await new Promise<void>((resolve) => {
        waiting.push(resolve)
        admit()
      })
      for (let wait = closedUntil - options.now(); wait > 0; wait = closedUntil - options.now())
        await options.sleep(wait)
      closedUntil = Math.max(closedUntil, options.now() + gapMs)
      let left = false
      return () => {
        if (!left) leave()
        left = true
      }
    },
    pause(ms) {
      closedUntil = Math.max(closedUntil, options.now() + ms)
    },
    setMinimumGap(ms) {
      if (++asked < enoughAsked) return
      gapMs = Math.max(gapMs, ms)
      closedUntil = Math.max(closedUntil, options.now() + gapMs)
    },
    reduceTo(to) {
      width = Math.max(1, Math.min(width, to))
    },
  }
}

/** Sleeps, and wakes early when the run is stopped. */
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
