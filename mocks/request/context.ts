/** One request on its way through the mock, and the replies every operation can give. */
import { toErrorBody, toGatewayBody } from './envelope.ts'
import { jsonType, toApiHeaders, toSignatureHeaders } from './headers.ts'
import type { JournalRecord } from '../state/journal.ts'
import type { HeaderPairs, MockRequest, Refusal, Reply } from './reply.ts'
import type { Mock } from '../state/mock.ts'
import type { Fault } from '../faults/index.ts'
import type { Gate } from '../rate-limits/memory.ts'
import type { Scenario } from '../scenarios/scenario.ts'

export interface RequestContext {
  readonly mock: Mock
  readonly request: MockRequest
  /** Path without query. */
  readonly path: string
  /** Values of the path's parameters, decoded. */
  params: Readonly<Record<string, string>>
  /** The bearer token; empty until the request is authorized. */
  key: string
  readonly sequence: number
  readonly nowMs: number
  readonly record: JournalRecord
  /** The limits this request meets; null without limits. */
  readonly gate: Gate | null
  /** Frees what the request holds (its concurrency slot) once its reply is out; null while it holds nothing. */
  release: (() => void) | null
  /** The fixture somebody picked for this request, by id. */
  picked?: string
  /** The fault of the fixture that answers. */
  fault?: Fault | null
}

/** A reply with the API's own headers. */
export function toReply(
  context: RequestContext,
  status: number,
  body: string | Uint8Array,
  extra?: HeaderPairs,
): Reply {
  const headers = toResponseHeaders(context, jsonType)
  if (extra) headers.push(...extra)
  return { status, headers, body: { kind: 'bytes', bytes: body } }
}

/** A refusal in the API's envelope. */
export function toRefusalReply(context: RequestContext, refusal: Refusal): Reply {
  return toReply(context, refusal.status, toErrorBody(refusal.message, refusal.type), refusal.headers)
}

/** What a scenario says; the unknown path speaks of the request's own. */
export function toScenarioReply(context: RequestContext, scenario: Scenario): Reply {
  const { id, status, body, contentType, headers } = scenario
  if (id === 'url.not_found') {
    const { method, headers: sent } = context.request
    return toReply(context, status, toGatewayBody(method, sent['user-agent'] ?? '', context.path))
  }
  if (contentType === undefined) return toReply(context, status, body, headers)
  return { status, headers: [['Content-Type', contentType]], body: { kind: 'bytes', bytes: body } }
}

/** The API's headers for this request. */
export function toResponseHeaders(
  context: RequestContext,
  type: readonly [string, string],
): (readonly [string, string])[] {
  return toApiHeaders({ nowMs: context.nowMs, sequence: context.sequence, seed: context.mock.seedHash }, type)
}

/** The signature pair where the request carries a nonce; nothing otherwise. */
export function toNonceSignature(context: RequestContext, model: string): HeaderPairs {
  return toSignatureHeaders(context.request.headers['x-msh-request-nonce'], model, context.nowMs)
}

/** Seconds since 1970 of this request. */
export function toSeconds(context: RequestContext): number {
  return Math.floor(context.nowMs / 1000)
}
