/**
 * Sessions keep parallel tests apart: requests and control calls with the same `X-Mock-Session` share a queue, a journal, standing
 * overrides, limits and counters, and nothing else sees them. Uploaded files and the balance belong to the whole mock.
 */
import { MockUsageError } from '../common/index.ts'

/** The header that names the session of a request. */
export const sessionHeader = 'x-mock-session'

/** The least recently used session is removed when a new one exceeds the limit. */
const mostSessions = 100
const nameForm = /^[\w.:@-]{1,64}$/

export interface Sessions<Session> {
  /** The session of that name, created if it is new. Throws a `MockUsageError` if the name has another form. */
  open(name: string): Session
  /** All sessions, the least recently used first. */
  list(): Session[]
}

/** Creates an empty list of sessions. */
export function createSessions<Session>(create: (name: string) => Session): Sessions<Session> {
  const sessions = new Map<string, Session>()
  return {
    open(name) {
      if (typeof name !== 'string' || !nameForm.test(name))
        throw new MockUsageError(
          'the name of a session (X-Mock-Session) has 1 to 64 letters, digits, or characters of . _ : @ -',
        )
      const session = sessions.get(name) ?? create(name)
      // A Map keeps the order of insertion: the last one is the one used most recently.
      sessions.delete(name)
      sessions.set(name, session)
      if (sessions.size > mostSessions) sessions.delete(sessions.keys().next().value!)
      return session
    },
    list: () => [...sessions.values()],
  }
}
