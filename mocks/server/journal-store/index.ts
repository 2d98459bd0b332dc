/**
 * A journal that several mocks behind one address write and read together (`--journal-store`). An entry is written when its request
 * has been answered, before the answer is sent, and again when the reply has ended. While the store is unavailable requests are answered
 * and their newest entries wait here; reading is refused, because a part of the journal would look like all of it.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { connectRedis } from '../../redis/index.ts'
import type { JournalOptions, Mock } from '../../state/index.ts'
import { createRedisJournal } from './redis-journal.ts'
import { toView } from './view.ts'
import { createJournalWriter } from './writer.ts'

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
  /** Starts to collect what is cleared. The returned function is `settled` for only that, and ends the collecting. */
  collect(): () => Promise<void>
  /** Closes the connection once what was sent is written, after a second at the latest. */
  close(): Promise<void>
}

/** Entries that one session may have in the store, whatever the option says. */
const mostEntries = 10_000

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
  const writer = createJournalWriter(journal, most)
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
