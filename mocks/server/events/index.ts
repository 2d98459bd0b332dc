/**
 * `GET /__mock/events`: what happens in the mock, pushed as server-sent events. `request` when one arrives, `response` with the first byte,
 * `end` with its summary, `verdict` once it is judged, `state` when overrides or other state change, `clear` when the journal is cleared.
 * `?session=NAME` limits it to a session.
 */
import type { ServerResponse } from 'node:http'
import { toProblem, type MockRequest } from '../../reply/index.ts'
import { toEntry, type JournalEntry, type Mock, type RecordStep } from '../../state/index.ts'
import { MockUsageError } from '../../common/index.ts'
import type { Access } from '../access.ts'
import { readQuery } from '../control-reply.ts'
import { writeReply } from '../write-reply.ts'
import { toRecordEvent, type MockEvent } from './event-data.ts'
import { createStateEvents, findMock } from './state-events.ts'
import { createSubscribers, mostSubscribers } from './subscribers.ts'
import type { Subscribers } from './subscribers.ts'

export interface EventHub {
  /** Answers `GET /__mock/events`; false for all other requests. */
  intercept(request: MockRequest, response: ServerResponse): boolean
  /** Takes an event that happened in another process, with the entry where it has to be judged. */
  receive(event: MockEvent, entry?: JournalEntry): void
  close(): void
}

/** How long events are kept after the last client has left, so that it can resume. */
const resumeMs = 60_000
/** The most requests that wait to be judged. Further ones are judged when they are opened. */
const mostWaiting = 500

/** Creates the events of a mock; `onWatch` is called when the first client comes, and when events are no longer kept. */
export function createEventHub(mock: Mock, access: Access, onWatch: (watched: boolean) => void = () => {}): EventHub {
  let made: Subscribers | null = null
  /** Made with the first event: the modules of `crypto` would delay the start. */
  const subscribers = () => (made ??= createSubscribers(globalThis.crypto.randomUUID().slice(0, 8), leave))
  let unwatch: (() => void) | null = null
  let timer: NodeJS.Timeout | undefined
  const states = createStateEvents(mock, (event) => subscribers().send(event))
  let waiting = 0

  function start(): void {
    clearTimeout(timer)
    if (unwatch !== null) return
    unwatch = mock.watchers.watch({
      onRecord: (step, record) => report(step, toEntry(record)),
      onState: states.touch,
      onClear: (session) => subscribers().send(toClearEvent(session)),
    })
    onWatch(true)
  }

  function leave(): void {
    timer = setTimeout(stop, resumeMs).unref()
  }

  function stop(): void {
    if (unwatch === null) return
    unwatch()
    unwatch = null
    subscribers().clear()
    states.clear()
    onWatch(false)
  }

  function report(step: RecordStep, entry: JournalEntry): void {
    subscribers().send(toRecordEvent(step, entry))
    if (step === 'end') void judge(entry)
  }

  async function judge(entry: JournalEntry): Promise<void> {
    const { annotator } = mock
    if (annotator === null || waiting >= mostWaiting) return
    waiting++
    const { id, session, verdict, advice } = await annotator.annotate(entry, () => listRequests(entry.session))
    waiting--
    if (verdict === undefined && advice === undefined) return
    subscribers().send({ type: 'verdict', session, data: { id, session, verdict, advice } })
  }

  function listRequests(session: string | null): readonly JournalEntry[] {
    return findMock(mock, session)?.requests ?? []
  }

  function subscribe(request: MockRequest, response: ServerResponse): void {
    if (subscribers().count >= mostSubscribers)
      return writeReply(
        response,
        toProblem(503, `${mostSubscribers} clients read the events already; close one of them first`),
      )
    const { session = null } = readQuery(request, ['session'])
    start()
    const state = states.toEvent(session ?? '')
    const lastId = request.headers['last-event-id']
    subscribers().add(response, { session, lastId, first: state === null ? [] : [state] })
  }

  return {
    intercept(request, response) {
      if (!/^\/__mock\/events(?:[?#]|$)/.test(request.url)) return false
      const refused = access(request, false) ?? refuseMethod(request)
      try {
        if (refused === null) subscribe(request, response)
        else writeReply(response, refused)
      } catch (error) {
        if (!(error instanceof MockUsageError)) throw error
        writeReply(response, toProblem(400, error.message, { near: error.near }))
      }
      return true
    },
    receive(event, entry) {
      if (unwatch === null) return
      subscribers().send(event)
      if (entry) void judge(entry)
    },
    close() {
      clearTimeout(timer)
      stop()
      made?.close()
    },
  }
}

function toClearEvent(name: string): MockEvent {
  const session = name === '' ? null : name
  return { type: 'clear', session, data: { session } }
}

function refuseMethod({ method }: MockRequest) {
  if (method === 'GET') return null
  const reply = toProblem(405, '/__mock/events takes GET')
  return { ...reply, headers: [...reply.headers, ['Allow', 'GET'] as const] }
}
