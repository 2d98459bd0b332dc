/**
 * The output budget and the context window. The message of the API contains the number of tokens requested. The mock computes it as
 * prompt tokens plus the stated budget, where `max_completion_tokens` takes precedence over `max_tokens` (unverified). Without a stated
 * budget only the prompt counts, because no source says that the default is added.
 */
import type { Refusal } from '../reply/index.ts'
import { keepFor } from '../common/index.ts'
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
  const most = mostPromptTokens - 200
  const ofMessages = countAtMost(body['messages'], 0, most)
  return ofMessages <= most && ofMessages + countOfPart(body['tools']) + countOfPart(body['response_format']) <= most
}

/** The most tokens of a value, infinite where it has media or is nested too deeply; stops once there are more than `most`. */
function countAtMost(value: unknown, nesting: number, most: number): number {
  if (typeof value === 'string') return value.length * 3
  if (typeof value !== 'object' || value === null) return 20
  if (nesting >= maxNesting) return Infinity
  let count = 0
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length && count <= most; at++)
      count += countAtMost(value[at], nesting + 1, most - count)
    return count
  }
  count = 30
  for (const key in value) {
    if (key === 'image_url' || key === 'video_url') return Infinity
    count += key.length + countAtMost((value as Members)[key], nesting + 1, most - count)
    if (count > most) return count
  }
  return count
}

/** The same of the tools or the response format, which programs send with each request. */
function countOfPart(part: unknown): number {
  return typeof part === 'object' && part !== null ? countKept(part) : 20
}

const countKept = keepFor((part: object) => countAtMost(part, 0, Infinity))
