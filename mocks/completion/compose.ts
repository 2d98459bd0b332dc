/** Composes the answers to a request without what differs from one answer to the next: id, time and cached tokens. */
import { renewPatternSteps } from './arguments/linear-pattern.ts'
import { forgetTexts, longestText } from './cues.ts'
import { draftAnswer } from './draft.ts'
import { toLogprobs } from './logprobs.ts'
import { measurePrompt } from './prompt-tokens.ts'
import { viewRequest } from './request-view.ts'
import { readEffort } from './thinking.ts'
import { countTokens } from './tokens.ts'
import { truncateAnswer } from './truncation.ts'
import type { Candidate, Composed, CompletionContext, RequestLike } from './types.ts'
import type { WireFormat } from './wire-format.ts'

const mostCandidates = 5

function isText(part: Readonly<Record<string, unknown>>): boolean {
  return part['type'] === 'text'
}

/** Composes `n` answers; `digits` are those of the completion's id, which a `$web_search` call repeats. */
export function composeAnswers(
  request: RequestLike,
  context: CompletionContext,
  format: WireFormat,
  digits: string,
): Composed {
  renewPatternSteps()
  const view = viewRequest(request)
  const effort = readEffort(request, context.model)
  const count = context.tokenizer ?? countTokens
  const prompt = measurePrompt(request, view, context.model, count, context.findFile)
  const n = request['n']
  const size = typeof n === 'number' && n > 1 ? Math.min(mostCandidates, Math.floor(n)) : 1
  const candidates: Candidate[] = []
  let timeless = view.messages.every(({ parts }) => parts.every(isText))
  for (let index = 0; index < size; index++) {
    const seed = index === 0 ? context.seed : `${context.seed}:${index}`
    const draft = draftAnswer(request, view, { ...context, seed, digits, effort, format })
    const answer = truncateAnswer(draft, request, context, format)
    timeless &&= draft.timeless
    candidates.push({
      ...answer,
      hasReasoning: draft.reasoning !== null,
      isWebSearch: draft.calls.some((call) => call.type === 'builtin_function'),
      logprobs: answer.calls.length > 0 ? null : toLogprobs(request, answer.content, seed),
      serialized: {},
    })
  }
  if (prompt.key.length > longestText) forgetTexts()
  return { prompt, candidates, timeless }
}
