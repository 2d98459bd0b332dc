/**
 * Serves one run after another at one base URL, for programs that no command can start: an app, a plugin, a web page. A control call or
 * the caller starts the next run, and tells what the program showed.
 */
import { createServer, type Server } from 'node:http'
import { listen, createBodyReader, createListener, type Answer } from '../../mocks/server/index.ts'
import type { SuiteReport } from '../../tests/suite/reporters/index.ts'
import { createAttachRoutes } from './attach-routes.ts'
import type { AttachedClient, AttachedResult, AttachedRun } from './attached.ts'
import type { Drill, JudgeOptions, Profile, Run, Setup } from './drill.ts'
import { toExitCode } from './judge-drill.ts'
import { createObserver, type Observer } from './observe.ts'
import { ClientDrillError, toJudgeOptions, type ClientDrillOptions } from './options.ts'
import { toProfile } from './profile.ts'
import { toReport } from './report.ts'
import { createKey, mostRequests, pickDrills, toSetups } from './run.ts'
import { plain } from './drills/setups.ts'

export interface AttachOptions extends Pick<ClientDrillOptions, 'only' | 'skip' | 'tool' | 'scale' | 'watchFolder'> {
  /** The port on 127.0.0.1; default: any free one. */
  port?: number
  /** Called whenever another run starts, and with null after the last. */
  onChange?: (current: AttachedRun | null) => void
}

const notServed = 'the runs were ended before this one, or no chat request arrived in it'

/**
 * Starts to serve the first run.
 * @throws ClientDrillError if an option is wrong
 * @example const app = await attachClientDrills({ only: ['refusals/*'] }); app.next({ outcome: 'failure' }); await app.close()
 */
export async function attachClientDrills(options: AttachOptions = {}): Promise<AttachedClient> {
  const chosen = pickDrills(options)
  const judging = toJudgeOptions(options)
  if (!(judging.scale >= 1)) throw new ClientDrillError(`scale is ${judging.scale}; it must be a number of at least 1`)
  const startedMs = performance.now()
  const key = createKey()
  const runs = new Map<Setup, Run>()
  const waiting: Setup[] = []
  let profile: Profile | null = null
  let serving: Serving | null = null
  let number = 0
  const done = Promise.withResolvers<SuiteReport>()

  function serve(setup: Setup): void {
    const observer: Observer = createObserver(setup, {
      profile,
      scale: judging.scale,
      secondHost: `http://localhost:${secondPort}`,
      onRequest(count) {
        if (count >= (setup.mostRequests ?? mostRequests)) now.isOver = true
      },
    })
    const now: Serving = { setup, observer, isOver: false, startedMs: performance.now() }
    serving = now
  }

  function next(result: AttachedResult = {}): AttachedRun | null {
    if (serving === null) return null
    const run = toRun(serving, key, result)
    if (profile === null) {
      profile = toFirstProfile(run, { judging, tool: options.tool ?? null, baseUrl: client.baseUrl })
      const known = profile
      waiting.push(...toSetups(chosen).filter((one) => one !== plain && (one.needs?.(known) ?? null) === null))
    }
    if (run.requests.some(({ isChat }) => isChat)) runs.set(serving.setup, run)
    const following = waiting.shift()
    if (following) {
      number++
      serve(following)
    } else serving = null
    options.onChange?.(toCurrent())
    if (serving === null) void close()
    return toCurrent()
  }

  const toCurrent = () =>
    serving === null ? null : toCurrentRun(serving, { number, waiting: waiting.length, drills: chosen })

  let closing: Promise<SuiteReport> | null = null
  async function stop(): Promise<SuiteReport> {
    const isInterrupted = serving !== null
    serving = null
    const report = toReport({
      drills: chosen,
      runs,
      profile,
      options: judging,
      subject: 'attached: the program was started by its user',
      durationMs: performance.now() - startedMs,
      isInterrupted,
      notRunBecause: notServed,
    })
    done.resolve(report)
    // Waits until the answer to the control call that ended the runs is written.
    await new Promise((resolve) => setImmediate(resolve))
    endServers([server, second])
    return report
  }
  const close = () => (closing ??= stop())

  const client: AttachedClient = {
    get baseUrl() {
      return `http://127.0.0.1:${port}/v1`
    },
    key,
    get current() {
      return toCurrent()
    },
    next,
    repeat() {
      if (serving !== null) serve(serving.setup)
    },
    done: done.promise,
    close,
  }
  const [server, second] = createServers(() => serving, createAttachRoutes(client))
  const port = await listen(server, options.port ?? 0, '127.0.0.1')
  const secondPort = await listen(second, 0, '127.0.0.1')
  serve(plain)
  return client
}

