/** Reads the parts of a chat request that an answer depends on; no member's type is taken for granted. */
import { guard, hasCues, needs } from './cues.ts'
import { readTranscript } from './transcripts.ts'
import type { RequestLike } from './types.ts'

export interface ViewedMessage {
  role: string
  text: string
  /** What stands in `<system-reminder>` tags in a user message; `text` is the rest. */
  reminders: string
  name: string
  parts: readonly Readonly<Record<string, unknown>>[]
  raw: Readonly<Record<string, unknown>>
}

/** A tool call of an earlier answer. */
export interface EarlierCall {
  id: string
  name: string
  /** JSON text as sent. */
  arguments: string
  /** Whether it was made after the last user message. */
  isCurrent: boolean
}

export interface ToolResult {
  /** Name of the tool, from the message or from the call it answers. */
  name: string
  callId: string
  text: string
  message: ViewedMessage
}

export interface RequestView {
  messages: readonly ViewedMessage[]
  systemText: string
  /** Text of the last user message, '' where there is none. */
  userText: string
  /**
   * What the user wants to be done: the last user message, or the one before where the last only asks for a tool call, for another
   * attempt, or to continue.
   */
  taskText: string
  user: ViewedMessage | null
  chinese: boolean
  /** The tool messages after the last assistant message, where the conversation ends with them. */
  toolResults: readonly ToolResult[]
  /** The unfinished assistant message that `partial: true` asks to continue. */
  partial: ViewedMessage | null
  calls: readonly EarlierCall[]
  /** Messages whose images and videos the answer describes: the last user message, or the tool results after it. */
  mediaMessages: readonly ViewedMessage[]
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Messages of client libraries that refer to the request before them. */
const followUps = guard(
  /^\s*(?:please\s+)?(?:select|choose|pick|use|call|invoke)\s+(?:a|one|one of|an appropriate|the (?:right|best|appropriate))\s*(?:of the\s*)?(?:available\s+|provided\s+)?(?:tools?|functions?)\b.{0,80}$|^\s*(?:please\s+)?(?:continue|go on|go ahead|proceed|try again|retry|keep going|yes|ok|okay|sure|do it)\b.{0,40}$|\b(?:fix the errors? and try again|validation errors?\b|plain text responses are not permitted|include your response in a tool call|did not (?:use|call) a tool)|^(?:继续|请继续|接着|好的|重试)[^，。]{0,8}$|^请?(?:选择|调用|使用)(?:一个|合适的)?工具[^，。]{0,20}$/is,
)

/** Reads the messages of a request. */
export function viewRequest(request: RequestLike): RequestView {
  const messages: ViewedMessage[] = []
  let systemText = ''
  let user: ViewedMessage | null = null
  let lastUser: ViewedMessage | null = null
  const list: readonly unknown[] = Array.isArray(request.messages) ? request.messages : []
  const count = countWithout(list)
  for (let index = 0; index < count; index++) {
    const raw = list[index]
    if (!isRecord(raw)) continue
    const message = viewMessage(raw)
    messages.push(message)
    const { role, text, reminders } = message
    const added = role === 'system' ? text : reminders
    if (added !== '') systemText = systemText === '' ? added : `${systemText}\n${added}`
    if (role !== 'user') continue
    lastUser = message
    // A message that consists of reminders has no task.
    if (text !== '' || reminders === '') user = message
  }
  user ??= lastUser
  // Some libraries send the whole prompt as a system message.
  if (user === null && isOnlySystem(messages)) return viewRequest({ ...request, messages: toUserMessages(list) })
  const turns = user !== null && user === messages.at(-1) ? readTranscript(user.text) : null
  if (turns !== null) return viewRequest({ ...request, messages: [...list.slice(0, -1), ...turns] })
  const userText = user === null ? '' : user.text
  const last = messages.at(-1)
  const calls = readCalls(messages, user)
  const toolResults = last?.role === 'tool' ? readToolResults(messages, calls) : []
  return {
    messages,
    systemText,
    userText,
    taskText: withoutFrame(findTask(messages, userText)),
    user,
    chinese: isChinese(userText === '' ? systemText : userText),
    toolResults,
    partial: last?.role === 'assistant' && last.raw['partial'] === true ? last : null,
    calls,
    mediaMessages: toolResults.length > 0 ? findWithParts(toolResults, list.slice(count)) : user === null ? [] : [user],
  }
}

function isOnlySystem(messages: readonly ViewedMessage[]): boolean {
  return messages.length > 0 && messages.every(({ role, text }) => role === 'system' && text !== '')
}

/** The messages with the last one as that of the user. */
function toUserMessages(list: readonly unknown[]): unknown[] {
  return list.map((raw, index) => (index === list.length - 1 && isRecord(raw) ? { ...raw, role: 'user' } : raw))
}

/** The results that have parts, and the messages attached to them. */
function findWithParts(results: readonly ToolResult[], attached: readonly unknown[]): ViewedMessage[] {
  return [...results.map((result) => result.message), ...attached.filter(isRecord).map(viewMessage)].filter(
    (message) => message.parts.length > 0,
  )
}

/** Messages of client libraries after results: what a tool returned beside its text, and the instruction to continue. */
const continuation = guard(
  /^\s{0,20}(?:analy[sz]e the tool results?\b|attachments? from tool calls?\b|this is file \w{2,40}:|<tool-content\b|(?:here (?:is|are)|these are) the (?:tool )?results?\b)/i,
)

/** The number of messages without user messages at the end that belong to the results before them. */
function countWithout(list: readonly unknown[]): number {
  let last = list.length - 1
  while (last > 0 && isOfRole(list[last], 'user')) last--
  if (last < 1 || last === list.length - 1 || !isOfRole(list[last], 'tool')) return list.length
  let end = list.length
  while (end - 1 > last && isContinuation(list[end - 1])) end--
  return end - 1 === last ? end : list.length
}

function isOfRole(raw: unknown, role: string): boolean {
  return isRecord(raw) && raw['role'] === role
}

function isContinuation(raw: unknown): boolean {
  return isRecord(raw) && continuation.test(viewMessage(raw).text)
}

/** The task within what CrewAI writes around it. */
const framed = guard(
  /(?:^|\n)\s{0,20}Current Task:\s{0,20}([\s\S]{1,20000}?)(?=\n\s{0,20}(?:This is the expected criteria|This is VERY important|This is the context you|you MUST return the actual|Provide your complete response|Begin!)|$)/,
)

/** The task as Cline and Roo Code send it. */
const tagged = guard(/^\s{0,20}<task>([\s\S]{1,20000}?)<\/task>/)

function withoutFrame(text: string): string {
  return (framed.exec(text) ?? tagged.exec(text))?.[1]?.trim() ?? text
}

function findTask(messages: readonly ViewedMessage[], userText: string): string {
  const isTask = (message: ViewedMessage) => message.role === 'user' && message.text !== '' && !isFollowUp(message.text)
  if (isFollowUp(userText)) return messages.findLast(isTask)?.text ?? userText
  const asked = findAskedFor(messages, userText)
  if (asked !== null) return asked
  // Messages in a row, as libraries add one about the form of the answer, are one task.
  let last = messages.length - 1
  while (last >= 0 && messages[last]?.role !== 'user') last--
  let first = last
  while (first > 0 && messages[first - 1]?.role === 'user') first--
  if (last - first < 1) return userText
  const texts = messages.slice(first, last + 1).filter(isTask)
  return texts.map((message) => message.text).join('\n')
}

/** What an assistant asks for before it can do a task. */
const asksFor =
  /\b(?:which|what|where|when|who|could you|can you|please (?:provide|tell|specify|share|give)|do you|how (?:old|many|much|long|far|big|tall|often))\b[^?]{2,160}\?\s*$|\bplease (?:provide|tell|specify|share|give)\b[^.]{2,120}[.!]?\s*$/i
const offersHelp = /\b(?:help|assist|anything else|can i do|do for you|would you like|how are you)\b/i
const newTask =
  /\?\s*$|^\s*(?:what|who|where|when|how|why|which|is|are|can|could|tell|give|show|list|write|create|find|search|get|make|send|book|translate|summari[sz]e|explain|forget|never ?mind|my name|hello|hi|thanks|no\b)/i
const longestReply = 120

/** The task before the assistant's question together with the answer to it; null where the last message answers no question. */
function findAskedFor(messages: readonly ViewedMessage[], userText: string): string | null {
  const last = messages.findLastIndex((message) => message.role === 'user')
  // A call that hands the conversation over to the user may follow the question.
  let before = last - 1
  while (before > 0 && (messages[before]?.role === 'tool' || isOnlyCall(messages[before]))) before--
  const question = messages[before]
  if (
    question?.role !== 'assistant' ||
    last !== messages.length - 1 ||
    userText.length > longestReply ||
    newTask.test(userText)
  )
    return null
  const end = question.text.slice(-240)
  const lastSentence = end.split(/(?<=[.!?])\s/).at(-1) ?? end
  if (!asksFor.test(end) || offersHelp.test(lastSentence)) return null
  const task = messages.slice(0, before).findLast((message) => message.role === 'user')
  return task === undefined ? null : `${task.text}\n${userText}`
}

function isOnlyCall(message: ViewedMessage | undefined): boolean {
  return message?.role === 'assistant' && message.text === '' && Array.isArray(message.raw['tool_calls'])
}

function isFollowUp(text: string): boolean {
  return text.length <= 2000 && followUps.test(text)
}

const hanCues = needs('\\h')
/** Whether a text is mainly Chinese: a Han character weighs as much as a short word. */
function isChinese(text: string): boolean {
  if (!hasCues(hanCues, text)) return false
  const sample = text.length > 4000 ? text.slice(0, 4000) : text
  let han = 0
  let latin = 0
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i)
    if (code >= 0x4e00 && code <= 0x9fff) han++
    else if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) latin++
  }
  return han > 0 && han * 3 >= latin
}

