/** What a chat request costs against TPM and TPD, whatever is generated then (facts `HC-RATE`: the budget asked for counts). */
import { findModel } from '../../openapi/models.ts'
import { countPromptTokens } from '../completion/prompt-tokens.ts'
import type { RequestLike } from '../completion/shapes.ts'

/** Prompt tokens and the output budget asked for, the model's default when absent. */
export function countDemand(request: RequestLike, tokenizer: ((text: string) => number) | null): number {
  const row = typeof request.model === 'string' ? findModel(request.model) : null
  const asked = request.max_completion_tokens ?? request.max_tokens
  const budget = typeof asked === 'number' && asked >= 0 ? asked : (row?.output.default ?? 0)
  return countPromptTokens(request, row ?? undefined, tokenizer ?? undefined) + budget
}
