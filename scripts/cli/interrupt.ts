/**
 * Handles Ctrl-C: the first press ends a run with its report, the second ends it at once. One press may send two signals, one from the
 * terminal and one from a runner such as npm.
 */

export interface Interrupt {
  signal: AbortSignal
  /** Handles SIGINT or SIGTERM. */
  press(): void
}

/** Signals closer together than this count as one press. */
const samePressMs = 1_000

/** Creates the handler of one run. */
export function createInterrupt(options: {
  log: (line: string) => void
  exit: () => void
  /** What follows the first press; default: the report. */
  follows?: string
  /** A monotonic clock in milliseconds. */
  now?: () => number
}): Interrupt {
  const now = options.now ?? (() => performance.now())
  const stop = new AbortController()
  let pressedAt = Number.NEGATIVE_INFINITY
  return {
    signal: stop.signal,
    press() {
      const again = now() - pressedAt
      if (again < samePressMs) return
      pressedAt = now()
      if (stop.signal.aborted) return options.exit()
      options.log(`\nstopping; ${options.follows ?? 'the report'} follows (press Ctrl-C again to exit at once)`)
      stop.abort()
    },
  }
}

/** Runs a function that SIGINT and SIGTERM stop through its signal; a second press exits with 130. */
export async function runInterruptibly<T>(
  options: { log: (line: string) => void; follows?: string },
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const interrupt = createInterrupt({ ...options, exit: () => process.exit(130) })
  process.on('SIGINT', interrupt.press).on('SIGTERM', interrupt.press)
  try {
    return await run(interrupt.signal)
  } finally {
    process.off('SIGINT', interrupt.press).off('SIGTERM', interrupt.press)
  }
}
