/** Opens the store that a server's limits name, before the server listens; loaded code and connection only where one is named. */
import type { LimitOptions } from './tiers.ts'

export interface OpenedLimits {
  limits?: number | LimitOptions
  close(): Promise<void>
}

/** The limits with their store opened where it was a URL; `close` lets go of what was opened here and of nothing else. */
export async function openLimits(
  limits: number | LimitOptions | undefined,
  onLine?: (line: string) => void,
): Promise<OpenedLimits> {
  if (limits === undefined) return { close: nothing }
  // What is no limits at all is refused by the mock, in its words.
  if (typeof limits === 'number' || typeof limits?.store !== 'string') return { limits, close: nothing }
  const { openLimitStore } = await import('./redis/index.ts')
  const store = await openLimitStore(limits.store, onLine ? { onLine } : {})
  return { limits: { ...limits, store }, close: () => store.close() }
}

function nothing(): Promise<void> {
  return Promise.resolve()
}
