/**
 * Judges the request of a refused exchange: reports a documented form of request that is refused, as far as the message of the
 * refusal, or a request without any other peculiarity, shows that this form is the reason. Schemathesis' check of that name.
 */
import { defineCheck, type Severity, isObject } from '../../judge/index.ts'
import { findError, findErrorText, isUnknownMember } from '../helpers/error.ts'
import { findBudget, findMessages, isChat, type Json } from '../helpers/request.ts'

/** Messages of validators and runtimes that accept `content` as a string only. */
const wantsString =
  /expected (a )?string|(valid|be a|of type) string|must be string|string_type|str type expected|invalid type: (sequence|array|list|map)|content.{0,40}(array|list|sequence|parts?).{0,20}not|not (a|of type) string|unmarshal (array|object)|can only concatenate str|'list' object|(got|found|received) (an? )?(array|list|object)/i

/** Messages about the form of messages or of their content, in any words. */
const aboutContent = /content|messages?\b.{0,40}(type|format|form|schema|shape|array|list|string)|\bparts?\b/i

/** Messages about what a text says or how long it is, not about its form. */
const aboutMeaning =
  /polic|risk|safety|sensitive|filter|moderat|violat|inappropriate|length|long|large|token|exceed|limit|content.type header|content-type/i

/** Messages that refuse null or an empty string, or a missing member. */
const wantsContent =
  /content.{0,60}(null|none|empty|nil|required|missing|must be (a |provided)|not (be |allowed))|(null|none|nil|empty).{0,60}content|none is not an allowed value|none_type/i

