/**
 * The program of one worker: a mock server that shares its port with the others. It answers what does not depend on shared state, and
 * sends the other requests to the primary.
 */
import cluster from 'node:cluster'
import { toOverride, toFault } from '../../overrides/index.ts'
import { type Mock, sessionHeader, toEntry } from '../../state/index.ts'
import type { MockRequest, Reply } from '../../reply/index.ts'
import { createBatch } from '../batch-per-tick.ts'
import { toRecordEvent } from '../events/event-data.ts'
import { startServer } from '../start.ts'
import type { StartedServer } from '../start.ts'
import { keepHeapSmall } from '../heap-growth.ts'
import { AddressError, toRealMs } from '../../common/index.ts'
import { readJournal } from './journal.ts'
import { createControlForwarder } from './control-pipe.ts'
import type { Command, JournalPart, SharedState, ToPrimary, ToWorker, WorkerEvent } from './messages.ts'

keepHeapSmall()

let server: StartedServer | null = null
let state: SharedState = {
  override: null,
  fault: null,
  waiting: false,
  settings: { pace: 'none', profile: 'official', lifecycle: 'full' },
}
let sentRequests = 0
const waiting = new Map<number, { request: MockRequest; resolve: (reply: Reply) => void }>()

/** The primary answers everything, because an option such as fixtures or a balance needs shared state. */
let allShared = false

// If the primary is killed while this worker starts, the worker exits.
cluster.worker?.on('error', () => process.exit(0))

// The primary decides when to stop: a signal to the whole process group must not look like a crash of the worker.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})

process.on('message', (message: ToWorker) => {
  if (message.kind === 'start') void start(message)
  else if (message.kind === 'command')
    void execute(message.command).then((journal) => send({ kind: 'done', id: message.id, journal }))
  else if (message.kind === 'reply') receive(message)
  else void stop(message.drainMs)
})

async function start({
  options,
  sequence,
  state: first,
  allShared: all,
  controlPath,
}: Extract<ToWorker, { kind: 'start' }>): Promise<void> {
  state = first
  allShared = all
  try {
    const elsewhere = (request: MockRequest) => (isShared(request) ? askPrimary(request) : null)
    const forward = createControlForwarder(controlPath)
    server = await startServer({ ...options, sequence, onLine() {}, onUnmatched() {} }, { elsewhere, forward })
    apply(server.mock)
    send({ kind: 'ready' })
  } catch (error) {
    // The channel would keep the process alive; the primary waits for its exit.
    const message = error instanceof Error ? error.message : String(error)
    const code = error instanceof AddressError ? { code: error.code } : {}
    send({ kind: 'failed', message, ...code }, () => process.exit(1))
  }
}

/** Whether the answer depends on shared state or changes it. */
function isShared(request: MockRequest): boolean {
  if (allShared || state.waiting || request.url.startsWith('/__mock')) return true
  if (request.headers[sessionHeader] !== undefined) return true
  if (/\/v1\/(?:files|users)(?:[/?#]|$)/.test(request.url)) return true
  // A message may refer to an uploaded file (`ms://<id>`, with slashes that may be escaped).
  const body = Buffer.from(request.body.buffer, request.body.byteOffset, request.body.byteLength)
  return body.includes('ms://') || body.includes(String.raw`ms:\/\/`)
}

function askPrimary(request: MockRequest): Promise<Reply> {
  const id = sentRequests++
  return new Promise((resolve) => {
    waiting.set(id, { request, resolve })
    send({ kind: 'request', id, request })
  })
}

function receive({ id, reply: plain, holds, facts }: Extract<ToWorker, { kind: 'reply' }>): void {
  const asked = waiting.get(id)
  waiting.delete(id)
  if (asked === undefined) return
  const { request, resolve } = asked
  const reply: Reply = facts === null ? plain : { ...plain, facts: { ...facts, request } }
  if (!holds) return resolve(reply)
  // The first write is reported at once, the others together, because a message for each event of a stream would take too long.
  let isFirst = true
  const writtenMs: number[] = []
  resolve({
    ...reply,
    settled: (ending) => send({ kind: 'settled', id, ending, writtenMs }),
    written() {
      if (isFirst) send({ kind: 'written', id, atMs: toRealMs() })
      else writtenMs.push(toRealMs())
      isFirst = false
    },
  })
}

async function execute(command: Command): Promise<JournalPart | null> {
  if (command.do === 'state') ({ state } = command)
  if (!server) return null
  const { mock } = server
  if (command.do === 'watch') watch(mock, command)
  if (command.do === 'clear') mock.journal.clear()
  if (command.do === 'reset') {
    mock.reset()
    await mock.limits?.shared?.settled().catch(() => {})
  }
  // The primary reports a store that is unavailable.
  if (command.do === 'clear' || command.do === 'reset') await server.settled().catch(() => {})
  apply(mock)
  return command.do === 'journal' ? readJournal(mock) : null
}

let unwatch: (() => void) | null = null

/** Sends what happens here to the primary, in one message per tick. */
function watch(mock: Mock, { watched, judged }: Extract<Command, { do: 'watch' }>): void {
  unwatch?.()
  unwatch = null
  if (!watched) return
  const add = createBatch<WorkerEvent>((events) => send({ kind: 'events', events: [...events] }))
  unwatch = mock.watchers.watch({
    onRecord(step, record) {
      const entry = toEntry(record)
      add({ event: toRecordEvent(step, entry), ...(judged && step === 'end' ? { entry } : {}) })
    },
    // Only the primary has state that changes.
    onState() {},
    onClear() {},
  })
}

function apply(mock: Mock): void {
  const { current } = mock.settings
  const names = ['pace', 'profile', 'lifecycle'] as const
  // A change drops what is known of request bodies, so that only real changes are made.
  if (names.some((name) => JSON.stringify(current[name]) !== JSON.stringify(state.settings[name])))
    mock.settings.change(state.settings)
  // The standing override may be a fixture, which only the primary has.
  if (allShared) return
  mock.standing = {
    override: state.override === null ? null : toOverride(state.override),
    fault: state.fault === null ? null : toFault(state.fault),
  }
}

const cut = new AbortController()
let stopping = false

async function stop(drainMs: number): Promise<void> {
  if (stopping) return cut.abort()
  stopping = true
  await server?.close({ drainMs, signal: cut.signal })
  process.exit(0)
}

function send(message: ToPrimary, then: () => void = () => {}): void {
  // If the primary has exited, the workers exit as well.
  if (process.connected) process.send!(message, undefined, undefined, then)
}
