/** Stands in for `completion/complete.ts` until that lands: one fixed sentence about the last user message. */
import { toCompletionDigits } from '../completion/ids.ts'
import { viewRequest } from '../completion/request-view.ts'
import type { Completion, Given, RequestLike, Usage } from '../completion/shapes.ts'
import { countTokens } from '../completion/tokens.ts'
import { countPromptTokens } from '../completion/prompt-tokens.ts'

export function complete(request: RequestLike, given: Given): Completion {
  const content = `You said: ${viewRequest(request).userText}`
  const prompt = countPromptTokens(request)
  const output = countTokens(content)
  const usage: Usage = { prompt_tokens: prompt, completion_tokens: output, total_tokens: prompt + output }
  return {
    id: `chatcmpl-${toCompletionDigits(given.seed, given.createdSeconds, given.sequence)}`,
    created: given.createdSeconds,
    model: given.model.id,
    fingerprint: null,
    choices: [
      {
        index: 0,
        content,
        reasoning: null,
        reasoningEndFrame: false,
        firstContent: '',
        toolCalls: [],
        finishReason: 'stop',
        logprobs: null,
        usage,
      },
    ],
    usage,
    cacheSaved: 0,
  }
}
