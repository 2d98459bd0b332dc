/** Stands in for vitest while the fuzzer loads the tables of answers: keeps their rows and runs no test. */

/** A conversation of a row, and the other members of its request. */
export interface ConversationRow {
  messages: readonly Readonly<Record<string, unknown>>[]
  request: Readonly<Record<string, unknown>>
}

export const rows: ConversationRow[] = []

type Rows = ConversationRow['messages']

const ignore = (): void => undefined

/** Keeps the rows `[about, messages, request, expected]` of a table, but not those of other tests. */
function each(list: readonly unknown[]): () => void {
  for (const row of list) {
    if (!Array.isArray(row) || row.length !== 4) continue
    const [, messages, request, expected] = row as [unknown, string | Rows, ConversationRow['request'], object]
    if (typeof expected !== 'object' || !('calls' in expected || 'json' in expected || 'text' in expected)) continue
    rows.push({ messages: typeof messages === 'string' ? [{ role: 'user', content: messages }] : messages, request })
  }
  return ignore
}

export const test = Object.assign(ignore, { each })

/** What a row expects is not read: every member of it, and every call, gives it again. */
export const expect: unknown = new Proxy(ignore, { get: () => expect, apply: () => expect })
