/** The running workers of one mock: starts them, replaces those that exit by themselves, sends commands to all, and ends them. */
import type { DrainOptions } from '../drain.ts'
import type { Fork } from './fork.ts'
import type { Command, JournalPart } from './messages.ts'

/** How many workers that exit by themselves are replaced in total, so that a mock that keeps crashing ends. */
export const mostReplaced = 5
/** How long a worker may take to close before it is killed. */
const closeTimeoutMs = 5000

export interface PoolOptions {
  workers: number
  /** Starts a worker; `number` counts the workers started so far, from 1. */
  start(number: number): Fork
  onLine(line: string): void
}

export interface WorkerPool {
  /** Starts the workers; resolves when all listen, rejects when one cannot. */
  fill(): Promise<void>
  /** Resolves when every worker has executed the command, with the journals that they returned. */
  broadcast(command: Command): Promise<JournalPart[]>
  /** Resolves when all workers have exited without `close`. */
  readonly lost: Promise<void>
  /** Resolves when all workers have exited. */
  close(options: DrainOptions): Promise<void>
}

export function createWorkerPool({ workers, start, onLine }: PoolOptions): WorkerPool {
  const forks = new Set<Fork>()
  const lost = Promise.withResolvers<void>()
  let started = 0
  let replaced = 0
  let up = false
  let closing = false

  function fork(): Fork {
    const one = start(++started)
    forks.add(one)
    void watch(one)
    return one
  }

  /** Waits until a worker exits, and replaces it. */
  async function watch(one: Fork): Promise<void> {
    const how = await one.exited
    forks.delete(one)
    if (closing || !up) return
    if (replaced < mostReplaced) {
      replaced++
      onLine(`worker ${one.pid} ended ${how}; another is started (${mostReplaced - replaced} more would be)`)
      // A worker that cannot start exits as well and is counted with the others.
      const { ready } = fork()
      ready.catch((error: Error) => closing || onLine(`worker: ${error.message}`))
    } else {
      onLine(`worker ${one.pid} ended ${how}; ${mostReplaced} were replaced and no more are: ${forks.size} left`)
      if (forks.size === 0) lost.resolve()
    }
  }

  return {
    async fill() {
      await Promise.all(Array.from({ length: workers }, () => fork().ready))
      up = true
      // A worker may have exited while the others were still starting.
      for (; forks.size < workers && replaced < mostReplaced; replaced++) await fork().ready
    },
    async broadcast(command) {
      const parts = await Promise.all([...forks].map((one) => one.send(command)))
      return parts.filter((part) => part !== null)
    },
    lost: lost.promise,
    close(options) {
      closing = true
      return endAll([...forks], options)
    },
  }
}

/** Lets the workers end, and kills those that take too long; `signal` cuts the time for requests in flight. */
async function endAll(left: readonly Fork[], { drainMs = 0, signal }: DrainOptions): Promise<void> {
  const kill = () => left.forEach((one) => one.kill())
  for (const one of left) one.close(drainMs)
  const timers = [setTimeout(kill, drainMs + closeTimeoutMs)]
  const cut = () => {
    for (const one of left) one.close(0)
    timers.push(setTimeout(kill, closeTimeoutMs))
  }
  if (signal?.aborted) cut()
  else signal?.addEventListener('abort', cut, { once: true })
  await Promise.all(left.map((one) => one.exited))
  timers.forEach((timer) => clearTimeout(timer))
}
