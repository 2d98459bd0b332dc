/** The rules of a chat request, asked with what this mock knows: its files and its lifecycle. */
import { findModel } from '../../openapi/models.ts'
import type { Refusal } from './reply.ts'
import { findRefusal } from '../rules/find-refusal.ts'
import { countPromptTokens } from '../completion/prompt-tokens.ts'
import type { RequestContext } from './context.ts'

/** Why the API would refuse this body; null when it would answer. */
export function findRequestRefusal(context: RequestContext, body: Record<string, unknown>): Refusal | null {
  return findRefusal(body, {
    lifecycle: context.mock.lifecycle === 'today' ? 'today' : 'all',
    profile: context.mock.profile,
    findFile: (id) => context.mock.files.find(context.key, id)?.object ?? null,
    countPromptTokens: (request) =>
      countPromptTokens(request, findModel(String(request.model)) ?? undefined, context.mock.tokenizer ?? undefined),
  })
}
