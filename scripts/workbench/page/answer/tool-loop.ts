/** The next request of a tool loop: the assistant's message as it came, and the results of its calls. */
import { isObject, type AssembledChoice } from '../../../../tests/suite/judge/index.ts'
import type { ComposedRequest } from '../../protocol.ts'
import type { ExchangeView } from '../state/exchange.ts'

/** One call of a tool, as the answer carries it. */
export interface ToolCall {
  id: string
  type: string
  name: string
  /** The text as it came. */
  arguments: string
  /** The schema that the request declares for it; null where it declares none. */
  parameters: unknown
}

/** The calls of the first choice, in their order. */
export function findCalls(view: ExchangeView): ToolCall[] {
  const choice = view.answer.choices.get(0)
  if (choice === undefined) return []
  return [...choice.calls.values()].map((call) => ({
    id: call.id ?? '',
    type: call.type ?? 'function',
    name: call.name ?? '',
    arguments: call.arguments.whole ?? '',
    parameters: findParameters(view.request.body, call.name),
  }))
}

function findParameters(body: unknown, name: string | null): unknown {
  const tools = isObject(body) && Array.isArray(body.tools) ? body.tools : []
  for (const tool of tools)
    if (isObject(tool) && isObject(tool.function) && tool.function.name === name)
      return tool.function.parameters ?? null
  return null
}

/** What tools of the usual names return, by a word of the name; the first that matches applies. */
const exampleResults: readonly (readonly [names: RegExp, result: object])[] = [
  [/weather|temperature|forecast/i, { temperature: 21, unit: 'celsius', conditions: 'partly cloudy' }],
  [/search|find|query|lookup/i, { results: [{ title: 'First result', text: 'Example text of the first result.' }] }],
  [/time|date|clock/i, { time: '2026-01-15T09:30:00Z' }],
  [/calc|sum|add|math/i, { result: 42 }],
]

/** A result that a tool could give: the arguments it was called with, and an example for its name. */
export function generateResult(call: ToolCall): string {
  const given = parse(call.arguments)
  // Kimi's own tools take their arguments back unchanged: https://platform.kimi.ai/docs/guide/use-web-search
  if (call.name.startsWith('$') || call.type === 'builtin_function') return call.arguments
  const found = exampleResults.find(([names]) => names.test(call.name))
  return JSON.stringify({ ...(isObject(given) ? given : {}), ...(found?.[1] ?? { status: 'ok' }) })
}

/** The request with the assistant's message and the results appended; null where its body is not a conversation. */
export function toContinuation(view: ExchangeView, results: readonly string[]): ComposedRequest | null {
  const { body } = view.request
  const message = toAssistantMessage(view)
  if (!isObject(body) || !Array.isArray(body.messages) || message === null) return null
  const answers = findCalls(view).map(({ id, name }, at) => ({
    role: 'tool',
    tool_call_id: id,
    name,
    content: results[at] ?? '',
  }))
  return { ...view.request, body: { ...body, messages: [...body.messages, message, ...answers] } }
}

/** The message as a body carries it, or as its chunks add up to it. */
function toAssistantMessage(view: ExchangeView): Record<string, unknown> | null {
  if (isObject(view.json)) {
    const choice: unknown = Array.isArray(view.json.choices) ? view.json.choices[0] : undefined
    return isObject(choice) && isObject(choice.message) ? choice.message : null
  }
  const choice = view.answer.choices.get(0)
  return choice === undefined ? null : toMessage(choice)
}

function toMessage(choice: AssembledChoice): Record<string, unknown> {
  const calls = [...choice.calls.values()].map((call) => ({
    index: call.index,
    id: call.id,
    type: call.type ?? 'function',
    function: { name: call.name, arguments: call.arguments.whole ?? '' },
  }))
  return {
    role: choice.role ?? 'assistant',
    content: choice.content.whole ?? '',
    ...(choice.hasReasoning ? { reasoning_content: choice.reasoning.whole ?? '' } : {}),
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
  }
}

/** The arguments, indented where they are JSON. */
export function formatArguments(text: string): string {
  const value = parse(text)
  return value === undefined ? text : JSON.stringify(value, null, 2)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
