/** The control routes of the journal: all entries, one entry, and a HAR file of them. */
import { type MockRequest, type Reply, toProblem } from '../reply/index.ts'
import { type JournalEntry, toExchange, toSummary, wasLeft, type Mock } from '../state/index.ts'
import { MockUsageError } from '../common/index.ts'
import { controlHeaders, cutText, readCount, readQuery, toJson } from './control-reply.ts'

const parameters = ['since', 'limit', 'session', 'view', 'format'] as const

/**
 * `GET /__mock/requests`: `since` (an id, or milliseconds since 1970) and `limit` (the newest) choose entries, `session` those of a
 * session, or with `*` of all; `view=summary` leaves out headers and bodies; `format=har` gives a file.
 */
export async function getRequests(mock: Mock, request: MockRequest): Promise<Reply> {
  const { since, limit, session, view = 'full', format = 'json' } = readQuery(request, parameters)
  if (view !== 'full' && view !== 'summary') throw new MockUsageError(`view is ${cutText(view)}; it is full or summary`)
  if (format !== 'json' && format !== 'har') throw new MockUsageError(`format is ${cutText(format)}; it is json or har`)
  const { count, entries } = findEntries(mock, session)
  const after = since === undefined ? entries : findSince(entries, since)
  const newest = limit === undefined ? after : after.slice(-readCount('limit', limit, 1_000_000))
  const annotated = await annotateAll(mock, newest, entries)
  if (format === 'har') return toHarReply(annotated)
  return toJson({ count, requests: view === 'summary' ? annotated.map(toSummary) : annotated })
}

/** `GET /__mock/requests/ID`, whatever its session. */
export async function getRequest(mock: Mock, id: string): Promise<Reply> {
  const { entries } = findEntries(mock, '*')
  const entry = entries.find((one) => one.id === id)
  if (!entry)
    return toProblem(404, `the journal has no request ${cutText(id)}; GET /__mock/requests lists those that are kept`)
  const [annotated] = await annotateAll(mock, [entry], entries)
  return toJson(annotated)
}

/** The entries of this mock, of a session of it, or of all sessions, in the order of arrival. */
function findEntries(mock: Mock, session: string | undefined): { count: number; entries: JournalEntry[] } {
  if (session === undefined || mock.sessions === null) return { count: mock.journal.count, entries: mock.requests }
  if (session === '') throw new MockUsageError('session is empty; it takes the name of a session, or * for all')
  const all = mock.sessions.list()
  if (session === '*') {
    const entries = [mock, ...all].flatMap(({ requests }) => requests)
    return {
      count: [mock, ...all].reduce((sum, { journal }) => sum + journal.count, 0),
      entries: entries.sort((a, b) => a.receivedAtMs - b.receivedAtMs),
    }
  }
  const found = all.find(({ name }) => name === session)
  return found ? { count: found.journal.count, entries: found.requests } : { count: 0, entries: [] }
}

/** The entries after one, or after a time by the real clock. */
function findSince(entries: readonly JournalEntry[], since: string): JournalEntry[] {
  if (/^\d+(?:\.\d+)?$/.test(since)) return entries.filter(({ receivedAtMs }) => receivedAtMs > Number(since))
  const at = entries.findIndex(({ id }) => id === since)
  if (at >= 0) return entries.slice(at + 1)
  throw new MockUsageError(
    `since is ${cutText(since)}; it takes the id of a request that the journal still has, or milliseconds since 1970`,
  )
}

/** Annotates the chosen entries; `all` are those of the journals, in the order of arrival. */
async function annotateAll(
  { annotator }: Mock,
  chosen: readonly JournalEntry[],
  all: readonly JournalEntry[],
): Promise<JournalEntry[]> {
  if (!annotator) return [...chosen]
  const done: JournalEntry[] = []
  for (const entry of chosen) done.push(await annotator.annotate(entry, () => all))
  return done
}

async function toHarReply(entries: readonly JournalEntry[]): Promise<Reply> {
  // Loaded here, because most mocks write no HAR file.
  const [{ toHar, toHarEntry }, { findVersion }] = await Promise.all([
    import('../../openapi/har-writer.ts'),
    import('../../openapi/package-version.ts'),
  ])
  const rows = entries.map((entry) => {
    const comment = [entry.scenario, entry.fault, entry.fixture, entry.note].filter((text) => text != null).join('; ')
    return toHarEntry(toExchange(entry), {
      startedAt: new Date(entry.receivedAtMs),
      left: wasLeft(entry),
      ...(comment === '' ? {} : { comment }),
    })
  })
  const headers = [
    ['Content-Type', 'application/json; charset=utf-8'],
    ['Content-Disposition', 'attachment; filename="kimi-contract-mock.har"'],
    ...controlHeaders,
  ] as const
  return { status: 200, headers, body: { kind: 'bytes', bytes: toHar(rows, findVersion()) } }
}
