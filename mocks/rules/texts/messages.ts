/** Sentences about messages and their parts. Facts: `kimi-chat-api.md` §2.2–2.4, `kimi-other-endpoints.md` §8. */
import { defineText } from './text.ts'

const probe = 'Go test calibrated against api.moonshot.cn (index id 68954276364)'

export const messageTexts = {
  messagesEmpty: defineText(
    'recorded',
    '2026-07-17',
    'k3admission-400-empty-messages.json',
    () => 'Invalid request: messages must not be empty',
  ),
  roleNotAllowed: defineText(
    'recorded',
    '2026-08',
    'earendil-works/pi#8109 (Kimi Code) for the role developer; other roles by analogy, prefix on api.moonshot.* uncertain',
    (role: string) => `role '${role}' is not allowed`,
  ),
  contentEmpty: defineText(
    'recorded',
    '2026-03-30',
    'issue-400-assistant-empty-repr.txt (assistant); user and system quoted from live calls of 2025 and 2026',
    (index: number, role: string) =>
      `Invalid request: the message at position ${index} with role '${role}' must not be empty`,
  ),
  textPartEmpty: defineText(
    'recorded',
    '2026',
    'MoonshotAI/kimi-cli#2621 and others, host not always named',
    () => 'Invalid request: text content is empty',
  ),
  partType: defineText(
    'recorded',
    '2026-03-18',
    'file, video_url and tool_use parts, several clients of api.moonshot.cn',
    (index: number, role: string, type: string) =>
      `Invalid request: the message at position ${index} with role '${role}' contains an invalid part type: ${type}`,
  ),
  mediaUrl: defineText(
    'recorded',
    '2026',
    'AlphaBitCore/nexus-gateway and vercel/ai for images; videos by analogy',
    (kind: string, url: string) => `Invalid request: unsupported ${kind} url: ${url}`,
  ),
  mediaFormat: defineText(
    'recorded',
    '2026-08',
    'vercel/ai packages/moonshotai (moonshotai-unsupported-svg-error.json) for images; videos by analogy',
    (kind: string, type: string) => `Invalid request: unsupported ${kind} format: ${type}`,
  ),
  mediaBase64: defineText(
    'unverified',
    '2026-11-22',
    'words of Go’s base64 decoder, which the rest of the wire suggests',
    (offset: number) => `Invalid request: illegal base64 data at input byte ${offset}`,
  ),
  fileNotFound: defineText(
    'unverified',
    '2026-11-22',
    'words ours',
    (id: string) => `Invalid request: file ${id} is not found`,
  ),
  filePurpose: defineText(
    'unverified',
    '2026-08',
    'purpose image or video documented (files-upload page), words ours',
    (id: string, purpose: string) => `Invalid request: file ${id} with purpose '${purpose}' cannot be used here`,
  ),
  partialNotLast: defineText(
    'unverified',
    '2026-08',
    'rule documented (partial page), words ours',
    (index: number) =>
      `Invalid request: partial is only allowed on the last message with role 'assistant', not at position ${index}`,
  ),
  reasoningMissing: defineText(
    'recorded',
    '2026-02',
    'issue-400-reasoning-missing.json, issue-400-reasoning-missing-openrouter.json',
    (index: number) =>
      `thinking is enabled but reasoning_content is missing in assistant tool call message at index ${index}`,
  ),
  toolResultsMissing: defineText(
    'recorded',
    '2026',
    `MoonshotAI/kimi-cli#1977, #2405, kimi-code#705; ${probe}`,
    (ids: string) =>
      "an assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. " +
      `The following tool_call_ids did not have response messages: ${ids}`,
  ),
  toolCallIdUnknown: defineText(
    'recorded',
    '2026',
    'issue-400-tool-call-id-not-found.txt and index id 59692901627: two spaces, the id is not printed',
    () => 'Invalid request: tool_call_id  is not found',
  ),
  toolCallIdTwice: defineText(
    'unverified',
    '2026-09-21',
    `refusal that names the id seen (${probe}), words ours`,
    (id: string) => `Invalid request: duplicate tool_call_id ${id}`,
  ),
  messageToolsRole: defineText(
    'unverified',
    '2026-09-21',
    `refusal that names the position seen (${probe}), words ours`,
    (index: number) =>
      `Invalid request: the tools in the message at position ${index} are only allowed with role 'system'`,
  ),
  messageToolsContent: defineText(
    'unverified',
    '2026-09-21',
    `refusal that names the position seen (${probe}), words ours`,
    (index: number) =>
      `Invalid request: the tools in the message at position ${index} must not be combined with content`,
  ),
  messageToolsInvalid: defineText(
    'unverified',
    '2026-09-21',
    `refusal that names the position and ends in the tool's own text seen (${probe}), words before it ours`,
    (index: number, fault: string) =>
      `Invalid request: the tools in the message at position ${index} are invalid: ${fault}`,
  ),
  messageToolsUnsupported: defineText(
    'unverified',
    '2026-08-13',
    'dynamic tools are documented for K3 only, words ours',
    (index: number) => `Invalid request: the tools in the message at position ${index} are not supported by this model`,
  ),
  messageToolsTwice: defineText(
    'unverified',
    '2026-09-21',
    `refusal that names both positions seen (${probe}), words ours`,
    (name: string, first: number, second: number) =>
      `Invalid request: tool name ${name} is duplicated between messages ${first} and ${second}`,
  ),
  messageToolsGlobal: defineText(
    'unverified',
    '2026-09-21',
    `refusal that names the position seen (${probe}), words ours`,
    (name: string, index: number) =>
      `Invalid request: tool name ${name} is duplicated between the request tools and message ${index}`,
  ),
}
