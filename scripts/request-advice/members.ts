/** Finds members of a chat request that Kimi ignores, although a client may rely on them. */
import type { SourceId } from '../../openapi/evidence.ts'
import openApiDocument from '../../openapi/generated/openapi.json' with { type: 'json' }
import { findModel } from '../../openapi/models.ts'

export interface IgnoredMember {
  readonly name: string
  readonly because: string
  readonly source: SourceId
}

const documented = new Set(Object.keys(openApiDocument.components.schemas.ChatCompletionRequest.properties))

/** Members that other services define, and what Kimi has in their place. */
const instead: Readonly<Record<string, string>> = {
  enable_thinking: 'Kimi reads thinking: {"type": "enabled" | "disabled"}',
  chat_template_kwargs: 'Kimi reads thinking: {"type": "enabled" | "disabled"}',
  reasoning: 'Kimi reads thinking, or reasoning_effort on K3',
  include_reasoning: 'Kimi sends reasoning_content whenever it thinks',
  functions: 'Kimi reads tools',
  function_call: 'Kimi reads tool_choice',
  extra_body: 'its members belong into the body itself; extra_body is an argument of an SDK',
  max_output_tokens: 'Kimi reads max_completion_tokens',
  max_new_tokens: 'Kimi reads max_completion_tokens',
  system: 'Kimi reads a message with role system',
  min_p: 'Kimi fixes sampling',
}

/** Documented members that the service accepts and ignores. Each function says for which values a client relies on an effect. */
const withoutEffect: Readonly<Record<string, (value: unknown) => boolean>> = {
  seed: () => true,
  top_k: () => true,
  repetition_penalty: () => true,
  verbosity: () => true,
  do_sample: () => true,
  partial_mode: () => true,
  service_tier: (value) => value !== 'auto' && value !== 'default',
  store: (value) => value === true,
  parallel_tool_calls: (value) => value === false,
}

/** The members of a request that the service ignores. */
export function findIgnoredMembers(body: Readonly<Record<string, unknown>>): IgnoredMember[] {
  const model = typeof body['model'] === 'string' ? findModel(body['model']) : null
  const found: IgnoredMember[] = []
  for (const [name, value] of Object.entries(body)) {
    if (value === null || value === undefined) continue
    if (!documented.has(name)) found.push({ name, because: toBecause(name), source: 'docs/api/chat' })
    else if (Object.hasOwn(withoutEffect, name) && withoutEffect[name]!(value))
      found.push({ name, because: 'the service accepts and ignores it', source: 'leandromineti/ai-assisted-coding' })
    else if (name === 'reasoning_effort' && model && model.thinking.form !== 'effort')
      found.push({
        name,
        because: `${model.id} has no effort levels; it answers 200 and ignores the member`,
        source: 'lm15-dev/lm15-contract',
      })
  }
  return found
}

/** Why a member that is not documented has no effect. Its name may be that of an inherited member, such as `constructor`. */
function toBecause(name: string): string {
  return Object.hasOwn(instead, name) ? instead[name]! : 'the service has no such member'
}
