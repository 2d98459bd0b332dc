/** The rules of a chat request, asked with what this mock knows: its files and its lifecycle. */
import { findModel } from '../openapi/models.ts'
import type { Refusal } from './reply.ts'
import { findRefusal } from './rules/find-refusal.ts'
import { countPromptTokens } from './completion/prompt-tokens.ts'
import type { Turn } from './turn.ts'

/** Why the API would refuse this body; null when it would answer. */
export function findRequestRefusal(turn: Turn, body: Record<string, unknown>): Refusal | null {
  return findRefusal(body, {
    lifecycle: turn.mock.lifecycle === 'today' ? 'today' : 'all',
    profile: turn.mock.profile,
    findFile: (id) => turn.mock.files.find(turn.key, id)?.object ?? null,
    countPromptTokens: (request) =>
      countPromptTokens(request, findModel(String(request.model)) ?? undefined, turn.mock.tokenizer ?? undefined),
  })
}
