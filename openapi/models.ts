/** The models as data: what each accepts, fixes and costs. The rows are in openapi/models.yaml, with their evidence. */
import { preference, rows } from './generated/models.ts'
import type { Evidence } from './evidence.ts'

export type { Evidence }

/** A sampling parameter that takes one value only: one while thinking, one in a plain answer. */
export interface FixedSampling {
  kind: 'fixed'
  thinking: number
  plain: number
}

/** A sampling parameter that is free within bounds. */
export interface RangeSampling {
  kind: 'range'
  min: number
  max: number
  default: number
}

/** The name of a sampling parameter. */
export type SamplingName = 'temperature' | 'top_p' | 'n' | 'presence_penalty' | 'frequency_penalty'

/** Prices per million tokens; `cache_hit` is null where none is known. */
export interface Price {
  cache_hit: number | null
  input: number
  output: number
}

/** When a model thinks: never, when the request asks for it, always, or with an effort level. */
export interface ThinkingRules {
  form: 'none' | 'switchable' | 'always' | 'effort'
  default: 'enabled' | 'disabled'
  /** Whether `thinking: {type: 'disabled'}` is accepted. */
  disabled_accepted: boolean
  /** Values of `thinking.keep` that are accepted beside null. */
  keep: readonly string[]
  efforts: readonly string[]
  default_effort: string | null
}

/** One model. */
export interface ModelRow {
  id: string
  family: string
  status: 'current' | 'retired' | 'unverified'
  /** A date, or year and month, or null where none is known. */
  released: string | null
  retired: string | null
  context_length: number
  input: readonly ('text' | 'image' | 'video')[]
  thinking: ThinkingRules
  sampling: Readonly<Record<SamplingName, FixedSampling | RangeSampling>>
  tool_choice: { required_with_thinking: 'allowed' | 'refused'; named_with_thinking: 'allowed' | 'refused' }
  logprobs: 'allowed' | 'refused'
  /** Output budget in tokens when the request sets none, and the largest allowed (null: the rest of the context). */
  output: { default: number; max: number | null }
  price: { usd: Price | null; cny: Price | null }
  /** Whether chunks carry `system_fingerprint`. */
  fingerprint: boolean
  /** `get_weather_0` or `get_weather:0`. */
  tool_id_form: 'underscore' | 'colon'
  /** Whether usage includes reasoning tokens or the three counters only. */
  usage_details: 'reasoning' | 'counters'
  supports_dynamic_tools: boolean
  supports_reasoning: boolean
  supports_thinking_type: 'only' | 'both' | 'no'
  /** Members of this row that no source states; they hold the closest documented value. */
  unverified: readonly string[]
  evidence: readonly Evidence[]
}

/** Every model that was ever served, newest family first, and one id that no source confirms (status `unverified`). */
export const models: readonly ModelRow[] = rows

/** Ids in the order in which a live run prefers them. */
export const preferredModels: readonly string[] = preference

/** The row of a model, or null for an unknown id. */
export function findModel(id: string): ModelRow | null {
  byId ??= new Map(models.map((row) => [row.id, row]))
  return byId.get(id) ?? null
}

let byId: Map<string, ModelRow> | undefined
