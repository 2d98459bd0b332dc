/** The control routes of a mock whose journal is in a shared store: reads come from the store, and a reset waits for it. */
import { toProblem, type MockRequest, type Reply } from '../../reply/index.ts'
import type { Mock } from '../../state/index.ts'
import { JournalStoreError, type JournalStore } from './index.ts'

/** True for the calls that show the journal. */
export function readsJournal({ method, url }: MockRequest): boolean {
  return (method === 'GET' || method === 'HEAD') && /^\/__mock\/requests(?:[/?#]|$)/.test(url)
}

/** Answers a control call; `next` answers it with the mock that it gets. */
export async function answerWithStore(
  request: MockRequest,
  { mock, store }: { mock: Mock; store: JournalStore },
  next: (mock: Mock) => Reply | Promise<Reply>,
): Promise<Reply> {
  try {
    if (readsJournal(request)) return await next(await store.view(mock))
    const settled = store.collect()
    try {
      return await next(mock)
    } finally {
      await settled()
    }
  } catch (error) {
    if (error instanceof JournalStoreError) return toProblem(503, error.message)
    throw error
  }
}
