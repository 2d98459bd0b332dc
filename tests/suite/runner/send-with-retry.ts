/** One request of a case, asked until the target has time for it; every answer on the way becomes an exchange. */
import type { Exchange } from '../../../openapi/exchange.ts'
import { isObject } from '../judge/assembly.ts'
import { toJson } from './choose-model.ts'
import type { Composed } from './compose.ts'
import type { ConcurrencyLimiter } from './concurrency-limiter.ts'
import type { Settings } from './options.ts'
import { decideRetry } from './retry.ts'
import type { Send } from './sender.ts'

export interface SentWithRetry {
  /** The answer to judge; null when the target never had time. */
  exchange: Exchange | null
  /** Answers on the way that only said `later`. */
  busy: Exchange[]
  /** Why there is nothing to judge. */
  gaveUp: string | null
  /** The account is empty: no later request can fare better. */
  accountEmpty: boolean
}

export interface SendContext {
  send: Send
  gate: ConcurrencyLimiter
  sleep: (ms: number) => Promise<void>
  settings: Settings
}

/** A limit of requests a minute that a run would keep hitting; the lowest tier has three (limits page, 2026). */
const fewAMinute = 60

/** @throws NoAnswerError when a request got no HTTP answer at all. */
export async function sendWithRetry(composed: Composed, wire: SendContext): Promise<SentWithRetry> {
  const { settings, gate } = wire
  const busy: Exchange[] = []
  for (let tried = 1; ; tried++) {
    const leave = await gate.acquire()
    let exchange: Exchange
    try {
      const incoming = await wire.send(composed.outgoing, {
        timeoutMs: settings.timeoutMs,
        graceMs: settings.graceMs,
        signal: settings.signal,
      })
      exchange = { ...composed.head, ...incoming, form: 'body' }
    } finally {
      leave()
    }
    const errorType = (exchange.status ?? 0) >= 400 ? findErrorType(exchange) : null
    const answer = { status: exchange.status ?? 0, headers: exchange.headers ?? [], errorType }
    const next = decideRetry(answer, tried, settings.retry, settings.now())
    if (next.kind === 'take') return { exchange, busy, gaveUp: null, accountEmpty: false }
    busy.push(exchange)
    if (next.kind === 'give-up') {
      const accountEmpty = errorType === 'exceeded_current_quota_error'
      return { exchange: null, busy, gaveUp: next.why, accountEmpty }
    }
    if (settings.signal?.aborted) return { exchange: null, busy, gaveUp: 'the run was stopped', accountEmpty: false }
    // Everyone waits: the limits of the API are the organisation's, not the request's.
    if (exchange.status === 429) {
      gate.pause(next.ms)
      const message = findErrorMessage(exchange)
      const atATime = /concurrency:? ?(\d+)?/i.exec(message)
      // The limit is the organisation's: where it is wider than this run, others are using the rest of it.
      if (atATime) gate.reduceTo(Math.min(Number(atATime[1] ?? 1), gate.limit - 1))
      const perMinute = Number(/max RPM: (\d+)/.exec(message)?.[1] ?? 0)
      if (perMinute > 0 && perMinute <= fewAMinute) gate.setMinimumGap(60_000 / perMinute)
    }
    await wire.sleep(next.ms)
  }
}

function findError(exchange: Exchange): Record<string, unknown> | null {
  const json = toJson(exchange.body)
  return isObject(json) && isObject(json.error) ? json.error : null
}

function findErrorType(exchange: Exchange): string | null {
  const type = findError(exchange)?.type
  return typeof type === 'string' ? type : null
}

function findErrorMessage(exchange: Exchange): string {
  const message = findError(exchange)?.message
  return typeof message === 'string' ? message : ''
}
