/**
 * What a valid chat request is answered with, before it is written as one JSON answer or as chunks.
 * Key names of `Usage` are the wire's (recorded 2026-07 … 2026-09, facts README 7).
 */
import type { Composed } from './compose.ts'

/** A chat request as parsed JSON: the rules have accepted it, but every member is still read with care. */
export interface RequestLike {
  readonly [member: string]: unknown
  readonly model?: unknown
  readonly messages?: unknown
}

/** What this room needs of a model's row (openapi/models.yaml); what is missing is told from the id. */
export interface ModelLike {
  readonly id: string
  readonly fingerprint?: boolean
  readonly tool_id_form?: string
  readonly usage_details?: string
  readonly thinking?: { readonly form: string }
}

/** Whether the answer follows the recordings of api.moonshot.ai or Moonshot's acceptance rules for vendors. */
export type Profile = 'official' | 'vendor'

/** A stored file that a part of the message points to with `ms://<id>`. */
export interface FoundFile {
  bytes: Uint8Array
  filename?: string
}

/** Everything that does not stand in the request. */
export interface Given {
  model: ModelLike
  seed: string
  createdSeconds: number
  /** Ordinal of this answer within the mock, from 0: makes ids differ. */
  sequence: number
  profile: Profile
  /** Tokens of this prompt that the prefix cache already holds; see `createPrefixCache`. */
  cachedTokens(promptKey: string, promptTokens: number): number
  findFile?(id: string): FoundFile | undefined
  /** Counts tokens in place of the built-in estimate; see `loadTokenizer`. */
  tokenizer?: (text: string) => number
  /** What was composed for the same body before, or what `make` composes; see `createCompletionMemory`. */
  recall?(make: () => Composed): Composed
}

export interface Usage {
  prompt_tokens: number
  completion_tokens: number
  total_tokens: number
  cached_tokens?: number
  completion_tokens_details?: { reasoning_tokens: number }
  prompt_tokens_details?: { cached_tokens: number }
}

export interface CompletedCall {
  index: number
  id: string
  type: 'function' | 'builtin_function'
  name: string
  /** JSON text. */
  arguments: string
}

/** The last two end an answer early; only scenarios and fixtures use them. */
export type FinishReason = 'stop' | 'length' | 'tool_calls' | 'content_filter' | 'engine_overloaded'

/** One token of `logprobs.content`, OpenAI's shape. */
export interface TokenLogprob {
  token: string
  logprob: number
  bytes: number[]
  top_logprobs: { token: string; logprob: number; bytes: number[] }[]
}

/** What has been written of a choice; a choice that is spoken again is not written again. */
export interface Written {
  message?: string
  increments?: readonly string[]
}

export interface CompletedChoice {
  index: number
  content: string
  /** null: the answer has no `reasoning_content` member. */
  reasoning: string | null
  /** Whether the stream has the chunk `reasoning_content: ""` that ends the thinking. */
  reasoningEndFrame: boolean
  /** `content` of the stream's first delta: null in the `$web_search` loop, else the empty string. */
  firstContent: '' | null
  toolCalls: readonly CompletedCall[]
  finishReason: FinishReason
  logprobs: readonly TokenLogprob[] | null
  usage: Usage
  /** Shared by all choices with the same words. */
  written?: Written
}

export interface Completion {
  id: string
  created: number
  model: string
  /** `system_fingerprint` of the chunks; never part of an answer that is not streamed. */
  fingerprint: string | null
  choices: readonly CompletedChoice[]
  usage: Usage
  /** Prompt tokens taken from the cache: the value of `Msh-Context-Cache-Token-Saved`; 0 on a miss. */
  cacheSaved: number
}
