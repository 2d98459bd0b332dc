/** Starts the HTTP server of a mock. */
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'
import { openFiles } from '../state/open-files.ts'
import type { FileOptions } from '../state/open-files.ts'
import { openLimits } from '../rate-limits/index.ts'
import type { QueuedOverride } from '../overrides/index.ts'
import type { MockRequest, Reply, ReplyFacts } from '../reply/index.ts'
import { createMock, type AddFixtures, type Mock, type MockOptions } from '../state/index.ts'
import { createAccess, isLoopback } from './access.ts'
import type { Access, AccessOptions } from './access.ts'
import { dispatch } from './dispatch.ts'
import { closeServer } from './drain.ts'
import type { DrainOptions } from './drain.ts'
import { createEventHub, type EventHub } from './events/index.ts'
import { createIntercept } from './extension.ts'
import type { ServerExtension } from './extension.ts'
import type { JournalStore } from './journal-store/index.ts'
import { answerWithStore } from './journal-store/routes.ts'
import { listen } from './listen.ts'
import { createBodyReader } from './read-body.ts'
import type { BodyReader } from './read-body.ts'
import { refuseTunnels } from './refuse-tunnels.ts'
import { withRequestLog } from './request-log.ts'
import type { RequestLogFormat } from './request-log.ts'
import { createListener } from './serve.ts'
import type { Answer, Intercept } from './serve.ts'

/** The options of a mock server: those of every mock, its files, its address and who may use it. */
export interface MockServerOptions extends FileOptions, Omit<AccessOptions, 'host'> {
  /** Default 0: any free port. */
  port?: number
  /** Default 127.0.0.1: only this machine. */
  host?: string
  /** Bytes of request bodies held at the same time; a request beyond it is answered 503. Default 256 MB. */
  bodyMemoryBytes?: number
  /**
   * Keeps the journal in Redis, together with other mocks: a URL such as `redis://127.0.0.1:6379/0`; needs the package `ioredis`. The
   * control routes show the requests of all of them, `requests` of the library those of this mock.
   */
  journalStore?: string
  /** Writes one line per request of the API; default: none. */
  requestLog?: RequestLogFormat
  /** Receives the lines of the request log, each with its line end; default: stderr. */
  onRequestLines?: (lines: string) => void
  /** Serves more routes under `/__mock/`, such as the workbench. */
  extension?: ServerExtension
  /** Called at `close` with what `next` queued and no request used; by default it prints one line on stderr. */
  onUnmatched?: (unmatched: QueuedOverride[]) => void
}

/** What the mock's own entry points pass to a server. */
export interface ServerInternals {
  /** What `use` and `next` of the mock need. Left out where only the control routes add answers, so that its code is loaded only then. */
  addFixtures?: AddFixtures
  /** Answers some requests elsewhere; null leaves one to this mock. Workers send requests to their primary with it. */
  elsewhere?: (request: MockRequest, mock: Mock) => Promise<Reply> | null
  /** Answers some requests by writing to their response. Workers send control calls to their primary with it. */
  forward?: Intercept
}

/** A server that listens. */
export interface StartedServer {
  /** The base URL a client takes, e.g. `http://127.0.0.1:4010/v1`. */
  readonly url: string
  readonly port: number
  readonly mock: Mock
  /** Resolves when what was cleared is cleared in the journal's store as well; rejects while that is unavailable. */
  settled(): Promise<void>
  /** Refuses new connections, and cuts what is in flight after the given time; by default at once. */
  close(options?: DrainOptions): Promise<void>
}

/** Starts a server; resolves when it listens. */
export async function startServer(
  options: MockServerOptions = {},
  internals: ServerInternals = {},
): Promise<StartedServer> {
  const { port = 0, host = '127.0.0.1', onUnmatched = warnUnmatched } = options
  const access = createAccess(toAccessOptions(options))
  const opened = await openFiles(toFileOptions(options))
  const stores = await openStores(options)
  const begin = async () => {
    const mock = createMock(toMockOptions(opened.options, stores), internals.addFixtures ?? null)
    stores.journals?.follow(mock)
    const events = createEventHub(mock, access)
    const bodies = createBodyReader(toBodyOptions(options))
    const listener = createMockListener(options, { mock, events, access, stores, internals, bodies })
    const server = createServer({ requestTimeout: mostRequestMs }, listener)
    // By default node:http asks for the body of each request that waits for `100 Continue`.
    server.on('checkContinue', (message, response) => {
      if (!bodies.isTooLong(message)) response.writeContinue()
      listener(message, response)
    })
    refuseTunnels(server, 'the mock is not a proxy; give the client its address as the base URL')
    const taken = await listen(server, port, host)
    return { mock, events, server, taken, unfollow: await opened.follow(mock) }
  }
  const { mock, events, server, taken, unfollow } = await begin().catch(async (error: unknown) => {
    // An open connection would keep the process alive after its error.
    await stores.close()
    throw error
  })
  warnExposed(options, options.onLine ?? ((line) => console.warn(line)))
  const shown = host.includes(':') ? `[${host}]` : host

  return {
    url: `http://${shown}:${taken}/v1`,
    port: taken,
    mock,
    settled: () => stores.journals?.settled() ?? Promise.resolve(),
    async close(drain) {
      unfollow()
      const unmatched = mock.unmatched()
      if (unmatched.length > 0) onUnmatched(unmatched)
      mock.draining = true
      events.close()
      await closeServer(server, drain)
      await stores.close()
    },
  }
}

/** The options without those that are the server's own. */
function toFileOptions(options: MockServerOptions): FileOptions {
  const { port: _port, host: _host, onUnmatched: _onUnmatched, bodyMemoryBytes: _bytes, ...named } = options
  const { allowHosts: _names, controlToken: _token, control: _control, extension: _extension, ...more } = named
  const { requestLog: _format, onRequestLines: _onLines, journalStore: _store, ...rest } = more
  return rest
}

