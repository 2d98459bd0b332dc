/** One worker as its primary sees it: started, asked, obeyed, and gone; what it held is given back when it goes. */
import cluster from 'node:cluster'
import { fileURLToPath } from 'node:url'
import { MockUsageError } from '../../state/usage-error.ts'
import type { Ending, MockRequest, Reply } from '../../request/reply.ts'
import type { JournalPart, Order, ToPrimary, ToWorker } from './messages.ts'

export interface Fork {
  readonly pid: number
  /** Resolves when it listens; rejects when it cannot. */
  readonly ready: Promise<void>
  /** Resolves with how it ended, in words. */
  readonly gone: Promise<string>
  /** Resolves when it has obeyed, with its journal where that was the order; null also when it is gone. */
  order(order: Order): Promise<JournalPart | null>
  close(): void
  kill(): void
}

/** Starts a worker; `answer` replies to what it sends. */
export function forkWorker(
  start: Extract<ToWorker, { kind: 'start' }>,
  answer: (request: MockRequest) => Promise<Reply>,
): Fork {
  // The same file from a clone and from the built package.
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
  const orders = new Map<number, (journal: JournalPart | null) => void>()
  const held = new Map<number, (ending: Ending) => void>()
  let next = 0
  let present = true

  // A worker that is going does not read any more; its end is what counts then.
  const send = (message: ToWorker) => void (worker.isConnected() && worker.send(message, undefined, () => {}))

  async function reply(id: number, request: MockRequest): Promise<void> {
    const { settled, ...plain } = await answer(request)
    if (!present) return settled?.('left')
    if (settled) held.set(id, settled)
    send({ kind: 'reply', id, reply: plain, holds: settled !== undefined })
  }

  const ready = new Promise<void>((resolve, reject) => {
    worker.on('message', (message: ToPrimary) => {
      if (message.kind === 'ready') resolve()
      else if (message.kind === 'failed') reject(new MockUsageError(message.message))
      else if (message.kind === 'ask') void reply(message.id, message.request)
      else if (message.kind === 'settled') {
        held.get(message.id)?.(message.ending)
        held.delete(message.id)
      } else {
        orders.get(message.id)?.(message.journal)
        orders.delete(message.id)
      }
    })
    worker.once('exit', (code: number | null, signal: string | null) =>
      reject(new MockUsageError(`worker ${worker.process.pid} ended ${toHow(code, signal)} before it listened`)),
    )
  })
  // Whoever waits for it is told; nobody has to.
  ready.catch(() => {})
  worker.on('error', () => {})

  const gone = new Promise<string>((resolve) => {
    worker.once('exit', (code: number | null, signal: string | null) => {
      present = false
      for (const settled of held.values()) settled('left')
      for (const done of orders.values()) done(null)
      resolve(toHow(code, signal))
    })
  })
  send(start)
  return {
    pid: worker.process.pid ?? 0,
    ready,
    gone,
    order(order) {
      if (!present) return Promise.resolve(null)
      const id = next++
      return new Promise((resolve) => {
        orders.set(id, resolve)
        send({ kind: 'order', id, order })
      })
    },
    close: () => send({ kind: 'close' }),
    kill: () => void worker.process.kill('SIGKILL'),
  }
}

function toHow(code: number | null, signal: string | null): string {
  return signal ? `by ${signal}` : `with code ${code}`
}
