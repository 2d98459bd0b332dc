/**
 * Counts the tokens of a prompt: its texts, and the template that the model puts around them. The template of K3 is derived from
 * recorded counts: efforts, system messages, tools, `tool_choice`, calls and images (lm15-dev/lm15-contract), and a text that ends in
 * a word (leandromineti/ai-assisted-coding); the counts 36, 119 (JSON schema), 99 (assistant message) and 539 (two
 * declarations of tools, a call and its result) are Moonshot's own ground truth (MoonshotAI/Kimi-Vendor-Verifier).
 */
import { countImageTokens } from './vision/media.ts'
import { keepRecent } from './recent-map.ts'
import { isRecord, viewRequest } from './request-view.ts'
import type { RequestView, ViewedMessage } from './request-view.ts'
import { readEffort } from './thinking.ts'
import { offeredTools } from './tools/offered.ts'
import { keepFor, toText } from '../common/index.ts'
import { countTokens } from './tokens.ts'
import { findWireFormat } from './wire-format.ts'
import type { CountTokens, Effort, FindFile, ModelLike, RequestLike } from './types.ts'

/** Token counts of what a model's template adds to the texts. */
interface Template {
  perMessage: number
  /** Added to `perMessage` for some roles. */
  perRole: Readonly<Record<string, number>>
  /** Added where a text of the user or the system ends in a word: the line break after it is a token of its own. */
  perWordEnd: number
  reply: number
  /** The system prompt of the template, which depends on the effort. */
  system: Readonly<Record<Effort | 'off', number>>
  jsonObject: number
  jsonSchema: number
  /** A declaration of tools in the request; `dynamicTools` is one in a system message. */
  tools: number
  dynamicTools: number
  perTool: number
  /** The factor from the tokens of a tool's JSON text to those of its declaration: K2 declares tools in a shorter notation. */
  toolShare: number
  /** For the values of `tool_choice` that add an instruction to the prompt. */
  toolChoice: Readonly<Record<string, number>>
  /** `calls`: for a message with tool calls. `perCall`: for each call, in addition to its name and arguments. */
  calls: number
  perCall: number
  perImage: number
}

const templates: Readonly<Record<'k3' | 'k2', Template>> = {
  k3: {
    perMessage: 8,
    perRole: { system: 3, assistant: 12, tool: 8 },
    perWordEnd: 1,
    reply: 10,
    system: { off: 0, low: 68, high: 68, max: 67 },
    jsonObject: 47,
    jsonSchema: 60,
    tools: 30,
    dynamicTools: 36,
    perTool: 6,
    toolShare: 1,
    toolChoice: { none: 38, required: 36 },
    calls: 15,
    perCall: 22,
    perImage: 8,
  },
  k2: {
    perMessage: 4,
    perRole: {},
    perWordEnd: 0,
    reply: 3,
    system: { off: 0, low: 0, high: 0, max: 0 },
    jsonObject: 0,
    jsonSchema: 0,
    tools: 4,
    dynamicTools: 4,
    perTool: 0,
    toolShare: 0.84,
    toolChoice: {},
    calls: 0,
    perCall: 19,
    perImage: 3,
  },
}

/** Prompt tokens of a chat request, for callers that compose no answer. */
export function countPromptTokens(
  request: RequestLike,
  model: ModelLike = { id: typeof request.model === 'string' ? request.model : '' },
  count: CountTokens = countTokens,
  findFile?: FindFile,
): number {
  return measurePrompt(request, viewRequest(request), model, count, findFile).tokens
}

/** Prompt tokens, and the key of the prompt in the prefix cache. */
export function measurePrompt(
  request: RequestLike,
  view: RequestView,
  model: ModelLike,
  count: CountTokens,
  findFile?: FindFile,
): { tokens: number; key: string } {
  const format = findWireFormat(model)
  const template = templates[format.family === 'k3' ? 'k3' : 'k2']
  const effort = readEffort(request, model)
  const tools = measureTools(request, view, template, count)
  const schema = measureResponseFormat(request, template, count)
  let tokens = template.system[effort] + template.reply + tools.tokens + schema.tokens
  let key = `${model.id} ${effort}\n${tools.key}${schema.key}`
  const firstWithThinking = dropsThinking(request, format.thinking)
    ? view.messages.findLastIndex((message) => message === view.user)
    : -1
  for (const [index, message] of view.messages.entries()) {
    tokens += countMessage(message, template, count, index >= firstWithThinking, findFile)
    key += `${message.role} ${message.name} ${message.text}\n`
    if (message.parts.length > 0 || message.role === 'assistant') key += toKeyOfRest(message)
  }
  return { tokens, key }
}

