/**
 * Several processes behind one port (`--workers N`): node:cluster distributes the connections, the primary holds the state that there
 * must be only once. Ids do not collide, because each process numbers its requests from its own start in steps of the number of processes.
 */
import { createServer } from 'node:http'
import { createMock, type MockOptions, type Mock } from '../../state/index.ts'
import { openFiles } from '../../state/open-files.ts'
import { openLimits } from '../../rate-limits/index.ts'
import { AddressError, MockUsageError } from '../../common/index.ts'
import type { MockServerOptions } from '../start.ts'
import { openJournals, toFirst, warnExposed, warnUnmatched } from '../start.ts'
import { createAccess } from '../access.ts'
import type { DrainOptions } from '../drain.ts'
import { createIntercept } from '../extension.ts'
import { createEventHub } from '../events/index.ts'
import type { EventHub } from '../events/index.ts'
import { listen } from '../listen.ts'
import { createBodyReader } from '../read-body.ts'
import { createListener } from '../serve.ts'
import { openControlPipe } from './control-pipe.ts'
import type { ControlPipe } from './control-pipe.ts'
import { forkWorker } from './fork.ts'
import type { Fork } from './fork.ts'
import type { Command, JournalPart, WorkerOptions } from './messages.ts'
import { createPrimary } from './primary.ts'
import type { Primary } from './primary.ts'

/** How many workers that exit by themselves are replaced in total, so that a mock that keeps crashing ends. */
const mostReplaced = 5
const mostWorkers = 256
/** How many free ports are tried where none is named. */
const mostTries = 5
/** How long a worker may take to close before it is killed. */
const closeTimeoutMs = 5000

export interface WorkersOptions
  extends WorkerOptions, Pick<MockOptions, 'annotateExchange'>, Pick<MockServerOptions, 'extension'> {
  workers: number
  /** Called with a line about workers that exited, reloaded fixtures and the like. */
  onLine: (line: string) => void
}

export interface Workers {
  /** The base URL a client takes. */
  readonly url: string
  readonly port: number
  /** Resolves when all workers have exited without `close`. */
  readonly lost: Promise<void>
  /** Refuses new connections, and cuts what is in flight after the given time; by default at once. */
  close(options?: DrainOptions): Promise<void>
}

/**
 * Starts the workers; resolves when all of them listen.
 * @throws MockUsageError where an option is invalid or the address cannot be used
 */
export async function createWorkers(given: WorkersOptions): Promise<Workers> {
  for (let tries = 1; ; tries++)
    try {
      return await startWorkers(given)
    } catch (error) {
      // A free port is chosen before the workers start, and another program may take it meanwhile.
      if ((given.port ?? 0) !== 0 || tries === mostTries || !isPortTaken(error)) throw error
    }
}

function isPortTaken(error: unknown): boolean {
  return error instanceof AddressError && error.code === 'EADDRINUSE'
}

async function startWorkers(given: WorkersOptions): Promise<Workers> {
  const { workers, onLine, requestLog, extension, ...options } = given
  if (!Number.isInteger(workers) || workers < 1 || workers > mostWorkers)
    throw new MockUsageError(`workers is ${workers}; it must be a whole number from 1 to ${mostWorkers}`)
  const { host = '127.0.0.1' } = options
  const port = await reserve(options.port ?? 0, host)
  const step = 1 + workers + mostReplaced
  const opened = await openFiles({ ...options, onLine })
  const store = await openLimits(options.limits, onLine)
  const journals = await openJournals(options.journalStore, { ...options, onLine }).catch(async (error: unknown) => {
    await store.close()
    throw error
  })
  // Mocks with one journal are one service to their clients, which gives no id twice.
  const tag = journals === null ? {} : { tag: globalThis.crypto.randomUUID() }
  const forks = new Set<Fork>()
  const lost = Promise.withResolvers<void>()
  let started = 0
  let replaced = 0
  let up = false
  let closing = false

  function fork(): Fork {
    const sequence = { first: ++started, step, ...tag }
    const { state } = primary
    const { path: controlPath } = pipe
    const start = { kind: 'start', options: own, sequence, state, allShared, controlPath } as const
    const one = forkWorker(start, primary.answer, (list) => {
      for (const { event, entry } of list) events.receive(event, entry)
    })
    forks.add(one)
    void one.ready.then(
      () => (watched ? one.send(toWatch()) : null),
      () => null,
    )
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

  async function broadcast(command: Command): Promise<JournalPart[]> {
    const parts = await Promise.all([...forks].map((one) => one.send(command)))
    return parts.filter((part) => part !== null)
  }

  function toWatch(): Command {
    return { do: 'watch', watched, judged: mock.annotator !== null }
  }

  async function closeAll({ drainMs = 0, signal }: DrainOptions = {}): Promise<void> {
    closing = true
    if (mock) mock.draining = true
    events?.close()
    const left = [...forks]
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
    await pipe?.close()
    await store.close()
    await journals?.close()
  }

  const {
    fixtures,
    replay,
    balance,
    limits: asked,
    annotateExchange: _annotate,
    chaos: _chaos,
    pace: _pace,
    watch: _watch,
    scenario: _scenario,
    fault: _fault,
    ...plain
  } = options
  const inMemory = asked !== undefined && (typeof asked === 'number' || asked.store === undefined)
  const allShared = fixtures !== undefined || replay !== undefined || balance !== undefined || inMemory
  // Options of the primary are not sent; scenario and fault are part of the state. A recorded pace is read once, here.
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
  let events: EventHub
  let pipe: ControlPipe
  let watched = false
  try {
    mock = createMock({ ...opened.options, ...limits, sequence })
    const access = createAccess(options)
    journals?.follow(mock)
    primary = createPrimary(mock, access, { broadcast, most: options.journal?.entries ?? 200, journals })
    events = createEventHub(mock, access, (on) => {
      watched = on
      void broadcast(toWatch())
    })
    pipe = await openControlPipe(
      createListener(
        primary.answer,
        createBodyReader(),
        toFirst([
          ...(extension === undefined ? [] : [createIntercept(extension, access)]),
          (request, response) => events.intercept(request, response),
        ]),
      ),
    )
    warnExposed(options, onLine)
    await Promise.all(Array.from({ length: workers }, () => fork().ready))
    up = true
    // A worker may have exited while the others were still starting.
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
    async close(drain) {
      unfollow()
      const unmatched = mock.unmatched()
      if (unmatched.length > 0) warnUnmatched(unmatched)
      await closeAll(drain)
    },
  }
}

/**
 * The port of all workers. Opened here first, so that a port in use gives one clear line. Port 0 is resolved now, so that workers that are
 * replaced later listen on the same port.
 */
async function reserve(port: number, host: string): Promise<number> {
  const server = createServer()
  const taken = await listen(server, port, host)
  await new Promise((resolve) => server.close(resolve))
  return taken
}
