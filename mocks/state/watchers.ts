/** Reports to watchers what happens in a mock and its sessions. Without a watcher a report costs one comparison. */
import type { KeptRecord } from './journal-record.ts'

/** `request`: arrived; `response`: the first byte of its body was written; `end`: the reply was sent, or the client has left. */
export type RecordStep = 'request' | 'response' | 'end'

export interface Watcher {
  onRecord(step: RecordStep, record: KeptRecord): void
  /** The overrides, the queue or other state of a session may have changed; the name is empty for the mock itself. */
  onState(session: string): void
  /** The journal of a session was cleared. */
  onClear(session: string): void
}

export interface Watchers {
  readonly watched: boolean
  report(step: RecordStep, record: KeptRecord): void
  touch(session: string): void
  clear(session: string): void
  /** Adds a watcher; the call that it returns removes it. */
  watch(watcher: Watcher): () => void
}

/** Creates an empty list of watchers. */
export function createWatchers(): Watchers {
  const watchers = new Set<Watcher>()
  return {
    get watched() {
      return watchers.size > 0
    },
    report(step, record) {
      for (const watcher of watchers) watcher.onRecord(step, record)
    },
    touch(session) {
      for (const watcher of watchers) watcher.onState(session)
    },
    clear(session) {
      for (const watcher of watchers) watcher.onClear(session)
    },
    watch(watcher) {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
  }
}
