/** Rules about messages: at least one, known roles, no empty content, known part types. */
import type { Refusal } from '../reply/index.ts'
import { findMediaRefusal } from './media.ts'
import { defineMessage, refuse, type Members, type Rule, type RuleRequest } from './rule.ts'

const roles = new Set(['system', 'user', 'assistant', 'tool'])

const messages = {
  none: defineMessage(
    { level: 'recorded', source: 'reports/k3-admission' },
    () => 'Invalid request: messages must not be empty',
  ),
  role: defineMessage(
    {
      level: 'recorded',
      source: 'earendil-works/pi#8109',
      note: 'Recorded for developer on Kimi Code; other roles by analogy; whether api.moonshot.* puts "Invalid request: " before it is not known.',
    },
    (role: string) => `role '${role}' is not allowed`,
  ),
  empty: defineMessage(
    { level: 'recorded', source: 'AstrBotDevs/AstrBot#7200', note: 'Recorded for an assistant message.' },
    (index: number, role: string) =>
      `Invalid request: the message at position ${index} with role '${role}' must not be empty`,
  ),
  emptyText: defineMessage(
    { level: 'reported', source: 'MoonshotAI/kimi-cli#2621' },
    () => 'Invalid request: text content is empty',
  ),
  partType: defineMessage(
    {
      level: 'recorded',
      source: 'lm15-dev/lm15-contract',
      note: 'Recorded for a file part in a tool result; reported for video_url and tool_use parts of user messages.',
    },
    (index: number, role: string, type: string) =>
      `Invalid request: the message at position ${index} with role '${role}' contains an invalid part type: ${type}`,
  ),
}

/** `messages` is missing, null or empty. */
export const missingMessages: Rule = {
  id: 'messages',
  messages: { none: messages.none },
  find: (request) => (request.messages.length === 0 ? refuse(messages.none.build()) : null),
}

/** A role that the API does not accept: `developer`, an unknown one, or a missing one. */
export const unknownRole: Rule = {
  id: 'messages.role',
  messages: { role: messages.role },
  find(request) {
    for (const message of request.messages) {
      const role = message['role'] ?? ''
      if (!roles.has(role as string)) return refuse(messages.role.build(String(role)))
    }
    return null
  },
}

/** A message or a text part without content. */
export const emptyContent: Rule = {
  id: 'messages.content',
  messages: { empty: messages.empty, emptyText: messages.emptyText },
  find(request) {
    for (let index = 0; index < request.messages.length; index++) {
      const refusal = findEmpty(request.messages[index]!, index)
      if (refusal) return refusal
    }
    return null
  },
}

/** A part of an unknown type, or of a type that the model does not accept. */
export const wrongPart: Rule = {
  id: 'messages.content.type',
  messages: { partType: messages.partType },
  find(request) {
    for (let index = 0; index < request.messages.length; index++) {
      const content = request.messages[index]!['content']
      if (!Array.isArray(content)) continue
      for (const part of content as readonly (Members | null)[]) {
        const refusal = findPartRefusal(part ?? {}, index, request)
        if (refusal) return refusal
      }
    }
    return null
  },
}

/** Whether the content of a message is missing, null, `""` or `[]`. */
export function hasNoContent(message: Members): boolean {
  const content = message['content']
  return content === undefined || content === null || content === '' || (Array.isArray(content) && content.length === 0)
}

function findEmpty(message: Members, index: number): Refusal | null {
  if (hasNoContent(message)) {
    const role = message['role'] as string
    return mayBeEmpty(message, role) ? null : refuse(messages.empty.build(index, role))
  }
  const content = message['content']
  if (Array.isArray(content)) {
    for (const part of content as readonly (Members | null)[]) {
      if (part?.['type'] === 'text' && !part['text']) return refuse(messages.emptyText.build())
    }
  }
  return null
}

/** Whether a message needs no content: a tool result (no refusal of an empty one is known), tool calls, a prefix to continue, dynamic tools. */
function mayBeEmpty(message: Members, role: string): boolean {
  if (role === 'tool') return true
  if (role === 'assistant') return message['partial'] === true || isFilled(message['tool_calls'])
  return role === 'system' && isFilled(message['tools'])
}

function isFilled(list: unknown): boolean {
  return Array.isArray(list) && list.length > 0
}

function findPartRefusal(part: Members, index: number, { messages: all, model, context }: RuleRequest): Refusal | null {
  const type = part['type'] ?? ''
  if (type === 'text') return null
  if (type === 'image_url' && model.input.includes('image'))
    return findMediaRefusal('image', part['image_url'], context)
  if (type === 'video_url' && model.input.includes('video'))
    return findMediaRefusal('video', part['video_url'], context)
  return refuse(messages.partType.build(index, all[index]!['role'] as string, String(type)))
}
