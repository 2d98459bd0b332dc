/** Checks of errors, tool calls, usage, identity and the promises a request was given; the vendor's rules last. */
import type { Check } from '../check.ts'
import { answerInContent } from './answer-in-content.ts'
import { authStatus } from './auth-status.ts'
import { budgetKept } from './budget-kept.ts'
import { choiceCount } from './choice-count.ts'
import { chunkIdentity } from './chunk-identity.ts'
import { doubledDeltas } from './doubled-deltas.ts'
import { errorCause } from './error-cause.ts'
import { errorEnvelope } from './error-envelope.ts'
import { errorStatus } from './error-status.ts'
import { fixedSampling } from './fixed-sampling.ts'
import { ignoredAuth } from './ignored-auth.ts'
import { imageRead } from './image-read.ts'
import { jsonMode } from './json-mode.ts'
import { logprobsKept } from './logprobs-kept.ts'
import { modelEcho } from './model-echo.ts'
import { negativeDataRejection } from './negative-data-rejection.ts'
import { parallelCallsKept } from './parallel-calls-kept.ts'
import { partialMode } from './partial-mode.ts'
import { positiveDataAcceptance } from './positive-data-acceptance.ts'
import { rateLimitHeaders } from './rate-limit-headers.ts'
import { stopKept } from './stop-kept.ts'
import { templateLeak } from './template-leak.ts'
import { thinkingKept } from './thinking-kept.ts'
import { toolArgumentsSchema } from './tool-arguments-schema.ts'
import { toolCallArguments } from './tool-call-arguments.ts'
import { toolCallFragments } from './tool-call-fragments.ts'
import { toolCallIds } from './tool-call-ids.ts'
import { toolCallIndex } from './tool-call-index.ts'
import { toolCallOffered } from './tool-call-offered.ts'
import { toolCallShape } from './tool-call-shape.ts'
import { toolChoiceKept } from './tool-choice-kept.ts'
import { usageArithmetic } from './usage-arithmetic.ts'
import { usagePlaces } from './usage-places.ts'
import { usageStream } from './usage-stream.ts'
import { vendorBoundaryFrame } from './vendor-boundary-frame.ts'
import { vendorEndFrame } from './vendor-end-frame.ts'
import { vendorFirstFrame } from './vendor-first-frame.ts'
import { vendorFrames } from './vendor-frames.ts'
import { vendorIdForm } from './vendor-id-form.ts'
import { vendorLogprobs } from './vendor-logprobs.ts'
import { vendorStreamOptions } from './vendor-stream-options.ts'
import { vendorToolSlots } from './vendor-tool-slots.ts'
import { vendorUsageHeaders } from './vendor-usage-headers.ts'

export const meaningChecks: readonly Check[] = [
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
