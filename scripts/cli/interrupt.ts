/** Ctrl-C once ends a run with its report, twice at once. One press may arrive twice: from the terminal, and from a runner such as npm. */

export interface Interrupt {
  signal: AbortSignal
  /** For SIGINT and SIGTERM. */
  press(): void
}

/** Presses closer together than this are one. */
const samePressMs = 1_000

export function createInterrupt(options: {
  say: (line: string) => void
  leave: () => void
  /** A clock that does not jump. */
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
      if (stop.signal.aborted) return options.leave()
      options.say('\nstopping; the report follows (press Ctrl-C again to leave at once)')
      stop.abort()
    },
  }
}
