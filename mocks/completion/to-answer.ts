/** Serializes a completion as one JSON answer, with members in the recorded order (leandromineti/ai-assisted-coding, vercel/k3-json-object). */
import { quote } from './go-json.ts'
import type { CompletedCall, CompletedChoice, Completion, SharedCompletion, TokenLogprob, Usage } from './types.ts'

/** The compact JSON body of an answer that is not streamed; no line feed at the end. */
export function toAnswer(completion: Completion): string {
  const shared = findShared(completion)
  let rest = shared?.rest
  if (rest === undefined) {
    rest = writeRest(completion)
    if (shared !== null) shared.rest = rest
  } else shared!.isAscii ??= !beyondAscii.test(rest)
  return `{"id":"${completion.id}","object":"chat.completion","created":${completion.created}${rest}`
}

/** Whether the text of `toAnswer` is known to be ASCII; of a text that is written the first time, it is not. */
export function isAsciiAnswer(completion: Completion): boolean {
  return findShared(completion)?.isAscii === true
}

/** Of compact JSON, which contains no control characters. */
const beyondAscii = /[^ -~]/

/** Null where the completion is a copy with other choices or another usage. */
function findShared({ shared, choices, usage }: Completion): SharedCompletion | null {
  return shared?.choices === choices && shared.usage === usage ? shared : null
}

/** The answer after its id and time. */
function writeRest({ model, choices: list, usage }: Completion): string {
  let choices = ''
  for (const choice of list) choices += (choices === '' ? '' : ',') + writeChoice(choice)
  return `,"model":${quote(model)},"choices":[${choices}],"usage":${writeUsage(usage)}}`
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
