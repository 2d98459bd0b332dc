/** Requests and replies of the mock: their types, the envelopes of the API, its headers. */
export { toErrorBody, toGatewayBody, toGoJson, toManagementBody } from './envelope.ts'
export { findAddedHeaders, jsonType, streamType, toApiHeaders, toCacheHeaders, toCooldownHeaders } from './headers.ts'
export { toProblem } from './problem-reply.ts'
export { toNonceSignature, toRefusalReply, toReply, toResponseHeaders, toSeconds } from './to-reply.ts'
export type { ReplyContext } from './to-reply.ts'
export { findJoined, isImmediate, toHeaderText, withDelay, withHeaders } from './types.ts'
export type {
  BodyProblem,
  Ending,
  EventRun,
  FramedStream,
  HeaderPairs,
  JoinedStream,
  MockRequest,
  Refusal,
  Reply,
  ReplyBody,
  ReplyEnd,
  ReplyEvent,
  ReplyFacts,
  StreamOfRuns,
  StreamPieces,
} from './types.ts'
