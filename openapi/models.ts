/** The models as data: what each takes, fixes and costs. Written down in openapi/models.yaml, with sources and dates. */
import { preference, rows } from './generated/models.ts'

/** Where a fact comes from. */
export interface Evidence {
  level: 'recorded' | 'documented' | 'tested' | 'third-party' | 'unverified'
  /** An address, or the name of a recording. */
  source: string
  date: string
  note?: string
}

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

/** How a model thinks: never, when asked to, always, or by effort. */
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
  /** Output budget when none is asked for, and the largest (null: the rest of the context). */
  output: { default: number; max: number | null }
  price: { usd: Price | null; cny: Price | null }
  /** Unix seconds, as `GET /models` gives them. */
  created: number
  /** Whether chunks carry `system_fingerprint`. */
  fingerprint: boolean
  /** `get_weather_0` or `get_weather:0`. */
  tool_id_form: 'underscore' | 'colon'
  /** Whether usage tells reasoning tokens, or has the three counters only. */
  usage_details: 'reasoning' | 'counters'
  supports_dynamic_tools: boolean
  supports_reasoning: boolean
  supports_thinking_type: 'only' | 'both' | 'no'
  /** Members of this row that no source states. */
  unverified: readonly string[]
  evidence: readonly Evidence[]
}

/** Every model ever served, newest family first, and the one that never was (status `unverified`). */
export const models: readonly ModelRow[] = rows

/** Ids in the order in which a live run prefers them. */
export const preferredModels: readonly string[] = preference

/** The row of a model, or null for an id nobody knows. */
export function findModel(id: string): ModelRow | null {
  byId ??= new Map(models.map((row) => [row.id, row]))
  return byId.get(id) ?? null
}

let byId: Map<string, ModelRow> | undefined
