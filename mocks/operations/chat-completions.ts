/** `POST /v1/chat/completions`: refused by quota, limits or rules, or answered as JSON or, with `stream: true`, as a stream. */
import { doneEvent, toEvent } from '../../openapi/event-stream.ts'
import { findModel } from '../../openapi/models.ts'
import {
  complete,
  freezeRequest,
  recallComposed,
  type KnownBody,
  parseShared,
  countJoined,
  countRuns,
  expandRuns,
  toEventRuns,
  toFill,
  toJoinedEvents,
  toStreamPieces,
  type Completion,
  type CompletionContext,
  type RequestLike,
  type ChunkOptions,
  toAnswer,
  isAsciiAnswer,
} from '../completion/index.ts'
import {
  type JoinedStream,
  type StreamOfRuns,
  jsonType,
  streamType,
  toCacheHeaders,
  toNonceSignature,
  toRefusalReply,
  toResponseHeaders,
  toSeconds,
  type HeaderPairs,
  type Refusal,
  type Reply,
  type ReplyBody,
  type ReplyEvent,
} from '../reply/index.ts'
import type { ReplyForm } from '../fixtures/index.ts'
import { applyPace } from '../pace/index.ts'
import { countDemand } from '../rate-limits/index.ts'
import { type RequestContext, findRequestRefusal } from '../request/index.ts'
import type { Outcome } from '../overrides/index.ts'
import { decodeBodyText, parseBodyText } from '../rules/index.ts'
import { createRandom } from '../common/index.ts'
import { completeEarly } from './early-end.ts'
import type { Operation } from './operation.ts'

export const createChatCompletion: Operation = (context) => {
  const { mock } = context
  const parsed = readBody(context)
  const body = 'body' in parsed ? (parsed.body as RequestLike) : null
  const unpaid = mock.account.refuse()
  if (unpaid) return toRefusalReply(context, unpaid)
  const admission = context.gate?.admit({ key: context.key, tokens: body ? countDemand(body, mock.tokenizer) : 0 })
  if (admission?.refusal) return toRefusalReply(context, admission.refusal)
  const bodyText = 'text' in parsed ? parsed.text : undefined
  if (!admission) return { ...respond(context, parsed), bodyText }
  try {
    return { ...respond(context, parsed), bodyText, release: admission.release }
  } catch (error) {
    admission.release()
    throw error
  }
}

type ParsedBody =
  | { readonly body: RequestLike; readonly known: KnownBody | null; readonly text: string | undefined }
  | { readonly refusal: Refusal }

/** The parsed body; from the cache if the same body was received before. */
function readBody({ mock, request }: RequestContext): ParsedBody {
  const decoded = decodeBodyText(request.body)
  if ('refusal' in decoded) return decoded
  const known = mock.bodies.find(decoded.text)
  // As many characters as bytes means ASCII.
  const isAscii = decoded.text.length === request.body.length
  const text = isAscii ? (known?.text ?? decoded.text) : undefined
  if (known?.request) return { body: known.request, known, text }
  const parsed = parseShared(decoded.text, parseBodyText)
  if ('refusal' in parsed) return parsed
  const body = parsed.body as RequestLike
  if (known) known.request = freezeRequest(body)
  return { body, known, text }
}

function respond(context: RequestContext, parsed: ParsedBody): Outcome {
  if ('refusal' in parsed) return { reply: toRefusalReply(context, parsed.refusal) }
  const { body: request, known } = parsed
  const { scenario } = context
  const stored = scenario ? undefined : context.mock.fixtures?.find(context, request)
  const refusal = stored?.validate === false ? null : findRequestRefusal(context, request, known)
  if (refusal) return { reply: toRefusalReply(context, refusal) }
  const given = toGiven(context, request, known)
  if (scenario?.finishReason) {
    const completion = completeEarly(request, given, scenario.finishReason)
    return { reply: toCompletionReply(context, request, completion), scenario: scenario.id }
  }
  if (!stored) return { reply: toCompletionReply(context, request, complete(request, given)) }
  return stored.reply({
    given,
    complete: () => complete(request, given),
    toReply: (completion, own) => toCompletionReply(context, request, completion, own),
  })
}

