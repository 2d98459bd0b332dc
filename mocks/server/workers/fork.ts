/** Handle to one worker process: start it, send it commands, answer its requests, and free what it held when it exits. */
import cluster from 'node:cluster'
import { fileURLToPath } from 'node:url'
import { AddressError, MockUsageError } from '../../common/index.ts'
import {
  toProblem,
  type Ending,
  type MockRequest,
  type Reply,
  type ReplyBody,
  type ReplyFacts,
} from '../../reply/index.ts'
import type { AnsweredBy, Command, JournalPart, ToPrimary, ToWorker, WorkerEvent } from './messages.ts'

export interface Fork {
  readonly pid: number
  /** Resolves when the worker listens; rejects when it cannot. */
  readonly ready: Promise<void>
  /** Resolves with how the process ended, such as `with code 1`. */
  readonly exited: Promise<string>
  /** Resolves when the worker has executed the command, with its journal for `journal`; null also when it has exited. */
  send(command: Command): Promise<JournalPart | null>
  /** Lets the worker end, with so much time for requests in flight; called again it ends the wait. */
  close(drainMs: number): void
  kill(): void
}

/** Starts a worker; `answer` answers the requests that it sends, `onEvents` takes what happens in it while it is watched. */
export function forkWorker(
  start: Extract<ToWorker, { kind: 'start' }>,
  answer: (request: MockRequest) => Promise<Reply>,
  onEvents: (events: readonly WorkerEvent[]) => void,
): Fork {
  // The file is process.ts in a clone and process.js in the built package.
  const program = import.meta.url.endsWith('.ts')
    ? new URL('./process.ts', import.meta.url)
    : new URL('./process.js', import.meta.url)
  cluster.setupPrimary({
    exec: fileURLToPath(program),
    args: [],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const worker = cluster.fork()
  const pending = new Map<number, (journal: JournalPart | null) => void>()
  const held = new Map<number, Pick<Reply, 'settled' | 'written'>>()
  let next = 0
  let running = true

  // A worker that is exiting reads no messages; `exited` then settles what waits.
  const post = (message: ToWorker) => void (worker.isConnected() && worker.send(message, undefined, () => {}))

  async function reply(id: number, request: MockRequest): Promise<void> {
    // A rejection would end this process, and with it all workers.
    const { settled, written, facts, ...plain } = await answer(request).catch(toFailure)
    if (!running) return settled?.('left')
    if (settled) held.set(id, { settled, written })
    post({
      kind: 'reply',
      id,
      reply: { ...plain, body: toSent(plain.body) },
      holds: settled !== undefined,
      facts: toAnsweredBy(facts),
    })
  }

  function settle(id: number, ending: Ending, writtenMs: readonly number[] = []): void {
    for (const atMs of writtenMs) held.get(id)?.written?.(atMs)
    held.get(id)?.settled?.(ending)
    held.delete(id)
  }

  const ready = new Promise<void>((resolve, reject) => {
    worker.on('message', (message: ToPrimary) => {
      if (message.kind === 'ready') resolve()
      else if (message.kind === 'failed') reject(toStartError(message))
      else if (message.kind === 'request') void reply(message.id, message.request)
      else if (message.kind === 'events') onEvents(message.events)
      else if (message.kind === 'written') held.get(message.id)?.written?.(message.atMs)
      else if (message.kind === 'settled') settle(message.id, message.ending, message.writtenMs)
      else {
        pending.get(message.id)?.(message.journal)
        pending.delete(message.id)
      }
    })
    worker.once('exit', (code: number | null, signal: string | null) =>
      reject(new MockUsageError(`worker ${worker.process.pid} ended ${toHow(code, signal)} before it listened`)),
    )
  })
  // A rejection without a listener is not an error here: `exited` reports it as well.
  ready.catch(() => {})
  worker.on('error', () => {})

  const exited = new Promise<string>((resolve) => {
    worker.once('exit', (code: number | null, signal: string | null) => {
      running = false
      for (const id of held.keys()) settle(id, 'left')
      for (const done of pending.values()) done(null)
      resolve(toHow(code, signal))
    })
  })
  post(start)
  return {
    pid: worker.process.pid ?? 0,
    ready,
    exited,
    send(command) {
      if (!running) return Promise.resolve(null)
      const id = next++
      return new Promise((resolve) => {
        pending.set(id, resolve)
        post({ kind: 'command', id, command })
      })
    },
    close: (drainMs) => post({ kind: 'close', drainMs }),
    kill: () => void worker.process.kill('SIGKILL'),
  }
}

function toStartError({ message, code }: Extract<ToPrimary, { kind: 'failed' }>): MockUsageError {
  return code === undefined ? new MockUsageError(message) : new AddressError(message, code)
}

function toFailure(error: unknown): Reply {
  return toProblem(500, `the mock could not answer: ${error instanceof Error ? error.message : String(error)}`)
}

/** A message would contain the text of the body twice. */
function toSent(body: ReplyBody): ReplyBody {
  if (body.kind !== 'bytes') return body
  const { ascii: _, ...sent } = body
  return sent
}

function toAnsweredBy(facts: ReplyFacts | undefined): AnsweredBy | null {
  if (facts === undefined) return null
  const { scenario, fault, fixture, session = null } = facts
  return { scenario, fault, fixture, session }
}

function toHow(code: number | null, signal: string | null): string {
  return signal ? `by ${signal}` : `with code ${code}`
}
