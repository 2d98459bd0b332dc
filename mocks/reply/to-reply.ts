/** The replies that any operation can give: with the API's headers, or as a refusal. */
import { toErrorBody } from './envelope.ts'
import { jsonType, toApiHeaders, toSignatureHeaders } from './headers.ts'
import type { HeaderPairs, MockRequest, Refusal, Reply } from './types.ts'

/** What the headers and bodies of a reply depend on. */
export interface ReplyContext {
  readonly request: MockRequest
  /** Path without query. */
  readonly path: string
  /** Number of the request, from 0. */
  readonly sequence: number
  /** The mock's clock at this request, in milliseconds since 1970. */
  readonly nowMs: number
  readonly mock: { readonly seedHash: number }
}

/** A reply with the API's own headers. */
export function toReply(context: ReplyContext, status: number, body: string | Uint8Array, extra?: HeaderPairs): Reply {
  const headers = toResponseHeaders(context, jsonType)
  if (extra) headers.push(...extra)
  return { status, headers, body: { kind: 'bytes', bytes: body } }
}

/** A refusal in the API's envelope. */
export function toRefusalReply(context: ReplyContext, refusal: Refusal): Reply {
  return toReply(context, refusal.status, toErrorBody(refusal.message, refusal.type), refusal.headers)
}

/** The API's headers for this request. */
export function toResponseHeaders(
  context: ReplyContext,
  type: readonly [string, string],
): (readonly [string, string])[] {
  return toApiHeaders({ nowMs: context.nowMs, sequence: context.sequence, seed: context.mock.seedHash }, type)
}

/** The signature headers where the request carries a nonce; none otherwise. */
export function toNonceSignature(context: ReplyContext, model: string): HeaderPairs {
  return toSignatureHeaders(context.request.headers['x-msh-request-nonce'], model, context.nowMs)
}

/** Seconds since 1970 of this request. */
export function toSeconds(context: ReplyContext): number {
  return Math.floor(context.nowMs / 1000)
}
