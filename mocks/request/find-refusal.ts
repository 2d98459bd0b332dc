/** Applies the request rules with the state of this mock: its files, lifecycle, profile and tokenizer. */
import { findModel } from '../../openapi/models.ts'
import type { Refusal } from '../reply/index.ts'
import { findRefusal } from '../rules/index.ts'
import { countPromptTokens, type KnownBody } from '../completion/index.ts'
import type { RequestContext } from './context.ts'

/** Why the API would refuse this body; null if it would answer. `known` remembers that the body was accepted. */
export function findRequestRefusal(
  context: RequestContext,
  body: Record<string, unknown>,
  known: KnownBody | null = null,
): Refusal | null {
  if (known?.accepted) return null
  let hasFile = false
  const refusal = findRefusal(body, {
    lifecycle: context.mock.lifecycle === 'today' ? 'today' : 'all',
    profile: context.mock.profile,
    findFile(id) {
      hasFile = true
      const file = context.mock.files.find(context.key, id)
      return file ? { purpose: file.object.purpose, bytes: file.bytes } : null
    },
    countPromptTokens: (request) =>
      countPromptTokens(request, findModel(String(request.model)) ?? undefined, context.mock.tokenizer ?? undefined),
  })
  if (known && refusal === null && !hasFile) known.accepted = true
  return refusal
}
