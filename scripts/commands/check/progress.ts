/** Progress on stderr: on a terminal one line that is overwritten, in a log one line for each tenth of the run. */
import type { Progress } from '../../../tests/suite/index.ts'
import type { Io } from '../../cli/command.ts'

export interface ProgressLine {
  step(progress: Progress): void
  /** Removes the line from the terminal. */
  clear(): void
}

/** Shorter runs write no progress to a log. */
const quietMs = 5_000

/** Creates the progress line of one run. */
export function createProgress(io: Io, now: () => number = () => performance.now()): ProgressLine {
  const startedAt = now()
  let shown = 0
  let failed = 0
  return {
    step({ done, of, case: one }) {
      if (one.status === 'fail') failed++
      const elapsedMs = now() - startedAt
      const left = done === 0 ? 0 : (elapsedMs / done) * (of - done)
      const line = `${done}/${of} ${failed > 0 ? `${failed} failed ` : ''}· about ${toTime(left)} left · ${one.id}`
      if (io.live) return void process.stderr.write(`\r\u001b[K${line.slice(0, 100)}`)
      if (elapsedMs < quietMs || Math.floor((done * 10) / of) === shown) return
      shown = Math.floor((done * 10) / of)
      io.log(line)
    },
    clear() {
      if (io.live) process.stderr.write('\r\u001b[K')
    },
  }
}

function toTime(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`
}
