/** Reads members of a chat request. A member of the wrong type counts as absent. */
import { isObject, type Subject } from '../../judge/index.ts'

export type Json = Readonly<Record<string, unknown>>

/** A tool that the request declares, in `tools` or in a system message (dynamic tools of K3). */
export interface OfferedTool {
  name: string
  /** `strict` as sent; undefined if the default of the service (true) applies. */
  strict: unknown
  parameters: unknown
}

/** True for the chat endpoint. */
export function isChat(subject: Subject): boolean {
  return subject.head.operationId === 'createChatCompletion'
}

/** True for 2xx, and where the status is not known. */
export function isSuccess(subject: Subject): boolean {
  return subject.status === null || (subject.status >= 200 && subject.status < 300)
}

/** The output budget; `max_completion_tokens` takes precedence, as in Moonshot's own client. Null when none was sent. */
export function findBudget(request: Json): number | null {
  const budget = request.max_completion_tokens ?? request.max_tokens
  return typeof budget === 'number' ? budget : null
}

/** Every tool the request offers, in order. */
export function findTools(request: Json): OfferedTool[] {
  const found: OfferedTool[] = []
  addTools(found, request.tools)
  for (const message of findMessages(request)) addTools(found, message.tools)
  return found
}

/** The messages that are objects. */
export function findMessages(request: Json): Json[] {
  return Array.isArray(request.messages) ? request.messages.filter(isObject) : []
}

/** The beginning that the answer continues: the content of a last message with `partial`; null where there is none. */
export function findBeginning(request: Json): string | null {
  const last = findMessages(request).at(-1)
  if (last?.partial !== true) return null
  return typeof last.content === 'string' ? last.content : ''
}

/** The stop texts, empty ones left out. */
export function findStops(request: Json): string[] {
  const stops: unknown[] = Array.isArray(request.stop) ? request.stop : [request.stop]
  return stops.filter((stop): stop is string => typeof stop === 'string' && stop !== '')
}

/** The function a `tool_choice` object names; null for every other form. */
export function findNamedTool(request: Json): string | null {
  const choice = request.tool_choice
  if (!isObject(choice) || !isObject(choice.function)) return null
  return typeof choice.function.name === 'string' ? choice.function.name : null
}

/** True when a text of the request contains this text, so that an answer may quote it. */
export function mentions(request: Json | null, text: string): boolean {
  return request !== null && holds(request, text, 0)
}

function holds(value: unknown, text: string, depth: number): boolean {
  if (typeof value === 'string') return value.includes(text)
  if (typeof value !== 'object' || value === null || depth > 64) return false
  return Object.values(value).some((member) => holds(member, text, depth + 1))
}

function addTools(found: OfferedTool[], tools: unknown): void {
  if (!Array.isArray(tools)) return
  for (const tool of tools) {
    if (!isObject(tool) || !isObject(tool.function) || typeof tool.function.name !== 'string') continue
    found.push({ name: tool.function.name, strict: tool.function.strict, parameters: tool.function.parameters })
  }
}
