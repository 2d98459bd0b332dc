/**
 * Compares the class of the status with the cause of the error: 4xx for an error of the request, 5xx for an error of the server
 * or the model. Clients retry a 5xx and give up on a 4xx.
 */
import { isObject, defineCheck, show } from '../../judge/index.ts'
import { parseJson } from '../../../../openapi/bounded-json.ts'
import { findError, findErrorText } from '../helpers/error.ts'
import { findMessages, isChat, type Json } from '../helpers/request.ts'

/** Messages of servers and runtimes about a prompt, or a prompt with its budget, that exceeds the context window. */
const overflow =
  /context (length|window|size)|maximum context|token limit|max(imum)? length exceeded|decode failed at pos|exceeds? .{0,40}(context|limit|window)|(prompt|input|request).{0,20} too (long|large)|n_ctx/i
/** Messages of JSON parsers, in several languages, about a request body that does not parse. */
const unreadable =
  /invalid json|json.{0,20}(parse|decode)|(parse|decode|unmarshal|deserialize).{0,20}json|unexpected (token|end of)|invalid character/i
/** Messages about log probabilities that are infinite or not a number, which JSON cannot represent. */
const notFinite = /logprob|-?inf(inity)?\b|nan\b|not JSON compliant/i

export const errorCause = defineCheck({
  name: 'error-cause',
  promise: 'An error of the request is answered with 4xx, an error of the server or the model is not.',
  source: ['docs/api/errors', 'ggml-org/llama.cpp#16486', 'vllm-project/vllm#4149'],
  catches: ['STA-04', 'STA-05', 'STA-07', 'ERR-13'],
  severity: 'fail',
  inspect(subject, report) {
    if (!isChat(subject)) return
    const judgeToolUseFailed = (error: unknown) => {
      if (!isObject(error)) return
      if (error.code !== 'tool_use_failed' && error.failed_generation === undefined) return
      if (error.type !== 'invalid_request_error' && !(subject.status !== null && subject.status < 500)) return
      report({
        message: 'a malformed tool call of the model is reported as an error of the request',
        documented: 'a retryable server-side error, or the call as produced',
        received: `type ${show(error.type)}, code ${show(error.code)}`,
        at: '/error',
        severity: 'warn',
      })
    }
    return {
      structural: true,
      event(arrival) {
        if (arrival.chunk?.error) judgeToolUseFailed(arrival.chunk.error)
      },
      body(json, text) {
        judgeToolUseFailed(findError(json))
        if (subject.status === null || subject.status < 500 || subject.status > 599) return
        const words = findErrorText(json, text)
        const say = (message: string, documented: string) =>
          report({ message, documented, received: `${subject.status}: ${words.slice(0, 120)}`, at: 'status' })
        const body = subject.head.request?.body
        if (subject.request === null && typeof body === 'string' && !isObject(parseJson(body).json))
          say('a malformed request body is answered with a server error', '400 invalid_request_error')
        else if (subject.request === null && body == null && unreadable.test(words))
          say('a malformed request body is answered with a server error', '400 invalid_request_error')
        else if (
          isOverflow(subject.request, body?.length ?? 0, subject.model()?.context_length) ||
          overflow.test(words)
        )
          say('a request beyond the context window is answered with a server error', '400 invalid_request_error')
        else if (subject.request?.logprobs === true || (subject.request === null && notFinite.test(words)))
          say('a request for log probabilities is answered with a server error', '200 with finite numbers, or 400')
      },
    }
  },
})

/** Whether a request certainly exceeds the context window: tokens have at most sixteen characters on average. */
function isOverflow(request: Json | null, length: number, context: number | undefined): boolean {
  if (request === null || context === undefined) return false
  const budget = request.max_completion_tokens ?? request.max_tokens
  if (typeof budget === 'number' && budget > context) return true
  return !hasMedia(request) && length / 16 > context
}

/** Encoded images are long without being text. */
function hasMedia(request: Json): boolean {
  return findMessages(request).some(
    ({ content }) => Array.isArray(content) && content.some((part) => isObject(part) && part.type !== 'text'),
  )
}
