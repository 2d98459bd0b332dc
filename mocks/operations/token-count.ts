/** `POST /v1/tokenizers/estimate-token-count`: one number in the management envelope (reports/estimate-token-count). */
import { findModel } from '../../openapi/models.ts'
import { countPromptTokens } from '../completion/index.ts'
import { toManagementBody, toRefusalReply, toReply } from '../reply/index.ts'
import { findRequestRefusal } from '../request/index.ts'
import { parseBody } from '../rules/index.ts'
import type { Operation } from './operation.ts'

export const estimateTokenCount: Operation = (context) => {
  const parsed = parseBody(context.request.body)
  if ('refusal' in parsed) return toRefusalReply(context, parsed.refusal)
  const body = parsed.body as Record<string, unknown>
  // Documented: messages as in chat, and no `tools` member. Other members are ignored.
  const refusal = findRequestRefusal(context, { model: body.model, messages: body.messages })
  if (refusal) return toRefusalReply(context, refusal)
  const model = findModel(String(body.model)) ?? undefined
  const { tokenizer } = context.mock
  const total = countPromptTokens({ model: body.model, messages: body.messages }, model, tokenizer ?? undefined)
  return toReply(context, 200, toManagementBody({ total_tokens: total }))
}
