/**
 * Tools declared inside messages. Facts: `kimi-chat-api.md` §2.2: K3 takes them in system messages without content; the
 * vendor suite of 2026-08-13 lists the refusals, a probe of 2026-09-21 saw what each text names; the words are ours.
 */
import type { Refusal } from '../request/reply.ts'
import { refuse, type Members, type Rule } from './rule.ts'
import { texts } from './texts.ts'
import { findToolFault, nameOf, type ToolList } from './tools.ts'

/** Tools under another role, with content, malformed, or named twice. */
export const findWrongMessageTools: Rule = ({ body, messages, model }) => {
  let seen: Map<string, number> | null = null
  for (let index = 0; index < messages.length; index++) {
    const tools = messages[index]!['tools'] as ToolList | null | undefined
    if (!tools || tools.length === 0) continue
    const refusal = judgeMessage(messages[index]!, tools, index, model.supports_dynamic_tools)
    if (refusal) return refusal
    seen ??= new Map()
    const twice = findTwice(tools, index, seen, body['tools'] as ToolList | null | undefined)
    if (twice) return twice
  }
  return null
}

function judgeMessage(message: Members, tools: ToolList, index: number, isSupported: boolean): Refusal | null {
  if (message['role'] !== 'system') return refuse(texts.messageToolsRole.build(index))
  if (!isSupported) return refuse(texts.messageToolsUnsupported.build(index))
  const content = message['content']
  const isEmpty =
    content === undefined || content === null || content === '' || (Array.isArray(content) && content.length === 0)
  if (!isEmpty) return refuse(texts.messageToolsContent.build(index))
  const fault = findToolFault(tools)
  return fault ? refuse(texts.messageToolsInvalid.build(index, fault.text)) : null
}

function findTwice(
  tools: ToolList,
  index: number,
  seen: Map<string, number>,
  globalTools: ToolList | null | undefined,
): Refusal | null {
  for (const tool of tools) {
    const name = nameOf(tool)
    if (globalTools?.some((other) => nameOf(other) === name)) return refuse(texts.messageToolsGlobal.build(name, index))
    const first = seen.get(name)
    if (first !== undefined) return refuse(texts.messageToolsTwice.build(name, first, index))
    seen.set(name, index)
  }
  return null
}
