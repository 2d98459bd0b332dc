/** Sends an event when what is active in a mock or in a session of it has changed, at most one per session and tick. */
import type { Mock } from '../../state/index.ts'
import { toActiveState, type MockEvent } from './event-data.ts'

export interface StateEvents {
  /** Sends the state of a session at the end of the tick, if it is another than the one sent last. */
  touch(session: string): void
  /** The event with the state of a session now; null if there is no such session. */
  toEvent(session: string): MockEvent | null
  /** Forgets what was sent. */
  clear(): void
}

/** Sessions whose last state is kept. */
const mostStates = 200

export function createStateEvents(mock: Mock, send: (event: MockEvent) => void): StateEvents {
  /** The state that was sent last, by session. */
  const states = new Map<string, string>()
  const touched = new Set<string>()

  function sendAll(): void {
    for (const session of touched) {
      const event = toEvent(session)
      const text = JSON.stringify(event?.data)
      if (event === null || states.get(session) === text) continue
      // The oldest is dropped first: a state that is sent twice does no harm.
      if (states.size >= mostStates) states.delete(states.keys().next().value!)
      states.set(session, text)
      send(event)
    }
    touched.clear()
  }

  function toEvent(session: string): MockEvent | null {
    const found = findMock(mock, session)
    return found ? { type: 'state', session: session === '' ? null : session, data: toActiveState(found) } : null
  }

  return {
    touch(session) {
      if (touched.size === 0) setImmediate(sendAll)
      touched.add(session)
    },
    toEvent,
    clear: () => states.clear(),
  }
}

/** The mock, or its session of that name. */
export function findMock(mock: Mock, session: string | null): Mock | undefined {
  if (session === null || session === '') return mock
  return mock.sessions?.list().find(({ name }) => name === session)
}
