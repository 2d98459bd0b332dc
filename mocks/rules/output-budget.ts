/**
 * The output budget and the context window. Facts: `kimi-chat-api.md` §1.6, §5.2: prompt plus budget over the window is 400
 * with the number requested. Our reading: requested = prompt tokens + the budget the request states (`max_completion_tokens`
 * wins over `max_tokens`); without one the prompt alone counts, since no source says that the default is added.
 */
import type { Refusal } from '../request/reply.ts'
import { refuse, type Members, type Rule } from './rule.ts'
import { texts } from './texts.ts'

/** A budget of nothing (unverified), or more than the window holds. */
export const findWrongBudget: Rule = ({ body, model, context }) => {
  const refusal = demandPositive(body, 'max_completion_tokens') ?? demandPositive(body, 'max_tokens')
  if (refusal) return refusal
  const budget = ((body['max_completion_tokens'] ?? body['max_tokens']) as number | null | undefined) ?? 0
  const room = model.context_length - budget
  if (room >= 0 && (!context.countPromptTokens || fitsForSure(body, room))) return null
  const requested = (context.countPromptTokens?.(body) ?? 0) + budget
  return requested > model.context_length ? refuse(texts.contextExceeded.build(model.context_length, requested)) : null
}

function demandPositive(body: Members, name: string): Refusal | null {
  const value = body[name]
  return typeof value === 'number' && value < 1 ? refuse(texts.budgetTooSmall.build(name)) : null
}

/** Our own stack's limit. */
const maxNesting = 200

/** No tokenizer makes more tokens than bytes; media and whatever else weighs more than its letters is counted properly. */
function fitsForSure(body: Members, room: number): boolean {
  let left = room - 200
  const weigh = (value: unknown, nesting: number): boolean => {
    if (nesting > maxNesting) return false
    if (typeof value === 'string') left -= value.length * 3
    else if (Array.isArray(value)) return value.every((item) => weigh(item, nesting + 1))
    else if (typeof value === 'object' && value !== null) {
      left -= 30
      for (const key in value) {
        if (key === 'image_url' || key === 'video_url') return false
        left -= key.length
        if (left < 0 || !weigh((value as Members)[key], nesting + 1)) return false
      }
    } else left -= 20
    return left >= 0
  }
  return weigh(body['messages'], 0) && weigh(body['tools'], 0) && weigh(body['response_format'], 0)
}
