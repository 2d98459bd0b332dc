/**
 * One request whose limits are counted in a shared store: asked there first, then answered by the synchronous `answer` as ever.
 * What the answer made no use of (a scenario stood in, the money had run out) is given back.
 */
import { answer } from '../answer.ts'
import { authorize } from '../request/authorize.ts'
import type { RequestLike } from '../completion/shapes.ts'
import type { Mock } from '../state/mock.ts'
import { countDemand } from './demand.ts'
import { toRateHeaders } from './refusals.ts'
import { LimitStoreError } from './shared-store.ts'
import type { SharedAdmission, SharedLimiter } from './shared-store.ts'
import type { Gate } from './memory.ts'
import type { Count } from './tiers.ts'
import type { MockRequest, Reply } from '../request/reply.ts'
import { parseBody } from '../rules/parse-body.ts'

/** Answers one request of a mock whose limits are shared; never rejects: a store that is away is a 503 of the mock. */
export async function answerShared(request: MockRequest, mock: Mock, shared: SharedLimiter): Promise<Reply> {
  const { key } = authorize(request.headers.authorization, mock.apiKeys)
  if (key === null) return answer(request, mock)
  const ticket = await openTicket(request, mock, shared, key)
  const reply = answer(request, mock, ticket)
  ticket.close()
  return reply
}

/** The gate of one request, with the store's verdict in it. */
interface Ticket extends Gate {
  close(): void
}

async function openTicket(request: MockRequest, mock: Mock, shared: SharedLimiter, key: string): Promise<Ticket> {
  try {
    // Wider than the route: what is counted here and turns out to be something else is given back.
    if (request.method.toUpperCase() !== 'POST' || !request.url.includes('/chat/completions'))
      return toTicket(shared, null, await shared.look(key))
    const parsed = parseBody(request.body)
    const tokens = 'body' in parsed ? countDemand(parsed.body as RequestLike, mock.tokenizer) : 0
    const admission = await shared.admit({ key, tokens })
    return toTicket(shared, admission, admission.count)
  } catch (error) {
    if (!(error instanceof LimitStoreError)) throw error
    return toBrokenTicket(error)
  }
}

function toTicket(shared: SharedLimiter, admission: SharedAdmission | null, count: Count): Ticket {
  let used = false
  return {
    admit() {
      if (!admission) throw new Error('a request that was not counted asks to be let in')
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

function toBrokenTicket(error: LimitStoreError): Ticket {
  return {
    admit() {
      throw error
    },
    headers: () => [],
    close() {},
  }
}
