/** The data of the events of `GET /__mock/events`. */
import { type JournalEntry, toSummary, type Mock, type SettingName, type RecordStep } from '../../state/index.ts'
import type { Chaos } from '../../overrides/index.ts'

/** One event without its id. */
export interface MockEvent {
  type: RecordStep | 'verdict' | 'state' | 'clear'
  /** The session that it belongs to; null for the mock itself. */
  session: string | null
  data: unknown
}

/** The event of a step of a request. */
export function toRecordEvent(step: RecordStep, entry: JournalEntry): MockEvent {
  const { id, session } = entry
  if (step === 'end') return { type: step, session, data: toSummary(entry) }
  if (step === 'response') {
    const { status, response, scenario, fault, fixture, overrideFrom, note } = entry
    const { headers, firstByteMs } = response
    return {
      type: step,
      session,
      data: { id, session, status, headers, firstByteMs, scenario, fault, fixture, overrideFrom, note },
    }
  }
  const { number, sequence, receivedAtMs, method, url, operationId, model } = entry
  return { type: step, session, data: { id, session, number, sequence, receivedAtMs, method, url, operationId, model } }
}

/** What is active in a mock or a session of it. */
export interface ActiveState {
  session: string | null
  standing: { scenario: string | null; fault: string | null }
  waiting: ReturnType<Mock['unmatched']>
  fixtures: number
  chaos: (Chaos['options'] & Pick<Chaos, 'requests' | 'disturbed'>) | null
  /** The names of the settings that were changed since the start. */
  settings: readonly SettingName[]
}

/** The state that a state event has, and `GET /__mock/scenarios` begins with. */
export function toActiveState(mock: Mock): ActiveState {
  const { override, fault } = mock.standing
  return {
    session: mock.name === '' ? null : mock.name,
    standing: {
      scenario: override?.scenario?.id ?? override?.fixture ?? null,
      fault: fault?.id ?? override?.fault?.id ?? null,
    },
    waiting: mock.unmatched(),
    fixtures: mock.fixtures?.list().length ?? 0,
    chaos: toChaosState(mock),
    settings: mock.settings.changed,
  }
}

/** What is set, and how many requests it disturbed. */
function toChaosState({ disturbance }: Mock): ActiveState['chaos'] {
  if (!disturbance) return null
  const { options, requests, disturbed } = disturbance
  return { ...options, requests, disturbed }
}