/** Messages that refuse an empty message; one with tool calls is none, whatever its content. */
const wantsMessage =
  /(messages?|assistant|turn)\b.{0,60}\b((must|may|can|should) ?(not|'t) be|is|are) (empty|blank)|\b(empty|blank) (assistant )?(messages?|turn)/i

/** Messages without any information on the cause. */
const generic =
  /^((bad|invalid|malformed) (request|input|body|messages?|parameters?)( body| format| error)?|validation (error|failed)|unprocessable (entity|content)|request validation failed|internal server error)?[.!:]?$/i

/** Errors of a runtime or of a chat template that met a member or a null that it did not expect. */
const runtimeError =
  /\b(Key|Attribute|Type|Undefined)Error\b|NoneType|'None' has no|\bundefined\b|nil pointer|of null\b/

/** Documented members of a request. Refusing one of them as unknown only warns. */
const documented = ['prompt_cache_key', 'safety_identifier', 'reasoning_effort', 'thinking', 'response_format', 'stop']

/** Members of a request that no server refuses with these values. */
const harmless = new Set(['model', 'messages', 'stream', 'max_tokens', 'max_completion_tokens', 'tools', 'user'])

/** Documented members of messages and of their tool calls. */
const messageMembers = new Set(['role', 'content', 'name', 'tool_calls', 'tool_call_id', 'tools', 'partial'])
const callMembers = new Set(['id', 'type', 'function'])

export const positiveDataAcceptance = defineCheck({
  name: 'positive-data-acceptance',
  promise: 'A form of request that the contract documents is accepted.',
  source: ['docs/api/chat', 'MoonshotAI/Kimi-Vendor-Verifier', 'docs/guide/use-thinking-models'],
  catches: ['REQ-03', 'REQ-06', 'REQ-07', 'REQ-10'],
  severity: 'fail',
  inspect(subject, report) {
    const { status, request, expect } = subject
    // The case says that the request must be refused.
    if (expect && [expect.status].flat().every((one) => one >= 400)) return
    if (!isChat(subject) || (status !== null && ![400, 422, 500].includes(status))) return
    return {
      body(json, text) {
        if (isObject(json) && json.choices !== undefined) return
        const refusal = isObject(json) ? (json.error ?? json.detail ?? json.message ?? text) : text
        const words = JSON.stringify(refusal).slice(0, 4000)
        const say = (message: string, form: string, severity: Severity = 'fail') =>
          report({ message, documented: `${form} is accepted`, received: words.slice(0, 160), at: 'status', severity })
        // An error of the server says something about the request only where it names the type.
        if (status !== 500) {
          if (!isObject(json)) return
          judgeMembers(words, request, say)
        }
        if (request === null) {
          if (wantsString.test(words) && /content/.test(words)) sayParts(say)
          return
        }
        if (findError(json)?.type === 'content_filter') return
        const unexplained =
          status !== 500 && generic.test(findErrorText(json, '').trim()) && isHarmless(request, subject.thinking())
        if (
          hasTextParts(request) &&
          !isAboutOthers(words) &&
          (wantsString.test(words) || unexplained || isAboutForm(findErrorText(json, ''), request))
        )
          sayParts(say)
        else if (status !== 500) judgeHistory(request, words, unexplained, say)
        else if (runtimeError.test(words)) judgeCrash(request, words, say)
      },
    }
  },
})

type Say = (message: string, form: string, severity?: Severity) => void

/** Whether a refusal names members of messages, and `content` is not one of them. */
function isAboutOthers(words: string): boolean {
  const members = [...words.matchAll(/\bmessages?(?:\[\d+\]|\.\d+)?\.([a-z_]+)/g)].map(([, member]) => member)
  return members.length > 0 && !members.includes('content')
}

function sayParts(say: Say): void {
  say('`content` as an array of text parts is refused', '`content` as a string and as an array of parts')
}

/** Whether a refusal is about the form of the content, of which nothing but its text parts can be the reason. */
function isAboutForm(words: string, request: Json): boolean {
  if (!aboutContent.test(words) || aboutMeaning.test(words)) return false
  const messages = findMessages(request)
  return messages.length > 0 && messages.every(({ role, content }) => role !== 'tool' && isText(content))
}

/** Judges refusals that name a member of the request. */
function judgeMembers(words: string, request: Json | null, say: Say): void {
  if (words.includes('tool_choice') && isChoiceWithoutTools(request, words))
    say('`tool_choice: "none"` without `tools` is refused', '`tool_choice: "none"`, also without `tools`,')
  if (words.includes('max_completion_tokens') && isUnknownMember(words))
    say('`max_completion_tokens` is refused as an unknown member', '`max_completion_tokens`')
  if (/include_usage|stream_options/.test(words) && isUnknownMember(words))
    say('`stream_options.include_usage` is refused', '`stream_options.include_usage`', 'warn')
  for (const member of documented)
    if (
      words.includes(member) &&
      /extra_forbidden|extra (inputs|fields)|unsupported param|unknown (field|param)/i.test(words)
    )
      say(`the documented member \`${member}\` is refused as unknown`, `\`${member}\``, 'warn')
}

/** Judges refusals of history: of an assistant message in the form in which servers send it, and of further members. */
function judgeHistory(request: Json, words: string, unexplained: boolean, say: Say): void {
  const history = findMessages(request)
  // K2.x requires the reasoning of its own calls while it thinks.
  if (/reasoning_content.{0,20}missing/.test(words)) return
  const calls = history.find((message) => message.role === 'assistant' && hasCalls(message))
  const bare = calls !== undefined && (calls.content === undefined || calls.content === null || calls.content === '')
  if (bare && (wantsContent.test(words) || (wantsMessage.test(words) && history.every(isFilled))))
    return say(
      `an assistant message with tool calls and ${calls.content === '' ? 'empty' : 'no'} \`content\` is refused`,
      'the message that the server itself sends',
      'warn',
    )
  const members = findFurtherMembers(history)
  const named = [...members].find((member) => words.includes(member) && isUnknownMember(words))
  if (named !== undefined)
    return say(
      `the member \`${named}\` of a history message is refused as unknown`,
      'a message with further members',
      'warn',
    )
  if (!unexplained) return
  if (members.size > 0)
    say(
      `a history message with ${[...members].map((member) => `\`${member}\``).join(', ')} is refused`,
      'a message with further members',
      'warn',
    )
  else if (bare)
    say('an assistant message with tool calls is refused', 'the message that the server itself sends', 'warn')
}

/** Judges errors of the server that name a further member of the history, or the null that a message with calls has as content. */
function judgeCrash(request: Json, words: string, say: Say): void {
  const history = findMessages(request)
  const named = [...findFurtherMembers(history)].find((member) => words.includes(member))
  if (named !== undefined)
    say(`the member \`${named}\` of a history message causes an error`, 'a message with further members', 'warn')
  else if (/None|null|nil/.test(words) && history.some((message) => hasCalls(message) && message.content === null))
    say(
      'an assistant message with tool calls and no `content` causes an error',
      'the message that the server itself sends',
      'warn',
    )
}

