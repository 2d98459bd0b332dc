/** Dynamic tools: definitions inside system messages without content, on K3. */
import type { Evidence } from '../../openapi/evidence.ts'
import type { Refusal } from '../reply/index.ts'
import { hasNoContent } from './messages.ts'
import { defineMessage, refuse, type Members, type Rule } from './rule.ts'
import { findToolProblem, nameOf, type ToolList } from './tools.ts'

const probed: Evidence = {
  level: 'unverified',
  source: 'QuantumNous/new-api',
  note: 'The refusal and the positions and names that it contains were seen; the wording is not known.',
}

const messages = {
  role: defineMessage(
    probed,
    (index: number) =>
      `Invalid request: the tools in the message at position ${index} are only allowed with role 'system'`,
  ),
  unsupported: defineMessage(
    {
      level: 'documented',
      source: 'docs/guide/dynamic-tool-loading',
      note: 'The guide gives it without "Invalid request: ".',
    },
    () => 'Invalid request: tokenization failed',
  ),
  content: defineMessage(
    {
      level: 'documented',
      source: 'docs/guide/dynamic-tool-loading',
      note: 'The guide gives "cannot be used with content"; the words before it are not known.',
    },
    (index: number) => `Invalid request: the tools in the message at position ${index} cannot be used with content`,
  ),
  invalid: defineMessage(
    {
      ...probed,
      note: "The position and the final words of the tool's own refusal were seen; the words between are not known.",
    },
    (index: number, problem: string) =>
      `Invalid request: the tools in the message at position ${index} are invalid: ${problem}`,
  ),
  duplicate: defineMessage(
    probed,
    (name: string, first: number, second: number) =>
      `Invalid request: tool name ${name} is duplicated between messages ${first} and ${second}`,
  ),
  duplicateOfRequest: defineMessage(
    probed,
    (name: string, index: number) =>
      `Invalid request: tool name ${name} is duplicated between the request tools and message ${index}`,
  ),
}

/** Tools under another role, beside content, on another model, malformed, or with a name that is already defined. */
export const wrongMessageTools: Rule = {
  id: 'messages.tools',
  messages,
  find({ body, messages: all, model }) {
    let defined: Map<string, number> | null = null
    for (let index = 0; index < all.length; index++) {
      const tools = all[index]!['tools'] as ToolList | null | undefined
      if (!tools || tools.length === 0) continue
      const refusal = checkMessage(all[index]!, tools, index, model.supports_dynamic_tools)
      if (refusal) return refusal
      defined ??= new Map()
      const duplicate = findDuplicate(tools, index, defined, body['tools'] as ToolList | null | undefined)
      if (duplicate) return duplicate
    }
    return null
  },
}

function checkMessage(message: Members, tools: ToolList, index: number, isSupported: boolean): Refusal | null {
  if (message['role'] !== 'system') return refuse(messages.role.build(index))
  if (!isSupported) return refuse(messages.unsupported.build())
  if (!hasNoContent(message)) return refuse(messages.content.build(index))
  const problem = findToolProblem(tools)
  return problem ? refuse(messages.invalid.build(index, problem.text)) : null
}

function findDuplicate(
  tools: ToolList,
  index: number,
  defined: Map<string, number>,
  requestTools: ToolList | null | undefined,
): Refusal | null {
  for (const tool of tools) {
    const name = nameOf(tool)
    if (requestTools?.some((other) => nameOf(other) === name)) {
      return refuse(messages.duplicateOfRequest.build(name, index))
    }
    const first = defined.get(name)
    if (first !== undefined) return refuse(messages.duplicate.build(name, first, index))
    defined.set(name, index)
  }
  return null
}
