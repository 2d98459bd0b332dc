/** All checks, in the order of reports: transport and framing, content, errors, tool calls and usage, the request, the vendor profile. */
import type { Check } from '../judge/index.ts'
import { answerInContent } from './completion/answer-in-content.ts'
import { choiceIndex } from './completion/choice-index.ts'
import { choicePart } from './completion/choice-part.ts'
import { choicesIsNonEmptyArray } from './completion/choices-is-non-empty-array.ts'
import { contentIsNotEmpty } from './completion/content-is-not-empty.ts'
import { createdTimestamp } from './completion/created-timestamp.ts'
import { finishReasonCause } from './completion/finish-reason-cause.ts'
import { finishReason } from './completion/finish-reason.ts'
import { modelEcho } from './completion/model-echo.ts'
import { modelEntries } from './completion/model-entries.ts'
import { templateLeak } from './completion/template-leak.ts'
import { usageArithmetic } from './completion/usage-arithmetic.ts'
import { usagePlaces } from './completion/usage-places.ts'
import { errorCause } from './errors/error-cause.ts'
import { errorEnvelope } from './errors/error-envelope.ts'
import { errorStatus } from './errors/error-status.ts'
import { negativeDataRejection } from './errors/negative-data-rejection.ts'
import { positiveDataAcceptance } from './errors/positive-data-acceptance.ts'
import { successWithoutError } from './errors/success-without-error.ts'
import { authStatus } from './http/auth-status.ts'
import { contentLengthConformance } from './http/content-length-conformance.ts'
import { contentTypeConformance } from './http/content-type-conformance.ts'
import { corsPreflight } from './http/cors-preflight.ts'
import { ignoredAuth } from './http/ignored-auth.ts'
import { incrementalDelivery } from './http/incremental-delivery.ts'
import { rateLimitHeaders } from './http/rate-limit-headers.ts'
import { responseHeadersConformance } from './http/response-headers-conformance.ts'
import { serviceTier } from './http/service-tier.ts'
import { statusCodeConformance } from './http/status-code-conformance.ts'
import { statusIs200 } from './http/status-is-200.ts'
import { doubleEncoding } from './json/double-encoding.ts'
import { integerNotation } from './json/integer-notation.ts'
import { jsonSyntax } from './json/json-syntax.ts'
import { replacementCharacter } from './json/replacement-character.ts'
import { responseSchemaConformance } from './json/response-schema-conformance.ts'
import { surrogatePairs } from './json/surrogate-pairs.ts'
import { undocumentedMembers } from './json/undocumented-members.ts'
import { uniqueKeys } from './json/unique-keys.ts'
import { utf8Encoding } from './json/utf8-encoding.ts'
import { budgetKept } from './request-honoured/budget-kept.ts'
import { choiceCount } from './request-honoured/choice-count.ts'
import { fixedSampling } from './request-honoured/fixed-sampling.ts'
import { imageRead } from './request-honoured/image-read.ts'
import { jsonMode } from './request-honoured/json-mode.ts'
import { logprobsKept } from './request-honoured/logprobs-kept.ts'
import { parallelCallsKept } from './request-honoured/parallel-calls-kept.ts'
import { partialMode } from './request-honoured/partial-mode.ts'
import { stopKept } from './request-honoured/stop-kept.ts'
import { thinkingKept } from './request-honoured/thinking-kept.ts'
import { toolChoiceKept } from './request-honoured/tool-choice-kept.ts'
import { assistantRole } from './stream/assistant-role.ts'
import { chunkIdentity } from './stream/chunk-identity.ts'
import { chunkSequence } from './stream/chunk-sequence.ts'
import { doubledDeltas } from './stream/doubled-deltas.ts'
import { eventStreamFraming } from './stream/event-stream-framing.ts'
import { streamAsRequested } from './stream/stream-as-requested.ts'
import { streamSilence } from './stream/stream-silence.ts'
import { streamTermination } from './stream/stream-termination.ts'
import { usageStream } from './stream/usage-stream.ts'
import { toolArgumentsSchema } from './tool-calls/tool-arguments-schema.ts'
import { toolCallArguments } from './tool-calls/tool-call-arguments.ts'
import { toolCallFragments } from './tool-calls/tool-call-fragments.ts'
import { toolCallIds } from './tool-calls/tool-call-ids.ts'
import { toolCallIndex } from './tool-calls/tool-call-index.ts'
import { toolCallOffered } from './tool-calls/tool-call-offered.ts'
import { toolCallShape } from './tool-calls/tool-call-shape.ts'
import { vendorBoundaryFrame } from './vendor/vendor-boundary-frame.ts'
import { vendorEndFrame } from './vendor/vendor-end-frame.ts'
import { vendorFirstFrame } from './vendor/vendor-first-frame.ts'
import { vendorFrames } from './vendor/vendor-frames.ts'
import { vendorIdForm } from './vendor/vendor-id-form.ts'
import { vendorLogprobs } from './vendor/vendor-logprobs.ts'
import { vendorStreamOptions } from './vendor/vendor-stream-options.ts'
import { vendorToolSlots } from './vendor/vendor-tool-slots.ts'
import { vendorUsageHeaders } from './vendor/vendor-usage-headers.ts'

export { isInterrupted } from './helpers/answer.ts'
export { toSchemaValidator } from './helpers/compile.ts'
export { findKeyState } from './helpers/key.ts'

/** All checks of the suite, in the order of reports. */
export const checks: readonly Check[] = [
  statusCodeConformance,
  statusIs200,
  successWithoutError,
  streamAsRequested,
  contentTypeConformance,
  contentLengthConformance,
  responseHeadersConformance,
  corsPreflight,
  eventStreamFraming,
  jsonSyntax,
  streamTermination,
  utf8Encoding,
  replacementCharacter,
  surrogatePairs,
  doubleEncoding,
  uniqueKeys,
  incrementalDelivery,
  streamSilence,
  responseSchemaConformance,
  choicesIsNonEmptyArray,
  contentIsNotEmpty,
  choiceIndex,
  choicePart,
  createdTimestamp,
  integerNotation,
  assistantRole,
  chunkSequence,
  finishReason,
  finishReasonCause,
  modelEntries,
  serviceTier,
  undocumentedMembers,
  errorEnvelope,
  errorStatus,
  errorCause,
  negativeDataRejection,
  positiveDataAcceptance,
  fixedSampling,
  ignoredAuth,
  authStatus,
  rateLimitHeaders,
  toolCallFragments,
  toolCallShape,
  toolCallIndex,
  toolCallIds,
  toolCallArguments,
  toolCallOffered,
  toolArgumentsSchema,
  usageArithmetic,
  usageStream,
  usagePlaces,
  chunkIdentity,
  modelEcho,
  templateLeak,
  doubledDeltas,
  answerInContent,
  toolChoiceKept,
  parallelCallsKept,
  jsonMode,
  stopKept,
  budgetKept,
  choiceCount,
  thinkingKept,
  logprobsKept,
  imageRead,
  partialMode,
  vendorFrames,
  vendorFirstFrame,
  vendorBoundaryFrame,
  vendorToolSlots,
  vendorEndFrame,
  vendorUsageHeaders,
  vendorStreamOptions,
  vendorLogprobs,
  vendorIdForm,
]
