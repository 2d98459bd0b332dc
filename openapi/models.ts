/** The models as data: what each accepts, fixes and costs. The rows are in openapi/models.yaml, with their evidence. */
import { preference, rows } from './generated/models.ts'
import type { Evidence } from './evidence.ts'

export type { Evidence }

/** A sampling parameter that takes one value only: one while thinking, one in a plain answer. */
export interface FixedSampling {
  /** Any other value is refused. */
  kind: 'fixed'
  /** The value in a request that thinks. */
  thinking: number
  /** The value in a request that does not think. */
  plain: number
}

/** A sampling parameter that is free within bounds. */
export interface RangeSampling {
  /** Values from `min` to `max`, both included, are accepted. */
  kind: 'range'
  /** The least value. */
  min: number
  /** The greatest value. */
  max: number
  /** The value where the request sets none. */
  default: number
}

/** The name of a sampling parameter. */
export type SamplingName = 'temperature' | 'top_p' | 'n' | 'presence_penalty' | 'frequency_penalty'

/** Prices per million tokens, in the currency of the member that holds them. */
export interface Price {
  /** Prompt tokens that were read from the context cache; null where no price is known. */
  cache_hit: number | null
  /** Other prompt tokens. */
  input: number
  /** Completion tokens, reasoning included. */
  output: number
}

/** When a model thinks: never, when the request asks for it, always, or with an effort level. */
export interface ThinkingRules {
  /**
   * `none`: never thinks. `switchable`: as `thinking.type` says. `always`: cannot be switched off. `effort`: as `reasoning_effort`
   * says.
   */
  form: 'none' | 'switchable' | 'always' | 'effort'
  /** Whether a request without these members thinks. */
  default: 'enabled' | 'disabled'
  /** Whether `thinking: {type: 'disabled'}` is accepted. */
  disabled_accepted: boolean
  /** Values of `thinking.keep` that are accepted beside null. */
  keep: readonly string[]
  /** Accepted values of `reasoning_effort`; empty where the member is not supported. */
  efforts: readonly string[]
  /** The effort of a request that sets none; null where there are no efforts. */
  default_effort: string | null
}

/** One model. */
export interface ModelRow {
  /** The id as a request names it, such as `kimi-k2.6`. */
  id: string
  /** Models of one family follow the same rules, such as `k3`. */
  family: string
  /** `current`: served today. `retired`: no longer served. `unverified`: no source confirms the id. */
  status: 'current' | 'retired' | 'unverified'
  /** When it was first served: a date, or year and month, or null where none is known. */
  released: string | null
  /** When it was last served, in the same forms; null while it is served. */
  retired: string | null
  /** Prompt and completion together, in tokens. */
  context_length: number
  /** Kinds of content that messages may have. */
  input: readonly ('text' | 'image' | 'video')[]
  /** When it thinks, and which members control it. */
  thinking: ThinkingRules
  /** Which values each sampling parameter takes. */
  sampling: Readonly<Record<SamplingName, FixedSampling | RangeSampling>>
  /** Whether a request that thinks may set `tool_choice` to `required`, or to one function. */
  tool_choice: { required_with_thinking: 'allowed' | 'refused'; named_with_thinking: 'allowed' | 'refused' }
  /** Whether a request may ask for `logprobs`. */
  logprobs: 'allowed' | 'refused'
  /** Output budget in tokens when the request sets none, and the largest allowed (null: the rest of the context). */
  output: { default: number; max: number | null }
  /** Prices on the .ai host (US dollars) and the .cn host (yuan); null where none is known. */
  price: { usd: Price | null; cny: Price | null }
  /** Whether chunks carry `system_fingerprint`. */
  fingerprint: boolean
  /** `get_weather_0` or `get_weather:0`. */
  tool_id_form: 'underscore' | 'colon'
  /** Whether usage includes reasoning tokens or the three counters only. */
  usage_details: 'reasoning' | 'counters'
  /** The member of this name in `GET /v1/models`. */
  supports_dynamic_tools: boolean
  /** The member of this name in `GET /v1/models`. */
  supports_reasoning: boolean
  /** The member of this name in `GET /v1/models`. */
  supports_thinking_type: 'only' | 'both' | 'no'
  /** Members of this row that no source states; they hold the closest documented value. */
  unverified: readonly string[]
  /** Where the row comes from. */
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
