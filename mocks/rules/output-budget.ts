/**
 * The output budget and the context window. The message of the API contains the number of tokens requested. The mock computes it as
 * prompt tokens plus the stated budget, where `max_completion_tokens` takes precedence over `max_tokens` (unverified). Without a stated
 * budget only the prompt counts, because no source says that the default is added.
 */
import type { Refusal } from '../reply/index.ts'
import { defineMessage, refuse, type Members, type Rule } from './rule.ts'

const messages = {
  notPositive: defineMessage(
    { level: 'unverified', source: 'unknown/wording' },
    (parameter: string) => `Invalid request: ${parameter} must be greater than 0`,
  ),
  tooLarge: defineMessage(
    { level: 'recorded', source: 'MoonshotAI/kimi-cli#2011' },
    (limit: number, requested: number) =>
      `Invalid request: Your request exceeded model token limit: ${limit} (requested: ${requested})`,
  ),
}

/** A budget below 1, or prompt and budget that exceed the context window. */
export const wrongBudget: Rule = {
  id: 'max_tokens',
  messages,
  find({ body, model, context }) {
    const refusal = checkPositive(body, 'max_completion_tokens') ?? checkPositive(body, 'max_tokens')
    if (refusal) return refusal
    const budget = ((body['max_completion_tokens'] ?? body['max_tokens']) as number | null | undefined) ?? 0
    const mostPromptTokens = model.context_length - budget
    if (mostPromptTokens >= 0 && (!context.countPromptTokens || fitsSurely(body, mostPromptTokens))) return null
    const requested = (context.countPromptTokens?.(body) ?? 0) + budget
    return requested > model.context_length ? refuse(messages.tooLarge.build(model.context_length, requested)) : null
  },
}

function checkPositive(body: Members, name: string): Refusal | null {
  const value = body[name]
  return typeof value === 'number' && value < 1 ? refuse(messages.notPositive.build(name)) : null
}

/** Keeps the recursion within the stack. */
const maxNesting = 200

/**
 * Whether the prompt certainly fits. No tokens are counted here, because no tokenizer makes more tokens than bytes. A prompt with media
 * never fits for certain, because media count as more tokens than they have characters.
 */
function fitsSurely(body: Members, mostPromptTokens: number): boolean {
  let left = mostPromptTokens - 200
  const subtract = (value: unknown, nesting: number): boolean => {
    if (nesting > maxNesting) return false
    if (typeof value === 'string') left -= value.length * 3
    else if (Array.isArray(value)) return value.every((item) => subtract(item, nesting + 1))
    else if (typeof value === 'object' && value !== null) {
      left -= 30
      for (const key in value) {
        if (key === 'image_url' || key === 'video_url') return false
        left -= key.length
        if (left < 0 || !subtract((value as Members)[key], nesting + 1)) return false
      }
    } else left -= 20
    return left >= 0
  }
  return subtract(body['messages'], 0) && subtract(body['tools'], 0) && subtract(body['response_format'], 0)
}
