/**
 * The primary's side of several processes: it holds what must be one (scenarios in line, files, balance, limits in memory,
 * fixtures and recordings), answers what the workers send it, and speaks the control routes for all of them.
 */
import type { Mock } from '../../state/mock.ts'
import type { MockRequest, Reply } from '../../request/reply.ts'
import type { Access } from '../access.ts'
import { dispatch } from '../dispatch.ts'
import { mergeJournals, readJournal } from './journal.ts'
import type { JournalPart, Order, SharedState } from './messages.ts'

export interface Primary {
  /** Answers a request of some worker. */
  answer(request: MockRequest): Promise<Reply>
  readonly state: SharedState
}

/**
 * Creates the primary around its mock.
 * @param tell gives every worker an order; resolves with their journals once all have obeyed
 * @param most entries the journal shows
 */
export function createPrimary(
  mock: Mock,
  access: Access,
  tell: (order: Order) => Promise<JournalPart[]>,
  most: number,
): Primary {
  let told = toState(mock)
  let line: Promise<unknown> = Promise.resolve()

  /** Makes sure that every worker knows what stands; nothing is sent while nothing changed. */
  async function share(): Promise<void> {
    const state = toState(mock)
    if (JSON.stringify(state) === JSON.stringify(told)) return
    told = state
    await tell({ do: 'state', state })
  }

  async function control(request: MockRequest): Promise<Reply> {
    const path = request.url.slice('/__mock'.length).replace(/[?#].*$/, '')
    const shows = path === '/requests' || path === '/health'
    const reply = await dispatch(request, shows ? await toView() : mock, access)
    if (reply.status >= 400) return reply
    const { method } = request
    if (path === '/reset' && method === 'POST') await tell({ do: 'reset' })
    if (path === '/requests' && method === 'DELETE') await tell({ do: 'clear' })
    await share()
    return reply
  }

  /** The mock as it would be if one process had answered everything. */
  async function toView(): Promise<Mock> {
    const merged = mergeJournals([readJournal(mock), ...(await tell({ do: 'journal' }))], most)
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
      // One control call after the other: what the first began is known everywhere before the second looks.
      const turn = line.then(() => control(request))
      line = turn.catch(() => {})
      return await turn
    },
  }
}

function toState(mock: Mock): SharedState {
  const { override, fault } = mock.standing
  return {
    override: override ? (override.fixture ?? override.scenario?.id ?? override.fault?.id ?? null) : null,
    fault: fault?.id ?? null,
    waiting: mock.unmatched().length > 0 || (mock.fixtures !== null && mock.fixtures.list().length > 0),
  }
}
