/** One journal out of those of several processes, in the order in which the requests really came. */
import type { Mock } from '../../state/mock.ts'
import type { JournalEntry } from '../../state/journal.ts'
import type { JournalPart } from './messages.ts'

/** Notes when each entry is made, from now on; the function returned reads this process's journal. */
export function stampJournal({ journal }: Mock): () => JournalPart {
  const add = journal.add
  let stamps: number[] = []
  journal.add = (record) => {
    // The clocks of processes on one machine agree; the mock's own clock is virtual and says nothing about order.
    stamps.push(performance.timeOrigin + performance.now())
    if (stamps.length > 8192) stamps = stamps.slice(-4096)
    add(record)
  }
  return () => {
    const entries = journal.entries()
    const own = stamps.slice(Math.max(0, stamps.length - entries.length))
    return { count: journal.count, entries: entries.map((entry, at) => ({ stampMs: own[at] ?? 0, entry })) }
  }
}

/** The journals as one; numbers count through, and the newest `most` are kept. */
export function mergeJournals(parts: readonly JournalPart[], most: number): { count: number; entries: JournalEntry[] } {
  const all = parts.flatMap((part) => part.entries).sort((a, b) => a.stampMs - b.stampMs)
  const kept = all.slice(Math.max(0, all.length - most))
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  const first = count - kept.length + 1
  return { count, entries: kept.map(({ entry }, at) => ({ ...entry, number: first + at })) }
}
