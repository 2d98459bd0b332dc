/** Sends one request of a case, and sends it again while the target is busy; every answer becomes an exchange. */
import { getProblems, type Exchange } from '../../../openapi/exchange.ts'
import { isObject } from '../judge/index.ts'
import { toJson, decideRetry, type Send } from '../sender/index.ts'
import type { Composed } from './compose.ts'
import type { ConcurrencyLimiter } from './concurrency-limiter.ts'
import type { Settings } from './options.ts'

export interface SentWithRetry {
  /** The answer to judge; null when the target was busy each time. */
  exchange: Exchange | null
  /** The answers that only asked to try later. */
  busy: Exchange[]
  /** Why there is no answer to judge. */
  gaveUp: string | null
  /** The account has no balance: no later request can succeed. */
  accountEmpty: boolean
}

export interface SendContext {
  send: Send
  limiter: ConcurrencyLimiter
  sleep: (ms: number) => Promise<void>
  settings: Settings
}

/** Limits per minute up to this value are respected by spacing the requests; the lowest tier has three (docs/pricing/limits). */
const maxSpacedPerMinute = 60

/** @throws NoAnswerError when a request got no HTTP answer. */
export async function sendWithRetry(composed: Composed, context: SendContext): Promise<SentWithRetry> {
  const { settings, limiter } = context
  const busy: Exchange[] = []
  for (let tried = 1; ; tried++) {
    const release = await limiter.acquire()
    let exchange: Exchange
    try {
      const incoming = await context.send(composed.outgoing, {
        timeoutMs: settings.timeoutMs,
        graceMs: settings.graceMs,
        signal: settings.signal,
      })
      const problems = getProblems(incoming)
      // `faults` is the former name of `problems`, for callers of `onExchange` that read it.
      exchange = { ...composed.head, ...incoming, form: 'body', problems, faults: problems }
    } finally {
      release()
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
    // The limits apply to the organisation, not to one request: all requests wait.
    if (exchange.status === 429) {
      limiter.pause(next.ms)
      const message = findErrorMessage(exchange)
      const concurrency = /concurrency:? ?(\d+)?/i.exec(message)
      // A limit above this run's own concurrency means that other clients use the rest: reduce by one.
      if (concurrency) limiter.reduceTo(Math.min(Number(concurrency[1] ?? 1), limiter.limit - 1))
      const perMinute = Number(/max RPM: (\d+)/.exec(message)?.[1] ?? 0)
      if (perMinute > 0 && perMinute <= maxSpacedPerMinute) limiter.setMinimumGap(60_000 / perMinute)
    }
    await context.sleep(next.ms)
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
