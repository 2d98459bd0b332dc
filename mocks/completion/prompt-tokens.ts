/**
 * What a request costs as a prompt: the texts and the template around them.
 * The template's share is told from recordings: a one-line K3 prompt of 7 tokens counted 93, with effort low 94
 * (mineti-200-*.http, 2026-09-01); 18 tokens without thinking counted 36, with a JSON schema 119 (Kimi-Vendor-Verifier,
 * test_response_format.py, August 2026); `json_object` made 93 into 140 (facts §2.6);
 * an assistant message of one token with effort high counted 99 and a request with two declarations of tools 539
 * (Kimi-Vendor-Verifier, testdata README and test_tokenization_groundtruth.py); small K2.5 prompts counted 8 to 20.
 */
import { countImageTokens } from './vision/media.ts'
import { isRecord, viewRequest } from './request-view.ts'
import type { RequestView, ViewedMessage } from './request-view.ts'
import type { Effort } from './thinking.ts'
import { readEffort } from './thinking.ts'
import { offeredTools } from './tools/offered.ts'
import { countTokens } from './tokens.ts'
import { findTraits } from './traits.ts'
import type { FoundFile, ModelLike, RequestLike } from './shapes.ts'

type Count = (text: string) => number

interface Template {
  perMessage: number
  reply: number
  system: Readonly<Record<Effort | 'off', number>>
  jsonObject: number
  jsonSchema: number
  /** Each place that declares tools: the request, and every system message with tools. */
  tools: number
  perTool: number
  /** What an earlier answer costs beside its text. */
  assistant: number
}

const k3: Template = {
  perMessage: 8,
  reply: 10,
  system: { off: 0, low: 69, high: 68, max: 68 },
  jsonObject: 47,
  jsonSchema: 59,
  tools: 40,
  perTool: 18,
  assistant: 12,
}
const k2: Template = {
  perMessage: 4,
  reply: 3,
  system: { off: 0, low: 0, high: 0, max: 0 },
  jsonObject: 0,
  jsonSchema: 0,
  tools: 4,
  perTool: 0,
  assistant: 0,
}

/** Prompt tokens of a chat request, also for a caller who has no answer to give. */
export function countPromptTokens(
  request: RequestLike,
  model: ModelLike = { id: typeof request.model === 'string' ? request.model : '' },
  count: Count = countTokens,
  findFile?: (id: string) => FoundFile | undefined,
): number {
  return measurePrompt(request, viewRequest(request), model, count, findFile).tokens
}

/** Prompt tokens and the key under which the prefix cache knows the prompt. */
export function measurePrompt(
  request: RequestLike,
  view: RequestView,
  model: ModelLike,
  count: Count,
  findFile?: (id: string) => FoundFile | undefined,
): { tokens: number; key: string } {
  const template = findTraits(model).family === 'k3' ? k3 : k2
  const effort = readEffort(request, model)
  let key = `${model.id} ${effort}\n`
  let tokens = template.system[effort] + template.reply
  const tools = offeredTools(request, view)
  if (tools.length > 0) {
    tokens += template.tools * countDeclarations(request, view)
    for (const tool of tools) {
      const text = JSON.stringify(tool.raw)
      key += `${text}\n`
      tokens += template.perTool + count(text)
    }
  }
  const format = isRecord(request['response_format']) ? request['response_format'] : {}
  if (format['type'] === 'json_object') tokens += template.jsonObject
  else if (format['type'] === 'json_schema' && isRecord(format['json_schema'])) {
    const text = JSON.stringify(format['json_schema']['schema'] ?? {})
    key += text
    // The constant goes with the estimate, which counts one token more in that schema than the tokenizer itself.
    tokens += template.jsonSchema + count(text) + (count === countTokens ? 0 : 1)
  }
  const dropped = dropsThinking(request, model) ? view.messages.lastIndexOf(view.user as ViewedMessage) : -1
  for (const [index, message] of view.messages.entries()) {
    tokens += template.perMessage + countMessage(message, count, index >= dropped, findFile)
    if (message.role === 'assistant') tokens += template.assistant
    key += `${message.role} ${message.name} ${message.text}\n`
    if (message.parts.length > 0 || message.role === 'assistant') key += keyOfRest(message)
  }
  return { tokens, key }
}

function countDeclarations(request: RequestLike, view: RequestView): number {
  const own = Array.isArray(request['tools']) && request['tools'].length > 0 ? 1 : 0
  return (
    own + view.messages.filter((message) => message.role === 'system' && Array.isArray(message.raw['tools'])).length
  )
}

/** K2.5 and K2.6 drop the thinking of earlier turns unless `keep` is `all` (facts §1.5). */
function dropsThinking(request: RequestLike, model: ModelLike): boolean {
  const keep = isRecord(request['thinking']) ? request['thinking']['keep'] : null
  return findTraits(model).thinking === 'switchable' && keep !== 'all'
}

function countMessage(
  message: ViewedMessage,
  count: Count,
  withThinking: boolean,
  findFile?: (id: string) => FoundFile | undefined,
): number {
  let tokens = count(message.text) + count(message.name)
  for (const part of message.parts) tokens += countImageTokens(part, findFile)
  if (withThinking && typeof message.raw['reasoning_content'] === 'string')
    tokens += count(message.raw['reasoning_content'])
  const calls = message.raw['tool_calls']
  if (Array.isArray(calls)) for (const call of calls) tokens += count(JSON.stringify(call)) >> 1
  // The search results that the service puts in place of a `$web_search` echo; the arguments tell their size (facts, other endpoints §9).
  if (message.role === 'tool' && message.text.startsWith('{"search_result"')) tokens += searchTokens(message.text)
  return tokens
}

function searchTokens(text: string): number {
  const match = /"total_tokens":\s?(\d{1,6})/.exec(text)
  return match ? Number(match[1]) : 0
}

/** What makes two messages differ beyond role, name and text: images, reasoning, calls. */
function keyOfRest(message: ViewedMessage): string {
  let key = ''
  for (const part of message.parts) if (part['type'] !== 'text') key += `${JSON.stringify(part)}\n`
  if (message.raw['reasoning_content'] !== undefined) key += `${String(message.raw['reasoning_content'])}\n`
  if (message.raw['tool_calls'] !== undefined) key += `${JSON.stringify(message.raw['tool_calls'])}\n`
  return key
}