function toBodyOptions({ bodyMemoryBytes }: MockServerOptions): { totalBytes?: number } {
  return bodyMemoryBytes === undefined ? {} : { totalBytes: bodyMemoryBytes }
}

function toAccessOptions({ host = '127.0.0.1', allowHosts, controlToken, control }: MockServerOptions): AccessOptions {
  return {
    host,
    ...(allowHosts === undefined ? {} : { allowHosts }),
    ...(controlToken === undefined ? {} : { controlToken }),
    ...(control === undefined ? {} : { control }),
  }
}

/** The stores that the mock shares with others. */
interface Stores {
  /** The limits, with their store where it is opened. */
  limits: Awaited<ReturnType<typeof openLimits>>['limits']
  /** Null without a store of the journal. */
  journals: JournalStore | null
  close(): Promise<void>
}

async function openStores({ limits, journalStore, journal, onLine }: MockServerOptions): Promise<Stores> {
  const counted = await openLimits(limits, onLine)
  const lines = onLine === undefined ? {} : { onLine }
  const kept = journal === undefined ? lines : { ...lines, journal }
  const journals = await openJournals(journalStore, kept).catch(async (error: unknown) => {
    await counted.close()
    throw error
  })
  return {
    limits: counted.limits,
    journals,
    async close() {
      await counted.close()
      await journals?.close()
    },
  }
}

function toMockOptions(options: MockOptions, { limits, journals }: Stores): MockOptions {
  const counted = limits === undefined ? {} : { limits }
  if (journals === null) return { ...options, ...counted }
  // Mocks with one journal are one service to their clients, which gives no id twice. Reading `crypto` takes a fifth of a start.
  const sequence = { first: 0, step: 1, tag: globalThis.crypto.randomUUID() }
  return { sequence, ...options, ...counted }
}

/** What the listener of a server passes its requests to. */
interface Parts {
  mock: Mock
  events: EventHub
  access: Access
  stores: Stores
  internals: ServerInternals
  bodies: BodyReader
}

function createMockListener(options: MockServerOptions, { mock, events, access, stores, internals, bodies }: Parts) {
  const { extension, requestLog, onRequestLines = writeToStderr } = options
  const { elsewhere, forward } = internals
  const { journals } = stores
  const answer = (request: MockRequest) => {
    const other = elsewhere?.(request, mock)
    if (other) return other
    if (journals === null || !request.url.startsWith('/__mock')) return dispatch(request, mock, access)
    return answerWithStore(request, { mock, store: journals }, (shown) => dispatch(request, shown, access))
  }
  const intercept = toFirst([
    ...(forward === undefined ? [] : [forward]),
    ...(extension === undefined ? [] : [createIntercept(extension, access)]),
    (request, response) => events.intercept(request, response),
  ])
  if (requestLog === undefined) return createListener(answer, bodies, intercept)
  return createLoggedListener({ intercept, answer, bodies, format: requestLog, write: onRequestLines })
}

/** Opens the store of the journal; its code is loaded only where there is one. */
export async function openJournals(
  url: string | undefined,
  { journal, onLine }: Pick<MockServerOptions, 'journal' | 'onLine'>,
): Promise<JournalStore | null> {
  if (url === undefined) return null
  const { openJournalStore } = await import('./journal-store/index.ts')
  return openJournalStore(url, { journal, onLine: onLine ?? ((line) => console.warn(line)) })
}

/** Combines intercepts: the first one that answers ends the search. Requests for the API skip them. */
export function toFirst(intercepts: readonly Intercept[]): Intercept {
  return (request, response) =>
    request.url.startsWith('/__mock') && intercepts.some((intercept) => intercept(request, response))
}

/** How long a client may take to send its request. */
const mostRequestMs = 120_000

/** Warns when other machines can reach the server. They can read its journal, unless it requires a token. */
export function warnExposed({ host, control, controlToken }: MockServerOptions, onLine: (line: string) => void): void {
  if (host === undefined || isLoopback(host)) return
  const advice =
    control === false || controlToken !== undefined
      ? ''
      : '; they can read its journal and change it: set a control token (--control-token), or --no-control'
  onLine(`the mock listens on ${host}, which other machines can reach${advice}`)
}

/** Prints one line that names every override that no request used. */
export function warnUnmatched(unmatched: QueuedOverride[]): void {
  const list = unmatched.map(({ id, times }) => `${id} (${times} left)`).join(', ')
  console.warn(`kimi-contract mock: queued and never used: ${list}`)
}

/** What answered a logged request, kept at the request of node:http: a WeakMap would cost more than the line. */
const factsKey = Symbol('facts')
type Logged = IncomingMessage & { [factsKey]?: ReplyFacts | undefined }

function keepFacts(message: Logged, reply: Reply): Reply {
  message[factsKey] = reply.facts
  return reply
}

/** A listener that logs requests. */
function createLoggedListener(options: {
  intercept: Intercept
  answer: Answer
  bodies: BodyReader
  format: RequestLogFormat
  write: (lines: string) => void
}) {
  const answer: Answer = (request, message: Logged) => {
    const reply = options.answer(request, message)
    return reply instanceof Promise ? reply.then((coming) => keepFacts(message, coming)) : keepFacts(message, reply)
  }
  return withRequestLog(createListener(answer, options.bodies, options.intercept), {
    format: options.format,
    write: options.write,
    findFacts: (message: Logged) => message[factsKey],
  })
}

function writeToStderr(lines: string): void {
  process.stderr.write(lines)
}
