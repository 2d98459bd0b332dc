/** The journals of several processes as one, in the order in which the requests arrived. */
import type { JournalEntry, Mock } from '../../state/index.ts'
import type { JournalPart } from './messages.ts'

/** The journal of this process. */
export function readJournal({ journal }: Mock): JournalPart {
  return { count: journal.count, entries: journal.entries() }
}

/** Merges journals. Entries are numbered anew, and the newest `most` are kept. */
export function mergeJournals(parts: readonly JournalPart[], most: number): { count: number; entries: JournalEntry[] } {
  // The real clocks of processes on one machine agree; the mock's own clock is virtual and says nothing about the order.
  const all = parts.flatMap((part) => part.entries).sort((a, b) => a.receivedAtMs - b.receivedAtMs)
  const kept = all.slice(Math.max(0, all.length - most))
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  const first = count - kept.length + 1
  return { count, entries: kept.map((entry, index) => ({ ...entry, number: first + index })) }
}
