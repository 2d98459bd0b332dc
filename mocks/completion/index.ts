/** Completions: composes answers to chat requests and writes them as one body or as chunks. */
export { generateFromSchema } from './arguments/generate.ts'
export { compileLinearPattern } from './arguments/linear-pattern.ts'
export type { LinearPattern } from './arguments/linear-pattern.ts'
export { createBodyCache, freezeRequest, recallComposed } from './body-cache.ts'
export type { BodyCache, KnownBody } from './body-cache.ts'
export { complete } from './complete.ts'
export { readFacts } from './facts.ts'
export { quote } from './go-json.ts'
export { toCallId, toCompletionDigits } from './ids.ts'
export {
  countJoined,
  countRuns,
  eventStart,
  expandRuns,
  toEventRuns,
  toFill,
  toJoinedEvents,
  toStreamPieces,
} from './joined-stream.ts'
export { toLogprobs } from './logprobs.ts'
export { createPrefixCache } from './prefix-cache.ts'
export type { PrefixCache } from './prefix-cache.ts'
export { countPromptTokens, measurePrompt } from './prompt-tokens.ts'
export { writeReasoning } from './reasoning.ts'
export { viewRequest } from './request-view.ts'
export type { RequestView } from './request-view.ts'
export { parseShared } from './shared-parts.ts'
export { readEffort } from './thinking.ts'
export { isAsciiAnswer, toAnswer } from './to-answer.ts'
export { toChunks } from './to-chunks.ts'
export type { ChunkOptions } from './to-chunks.ts'
export { countTokens } from './tokens.ts'
export { offeredTools } from './tools/offered.ts'
export type {
  CompletedCall,
  CompletedChoice,
  Completion,
  CompletionContext,
  FinishReason,
  RequestLike,
  Usage,
} from './types.ts'
export { toUsage } from './usage.ts'
export { findWireFormat } from './wire-format.ts'
export type { WireFormat } from './wire-format.ts'
