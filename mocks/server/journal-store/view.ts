/** A mock as the control routes of the journal see it: with the requests of all mocks that share the store. */
import type { Mock, Sessions } from '../../state/index.ts'
import type { ReadJournal, RedisJournal } from './redis-journal.ts'

/** Reads the journals of the mock and of all sessions. Entries are numbered by the count of all mocks. */
export async function toView(mock: Mock, journal: RedisJournal): Promise<Mock> {
  const names = await journal.list()
  const sessions = new Map<string, Mock>()
  for (const name of names) if (name !== '') sessions.set(name, withJournal(mock, await journal.read(name), name))
  const shown = withJournal(mock, await journal.read(''), '')
  if (mock.sessions === null) return shown
  const own = mock.sessions
  const viewed: Sessions<Mock> = {
    open(name) {
      const session = own.open(name)
      return sessions.get(name) ?? withJournal(session, { count: 0, entries: [] }, name)
    },
    list: () => [...sessions.values()],
  }
  return Object.create(shown, { sessions: { value: viewed } }) as Mock
}

function withJournal(mock: Mock, { count, entries }: ReadJournal, name: string): Mock {
  const first = count - entries.length + 1
  const numbered = entries.map((entry, at) => ({ ...entry, number: first + at }))
  return Object.create(mock, {
    name: { value: name },
    journal: { value: Object.create(mock.journal, { count: { value: count } }) },
    requests: { value: numbered },
    ...(name === '' ? {} : { sessions: { value: null } }),
  }) as Mock
}