function viewMessage(raw: Record<string, unknown>): ViewedMessage {
  const { role, content, name } = raw
  const parts: readonly Record<string, unknown>[] = Array.isArray(content) ? content.filter(isRecord) : noParts
  const whole = typeof content === 'string' ? content : joinParts(parts)
  const taken = role === 'user' && whole.includes(reminderStart) ? takeReminders(whole) : null
  return {
    role: typeof role === 'string' ? role : '',
    text: taken === null ? whole : taken.text,
    reminders: taken === null ? '' : taken.reminders,
    name: typeof name === 'string' ? name : '',
    parts,
    raw,
  }
}

const noParts: readonly Record<string, unknown>[] = []

function joinParts(parts: readonly Record<string, unknown>[]): string {
  return parts.flatMap(({ text }) => (typeof text === 'string' ? [text] : [])).join('\n')
}

const reminderStart = '<system-reminder>'
const reminderEnd = '</system-reminder>'

/**
 * Separates what agents such as qwen-code add to the user's message in `<system-reminder>` tags: skills, the working directory, the date.
 * A model follows the rest of the message.
 */
function takeReminders(text: string): { text: string; reminders: string } {
  const kept: string[] = []
  const reminders: string[] = []
  let position = 0
  for (;;) {
    const start = text.indexOf(reminderStart, position)
    const end = start === -1 ? -1 : text.indexOf(reminderEnd, start)
    if (end === -1) break
    kept.push(text.slice(position, start))
    reminders.push(text.slice(start + reminderStart.length, end).trim())
    position = end + reminderEnd.length
  }
  if (reminders.length === 0) return { text, reminders: '' }
  kept.push(text.slice(position))
  return { text: kept.join('').trim(), reminders: reminders.join('\n') }
}

