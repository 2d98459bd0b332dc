/**
 * Several processes behind one port (`--workers N` of interface.md): node:cluster hands out the connections, the primary keeps
 * what must be one. Ids stay apart because every process counts its requests in steps of its own.
 */
import { createServer } from 'node:http'
import { createMock } from '../../state/mock.ts'
import type { Mock } from '../../state/mock.ts'
import { openFiles } from '../../fixtures/open-files.ts'
import { openLimits } from '../../rate-limits/index.ts'
import { MockUsageError } from '../../state/usage-error.ts'
import { warnExposed, warnUnmatched } from '../start.ts'
import { createAccess } from '../access.ts'
import { listen } from '../listen.ts'
import { forkWorker } from './fork.ts'
import type { Fork } from './fork.ts'
import type { JournalPart, Order, WorkerOptions } from './messages.ts'
import { createPrimary } from './primary.ts'
import type { Primary } from './primary.ts'

/** How many workers that end by themselves are replaced, altogether; a mock that keeps crashing is not kept up for ever. */
const mostReplaced = 5
const mostWorkers = 256
/** How long a worker may take to close before it is killed. */
const patienceMs = 5000

export interface WorkersOptions extends WorkerOptions {
  workers: number
  /** Told about workers that ended, reloads and the like. */
  onLine: (line: string) => void
}

export interface Workers {
  /** The base URL a client takes. */
  readonly url: string
  readonly port: number
  /** Resolves when no worker is left although nobody closed them. */
  readonly lost: Promise<void>
  close(): Promise<void>
}

/**
 * Starts the workers; resolves when all of them listen.
 * @throws MockUsageError where an option makes no sense or the address is not to be had
 */
export async function createWorkers({ workers, onLine, requestLog, ...options }: WorkersOptions): Promise<Workers> {
  if (!Number.isInteger(workers) || workers < 1 || workers > mostWorkers)
    throw new MockUsageError(`workers is ${workers}; it must be a whole number from 1 to ${mostWorkers}`)
  const { host = '127.0.0.1' } = options
  const port = await reserve(options.port ?? 0, host)
  const step = 1 + workers + mostReplaced
  const opened = await openFiles({ ...options, onLine })
  const store = await openLimits(options.limits, onLine)
  const forks = new Set<Fork>()
  const lost = Promise.withResolvers<void>()
  let started = 0
  let replaced = 0
  let up = false
  let closing = false

  function fork(): Fork {
    const sequence = { first: ++started, step }
    const { state } = primary
    const one = forkWorker({ kind: 'start', options: own, sequence, state, allShared }, primary.answer)
    forks.add(one)
    void see(one)
    return one
  }

  /** Waits for a worker's end, and replaces it. */
  async function see(one: Fork): Promise<void> {
    const how = await one.gone
    forks.delete(one)
    if (closing || !up) return
    if (replaced < mostReplaced) {
      replaced++
      onLine(`worker ${one.pid} ended ${how}; another is started (${mostReplaced - replaced} more would be)`)
      // One that cannot start ends as well and is counted as the others are.
      const { ready } = fork()
      ready.catch((error: Error) => closing || onLine(`worker: ${error.message}`))
    } else {
      onLine(`worker ${one.pid} ended ${how}; ${mostReplaced} were replaced and no more are: ${forks.size} left`)
      if (forks.size === 0) lost.resolve()
    }
  }

  async function tell(order: Order): Promise<JournalPart[]> {
    const parts = await Promise.all([...forks].map((one) => one.order(order)))
    return parts.filter((part) => part !== null)
  }

  async function closeAll(): Promise<void> {
    closing = true
    const left = [...forks]
    for (const one of left) one.close()
    const timer = setTimeout(() => left.forEach((one) => one.kill()), patienceMs)
    await Promise.all(left.map((one) => one.gone))
    clearTimeout(timer)
    await store.close()
  }

  const {
    fixtures,
    replay,
    balance,
    limits: asked,
    pace: _pace,
    watch: _watch,
    scenario: _scenario,
    fault: _fault,
    ...plain
  } = options
  const inMemory = asked !== undefined && (typeof asked === 'number' || asked.store === undefined)
  const allShared = fixtures !== undefined || replay !== undefined || balance !== undefined || inMemory
  // What only the primary needs stays with it; scenario and fault come with the state. A recorded pace is read once.
  const { pace } = opened.options
  const own = {
    ...(requestLog === undefined ? {} : { requestLog }),
    ...plain,
    port,
    ...(asked === undefined || inMemory ? {} : { limits: asked }),
    ...(pace === undefined ? {} : { pace }),
  }
  const limits = store.limits === undefined ? {} : { limits: store.limits }
  const sequence = { first: 0, step }
  let mock: Mock
  let primary: Primary
  try {
    mock = createMock({ ...opened.options, ...limits, sequence })
    primary = createPrimary(mock, createAccess(options), tell, options.journal?.entries ?? 200)
    warnExposed(options, onLine)
    await Promise.all(Array.from({ length: workers }, () => fork().ready))
    up = true
    // One may have ended while the others were still starting.
    for (; forks.size < workers && replaced < mostReplaced; replaced++) await fork().ready
  } catch (error) {
    await closeAll()
    throw error
  }
  const unfollow = await opened.follow(mock)
  const shown = host.includes(':') ? `[${host}]` : host
  return {
    url: `http://${shown}:${port}/v1`,
    port,
    lost: lost.promise,
    async close() {
      unfollow()
      const unmatched = mock.unmatched()
      if (unmatched.length > 0) warnUnmatched(unmatched)
      await closeAll()
    },
  }
}

/**
 * The port all workers will take: tried here, so that one that is in use is one clear line. A port of the system's choosing is
 * settled now, because workers that ended together would otherwise be replaced on another.
 */
async function reserve(port: number, host: string): Promise<number> {
  const server = createServer()
  const taken = await listen(server, port, host)
  await new Promise((resolve) => server.close(resolve))
  return taken
}
