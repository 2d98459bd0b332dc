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
import type { Command, WorkerOptions } from './messages.ts'
import { createWorkerPool, mostReplaced } from './pool.ts'
import { createPrimary } from './primary.ts'
import type { Primary } from './primary.ts'

const mostWorkers = 256
/** How many free ports are tried where none is named. */
const mostTries = 5

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
  const { workers, onLine, requestLog: _requestLog, extension, ...options } = given
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
  const pool = createWorkerPool({ workers, start, onLine })

  function start(number: number): Fork {
    const { state } = primary
    const { path: controlPath } = pipe
    const order = { first: number, step, ...tag }
    const message = { kind: 'start', options: own, sequence: order, state, allShared, controlPath } as const
    const one = forkWorker(message, primary.answer, (list) => {
      for (const { event, entry } of list) events.receive(event, entry)
    })
    void one.ready.then(
      () => (watched ? one.send(toWatch()) : null),
      () => null,
    )
    return one
  }

  function toWatch(): Command {
    return { do: 'watch', watched, judged: mock.annotator !== null }
  }

  async function closeAll(drain: DrainOptions = {}): Promise<void> {
    if (mock) mock.draining = true
    events?.close()
    await pool.close(drain)
    await pipe?.close()
    await store.close()
    await journals?.close()
  }

  const { own, allShared } = toWorkerOptions(given, port, opened.options.pace)
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
    primary = createPrimary(mock, access, {
      broadcast: pool.broadcast,
      most: options.journal?.entries ?? 200,
      journals,
    })
    events = createEventHub(mock, access, (on) => {
      watched = on
      void pool.broadcast(toWatch())
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
    await pool.fill()
  } catch (error) {
    await closeAll()
    throw error
  }
  const unfollow = await opened.follow(mock)
  const shown = host.includes(':') ? `[${host}]` : host
  return {
    url: `http://${shown}:${port}/v1`,
    port,
    lost: pool.lost,
    async close(drain) {
      unfollow()
      const unmatched = mock.unmatched()
      if (unmatched.length > 0) warnUnmatched(unmatched)
      await closeAll(drain)
    },
  }
}

/** The options that the workers get, and whether the primary answers all their requests. */
function toWorkerOptions(
  given: WorkersOptions,
  port: number,
  pace: MockOptions['pace'],
): { own: WorkerOptions; allShared: boolean } {
  // Options of the primary are not sent; scenario and fault are part of the state. A recorded pace was read once, by the primary.
  const {
    workers: _workers,
    onLine: _onLine,
    extension: _extension,
    requestLog,
    fixtures,
    replay,
    balance,
    limits,
    annotateExchange: _annotate,
    chaos: _chaos,
    pace: _pace,
    watch: _watch,
    scenario: _scenario,
    fault: _fault,
    ...plain
  } = given
  const inMemory = limits !== undefined && (typeof limits === 'number' || limits.store === undefined)
  const own = {
    ...(requestLog === undefined ? {} : { requestLog }),
    ...plain,
    port,
    ...(limits === undefined || inMemory ? {} : { limits }),
    ...(pace === undefined ? {} : { pace }),
  }
  return { own, allShared: fixtures !== undefined || replay !== undefined || balance !== undefined || inMemory }
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
