/** Numbers of an answer as a person reads them. */
import { findModel } from '../../../../openapi/models.ts'
import { isObject, type Assembly } from '../../../../tests/suite/judge/index.ts'
import { toSpent, toUsd } from '../../../../tests/suite/sender/index.ts'
import type { ExchangeView } from '../state/exchange.ts'
import { toTokensPerSecond } from '../state/timing.ts'

/** `412 ms`, `3.2 s`, `2 min 5 s`. */
export function toDuration(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/** `$0.0004`; tiny amounts keep two digits that count. */
export function toMoney(usd: number): string {
  if (usd === 0) return '$0'
  if (usd < 0.0001) return `$${usd.toPrecision(2)}`
  return `$${usd < 0.1 ? usd.toFixed(4) : usd.toFixed(2)}`
}

/** The last usage object of the answer; null if there is none. */
export function findUsage(answer: Assembly): Record<string, unknown> | null {
  return answer.usageOnTop ?? answer.usageInChoice
}

/** The counters of a usage object by name, in the order a reader adds them up. */
export function toUsageRows(usage: Record<string, unknown>): [name: string, count: number][] {
  const prompt = isObject(usage.prompt_tokens_details) ? usage.prompt_tokens_details : {}
  const completion = isObject(usage.completion_tokens_details) ? usage.completion_tokens_details : {}
  const rows: [string, unknown][] = [
    ['prompt_tokens', usage.prompt_tokens],
    ['cached_tokens', usage.cached_tokens ?? prompt.cached_tokens],
    ['completion_tokens', usage.completion_tokens],
    ['reasoning_tokens', completion.reasoning_tokens],
    ['total_tokens', usage.total_tokens],
  ]
  return rows.filter((row): row is [string, number] => typeof row[1] === 'number')
}

/** Completion tokens by the answer's usage; null if it has none. */
export function findCompletionTokens(answer: Assembly): number | null {
  const count = findUsage(answer)?.completion_tokens
  return typeof count === 'number' ? count : null
}

/** Reasoning tokens: by usage, otherwise about one for each chunk with reasoning. */
export function countReasoning(view: ExchangeView): { count: number; isExact: boolean } {
  const usage = findUsage(view.answer)
  const details = usage && isObject(usage.completion_tokens_details) ? usage.completion_tokens_details : null
  if (typeof details?.reasoning_tokens === 'number') return { count: details.reasoning_tokens, isExact: true }
  const chunks = view.rows.reduce((sum, row) => sum + (row.part === 'reasoning' ? 1 : 0), 0)
  const characters = view.answer.choices.get(0)?.reasoning.length ?? 0
  return { count: Math.max(chunks, Math.round(characters / 4)), isExact: false }
}

/** The price of the answer in US dollars; null if usage or price is not known. */
export function findCost(view: ExchangeView): number | null {
  if (view.costUsd !== null) return view.costUsd
  if (findUsage(view.answer) === null) return null
  const { body } = view.request
  const asked = isObject(body) && typeof body.model === 'string' ? body.model : ''
  const row = findModel(view.answer.model ?? asked) ?? findModel(asked)
  return row === null ? null : toUsd(row, toSpent(view.answer))
}

/** `412 ms to first token · 38 tokens/s · $0.0004`; the parts that are known. */
export function toFigures(view: ExchangeView): string[] {
  const { timing, durationMs, reason } = view
  const parts: string[] = []
  if (timing.firstTokenMs !== null) parts.push(`${toDuration(timing.firstTokenMs)} to first token`)
  else if (timing.firstByteMs !== null) parts.push(`${toDuration(timing.firstByteMs)} to first byte`)
  const rate = toTokensPerSecond(timing, findCompletionTokens(view.answer))
  if (rate !== null) parts.push(`${rate < 10 ? rate.toFixed(1) : Math.round(rate)} tokens/s`)
  const cost = findCost(view)
  if (cost !== null) parts.push(toMoney(cost))
  if (reason !== null && durationMs !== null && durationMs > 0) parts.push(`${toDuration(durationMs)} in all`)
  return parts
}
