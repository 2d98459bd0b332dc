/** The calls that were made since the user's last message, each with its arguments and its result. */
import { toText } from '../../common/index.ts'
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'

export interface MadeCall {
  readonly id: string
  readonly name: string
  readonly args: Readonly<Record<string, unknown>>
  /** What the tool returned; '' where the conversation has no result. */
  readonly result: string
}

const mostCalls = 60

/** The calls of the turn in their order, at most the last ones. */
export function readMadeCalls({ calls, messages }: RequestView): MadeCall[] {
  const current = calls.filter(({ isCurrent }) => isCurrent).slice(-mostCalls)
  const texts = new Map<string, string>()
  for (const { role, raw, text } of messages)
    if (role === 'tool' && typeof raw['tool_call_id'] === 'string') texts.set(raw['tool_call_id'], text)
  return current.map(({ id, name, arguments: written }) => ({
    id,
    name,
    args: parseArguments(written),
    result: texts.get(id) ?? '',
  }))
}

/** The arguments of a call; none where they are no JSON, as those in a client's history may be. */
function parseArguments(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}

const refused =
  /^\W{0,12}(?:error|failed|failure|exception|traceback|access denied|permission denied|fatal)\b|"(?:error|errors|exception)"\s{0,3}:\s{0,3}["{[]|"(?:success|ok)"\s{0,3}:\s{0,3}false|^\W{0,12}\w{1,40}Error\b|\b(?:command not found|no such file|does not exist|not found|was denied|denied this)\b/i

/** Whether a result says that the call did not do what it was made for. */
export function isRefused(text: string): boolean {
  return refused.test(text.slice(0, 600))
}

/** The plain properties of a tool's parameters, and those of them that are required. */
export function readProperties(parameters: Readonly<Record<string, unknown>>): {
  readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly required: readonly string[]
} {
  const all = isRecord(parameters['properties']) ? parameters['properties'] : {}
  const properties: Record<string, Readonly<Record<string, unknown>>> = {}
  for (const [name, schema] of Object.entries(all)) properties[name] = isRecord(schema) ? schema : {}
  const required = Array.isArray(parameters['required']) ? parameters['required'].map(toText) : []
  return { properties, required: required.filter((name) => Object.hasOwn(properties, name)) }
}
