/** What a rule sees and says: one family of refusals a file, all of this shape. */
import type { ModelRow } from '../../openapi/models.ts'
import type { Refusal } from '../request/reply.ts'

export interface RuleContext {
  /** `all` serves retired models too; `today` answers them with 404, as the API does. */
  lifecycle: 'all' | 'today'
  /** Whose rules hold where the two differ; default `official`. */
  profile?: 'official' | 'vendor'
  findFile: (id: string) => { purpose: string } | null
  /** Tokens of the prompt; without it only the output budget is held against the context window. */
  countPromptTokens?: (request: Record<string, unknown>) => number
}

/** A JSON object of the request: any member may be missing, and null counts as missing (Go decodes both alike). */
export type Members = Readonly<Record<string, unknown>>

/** A request whose JSON types are already right. */
export interface RuleRequest {
  body: Members
  messages: readonly Members[]
  model: ModelRow
  thinking: 'on' | 'off'
  context: RuleContext
}

/** Says why a request is refused, or null. */
export type Rule = (request: RuleRequest) => Refusal | null

/** The refusal nearly every rule ends in: 400 `invalid_request_error`. */
export function refuse(message: string): Refusal {
  return { status: 400, type: 'invalid_request_error', message }
}
