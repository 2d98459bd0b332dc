/** The parts of a chat request that an answer depends on, read without trusting any shape. */
import type { RequestLike } from './shapes.ts'

export interface ViewedMessage {
  role: string
  text: string
  name: string
  parts: readonly Readonly<Record<string, unknown>>[]
  raw: Readonly<Record<string, unknown>>
}

export interface ToolResult {
  /** Name of the tool, from the message or from the call it answers. */
  name: string
  callId: string
  text: string
}

export interface RequestView {
  messages: readonly ViewedMessage[]
  systemText: string
  /** Text of the last user message, '' when there is none. */
  userText: string
  user: ViewedMessage | null
  chinese: boolean
  /** Results that stand after the last assistant message, when the conversation ends with them. */
  toolResults: readonly ToolResult[]
  /** The unfinished assistant message that `partial: true` asks to continue. */
  partial: ViewedMessage | null
  /** Tool calls made in the conversation so far, and their ids. */
  callIds: readonly string[]
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads the messages of a request once. */
export function viewRequest(request: RequestLike): RequestView {
  const messages: ViewedMessage[] = []
  if (Array.isArray(request.messages))
    for (const raw of request.messages) if (isRecord(raw)) messages.push(viewMessage(raw))
  let user: ViewedMessage | null = null
  let systemText = ''
  const callIds: string[] = []
  const callNames = new Map<string, string>()
  for (const message of messages) {
    if (message.role === 'user') user = message
    else if (message.role === 'system') systemText += systemText === '' ? message.text : `\n${message.text}`
    else if (message.role === 'assistant' && Array.isArray(message.raw['tool_calls'])) {
      for (const call of message.raw['tool_calls']) {
        if (!isRecord(call)) continue
        const id = typeof call['id'] === 'string' ? call['id'] : ''
        callIds.push(id)
        if (isRecord(call['function']) && typeof call['function']['name'] === 'string')
          callNames.set(id, call['function']['name'])
      }
    }
  }
  const last = messages.at(-1)
  const userText = user?.text ?? ''
  return {
    messages,
    systemText,
    userText,
    user,
    chinese: isChinese(userText === '' ? systemText : userText),
    toolResults: last?.role === 'tool' ? readToolResults(messages, callNames) : [],
    partial: last?.role === 'assistant' && last.raw['partial'] === true ? last : null,
    callIds,
  }
}

/** Whether a text is mainly Chinese: one Han character says as much as a short word. */
function isChinese(text: string): boolean {
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
  const content = raw['content']
  let text = ''
  let parts: Record<string, unknown>[] = []
  if (typeof content === 'string') text = content
  else if (Array.isArray(content)) {
    parts = content.filter(isRecord)
    for (const part of parts) {
      if (typeof part['text'] === 'string') text += text === '' ? part['text'] : `\n${part['text']}`
    }
  }
  return {
    role: typeof raw['role'] === 'string' ? raw['role'] : '',
    text,
    name: typeof raw['name'] === 'string' ? raw['name'] : '',
    parts,
    raw,
  }
}

function readToolResults(messages: readonly ViewedMessage[], names: ReadonlyMap<string, string>): ToolResult[] {
  const results: ToolResult[] = []
  for (let i = messages.length - 1; i >= 0; i--) {
    const message = messages[i]
    if (message === undefined || message.role !== 'tool') break
    const callId = typeof message.raw['tool_call_id'] === 'string' ? message.raw['tool_call_id'] : ''
    results.unshift({ name: message.name || names.get(callId) || 'tool', callId, text: message.text })
  }
  return results
}
