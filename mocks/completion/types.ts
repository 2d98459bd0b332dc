/** Data types of an answer to a chat request, from the request to the completion that is serialized. */
import type { StreamPieces } from '../reply/index.ts'

/** A chat request as parsed JSON. The request rules have accepted it, but the type of each member still has to be checked. */
export interface RequestLike {
  readonly [member: string]: unknown
  readonly model?: unknown
  readonly messages?: unknown
}

/** The members of a model's row in openapi/models.yaml that answers depend on; a missing one is derived from the id. */
export interface ModelLike {
  readonly id: string
  readonly fingerprint?: boolean
  readonly tool_id_form?: string
  readonly usage_details?: string
  readonly thinking?: { readonly form: string }
  /** `default`: the token budget of a request that sets none. */
  readonly output?: { readonly default: number | null }
}

/** `official` follows recordings of api.moonshot.ai, `vendor` Moonshot's acceptance rules for vendors. */
export type Profile = 'official' | 'vendor'

/** How much the model thinks before it answers. */
export type Effort = 'low' | 'high' | 'max'

/** Counts the tokens of a text. */
export type CountTokens = (text: string) => number

/** A stored file that a message part refers to with `ms://<id>`. */
export interface StoredFile {
  bytes: Uint8Array
  filename?: string
}

export type FindFile = (id: string) => StoredFile | undefined

/** Everything that an answer depends on, apart from the request. */
export interface CompletionContext {
  model: ModelLike
  seed: string
  /** The seed of the completion's id; default: `seed`. */
  idSeed?: string
  createdSeconds: number
  /** The number of this answer in the mock, from 0. It makes the ids differ. */
  sequence: number
  profile: Profile
  /** Tokens of this prompt that the prefix cache already holds; see `createPrefixCache`. */
  cachedTokens(promptKey: string, promptTokens: number): number
  findFile?: FindFile
  /** Replaces the built-in estimate; see `loadTokenizer`. */
  tokenizer?: CountTokens
  /** Returns what was composed for the same body before, otherwise calls `compose`; see `createBodyCache`. */
  recall?(compose: () => Composed): Composed
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

/** One token of `logprobs.content`, in OpenAI's shape. */
export interface TokenLogprob {
  token: string
  logprob: number
  bytes: number[]
  top_logprobs: { token: string; logprob: number; bytes: number[] }[]
}

/** Chunks in a row that differ in one place: each one is `before`, one of the texts and `after`. */
export interface ChunkRun {
  readonly before: string
  readonly texts: readonly string[]
  readonly after: string
}

/** JSON texts of a choice, kept so that a repeated choice is serialized once. */
export interface SerializedChoice {
  message?: string
  increments?: readonly ChunkRun[]
  /** For the first choice only: the pieces of the whole stream for the options and counts in `key`. */
  stream?: { readonly key: string; readonly pieces: StreamPieces }
}

/** An answer before `stop` and the token budget are applied. */
export interface Draft {
  /** null: the answer has no `reasoning_content` member. */
  reasoning: string | null
  content: string
  calls: readonly CompletedCall[]
  /** Whether the draft is independent of the time, the completion's id and stored files. */
  timeless: boolean
}

/** The rest of a draft after truncation, with its token counts. */
export interface TruncatedAnswer {
  reasoning: string
  /** Whether the thinking ended before the budget did. */
  thoughtEnded: boolean
  content: string
  calls: readonly CompletedCall[]
  finishReason: FinishReason
  completionTokens: number
  /** null: not reported. */
  reasoningTokens: number | null
}

/** One of the `n` answers to a request. */
export interface Candidate extends TruncatedAnswer {
  /** Whether the answer has a `reasoning_content` member. */
  hasReasoning: boolean
  /** Whether the answer is a call of the builtin `$web_search`. */
  isWebSearch: boolean
  logprobs: readonly TokenLogprob[] | null
  serialized: SerializedChoice
}

/** The answers to a request without id, time and cache counts; equal requests compose equally. */
export interface Composed {
  prompt: { tokens: number; key: string }
  candidates: readonly Candidate[]
  timeless: boolean
  /** Of the completion that was made of it last. */
  shared?: SharedCompletion
}

/** What completions of one composed answer share as long as the same number of tokens is cached. */
export interface SharedCompletion {
  readonly cached: number
  readonly choices: readonly CompletedChoice[]
  readonly usage: Usage
  /** The JSON text of the answer after its id and time; absent until it is written. */
  rest?: string
  /** Whether `rest` is ASCII; absent until it is written again. */
  isAscii?: boolean
}

export interface CompletedChoice {
  index: number
  content: string
  /** null: the answer has no `reasoning_content` member. */
  reasoning: string | null
  /** Whether the stream has the chunk `reasoning_content: ""` that ends the thinking. */
  hasReasoningEndChunk: boolean
  /** `content` of the stream's first delta: null for a `$web_search` call, otherwise the empty string. */
  firstContent: '' | null
  toolCalls: readonly CompletedCall[]
  finishReason: FinishReason
  logprobs: readonly TokenLogprob[] | null
  usage: Usage
  /** Shared by all choices with the same text. */
  serialized?: SerializedChoice
}

export interface Completion {
  id: string
  created: number
  model: string
  /** `system_fingerprint` of the chunks; never part of an answer that is not streamed. */
  fingerprint: string | null
  choices: readonly CompletedChoice[]
  usage: Usage
  /** Holds for these choices and this usage only; a copy with others has other texts. */
  shared?: SharedCompletion
  /** Prompt tokens taken from the cache: the value of `Msh-Context-Cache-Token-Saved`; 0 on a miss. */
  cacheSaved: number
}
