/** Tool definitions: their number, type, name, parameters, and duplicates. A missing or empty `parameters` is accepted. */
import type { Evidence } from '../../openapi/evidence.ts'
import { defineMessage, invalidRequest, refuse, type Members, type Rule } from './rule.ts'
import { findSchemaProblem } from './schema/index.ts'

const maxTools = 128
const maxNameLength = 256
const namePattern = /^[A-Za-z_][A-Za-z0-9_-]*$/
const builtins = new Set(['$web_search'])

/** A list of definitions as the request contains it: elements may be null. */
export type ToolList = readonly (Members | null)[]

const probed: Evidence = { level: 'recorded', source: 'QuantumNous/new-api' }

const messages = {
  tooMany: defineMessage(
    {
      level: 'unverified',
      source: 'api-evangelist/moonshot-ai',
      note: 'The older OpenAPI document has maxItems 128, the newer none; the wording follows the one for stop.',
    },
    (count: number) =>
      `Invalid request: tools array too long. Expected an array with maximum length ${maxTools}, but got an array with length ${count} instead`,
  ),
  type: defineMessage(
    { ...probed, note: '`plugin` itself is refused although the sentence offers it.' },
    (type: string) => `unknown tool type: ${type}, currently only function and plugin are supported`,
  ),
  name: defineMessage(
    probed,
    () =>
      'function name is invalid, must start with a letter and can contain letters, numbers, underscores, and dashes',
  ),
  builtin: defineMessage(
    { level: 'unverified', source: 'unknown/wording' },
    (name: string) => `unknown builtin function: ${name}`,
  ),
  duplicate: defineMessage(
    {
      level: 'documented',
      source: 'docs/guide/use-official-tools',
      note: 'Status 400; earlier versions of the page said 401.',
    },
    (name: string) => `function name ${name} is duplicated`,
  ),
  parametersType: defineMessage(
    { level: 'recorded', source: '14790897/MiroqForge-Desktop#1165' },
    () => 'tools.function.parameters.type is required and must be "object"',
  ),
  parametersSchema: defineMessage(
    { level: 'recorded', source: 'earendil-works/pi#4138', note: 'Kimi Code sends it without "Invalid request: ".' },
    (problem: string) =>
      `Invalid request: tools.function.parameters is not a valid moonshot flavored json schema, details: <${problem}>`,
  ),
}

/** A wrong definition among the request's `tools`. */
export const wrongTool: Rule = {
  id: 'tools',
  messages,
  find({ body }) {
    const tools = body['tools'] as ToolList | null | undefined
    if (!tools || tools.length === 0) return null
    if (tools.length > maxTools) return refuse(messages.tooMany.build(tools.length))
    const problem = findToolProblem(tools)
    if (!problem) return null
    return refuse(problem.isPrefixed ? invalidRequest + problem.text : problem.text)
  },
}

/** What is wrong with a tool. `isPrefixed`: for a tool of the request, the refusal begins with `Invalid request: ` (recorded). */
export interface ToolProblem {
  text: string
  isPrefixed: boolean
}

/** The first problem in a list of definitions, of the request or of a system message. */
export function findToolProblem(tools: ToolList): ToolProblem | null {
  const names = new Set<string>()
  for (const tool of tools) {
    const problem = checkTool(tool)
    if (problem) return problem
    const name = nameOf(tool)
    if (names.has(name)) return { text: messages.duplicate.build(name), isPrefixed: false }
    names.add(name)
  }
  return null
}

/** The name in a definition, or the empty string. */
export function nameOf(tool: Members | null): string {
  const definition = tool?.['function'] as Members | null | undefined
  const name = definition?.['name']
  return typeof name === 'string' ? name : ''
}

function checkTool(tool: Members | null): ToolProblem | null {
  const type = tool?.['type'] ?? ''
  const name = nameOf(tool)
  if (type === 'builtin_function') {
    return builtins.has(name) ? null : { text: messages.builtin.build(name), isPrefixed: true }
  }
  if (type !== 'function') return { text: messages.type.build(String(type)), isPrefixed: true }
  if (name.length > maxNameLength || !namePattern.test(name)) {
    return { text: messages.name.build(), isPrefixed: true }
  }
  return checkParameters(tool!['function'] as Members)
}

function checkParameters(definition: Members): ToolProblem | null {
  const parameters = definition['parameters'] as Members | null | undefined
  // The dialect defines the empty schema as "any value".
  if (!parameters || isEmpty(parameters)) return null
  const type = parameters['type']
  if (type !== 'object' && !(Array.isArray(type) && type.includes('object'))) {
    return { text: messages.parametersType.build(), isPrefixed: false }
  }
  if (definition['strict'] === false) return null
  const problem = findSchemaProblem(parameters)
  return problem === null ? null : { text: messages.parametersSchema.build(problem), isPrefixed: false }
}

function isEmpty(members: Members): boolean {
  for (const _ in members) return false
  return true
}