/** Writes a completion as JSON or as a stream; a fixture may have its own chunks and pace. */
function toCompletionReply(
  context: RequestContext,
  request: RequestLike,
  completion: Completion,
  own?: ReplyForm,
): Reply {
  charge(context, completion)
  const reply = request.stream === true ? toStream(context, request, completion, own) : toJson(context, completion)
  const { seed } = context.mock
  const pace = own?.pace === undefined ? context.mock.pace : own.pace
  if (!pace) return reply
  return applyPace(reply, pace, createRandom(`pace:${seed}:${context.sequence}`), completion.usage.completion_tokens)
}

function toGiven(context: RequestContext, request: RequestLike, known: KnownBody | null): CompletionContext {
  const { mock } = context
  const given: CompletionContext = {
    model: findModel(String(request.model)) ?? { id: String(request.model) },
    seed: mock.seed,
    idSeed: mock.idSeed,
    createdSeconds: toSeconds(context),
    sequence: context.sequence,
    profile: mock.profile,
    cachedTokens: mock.prefixes.cachedTokens,
    recall: (make) => recallComposed(known, make),
    findFile(id) {
      const file = mock.files.find(context.key, id)
      return file && { bytes: file.bytes, filename: file.object.filename }
    },
  }
  return mock.tokenizer ? { ...given, tokenizer: mock.tokenizer } : given
}

function toJson(context: RequestContext, completion: Completion): Reply {
  const bytes = toAnswer(completion)
  const headers = toResponseHeaders(context, jsonType)
  headers.push(...toAnswerHeaders(context, completion))
  return {
    status: 200,
    headers,
    body: isAsciiAnswer(completion) ? { kind: 'bytes', bytes, ascii: bytes } : { kind: 'bytes', bytes },
  }
}

function toStream(context: RequestContext, request: RequestLike, completion: Completion, own?: ReplyForm): Reply {
  const streamOptions = (request.stream_options ?? {}) as Readonly<Record<string, unknown>>
  const vendor = context.mock.profile === 'vendor'
  const options = {
    includeUsage: streamOptions.include_usage === true,
    includeInternalContent: vendor && streamOptions.include_internal_content === true,
    continuousUsage: vendor && streamOptions.continuous_usage_stats === true,
  }
  const headers = toResponseHeaders(context, streamType)
  headers.push(...toAnswerHeaders(context, completion))
  if (!own?.chunks) return { status: 200, headers, body: toJoinedBody(completion, options) }
  const events: ReplyEvent[] = []
  for (const { json, delayMs } of own.chunks(options)) events.push({ bytes: toEvent(json), delayMs })
  events.push({ bytes: doneEvent, delayMs: 0 })
  return { status: 200, headers, body: { kind: 'events', events, end: 'close' } }
}

/** A body that builds its events when they are read: the server writes most streams from pieces or runs and never reads them. */
function toJoinedBody(completion: Completion, options: ChunkOptions): ReplyBody {
  const pieces = toStreamPieces(completion, options)
  if (pieces === null) {
    const runs = toEventRuns(completion, options)
    return withEvents({ runs, length: countRuns(runs) }, () => expandRuns(runs))
  }
  const fill = toFill(completion)
  return withEvents({ pieces, fill, length: countJoined(pieces, fill) }, () => toJoinedEvents(pieces, fill))
}

function withEvents(joined: JoinedStream | StreamOfRuns, build: () => ReplyEvent[]): ReplyBody {
  let events: readonly ReplyEvent[] | null = null
  const body: ReplyBody = {
    kind: 'events',
    get events() {
      return (events ??= build())
    },
    end: 'close',
  }
  return Object.defineProperty(body, 'joined', { value: joined })
}

function toAnswerHeaders(context: RequestContext, completion: Completion): HeaderPairs {
  const headers = [...toCacheHeaders(completion.cacheSaved), ...toNonceSignature(context, completion.model)]
  if (context.mock.profile === 'vendor') {
    // Moonshot's acceptance rules demand these headers on every answer of a vendor; api.moonshot.ai does not send them.
    headers.push(
      ['X-Msh-Usage-Prompt-Tokens', String(completion.usage.prompt_tokens)],
      ['X-Msh-Usage-Cached-Tokens', String(completion.cacheSaved)],
    )
  }
  return headers
}

/** Charges the price of the answer, in USD, to the account. */
function charge(context: RequestContext, completion: Completion): void {
  const price = findModel(completion.model)?.price.usd
  if (!price) return
  const { prompt_tokens: prompt, completion_tokens: output } = completion.usage
  const hit = completion.cacheSaved
  context.mock.account.charge(
    (hit * (price.cache_hit ?? price.input) + (prompt - hit) * price.input + output * price.output) / 1_000_000,
  )
}