function readCalls(messages: readonly ViewedMessage[], user: ViewedMessage | null): EarlierCall[] {
  const calls: EarlierCall[] = []
  let isCurrent = user === null
  for (const message of messages) {
    if (message === user) isCurrent = true
    const list = message.role === 'assistant' ? message.raw['tool_calls'] : undefined
    if (!Array.isArray(list)) continue
    for (const call of list) {
      if (!isRecord(call)) continue
      const called = isRecord(call['function']) ? call['function'] : {}
      calls.push({
        id: typeof call['id'] === 'string' ? call['id'] : '',
        name: typeof called['name'] === 'string' ? called['name'] : '',
        arguments: typeof called['arguments'] === 'string' ? called['arguments'] : '',
        isCurrent,
      })
    }
  }
  return calls
}

function readToolResults(messages: readonly ViewedMessage[], calls: readonly EarlierCall[]): ToolResult[] {
  const names = new Map(calls.map((call) => [call.id, call.name]))
  const first = messages.findLastIndex((message) => message.role !== 'tool') + 1
  return messages.slice(first).map((message) => {
    const id = message.raw['tool_call_id']
    const callId = typeof id === 'string' ? id : ''
    return { name: message.name || names.get(callId) || 'tool', callId, text: message.text, message }
  })
}
