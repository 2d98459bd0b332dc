/** Serializes a completion as one JSON answer, with members in the recorded order (leandromineti/ai-assisted-coding, vercel/k3-json-object). */
import { quote } from './go-json.ts'
import type { CompletedCall, CompletedChoice, Completion, TokenLogprob, Usage } from './types.ts'

/** The compact JSON body of an answer that is not streamed; no line feed at the end. */
export function toAnswer(completion: Completion): string {
  let choices = ''
  for (const choice of completion.choices) choices += (choices === '' ? '' : ',') + writeChoice(choice)
  return `{"id":"${completion.id}","object":"chat.completion","created":${completion.created},"model":${quote(completion.model)},"choices":[${choices}],"usage":${writeUsage(completion.usage)}}`
}

/** The usage object, with its members in the recorded order. */
export function writeUsage(usage: Usage): string {
  let json = `{"prompt_tokens":${usage.prompt_tokens},"completion_tokens":${usage.completion_tokens},"total_tokens":${usage.total_tokens}`
  if (usage.cached_tokens !== undefined) json += `,"cached_tokens":${usage.cached_tokens}`
  if (usage.completion_tokens_details !== undefined)
    json += `,"completion_tokens_details":{"reasoning_tokens":${usage.completion_tokens_details.reasoning_tokens}}`
  if (usage.prompt_tokens_details !== undefined)
    json += `,"prompt_tokens_details":{"cached_tokens":${usage.prompt_tokens_details.cached_tokens}}`
  return `${json}}`
}

/** `{"content":[…]}` of `logprobs` in OpenAI's shape; no recording of Moonshot's has one. */
export function writeLogprobs(tokens: readonly TokenLogprob[]): string {
  return `{"content":[${tokens.map(writeToken).join(',')}]}`
}

function writeChoice(choice: CompletedChoice): string {
  const { serialized = {} } = choice
  serialized.message ??= writeMessage(choice)
  return `{"index":${choice.index},"message":${serialized.message}`
}

/** The message and the members after it, which are the same for equal texts. */
function writeMessage(choice: CompletedChoice): string {
  let message = `{"role":"assistant","content":${quote(choice.content)}`
  if (choice.reasoning !== null) message += `,"reasoning_content":${quote(choice.reasoning)}`
  if (choice.toolCalls.length > 0) message += `,"tool_calls":[${choice.toolCalls.map(writeCall).join(',')}]`
  const logprobs = choice.logprobs === null ? '' : `,"logprobs":${writeLogprobs(choice.logprobs)}`
  return `${message}}${logprobs},"finish_reason":"${choice.finishReason}"}`
}

function writeCall(call: CompletedCall): string {
  return `{"index":${call.index},"id":${quote(call.id)},"type":"${call.type}","function":{"name":${quote(call.name)},"arguments":${quote(call.arguments)}}}`
}

function writeToken(token: TokenLogprob): string {
  const top = token.top_logprobs
    .map((other) => `{"token":${quote(other.token)},"logprob":${other.logprob},"bytes":[${other.bytes.join(',')}]}`)
    .join(',')
  return `{"token":${quote(token.token)},"logprob":${token.logprob},"bytes":[${token.bytes.join(',')}],"top_logprobs":[${top}]}`
}
