/**
 * The program of one worker: a mock server that shares its port with the others. What is the same whoever says it, the worker
 * answers; what must be one among all processes it has the primary answer.
 */
import cluster from 'node:cluster'
import { toOverride, toFault } from '../../request/override.ts'
import type { Mock } from '../../state/mock.ts'
import { sessionHeader } from '../../state/sessions.ts'
import type { MockRequest, Reply } from '../../request/reply.ts'
import { startServer } from '../start.ts'
import type { StartedServer } from '../start.ts'
import { keepYoungSpaceSmall } from '../young-generation.ts'
import { readJournal } from './journal.ts'
import type { JournalPart, Order, SharedState, ToPrimary, ToWorker } from './messages.ts'

keepYoungSpaceSmall()

let server: StartedServer | null = null
let state: SharedState = { override: null, fault: null, waiting: false }
let asked = 0
const waiting = new Map<number, (reply: Reply) => void>()

/** Everything is the primary's to answer: it was given something that counts or keeps. */
let allShared = false

// Killed while a worker starts, the primary leaves it nobody to listen for.
cluster.worker?.on('error', () => process.exit(0))

// The primary decides when to stop: a signal for the whole group of processes must not look like a crash.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})

process.on('message', (message: ToWorker) => {
  if (message.kind === 'start') void start(message)
  else if (message.kind === 'order')
    void obey(message.order).then((journal) => send({ kind: 'done', id: message.id, journal }))
  else if (message.kind === 'reply') receive(message)
  else void stop()
})

async function start({
  options,
  sequence,
  state: first,
  allShared: all,
}: Extract<ToWorker, { kind: 'start' }>): Promise<void> {
  state = first
  allShared = all
  try {
    server = await startServer({
      ...options,
      sequence,
      onLine() {},
      onUnmatched() {},
      elsewhere: (request) => (isShared(request) ? askPrimary(request) : null),
    })
    apply(server.mock)
    send({ kind: 'ready' })
  } catch (error) {
    // Its channel would keep it alive, answering nobody; the primary counts on its end.
    send({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }, () => process.exit(1))
  }
}

/** Whether the answer depends on what other requests have done, or changes it. */
function isShared(request: MockRequest): boolean {
  if (allShared || state.waiting || request.url.startsWith('/__mock')) return true
  if (request.headers[sessionHeader] !== undefined) return true
  if (/\/v1\/(?:files|users)(?:[/?#]|$)/.test(request.url)) return true
  // A message may show a file that was uploaded before (`ms://<id>`, its slashes perhaps escaped).
  const body = Buffer.from(request.body.buffer, request.body.byteOffset, request.body.byteLength)
  return body.includes('ms://') || body.includes(String.raw`ms:\/\/`)
}

function askPrimary(request: MockRequest): Promise<Reply> {
  const id = asked++
  return new Promise((resolve) => {
    waiting.set(id, resolve)
    send({ kind: 'ask', id, request })
  })
}

function receive({ id, reply, holds }: Extract<ToWorker, { kind: 'reply' }>): void {
  const resolve = waiting.get(id)
  waiting.delete(id)
  resolve?.(holds ? { ...reply, settled: (ending) => send({ kind: 'settled', id, ending }) } : reply)
}

async function obey(order: Order): Promise<JournalPart | null> {
  if (order.do === 'state') ({ state } = order)
  if (!server) return null
  const { mock } = server
  if (order.do === 'clear') mock.journal.clear()
  if (order.do === 'reset') {
    mock.reset()
    await mock.limits?.shared?.settled().catch(() => {})
  }
  apply(mock)
  return order.do === 'journal' ? readJournal(mock) : null
}

function apply(mock: Mock): void {
  // A fixture may stand, which only the primary has.
  if (allShared) return
  mock.standing = {
    override: state.override === null ? null : toOverride(state.override),
    fault: state.fault === null ? null : toFault(state.fault),
  }
}

async function stop(): Promise<void> {
  await server?.close()
  process.exit(0)
}

function send(message: ToPrimary, then: () => void = () => {}): void {
  // A primary that is gone takes its workers along; there is nobody to tell.
  if (process.connected) process.send!(message, undefined, undefined, then)
}
