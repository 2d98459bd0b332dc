/**
 * Answers a request whose limits are counted in a shared store: counts it in the store first, then calls the synchronous `answer` with
 * the result. A count that the answer did not use is given back, for instance because a scenario answered or the balance was spent.
 */
import { answer } from './answer.ts'
import type { RequestLike } from './completion/index.ts'
import {
  countDemand,
  LimitStoreError,
  toRateHeaders,
  type Count,
  type Gate,
  type SharedAdmission,
  type SharedLimiter,
} from './rate-limits/index.ts'
import { parseBody } from './rules/index.ts'
import { findSession, type Mock } from './state/index.ts'
import { MockUsageError } from './common/index.ts'
import { authorize } from './request/index.ts'
import type { MockRequest, Reply } from './reply/index.ts'

/** Answers one request of a mock whose limits are shared. Never rejects: if the store is unavailable, the mock answers 503. */
export async function answerShared(request: MockRequest, whole: Mock): Promise<Reply> {
  const mock = findSession(whole, request)
  if (mock instanceof MockUsageError || request.bodyProblem) return answer(request, whole, null)
  const shared = mock.limits?.shared
  if (!shared) return answer(request, mock)
  const { key } = authorize(request.headers.authorization, mock.apiKeys)
  if (key === null) return answer(request, mock)
  const gate = await countInStore(request, mock, shared, key)
  try {
    return answer(request, mock, gate)
  } finally {
    gate.close()
  }
}

/** The gate of one request, which holds what the store counted and decided. */
interface SharedGate extends Gate {
  /** Gives back what the answer did not use. */
  close(): void
}

async function countInStore(request: MockRequest, mock: Mock, shared: SharedLimiter, key: string): Promise<SharedGate> {
  try {
    // Wider than the route: the count of a request that turns out to be another operation is given back.
    if (request.method.toUpperCase() !== 'POST' || !request.url.includes('/chat/completions'))
      return toGate(shared, null, await shared.look(key))
    const parsed = parseBody(request.body)
    const tokens = 'body' in parsed ? countDemand(parsed.body as RequestLike, mock.tokenizer) : 0
    const admission = await shared.admit({ key, tokens })
    return toGate(shared, admission, admission.count)
  } catch (error) {
    if (!(error instanceof LimitStoreError)) throw error
    return toUnavailableGate(error)
  }
}

function toGate(shared: SharedLimiter, admission: SharedAdmission | null, count: Count): SharedGate {
  let used = false
  return {
    admit() {
      if (!admission) throw new Error('an operation that is not counted called admit()')
      used = true
      if (admission.refusal) return { refusal: admission.refusal, release: null }
      return { refusal: null, release: admission.release }
    },
    headers() {
      if (!shared.headers) return []
      const own = admission && !admission.refusal && !used ? 1 : 0
      return toRateHeaders(shared.tier, { ...count, used: count.used - own })
    },
    close() {
      if (!used) admission?.undo()
    },
  }
}

/** Without the store chat requests fail; other operations are answered. */
function toUnavailableGate(error: LimitStoreError): SharedGate {
  return {
    admit() {
      throw error
    },
    headers: () => [],
    close() {},
  }
}
