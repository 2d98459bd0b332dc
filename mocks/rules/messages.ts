/** Roles and emptiness of messages. Recorded texts: `texts/messages.ts`. Facts: `kimi-chat-api.md` §2.2. */
import type { Refusal } from '../request/reply.ts'
import { refuse, type Members, type Rule } from './rule.ts'
import { texts } from './texts.ts'

const roles = new Set(['system', 'user', 'assistant', 'tool'])

/** `messages` is missing, null or empty. */
export const findMissingMessages: Rule = ({ messages }) =>
  messages.length === 0 ? refuse(texts.messagesEmpty.build()) : null

/** A role the API does not take: `developer`, an unknown one, or none. */
export const findWrongRole: Rule = ({ messages }) => {
  for (const message of messages) {
    const role = message['role'] ?? ''
    if (!roles.has(role as string)) return refuse(texts.roleNotAllowed.build(String(role)))
  }
  return null
}

/** A message that says nothing. */
export const findEmptyContent: Rule = ({ messages }) => {
  for (let index = 0; index < messages.length; index++) {
    const refusal = judgeContent(messages[index]!, index)
    if (refusal) return refusal
  }
  return null
}

function judgeContent(message: Members, index: number): Refusal | null {
  const content = message['content']
  const isEmpty =
    content === undefined || content === null || content === '' || (Array.isArray(content) && content.length === 0)
  if (isEmpty) {
    const role = message['role'] as string
    return mayBeEmpty(message, role) ? null : refuse(texts.contentEmpty.build(index, role))
  }
  if (Array.isArray(content)) {
    for (const part of content as readonly (Members | null)[]) {
      if (part?.['type'] === 'text' && !part['text']) return refuse(texts.textPartEmpty.build())
    }
  }
  return null
}

/** An empty tool result is not reported as refused; calls, a prefix to continue and dynamic tools stand without content. */
function mayBeEmpty(message: Members, role: string): boolean {
  if (role === 'tool') return true
  if (role === 'assistant') return message['partial'] === true || isFilled(message['tool_calls'])
  return role === 'system' && isFilled(message['tools'])
}

function isFilled(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0
}