/** Members of messages, and of their tool calls, beyond the documented ones; `reasoning_content` comes with every thinking model. */
function findFurtherMembers(messages: readonly Json[]): Set<string> {
  const found = new Set<string>()
  for (const message of messages) {
    for (const name of Object.keys(message)) if (!messageMembers.has(name)) found.add(name)
    if (!Array.isArray(message.tool_calls)) continue
    for (const call of message.tool_calls)
      if (isObject(call)) for (const name of Object.keys(call)) if (!callMembers.has(name)) found.add(name)
  }
  return found
}

function hasCalls(message: Json): boolean {
  return Array.isArray(message.tool_calls) && message.tool_calls.length > 0
}

/** Whether a message has calls or content; the result of a call may be empty. */
function isFilled(message: Json): boolean {
  return hasCalls(message) || message.role === 'tool' || isText(message.content)
}

/** Whether nothing else in the request may be the reason of a refusal, such as a tool result without its call. */
function isHarmless(request: Json, thinking: 'on' | 'off' | null): boolean {
  const budget = findBudget(request) ?? 1
  if (budget < 1 || budget > 8192 || !Object.keys(request).every((name) => harmless.has(name))) return false
  const messages = findMessages(request)
  if (thinking !== 'off' && messages.some((message) => hasCalls(message) && message.reasoning_content === undefined))
    return false
  return (
    areAnswered(messages) &&
    messages.length > 0 &&
    messages.every(
      (message) =>
        ['system', 'user', 'assistant', 'tool'].includes(String(message.role)) &&
        (hasCalls(message) || isText(message.content)),
    )
  )
}

/** Whether every call of the history has a result and every result a call. */
function areAnswered(messages: readonly Json[]): boolean {
  const calls = new Set<unknown>()
  const results = new Set<unknown>()
  for (const message of messages) {
    if (hasCalls(message))
      for (const call of message.tool_calls as unknown[]) calls.add(isObject(call) ? call.id : call)
    if (message.role === 'tool') results.add(message.tool_call_id)
  }
  return calls.size === results.size && [...calls].every((id) => results.has(id))
}

/** True for a text that is not empty, as a string or as text parts. */
function isText(content: unknown): boolean {
  if (typeof content === 'string') return content.trim() !== '' && content.length < 10_000
  return Array.isArray(content) && content.length > 0 && content.every(isTextPart)
}

function isTextPart(part: unknown): boolean {
  return isObject(part) && part.type === 'text' && typeof part.text === 'string' && part.text.trim() !== ''
}

function isChoiceWithoutTools(request: Json | null, words: string): boolean {
  const wantsTools =
    /tools.{0,3} (must|should|need|is|are|required)|requires? .{0,10}tools|when using .{0,3}tool_choice/i.test(words)
  if (request === null) return wantsTools
  return request.tool_choice === 'none' && (!Array.isArray(request.tools) || request.tools.length === 0)
}

function hasTextParts(request: Json): boolean {
  return findMessages(request).some(
    ({ content }) =>
      Array.isArray(content) && content.length > 0 && content.every((part) => isObject(part) && part.type === 'text'),
  )
}
