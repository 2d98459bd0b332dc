/** Writes the entries of a journal to a shared store, in the background. */
import { toEntry, type JournalEntry, type KeptRecord } from '../../state/index.ts'
import type { RedisJournal } from './redis-journal.ts'

/** Bytes of entries that are on their way to a slow store; entries beyond it wait. */
const mostInFlight = 16 * 1024 * 1024

/** An entry as the store gets it, without secrets. */
interface RenderedEntry {
  readonly entry: JournalEntry
  readonly text: string
  /** When the reply had ended, or null; the entry of a reply that has ended since is another. */
  readonly endedMs: number | null
}

/** Writes entries without waiting for them, and keeps those that could not be written, the newest `most`. */
export function createJournalWriter(journal: Pick<RedisJournal, 'put' | 'clear'>, most: number) {
  const waiting = createWaiting(most)
  const clearings = createClearings()
  const writing = new Set<Promise<Error | null>>()
  /** The repeated ones of `writing`. An entry whose write failed is in one of these, or in `waiting`. */
  const resending = new Set<Promise<Error | null>>()
  let inFlight = 0

  /** Writes an entry, or keeps it where that has to wait; resolves to why the store refused it, null if it did not. */
  async function write(record: KeptRecord, replace: boolean, known: RenderedEntry | null): Promise<Error | null> {
    const entry = known?.entry ?? toEntry(record)
    if (waiting.has(entry.id) || inFlight > mostInFlight) {
      waiting.keep(entry.id, record, known)
      return null
    }
    const rendered = known ?? { entry, text: JSON.stringify(entry), endedMs: record.endedMs }
    const written = put(record, rendered, replace)
    writing.add(written)
    const failure = await written
    writing.delete(written)
    return failure
  }

  async function put(record: KeptRecord, rendered: RenderedEntry, replace: boolean): Promise<Error | null> {
    const { entry, text } = rendered
    inFlight += text.length
    try {
      await journal.put(entry, text, replace)
    } catch (error) {
      waiting.keep(entry.id, record, rendered)
      return error as Error
    } finally {
      inFlight -= text.length
    }
    // The repeated writes are part of this one, so that a caller that waits for it waits for them as well.
    if (waiting.size() > 0 && inFlight === 0) await Promise.all(resend())
    return null
  }

  function resend(): Promise<Error | null>[] {
    return waiting.take().map(({ record, rendered }) => {
      const written = write(record, false, rendered)
      resending.add(written)
      void written.finally(() => resending.delete(written))
      return written
    })
  }

  return {
    write(record: KeptRecord, replace: boolean): void {
      void write(record, replace, null)
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
      while (waiting.size() > 0 || resending.size > 0) {
        const failures = await Promise.all([...resend(), ...resending, ...writing])
        const failure = failures.find((error) => error !== null)
        if (failure) throw failure
      }
    },
    clear(session: string): void {
      waiting.drop(session)
      clearings.add(journal.clear(session))
    },
    settled: clearings.settled,
    collect: clearings.collect,
  }
}

/** The newest `most` entries that wait to be written, with what was rendered of them: a search for secrets in each try would take long. */
function createWaiting(most: number) {
  const waiting = new Map<string, { record: KeptRecord; rendered: RenderedEntry | null }>()
  let bytes = 0

  function remove(id: string): void {
    bytes -= waiting.get(id)?.rendered?.text.length ?? 0
    waiting.delete(id)
  }

  return {
    size: () => waiting.size,
    has: (id: string) => waiting.has(id),
    /** Keeps an entry as the newest; `rendered` only where it is still the same, and where that takes no more memory than what is in flight. */
    keep(id: string, record: KeptRecord, rendered: RenderedEntry | null): void {
      remove(id)
      const isKept = rendered?.endedMs === record.endedMs && bytes + rendered.text.length <= mostInFlight
      waiting.set(id, { record, rendered: isKept ? rendered : null })
      if (isKept) bytes += rendered.text.length
      if (waiting.size > most) remove(waiting.keys().next().value!)
    },
    /** Empties the list and returns what was in it. */
    take() {
      const all = [...waiting.values()]
      waiting.clear()
      bytes = 0
      return all
    },
    drop(session: string): void {
      for (const [id, { record }] of waiting) if ((record.session ?? '') === session) remove(id)
    },
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
