/** The tools that a request offers: its own, and those of system messages (dynamic tools, docs/api/chat). */
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'
import { keepFor } from '../../common/index.ts'
import type { RequestLike } from '../types.ts'

export interface OfferedTool {
  name: string
  description: string
  /** JSON Schema of the arguments; `{}` when none is given. */
  parameters: Readonly<Record<string, unknown>>
  builtin: boolean
  raw: Readonly<Record<string, unknown>>
}

/** Every offered tool, in order. */
export function offeredTools(request: RequestLike, view: RequestView): OfferedTool[] {
  const tools: OfferedTool[] = []
  collect(request['tools'], tools)
  for (const message of view.messages)
    if (message.role === 'system' && message.raw['tools'] !== undefined) collect(message.raw['tools'], tools)
  return tools
}

/** The value of `tool_choice`: the function that it names, otherwise one of the three words. */
export function readToolChoice(request: RequestLike): 'auto' | 'none' | 'required' | { name: string } {
  const choice = request['tool_choice']
  if (choice === 'none' || choice === 'required') return choice
  if (isRecord(choice) && isRecord(choice['function']) && typeof choice['function']['name'] === 'string')
    return { name: choice['function']['name'] }
  return 'auto'
}

function collect(list: unknown, tools: OfferedTool[]): void {
  if (!Array.isArray(list)) return
  for (const raw of list) {
    const tool = isRecord(raw) ? toOffered(raw) : null
    if (tool !== null) tools.push(tool)
  }
}

const toOffered = keepFor((raw: Record<string, unknown>): OfferedTool | null => {
  if (!isRecord(raw['function'])) return null
  const { name, description, parameters } = raw['function']
  if (typeof name !== 'string') return null
  return Object.freeze({
    name,
    description: typeof description === 'string' ? description : '',
    parameters: isRecord(parameters) ? ofObject(parameters) : {},
    builtin: raw['type'] === 'builtin_function',
    raw,
  })
})

/** The schema without other types beside `object`, which a tool may list: arguments are always an object. */
function ofObject(parameters: Record<string, unknown>): OfferedTool['parameters'] {
  return Array.isArray(parameters['type']) ? Object.freeze({ ...parameters, type: 'object' }) : parameters
}
