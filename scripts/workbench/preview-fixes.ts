/** Changes of a request that a rule no longer refuses. Candidates are tried on the rule, so that only those that help are offered. */
import { findModel, models, preferredModels } from '../../openapi/models.ts'
import type { Refusal } from '../../mocks/reply/index.ts'
import type { PreviewFix, RequestEdit } from './preview-protocol.ts'

/** The body of a request. */
export type Members = Readonly<Record<string, unknown>>

const mostFixes = 3

/** The fixes of a refusal that change what the rule says, best first. */
export function findFixes(
  rule: string,
  body: Members,
  refusal: Refusal,
  find: (body: Members) => Refusal | null,
): PreviewFix[] {
  const listCandidates = Object.hasOwn(fixesOf, rule) ? fixesOf[rule] : undefined
  return (listCandidates?.(body, refusal) ?? [])
    .filter(({ edits }) => edits.length > 0 && find(applyEdits(body, edits))?.message !== refusal.message)
    .slice(0, mostFixes)
}

/** Applies edits to a copy of the body, in order; an edit of a place that does not exist is left out. */
export function applyEdits(body: Members, edits: readonly RequestEdit[]): Members {
  const copy = structuredClone(body) as Record<string, unknown>
  for (const edit of edits) {
    const parents = edit.path.slice(0, -1)
    const last = edit.path.at(-1)
    let holder: unknown = copy
    for (const step of parents) holder = (holder as Record<string | number, unknown> | undefined)?.[step]
    if (typeof holder !== 'object' || holder === null || last === undefined) continue
    if ('value' in edit) (holder as Record<string | number, unknown>)[last] = edit.value
    else if (Array.isArray(holder)) holder.splice(Number(last), 1)
    else delete (holder as Record<string | number, unknown>)[last]
  }
  return copy
}

type Candidates = (body: Members, refusal: Refusal) => PreviewFix[]

