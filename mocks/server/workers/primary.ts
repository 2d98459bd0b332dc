/**
 * The primary of several processes: it holds the shared state (queue, files, balance, limits in memory, settings, fixtures, recordings, sessions),
 * answers the requests that the workers send, and serves the control routes for all of them.
 */
import type { Mock } from '../../state/mock.ts'
import type { MockRequest, Reply } from '../../request/types.ts'
import type { Access } from '../access.ts'
import { dispatch } from '../dispatch.ts'
import { mergeJournals, readJournal } from './journal.ts'
import type { Command, JournalPart, SharedState } from './messages.ts'

export interface Primary {
  /** Answers a request that a worker sent. */
  answer(request: MockRequest): Promise<Reply>
  readonly state: SharedState
}

/**
 * Creates the primary around its mock.
 * @param broadcast sends a command to every worker; resolves with their journals when all have executed it
 * @param most entries that the journal shows
 */
export function createPrimary(
  mock: Mock,
  access: Access,
  broadcast: (command: Command) => Promise<JournalPart[]>,
  most: number,
): Primary {
  let sent = toState(mock)
  let previous: Promise<unknown> = Promise.resolve()

  /** Sends the shared state to every worker where it has changed. */
  async function share(): Promise<void> {
    const state = toState(mock)
    if (JSON.stringify(state) === JSON.stringify(sent)) return
    sent = state
    await broadcast({ do: 'state', state })
  }

  async function control(request: MockRequest): Promise<Reply> {
    const path = request.url.slice('/__mock'.length).replace(/[?#].*$/, '')
    const shows = path.startsWith('/requests') || path === '/health'
    const reply = await dispatch(request, shows ? await toView() : mock, access)
    if (reply.status >= 400) return reply
    const { method } = request
    if (path === '/reset' && method === 'POST') await broadcast({ do: 'reset' })
    if (path === '/requests' && method === 'DELETE') await broadcast({ do: 'clear' })
    await share()
    return reply
  }

  /** The mock with the merged journal of all processes. */
  async function toView(): Promise<Mock> {
    const merged = mergeJournals([readJournal(mock), ...(await broadcast({ do: 'journal' }))], most)
    const journal = Object.create(mock.journal, { count: { value: merged.count } }) as Mock['journal']
    return Object.create(mock, { journal: { value: journal }, requests: { value: merged.entries } }) as Mock
  }

  return {
    get state() {
      return toState(mock)
    },
    async answer(request) {
      if (!request.url.startsWith('/__mock')) {
        const reply = await dispatch(request, mock, access)
        void share()
        return reply
      }
      // Control calls run one after the other, so that each sees the changes of the one before in all processes.
      const reply = previous.then(() => control(request))
      previous = reply.catch(() => {})
      return await reply
    },
  }
}

function toState(mock: Mock): SharedState {
  const { override, fault } = mock.standing
  const { settings } = mock
  const { pace, profile, lifecycle } = settings.current
  return {
    override: override ? (override.fixture ?? override.scenario?.id ?? override.fault?.id ?? null) : null,
    fault: fault?.id ?? null,
    settings: { pace, profile, lifecycle },
    waiting:
      settings.changed.some((name) => name === 'limits' || name === 'balance') ||
      mock.disturbance !== null ||
      mock.unmatched().length > 0 ||
      (mock.fixtures !== null && mock.fixtures.list().length > 0),
  }
}
