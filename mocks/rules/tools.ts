/**
 * Tool definitions: type, name, parameters, duplicates, number. Facts: `kimi-chat-api.md` §2.4 (type and name recorded
 * 2026-08-27; `plugin` itself is refused although the sentence offers it, seen 2026-06-20; a missing `parameters` is taken).
 */
import { findSchemaFault } from './find-schema-fault.ts'
import { refuse, type Members, type Rule } from './rule.ts'
import { texts } from './texts.ts'
import { invalidRequest } from './texts/tools.ts'

const maxTools = 128
const maxNameLength = 256
const nameForm = /^[A-Za-z_][A-Za-z0-9_-]*$/
const builtins = new Set(['$web_search'])

/** A list of definitions as the request holds it: elements may be null. */
export type ToolList = readonly (Members | null)[]

/** Faults of the request-level `tools`. */
export const findWrongTool: Rule = ({ body }) => {
  const tools = body['tools'] as ToolList | null | undefined
  if (!tools || tools.length === 0) return null
  if (tools.length > maxTools) return refuse(texts.toolsTooMany.build(tools.length))
  const fault = findToolFault(tools)
  if (!fault) return null
  return refuse(fault.prefixed ? invalidRequest + fault.text : fault.text)
}

/** The text of a tool fault; `prefixed` where the request-level refusal was recorded with `Invalid request: ` before it. */
export interface ToolFault {
  text: string
  prefixed: boolean
}

/** The first fault of a list of tool definitions, also one inside a system message. */
export function findToolFault(tools: ToolList): ToolFault | null {
  const names = new Set<string>()
  for (const tool of tools) {
    const fault = judgeTool(tool)
    if (fault) return fault
    const name = nameOf(tool)
    if (names.has(name)) return { text: texts.functionTwice.build(name), prefixed: false }
    names.add(name)
  }
  return null
}

/** The name of a definition, or the empty string. */
export function nameOf(tool: Members | null): string {
  const definition = tool?.['function'] as Members | null | undefined
  const name = definition?.['name']
  return typeof name === 'string' ? name : ''
}

function judgeTool(tool: Members | null): ToolFault | null {
  const type = tool?.['type'] ?? ''
  const name = nameOf(tool)
  if (type === 'builtin_function') {
    return builtins.has(name) ? null : { text: texts.builtinUnknown.build(name), prefixed: true }
  }
  if (type !== 'function') return { text: texts.toolType.build(String(type)), prefixed: true }
  if (name.length > maxNameLength || !nameForm.test(name)) return { text: texts.functionName.build(), prefixed: true }
  return judgeParameters(tool!['function'] as Members)
}

function judgeParameters(definition: Members): ToolFault | null {
  const parameters = definition['parameters'] as Members | null | undefined
  // MFJS takes the empty schema for "anything".
  if (!parameters || isEmpty(parameters)) return null
  const type = parameters['type']
  if (type !== 'object' && !(Array.isArray(type) && type.includes('object'))) {
    return { text: texts.parametersRoot.build(), prefixed: false }
  }
  if (definition['strict'] === false) return null
  const fault = findSchemaFault(parameters)
  return fault === null ? null : { text: texts.parametersFault.build(fault), prefixed: false }
}

function isEmpty(members: Members): boolean {
  for (const _ in members) return false
  return true
}
