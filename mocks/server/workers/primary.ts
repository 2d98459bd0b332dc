/**
 * The primary of several processes: it holds the shared state (queue, files, balance, limits in memory, settings, fixtures, recordings, sessions),
 * answers the requests that the workers send, and serves the control routes for all of them.
 */
import type { Mock } from '../../state/index.ts'
import type { MockRequest, Reply } from '../../reply/index.ts'
import type { Access } from '../access.ts'
import { dispatch } from '../dispatch.ts'
import type { JournalStore } from '../journal-store/index.ts'
import { answerWithStore, readsJournal } from '../journal-store/routes.ts'
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
 * @param journals the store that all processes write their journals to; null if each keeps its own
 */
export function createPrimary(
  mock: Mock,
  access: Access,
  {
    broadcast,
    most,
    journals,
  }: {
    broadcast: (command: Command) => Promise<JournalPart[]>
    most: number
    journals: JournalStore | null
  },
): Primary {
  let sent = toState(mock)
  let sharing: Promise<unknown> = Promise.resolve()
  let previous: Promise<unknown> = Promise.resolve()

  /** Sends the shared state to every worker where it has changed, and resolves when all of them have the latest. */
  async function share(): Promise<void> {
    const state = toState(mock)
    if (JSON.stringify(state) !== JSON.stringify(sent)) {
      sent = state
      sharing = broadcast({ do: 'state', state })
    }
    // Another request may have sent this state a moment ago.
    await sharing
  }

  async function control(request: MockRequest): Promise<Reply> {
    if (journals === null) return change(request, needsView(request) ? await toView() : mock)
    const isHealth = needsView(request) && !readsJournal(request)
    return answerWithStore(request, { mock, store: journals }, async (shown) =>
      change(request, isHealth ? await toView() : shown),
    )
  }

  /** Answers the call with a view of the mock, and passes on to the workers what it changes. */
  async function change(request: MockRequest, shown: Mock): Promise<Reply> {
    const reply = await dispatch(request, shown, access)
    if (reply.status >= 400) return reply
    const { method } = request
    const path = toPath(request)
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

function toPath({ url }: MockRequest): string {
  return url.slice('/__mock'.length).replace(/[?#].*$/, '')
}

/** Whether the call shows the requests of all processes. */
function needsView(request: MockRequest): boolean {
  const path = toPath(request)
  return path.startsWith('/requests') || path === '/health'
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
