/** Checks of transport, framing, encoding, timing, envelope, types and order. */
import type { Check } from '../check.ts'
import { assistantRole } from './assistant-role.ts'
import { choiceIndex } from './choice-index.ts'
import { choicePart } from './choice-part.ts'
import { choicesIsNonEmptyArray } from './choices-is-non-empty-array.ts'
import { chunkSequence } from './chunk-sequence.ts'
import { contentIsNotEmpty } from './content-is-not-empty.ts'
import { contentLengthConformance } from './content-length-conformance.ts'
import { contentTypeConformance } from './content-type-conformance.ts'
import { corsPreflight } from './cors-preflight.ts'
import { createdTimestamp } from './created-timestamp.ts'
import { doubleEncoding } from './double-encoding.ts'
import { eventStreamFraming } from './event-stream-framing.ts'
import { finishReasonCause } from './finish-reason-cause.ts'
import { finishReason } from './finish-reason.ts'
import { incrementalDelivery } from './incremental-delivery.ts'
import { integerNotation } from './integer-notation.ts'
import { jsonSyntax } from './json-syntax.ts'
import { modelEntries } from './model-entries.ts'
import { replacementCharacter } from './replacement-character.ts'
import { responseHeadersConformance } from './response-headers-conformance.ts'
import { responseSchemaConformance } from './response-schema-conformance.ts'
import { serviceTier } from './service-tier.ts'
import { statusCodeConformance } from './status-code-conformance.ts'
import { statusIs200 } from './status-is-200.ts'
import { streamAsRequested } from './stream-as-requested.ts'
import { streamSilence } from './stream-silence.ts'
import { streamTermination } from './stream-termination.ts'
import { successWithoutError } from './success-without-error.ts'
import { surrogatePairs } from './surrogate-pairs.ts'
import { undocumentedMembers } from './undocumented-members.ts'
import { uniqueKeys } from './unique-keys.ts'
import { utf8Encoding } from './utf8-encoding.ts'

export const transportChecks: readonly Check[] = [
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
]
