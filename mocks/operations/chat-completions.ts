/** `POST /v1/chat/completions`: money, limits and rules refuse; else one JSON answer, or a stream where `body.stream` says so. */
import { doneEvent, toEvent } from '../../openapi/event-stream.ts'
import { findModel } from '../../openapi/models.ts'
import { createRandom } from '../clock.ts'
import { complete } from '../completion/complete.ts'
import type { Completion, Given, RequestLike } from '../completion/shapes.ts'
import { toAnswer } from '../completion/to-answer.ts'
import { toChunks } from '../completion/to-chunks.ts'
import type { OwnForm } from '../fixtures/stored.ts'
import { streamType, toCacheHeaders } from '../headers.ts'
import { countDemand } from '../limits-demand.ts'
import { applyPace } from '../pace.ts'
import { findRequestRefusal } from '../refuse.ts'
import type { HeaderPairs, Reply, ReplyEvent } from '../reply.ts'
import { parseBodyText } from '../rules/parse-body.ts'
import { toRefusalReply, toReply, toSeconds, toTurnHeaders, toTurnSignature } from '../turn.ts'
import type { Turn } from '../turn.ts'
import type { Operation } from './operation.ts'

export const createChatCompletion: Operation = (turn) => {
  const { mock } = turn
  const parsed = parseBodyText(turn.request.body)
  const body = 'body' in parsed ? (parsed.body as RequestLike) : null
  const broke = mock.account.refuse()
  if (broke) return toRefusalReply(turn, broke)
  const admission = turn.gate?.admit({ key: turn.key, tokens: body ? countDemand(body, mock.tokenizer) : 0 })
  if (admission?.refusal) return toRefusalReply(turn, admission.refusal)
  if (admission) turn.release = admission.release
  return respond(turn, parsed)
}

function respond(turn: Turn, parsed: ReturnType<typeof parseBodyText>): Reply {
  if ('refusal' in parsed) return toRefusalReply(turn, parsed.refusal)
  const request = parsed.body as RequestLike
  const stored = turn.mock.fixtures?.find(turn, request)
  const refusal = stored?.validate === false ? null : findRequestRefusal(turn, request)
  if (refusal) return toRefusalReply(turn, refusal)
  const given = toGiven(turn, request, parsed.text)
  if (!stored) return speak(turn, request, complete(request, given))
  return stored.reply({
    given,
    complete: () => complete(request, given),
    speak: (completion, own) => speak(turn, request, completion, own),
  })
}

/** A completion on the wire; a fixture may have increments and a pace of its own. */
function speak(turn: Turn, request: RequestLike, completion: Completion, own?: OwnForm): Reply {
  charge(turn, completion)
  const reply = request.stream === true ? toStream(turn, request, completion, own) : toWhole(turn, completion)
  const { seed } = turn.mock
  const pace = own?.pace === undefined ? turn.mock.pace : own.pace
  if (!pace) return reply
  return applyPace(reply, pace, createRandom(`pace:${seed}:${turn.sequence}`), completion.usage.completion_tokens)
}

function toGiven(turn: Turn, request: RequestLike, text: string): Given {
  const { mock } = turn
  return {
    model: findModel(String(request.model)) ?? { id: String(request.model) },
    seed: mock.seed,
    createdSeconds: toSeconds(turn),
    sequence: turn.sequence,
    profile: mock.profile,
    cachedTokens: mock.prefixes.cachedTokens,
    recall: (make) => mock.memory.recall(text, make),
    ...(mock.tokenizer ? { tokenizer: mock.tokenizer } : {}),
    findFile(id) {
      const file = mock.files.find(turn.key, id)
      return file && { bytes: file.bytes, filename: file.object.filename }
    },
  }
}

function toWhole(turn: Turn, completion: Completion): Reply {
  return toReply(turn, 200, toAnswer(completion), toAnswerHeaders(turn, completion))
}

function toStream(turn: Turn, request: RequestLike, completion: Completion, own?: OwnForm): Reply {
  const asked = (request.stream_options ?? {}) as Readonly<Record<string, unknown>>
  const vendor = turn.mock.profile === 'vendor'
  const options = {
    includeUsage: asked.include_usage === true,
    includeInternalContent: vendor && asked.include_internal_content === true,
    continuousUsage: vendor && asked.continuous_usage_stats === true,
  }
  const events: ReplyEvent[] = []
  if (own?.chunks) for (const { json, delayMs } of own.chunks(options)) events.push({ bytes: toEvent(json), delayMs })
  else for (const chunk of toChunks(completion, options)) events.push({ bytes: toEvent(chunk), delayMs: 0 })
  events.push({ bytes: doneEvent, delayMs: 0 })
  const headers = toTurnHeaders(turn, streamType)
  headers.push(...toAnswerHeaders(turn, completion))
  return { status: 200, headers, body: { kind: 'events', events, end: 'close' } }
}

function toAnswerHeaders(turn: Turn, completion: Completion): HeaderPairs {
  const headers = [...toCacheHeaders(completion.cacheSaved), ...toTurnSignature(turn, completion.model)]
  if (turn.mock.profile === 'vendor') {
    // Demanded of vendors on every reply (acceptance rules, 2026-09), not sent by api.moonshot.ai.
    headers.push(
      ['X-Msh-Usage-Prompt-Tokens', String(completion.usage.prompt_tokens)],
      ['X-Msh-Usage-Cached-Tokens', String(completion.cacheSaved)],
    )
  }
  return headers
}

/** Takes the answer's price in USD from the account. */
function charge(turn: Turn, completion: Completion): void {
  const price = findModel(completion.model)?.price.usd
  if (!price) return
  const { prompt_tokens: prompt, completion_tokens: output } = completion.usage
  const hit = completion.cacheSaved
  turn.mock.account.charge(
    (hit * (price.cache_hit ?? price.input) + (prompt - hit) * price.input + output * price.output) / 1_000_000,
  )
}