function measureTools(
  request: RequestLike,
  view: RequestView,
  template: Template,
  count: CountTokens,
): { tokens: number; key: string } {
  const tools = offeredTools(request, view)
  if (tools.length === 0) return { tokens: 0, key: '' }
  const hasOwn = Array.isArray(request['tools']) && request['tools'].length > 0
  const dynamic = view.messages.filter((message) => message.role === 'system' && Array.isArray(message.raw['tools']))
  let tokens = (hasOwn ? template.tools : 0) + template.dynamicTools * dynamic.length
  let key = ''
  for (const tool of tools) {
    const { text, tokens: own } = countJson(tool.raw, count)
    tokens += template.perTool + Math.round(own * template.toolShare)
    key += `${text}\n`
  }
  const choice = typeof request['tool_choice'] === 'string' ? request['tool_choice'] : ''
  const extra = Object.hasOwn(template.toolChoice, choice) ? (template.toolChoice[choice] ?? 0) : 0
  return { tokens: tokens + extra, key: extra === 0 ? key : `${key}${choice}\n` }
}

function measureResponseFormat(
  request: RequestLike,
  template: Template,
  count: CountTokens,
): { tokens: number; key: string } {
  const format = isRecord(request['response_format']) ? request['response_format'] : {}
  if (format['type'] === 'json_object') return { tokens: template.jsonObject, key: 'json_object\n' }
  if (format['type'] !== 'json_schema' || !isRecord(format['json_schema'])) return { tokens: 0, key: '' }
  const schema = format['json_schema']['schema']
  const { text, tokens } = countJson(isRecord(schema) ? schema : {}, count)
  // For the schema from which the constant is derived, the estimate is one token more than the tokenizer's count.
  return { tokens: template.jsonSchema + tokens - (count === countTokens ? 1 : 0), key: text }
}

interface CountedJson {
  readonly text: string
  readonly tokens: number
}

/** The JSON text of a part and its tokens. The built-in estimate is kept for parts that several requests share. */
function countJson(part: object, count: CountTokens): CountedJson {
  if (count === countTokens) return estimateJson(part)
  const text = JSON.stringify(part)
  return { text, tokens: count(text) }
}

const estimateJson = keepFor((part: object): CountedJson => {
  const text = JSON.stringify(part)
  return { text, tokens: countTokens(text) }
})

/** Whether the thinking of earlier answers is left out: K2.5 and K2.6 do so unless `keep` is `all` (docs/guide/use-thinking-models). */
function dropsThinking(request: RequestLike, thinking: string): boolean {
  const keep = isRecord(request['thinking']) ? request['thinking']['keep'] : null
  return thinking === 'switchable' && keep !== 'all'
}

function countMessage(
  message: ViewedMessage,
  template: Template,
  count: CountTokens,
  withThinking: boolean,
  findFile?: FindFile,
): number {
  const { role, raw } = message
  const isRepeated = role === 'system' && count === countTokens
  let tokens =
    template.perMessage + (isRepeated ? countSystem(message.text) : count(message.text)) + count(message.name)
  if (Object.hasOwn(template.perRole, role)) tokens += template.perRole[role] ?? 0
  if (template.perWordEnd > 0 && (role === 'user' || role === 'system') && endsInWord.test(message.text.slice(-2)))
    tokens += template.perWordEnd
  for (const part of message.parts) tokens += countImageTokens(part, template.perImage, findFile)
  if (withThinking && typeof raw['reasoning_content'] === 'string') tokens += count(raw['reasoning_content'])
  if (Array.isArray(raw['tool_calls']) && raw['tool_calls'].length > 0)
    tokens += template.calls + countCalls(raw['tool_calls'], template.perCall, count)
  // The service replaces a returned `$web_search` call by the search results; the arguments tell how many tokens they have.
  if (role === 'tool' && message.text.startsWith('{"search_result"')) tokens += countSearchTokens(message.text)
  return tokens
}

/** The tokenizer has tokens such as `.` with a line break, but none of a word with one. */
const endsInWord = /[\p{L}\p{M}\p{N}]$/u

/** Counts are kept for system messages, because programs send the same one with each request. */
const countSystem = keepRecent(countTokens)

function countCalls(calls: readonly unknown[], perCall: number, count: CountTokens): number {
  let tokens = 0
  for (const call of calls) {
    const called = isRecord(call) && isRecord(call['function']) ? call['function'] : {}
    const { name, arguments: args } = called
    tokens += perCall + (typeof name === 'string' ? count(name) : 0) + (typeof args === 'string' ? count(args) : 0)
  }
  return tokens
}

function countSearchTokens(text: string): number {
  const match = /"total_tokens":\s?(\d{1,6})/.exec(text)
  return match ? Number(match[1]) : 0
}

/** The key of the other parts of a message: images, reasoning, calls. */
function toKeyOfRest(message: ViewedMessage): string {
  let key = ''
  for (const part of message.parts) if (part['type'] !== 'text') key += `${JSON.stringify(part)}\n`
  if (message.raw['reasoning_content'] !== undefined) key += `${toText(message.raw['reasoning_content'])}\n`
  if (message.raw['tool_calls'] !== undefined) key += `${JSON.stringify(message.raw['tool_calls'])}\n`
  return key
}
