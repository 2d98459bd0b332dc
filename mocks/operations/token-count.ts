/** `POST /v1/tokenizers/estimate-token-count`: the management envelope around one number (estimate-token-count-200.json). */
import { findModel } from '../../openapi/models.ts'
import { countPromptTokens } from '../completion/prompt-tokens.ts'
import { toManagementBody } from '../envelope.ts'
import { findRequestRefusal } from '../refuse.ts'
import { parseBody } from '../rules/parse-body.ts'
import { toRefusalReply, toReply } from '../turn.ts'
import type { Operation } from './operation.ts'

export const estimateTokenCount: Operation = (turn) => {
  const parsed = parseBody(turn.request.body)
  if ('refusal' in parsed) return toRefusalReply(turn, parsed.refusal)
  const body = parsed.body as Record<string, unknown>
  // "messages: same shape as chat"; there is no `tools` member, and whatever else is sent is ignored.
  const refusal = findRequestRefusal(turn, { model: body.model, messages: body.messages })
  if (refusal) return toRefusalReply(turn, refusal)
  const model = findModel(String(body.model)) ?? undefined
  const { tokenizer } = turn.mock
  const total = countPromptTokens({ model: body.model, messages: body.messages }, model, tokenizer ?? undefined)
  return toReply(turn, 200, toManagementBody({ total_tokens: total }))
}
