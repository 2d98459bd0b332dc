/** Writes the entries of a journal to a shared store, in the background. */
import { toEntry, type JournalEntry, type KeptRecord } from '../../state/index.ts'
import type { RedisJournal } from './redis-journal.ts'

/** Bytes of entries that are on their way to a slow store; entries beyond it wait. */
const mostInFlight = 16 * 1024 * 1024

/** Writes entries without waiting for them, and keeps those that could not be written, the newest `most`. */
export function createJournalWriter(journal: Pick<RedisJournal, 'put' | 'clear'>, most: number) {
  const waiting = new Map<string, KeptRecord>()
  const clearings = createClearings()
  const writing = new Set<Promise<Error | null>>()
  /** The repeated ones of `writing`. An entry whose write failed is in one of these, or in `waiting`. */
  const resending = new Set<Promise<Error | null>>()
  let inFlight = 0

  function keep(id: string, record: KeptRecord): void {
    waiting.delete(id)
    waiting.set(id, record)
    if (waiting.size > most) waiting.delete(waiting.keys().next().value!)
  }

  /** Writes an entry, or keeps it where that has to wait; resolves to why the store refused it, null if it did not. */
  async function write(record: KeptRecord, replace: boolean): Promise<Error | null> {
    const entry = toEntry(record)
    if (waiting.has(entry.id) || inFlight > mostInFlight) {
      keep(entry.id, record)
      return null
    }
    const written = put(record, entry, replace)
    writing.add(written)
    const failure = await written
    writing.delete(written)
    return failure
  }

  async function put(record: KeptRecord, entry: JournalEntry, replace: boolean): Promise<Error | null> {
    const text = JSON.stringify(entry)
    inFlight += text.length
    try {
      await journal.put(entry, text, replace)
    } catch (error) {
      keep(entry.id, record)
      return error as Error
    } finally {
      inFlight -= text.length
    }
    // The repeated writes are part of this one, so that a caller that waits for it waits for them as well.
    if (waiting.size > 0 && inFlight === 0) await Promise.all(resend())
    return null
  }

  function resend(): Promise<Error | null>[] {
    const records = [...waiting.values()]
    waiting.clear()
    return records.map((record) => {
      const written = write(record, false)
      resending.add(written)
      void written.finally(() => resending.delete(written))
      return written
    })
  }

  return {
    write(record: KeptRecord, replace: boolean): void {
      void write(record, replace)
    },
    /** Writes what waits; called when the store is available again. */
    resend(): void {
      resend()
    },
    /** Resolves when nothing is being written. */
    written: () => Promise.all(writing),
    /** Writes what waits and resolves when nothing waits. A server that refuses writes, such as a replica, still answers reads. */
    async flush(): Promise<void> {
      await Promise.all(writing)
      // Another write may have begun to try again what failed just now.
      while (waiting.size > 0 || resending.size > 0) {
        const failures = await Promise.all([...resend(), ...resending, ...writing])
        const failure = failures.find((error) => error !== null)
        if (failure) throw failure
      }
    },
    clear(session: string): void {
      for (const [id, record] of waiting) if ((record.session ?? '') === session) waiting.delete(id)
      clearings.add(journal.clear(session))
    },
    settled: clearings.settled,
    collect: clearings.collect,
  }
}

/** Clearings of the store that are under way. Their errors are reported by `settled`, or by what `collect` returns. */
function createClearings() {
  const running = new Set<Promise<unknown>>()
  /** One list for each running `collect`: the clearings that began during it. */
  const collected = new Set<Promise<unknown>[]>()
  return {
    add(cleared: Promise<unknown>): void {
      running.add(cleared)
      for (const list of collected) list.push(cleared)
      cleared.catch(() => {})
    },
    /** Resolves when the clearings that no `collect` has taken are complete. */
    async settled(): Promise<void> {
      const all = [...running]
      running.clear()
      await Promise.all(all)
    },
    /** Takes the clearings that begin until the returned function is called; it resolves when they are complete. */
    collect(): () => Promise<void> {
      const list: Promise<unknown>[] = []
      collected.add(list)
      return async () => {
        collected.delete(list)
        for (const one of list) running.delete(one)
        await Promise.all(list)
      }
    },
  }
}
