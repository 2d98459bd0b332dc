/** The upper bound of a run's cost, known before the first request, and its cost by the usage counters of the answers. */
import type { ModelRow } from '../../../openapi/models.ts'
import { isObject, type Assembly, type Case } from '../judge/index.ts'

export interface Bound {
  requests: number
  promptTokens: number
  completionTokens: number
  /** US dollars; null if the model's price is not known. */
  costUsd: number | null
}

/** The prompt tokens in addition to the request's own text. A one-line prompt is recorded with 93 to 97 tokens (K3, September 2026). */
const overheadTokens = 200
/** The suite's images are one pixel in size. */
const imageTokens = 1_500

/** The upper bound of a case's cost; a token is at least one byte long. */
export function boundCase(one: Case, given: { model: ModelRow; id: string }): Bound {
  const tries = one.statistical?.tries ?? 1
  let promptTokens = 0
  let asked = 0
  let carried = 0
  for (const step of one.steps) {
    const body = step.body?.(given)
    if (!body) continue
    const text = JSON.stringify(body)
    const images = text.split('data:image/').length - 1
    const budget = toNumber(body.max_completion_tokens ?? body.max_tokens)
    promptTokens += Buffer.byteLength(text) + overheadTokens + images * imageTokens + (step.continues ? carried : 0)
    carried += budget
    asked += budget
  }
  const completionTokens = Math.min(one.maxTokens, asked) * tries
  const bound = { requests: one.steps.length * tries, promptTokens: promptTokens * tries, completionTokens }
  // A refused request is not billed. The bound includes it, in case the target does not refuse it.
  return {
    ...bound,
    costUsd: toUsd(given.model, { prompt: bound.promptTokens, cached: 0, completion: completionTokens }),
  }
}

/** The sum of bounds. */
export function addBounds(bounds: readonly Bound[]): Bound {
  const total: Bound = { requests: 0, promptTokens: 0, completionTokens: 0, costUsd: 0 }
  for (const one of bounds) {
    total.requests += one.requests
    total.promptTokens += one.promptTokens
    total.completionTokens += one.completionTokens
    total.costUsd = total.costUsd === null || one.costUsd === null ? null : total.costUsd + one.costUsd
  }
  return total
}

export interface SpentTokens {
  prompt: number
  cached: number
  completion: number
}

/** The usage counters of an answer; zero where they are absent or not numbers. */
export function toSpent(assembled: Assembly): SpentTokens {
  const usage = assembled.usageOnTop ?? assembled.usageInChoice
  if (!usage) return { prompt: 0, cached: 0, completion: 0 }
  const details = isObject(usage.prompt_tokens_details) ? usage.prompt_tokens_details : {}
  return {
    prompt: toNumber(usage.prompt_tokens),
    cached: toNumber(usage.cached_tokens ?? details.cached_tokens),
    completion: toNumber(usage.completion_tokens),
  }
}

/** US dollars by the model's price row; null if it has none. */
export function toUsd(model: ModelRow, spent: SpentTokens): number | null {
  const price = model.price.usd
  if (!price) return null
  const cached = Math.min(spent.cached, spent.prompt)
  const hit = price.cache_hit ?? price.input
  return ((spent.prompt - cached) * price.input + cached * hit + spent.completion * price.output) / 1_000_000
}

function toNumber(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : 0
}