const fixesOf: Readonly<Record<string, Candidates>> = {
  model: () =>
    preferredModels.slice(0, 2).map((id) => ({ label: `Use ${id}`, edits: [{ path: ['model'], value: id }] })),
  'field types': (body, { message }) => {
    const [, path = ''] = /`([^`]+)`/.exec(message) ?? []
    const name = path.split('.')[0] ?? ''
    return name === 'messages' || name === 'model' ? [] : removeEach([name], body)
  },
  sampling: (body) => removeEach(['temperature', 'top_p', 'n', 'presence_penalty', 'frequency_penalty'], body),
  logprobs: (body) => [
    ...removeEach(['logit_bias', 'top_logprobs', 'logprobs'], body),
    { label: 'Remove logprobs and top_logprobs', edits: [{ path: ['logprobs'] }, { path: ['top_logprobs'] }] },
  ],
  thinking: (body) => removeEach(['thinking'], body),
  tool_choice: (body) => [
    { label: 'Let the model choose', edits: [{ path: ['tool_choice'], value: 'auto' }] },
    ...disableThinking(body),
  ],
  stop: (body) => {
    const strings = Array.isArray(body['stop']) ? (body['stop'] as unknown[]) : []
    const short = strings.filter((one) => typeof one === 'string' && Buffer.byteLength(one) <= 32)
    return [
      ...(strings.length > 5
        ? [{ label: 'Keep the first 5', edits: [{ path: ['stop'], value: strings.slice(0, 5) }] }]
        : []),
      ...(short.length > 0
        ? [{ label: 'Keep those of 32 bytes or less', edits: [{ path: ['stop'], value: short }] }]
        : []),
      ...removeEach(['stop'], body),
    ]
  },
  response_format: (body) => removeEach(['response_format'], body),
  prompt_cache_options: (body) => removeEach(['prompt_cache_options'], body),
  max_tokens: (body) => removeEach(['max_completion_tokens', 'max_tokens'], body),
  tools: (body, { message }) => {
    const duplicate = /function name (.+) is duplicated/.exec(message)?.[1]
    return listOf(body, 'tools').flatMap((tool, at) => {
      const name = nameOf(tool)
      if (duplicate !== undefined)
        return name === duplicate ? [{ label: `Remove one ${name}`, edits: [{ path: ['tools', at] }] }] : []
      const called = name === '' ? `tool ${at + 1}` : name
      return [
        {
          label: `Set the root type of ${called} to object`,
          edits: [{ path: ['tools', at, 'function', 'parameters', 'type'], value: 'object' }],
        },
        {
          label: `Set strict of ${called} to false`,
          edits: [{ path: ['tools', at, 'function', 'strict'], value: false }],
        },
        { label: `Remove ${called}`, edits: [{ path: ['tools', at] }] },
      ]
    })
  },
  messages: () => [
    { label: 'Add a user message', edits: [{ path: ['messages'], value: [{ role: 'user', content: 'Hello!' }] }] },
  ],
  'messages.role': (body) =>
    eachMessage(body, ({ role }, at) => [
      {
        label: `Send message ${at + 1} as ${role === 'developer' ? 'system' : 'user'}`,
        edits: [{ path: ['messages', at, 'role'], value: role === 'developer' ? 'system' : 'user' }],
      },
    ]),
  'messages.content': (body) =>
    eachMessage(body, (_, at) => [{ label: `Remove message ${at + 1}`, edits: [{ path: ['messages', at] }] }]),
  'messages.content.type': (body) => [
    ...visionModels(body).map((id) => ({ label: `Use ${id}`, edits: [{ path: ['model'], value: id }] })),
    ...eachMessage(body, ({ content }, at) =>
      Array.isArray(content)
        ? content.map((_, part) => ({
            label: `Remove part ${part + 1} of message ${at + 1}`,
            edits: [{ path: ['messages', at, 'content', part] }],
          }))
        : [],
    ),
  ],
  'messages.tools': (body) =>
    eachMessage(body, (_, at) => [
      { label: `Remove the tools of message ${at + 1}`, edits: [{ path: ['messages', at, 'tools'] }] },
    ]),
  'messages.partial': (body) =>
    eachMessage(body, ({ partial }, at) =>
      partial === true
        ? [{ label: `Remove partial from message ${at + 1}`, edits: [{ path: ['messages', at, 'partial'] }] }]
        : [],
    ),
  'messages.tool_calls': (body) => [
    ...addResults(body),
    ...eachMessage(body, ({ role }, at) =>
      role === 'tool'
        ? [{ label: `Remove message ${at + 1}, a result without a call`, edits: [{ path: ['messages', at] }] }]
        : [],
    ),
  ],
  'messages.reasoning_content': (body) => [
    ...disableThinking(body),
    ...eachMessage(body, (_, at) => [
      {
        label: `Fill reasoning_content of message ${at + 1} with a space`,
        edits: [{ path: ['messages', at, 'reasoning_content'], value: ' ' }],
      },
    ]),
  ],
}

function removeEach(names: readonly string[], body: Members): PreviewFix[] {
  return names
    .filter((name) => Object.hasOwn(body, name))
    .map((name) => ({ label: `Remove ${name}`, edits: [{ path: [name] }] }))
}

function disableThinking(body: Members): PreviewFix[] {
  const accepted = findModel(String(body['model']))?.thinking.disabled_accepted === true
  return accepted ? [{ label: 'Disable thinking', edits: [{ path: ['thinking'], value: { type: 'disabled' } }] }] : []
}

/** One result for each call that has none, after the results that follow its message. */
function addResults(body: Members): PreviewFix[] {
  const messages = listOf(body, 'messages')
  const answered = new Set(messages.map(({ tool_call_id: id }) => id))
  const edited = messages.flatMap((message) => {
    const calls = message['role'] === 'assistant' ? listOf(message, 'tool_calls') : []
    const open = calls.filter(({ id }) => typeof id === 'string' && !answered.has(id))
    return [message, ...open.map(({ id }) => ({ role: 'tool', tool_call_id: id, content: '{}' }))]
  })
  if (edited.length === messages.length) return []
  return [{ label: 'Add the missing tool results', edits: [{ path: ['messages'], value: edited }] }]
}

function visionModels(body: Members): string[] {
  const needsVideo = JSON.stringify(body['messages'] ?? null).includes('"video_url"')
  const able = models.filter(
    ({ input, status }) => status === 'current' && input.includes(needsVideo ? 'video' : 'image'),
  )
  return preferredModels.filter((id) => able.some((row) => row.id === id)).slice(0, 1)
}

function eachMessage(body: Members, toFixes: (message: Members, at: number) => PreviewFix[]): PreviewFix[] {
  return listOf(body, 'messages').flatMap(toFixes)
}

function nameOf(tool: Members): string {
  const called = tool['function'] as Members | null | undefined
  return typeof called?.['name'] === 'string' ? called['name'] : ''
}

/** A list of objects in an object; what is not an object counts as an empty one. */
function listOf(holder: Members, name: string): Members[] {
  const list = holder[name]
  return Array.isArray(list) ? list.map((one) => (typeof one === 'object' && one !== null ? (one as Members) : {})) : []
}
