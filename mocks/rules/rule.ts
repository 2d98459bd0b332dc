/** The types of a request rule, of its messages, and of what a rule reads from a request. */
import type { Evidence } from '../../openapi/evidence.ts'
import type { ModelRow } from '../../openapi/models.ts'
import type { Refusal } from '../reply/index.ts'

/** A stored file that `ms://<id>` points to. */
export interface StoredMedia {
  purpose: string
  /** Without bytes only the purpose is checked. */
  bytes?: Uint8Array
}

/** What the rules need in addition to the request body. */
export interface RuleContext {
  /** `all` also serves retired models; `today` answers them with 404, as the API does. */
  lifecycle: 'all' | 'today'
  /** The rules of api.moonshot.ai (`official`, default), or Moonshot's acceptance rules for vendors where the two differ. */
  profile?: 'official' | 'vendor'
  findFile: (id: string) => StoredMedia | null
  /** Counts the tokens of the prompt; without it only the output budget is compared with the context window. */
  countPromptTokens?: (request: Record<string, unknown>) => number
}

/** A JSON object of the request. Any member may be missing; null counts as missing, because Go decodes both alike. */
export type Members = Readonly<Record<string, unknown>>

/** A request whose model is known and whose JSON types are right. */
export interface RuleRequest {
  body: Members
  messages: readonly Members[]
  model: ModelRow
  thinking: 'on' | 'off'
  context: RuleContext
}

/**
 * One sentence of a refusal. The evidence is about the wording. If it is `unverified`, the refusal itself may still be known; `note` then
 * says so.
 */
export interface RuleMessage<Parts extends readonly unknown[]> extends Evidence {
  build: (...parts: Parts) => string
}

/** One reason to refuse a request, or several that are checked together. */
export interface Rule {
  /** Unique; names the rule in lists. */
  id: string
  messages: Readonly<Record<string, Evidence>>
  /** The refusal, or null. */
  find: (request: RuleRequest) => Refusal | null
}

/** Types a message together with its evidence. */
export function defineMessage<Parts extends readonly unknown[]>(
  evidence: Evidence,
  build: (...parts: Parts) => string,
): RuleMessage<Parts> {
  return { build, ...evidence }
}

/** The refusal of nearly every rule: 400 `invalid_request_error`. */
export function refuse(message: string): Refusal {
  return { status: 400, type: 'invalid_request_error', message }
}

/** The prefix of most refusals. */
export const invalidRequest = 'Invalid request: '
