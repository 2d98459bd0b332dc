/**
 * A journal that several mocks behind one address write and read together (`--journal-store`). An entry is written when its request
 * has been answered, before the answer is sent, and again when the reply has ended. While the store is unavailable requests are answered
 * and their newest entries wait here; reading is refused, because a part of the journal would look like all of it.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { connectRedis } from '../../redis/index.ts'
import { toEntry, type JournalEntry, type KeptRecord, type JournalOptions, type Mock } from '../../state/index.ts'
import { createRedisJournal } from './redis-journal.ts'
import type { RedisJournal } from './redis-journal.ts'
import { toView } from './view.ts'

export interface JournalStoreOptions {
  /** What the store's keys begin with; mocks that share a journal share it. Default `kimi-contract:journal`. */
  prefix?: string
  /** How long a call to the store may take, in milliseconds; default 5 seconds. */
  timeoutMs?: number
  /** How long a journal is kept after its last request, in milliseconds; default a day. */
  expireMs?: number
  /** Bounds, those of the mock's own journal. */
  journal?: JournalOptions | undefined
  onLine: (line: string) => void
}

/** The store is unavailable, so that the journal of all mocks cannot be read or cleared. */
export class JournalStoreError extends Error {
  override name = 'JournalStoreError'
}

export interface JournalStore {
  /** Writes what happens in the mock to the store. */
  follow(mock: Mock): void
  /** The mock with the journal of all mocks. @throws JournalStoreError */
  view(mock: Mock): Promise<Mock>
  /** Resolves when everything that was cleared is cleared in the store. @throws JournalStoreError */
  settled(): Promise<void>
  /** Begins to collect what is cleared; the call that it returns is `settled` for that alone. */
  collect(): () => Promise<void>
  /** Closes the connection once what was sent is written, after a second at the latest. */
  close(): Promise<void>
}

/** Entries that one session may have in the store, whatever the option says. */
const mostEntries = 10_000
/** Bytes of entries that are on their way to a slow store; entries beyond it wait. */
const mostInFlight = 16 * 1024 * 1024

/**
 * Connects to the Redis server; needs the package `ioredis`.
 * @throws MockUsageError when it is unavailable
 */
export async function openJournalStore(url: string, options: JournalStoreOptions): Promise<JournalStore> {
  const { prefix = 'kimi-contract:journal', timeoutMs = 5000, expireMs = 86_400_000, onLine } = options
  const most = Math.min(options.journal?.entries ?? 200, mostEntries)
  const totalBytes = Math.min(options.journal?.totalBytes ?? 16 * 1024 * 1024, Number.MAX_SAFE_INTEGER)
  const { client, close } = await connectRedis(url, {
    prefix,
    what: 'journal store',
    meanwhile: 'requests are answered, and GET /__mock/requests is answered 503,',
    onLine,
    timeoutMs,
  })
  const journal = createRedisJournal(client, { prefix, most, totalBytes, expireMs })
  const writer = createWriter(journal, most)
  client.on('ready', writer.resend)
  let unwatch: (() => void) | null = null
  return {
    follow(mock) {
      unwatch = mock.watchers.watch({
        onRecord(step, record) {
          if (step !== 'response' && most > 0) writer.write(record, step === 'end')
        },
        onState() {},
        onClear: writer.clear,
      })
    },
    view: (mock) => withStore(() => writer.flush().then(() => toView(mock, journal))),
    settled: () => withStore(writer.settled),
    collect() {
      const settled = writer.collect()
      return () => withStore(settled)
    },
    async close() {
      unwatch?.()
      await Promise.race([writer.written(), sleep(1000, undefined, { ref: false })])
      close()
    },
  }
}

/** Writes entries without waiting for them, and keeps those that could not be written, the newest `most`. */
function createWriter(journal: RedisJournal, most: number) {
  const waiting = new Map<string, KeptRecord>()
  const clearing = new Set<Promise<unknown>>()
  /** What is cleared during each of several calls at the same time. */
  const collected = new Set<Promise<unknown>[]>()
  const writing = new Set<Promise<Error | null>>()
  let inFlight = 0

  function keep(id: string, record: KeptRecord): void {
    waiting.delete(id)
    waiting.set(id, record)
    if (waiting.size > most) waiting.delete(waiting.keys().next().value!)
  }

  /** Writes an entry, or keeps it where that has to wait; resolves to why the store refused it, null where it did not. */
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
    // What is written again belongs to this write, so that who waits for the one waits for the other.
    if (waiting.size > 0 && inFlight === 0) await Promise.all(resend())
    return null
  }

  function resend(): Promise<Error | null>[] {
    const records = [...waiting.values()]
    waiting.clear()
    return records.map((record) => write(record, false))
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
      while (waiting.size > 0) {
        const failures = await Promise.all([...resend(), ...writing])
        const failure = failures.find((error) => error !== null)
        if (failure) throw failure
      }
    },
    clear(session: string): void {
      for (const [id, record] of waiting) if ((record.session ?? '') === session) waiting.delete(id)
      const cleared = journal.clear(session)
      clearing.add(cleared)
      for (const list of collected) list.push(cleared)
      // `settled` reports the error.
      cleared.catch(() => {})
    },
    async settled(): Promise<void> {
      const all = [...clearing]
      clearing.clear()
      await Promise.all(all)
    },
    collect(): () => Promise<void> {
      const list: Promise<unknown>[] = []
      collected.add(list)
      return async () => {
        collected.delete(list)
        for (const one of list) clearing.delete(one)
        await Promise.all(list)
      }
    },
  }
}

async function withStore<Value>(call: () => Promise<Value>): Promise<Value> {
  try {
    return await call()
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new JournalStoreError(
      `the journal is kept in a shared store, and the store does not answer (${why}); try again once it is back`,
    )
  }
}