/** The server of the runs, and the one under another host name to which drills redirect. */
function createServers(
  toServing: () => Serving | null,
  routes: ReturnType<typeof createAttachRoutes>,
): [Server, Server] {
  const respond: Answer = (request, message) => {
    const serving = toServing()
    if (serving !== null && !serving.isOver) return serving.observer.respond(request, message)
    // A program gets no answer after too many requests, and after the last run.
    message.socket.destroy()
    return unavailable
  }
  const respondElsewhere: Answer = (request) => toServing()?.observer.respondElsewhere(request) ?? unavailable
  return [
    createServer(createListener(respond, createBodyReader({}), routes)),
    createServer(createListener(respondElsewhere, createBodyReader({}))),
  ]
}

const unavailable = { status: 503, headers: [], body: { kind: 'bytes', bytes: '' } } as const

/** A setup that is being served. */
interface Serving {
  readonly setup: Setup
  readonly observer: Observer
  readonly startedMs: number
  /** Whether too many requests have arrived. */
  isOver: boolean
}

/**
 * What the first run shows about the program.
 * @throws ClientDrillError if no chat request has arrived
 */
function toFirstProfile(
  run: Run,
  { judging, tool, baseUrl }: { judging: JudgeOptions; tool: string | null; baseUrl: string },
): Profile {
  const found = toProfile({ ...run, exitCode: run.exitCode ?? toExitCode('success') }, judging, tool)
  if (found.chatRequests > 0) return { ...found, succeeds: found.answered && run.exitCode !== toExitCode('failure') }
  throw new ClientDrillError(
    `no chat request has arrived: point the program to ${baseUrl} with the key of these drills, and let it send one`,
  )
}

/** The run that is being served, for control calls; `number` runs came before it. */
function toCurrentRun(
  { setup, observer }: Serving,
  { number, waiting, drills }: { number: number; waiting: number; drills: readonly Drill[] },
): AttachedRun {
  return {
    number: number + 1,
    of: number + 1 + waiting,
    about: setup.about,
    drills: drills.filter(({ setups }) => setups !== 'all' && setups.includes(setup)).map(({ id }) => id),
    chatRequests: observer.requests.filter(({ isChat }) => isChat).length,
  }
}

/** Stops listening, and breaks off after a moment what is still connected. */
function endServers(servers: readonly Server[]): void {
  for (const one of servers) {
    one.close()
    setTimeout(() => one.closeAllConnections(), 100)
  }
}

function toRun({ setup, observer, isOver, startedMs }: Serving, key: string, result: AttachedResult): Run {
  const { requests, elsewhere } = observer
  const isWaiting = requests.some(({ isChat, endedMs, status }) => isChat && endedMs === null && status !== 0)
  const { outcome = null, output } = result
  return {
    setup,
    key,
    requests,
    elsewhere,
    exitCode: outcome === null ? null : toExitCode(outcome),
    stdout: output ?? '',
    stderr: '',
    durationMs: performance.now() - startedMs,
    endedBecause: toEnd(isOver, isWaiting),
    attached: { outcome, hasOutput: output !== undefined },
  }
}

function toEnd(isOver: boolean, isWaiting: boolean): Run['endedBecause'] {
  if (isOver) return 'requests'
  return isWaiting ? 'time' : null
}
