/** Faults of request handling: valid requests are refused, invalid ones accepted. Breaches: REQ. */
import { isObject } from './edit.ts'
import type { Json } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Edit, Fault, FaultRow } from './fault.ts'
import { makeAnswer, makeJson, makeRefusal } from './make.ts'
import { eachChoice, onChat, onRefusal, toRequestBody } from './scopes.ts'

type Matches = (body: Json) => boolean
/** Refuses valid requests; `request` describes which. */
const refuse = (request: string, matches: Matches, status: number, body: unknown) =>
  onChat((reply, context) => (matches(toRequestBody(context)) ? makeJson(reply, status, body) : null), { request })
/** Accepts invalid requests; `request` describes which. */
const accept = (request: string, matches: Matches) =>
  onRefusal((reply, context) => (matches(toRequestBody(context)) ? makeAnswer(reply, context) : null), {
    statuses: [400],
    request,
  })

const invalid = (message: string) => ({ error: { message, type: 'invalid_request_error' } })
const vllm = (message: string) => ({ object: 'error', message, code: 400 })
const fastapi = { detail: [{ type: 'extra_forbidden', loc: ['body', 'stream_options', 'include_usage'] }] }
const samplingMembers: readonly string[] = ['temperature', 'top_p', 'presence_penalty', 'frequency_penalty']
const hasSampling: Matches = (body) => samplingMembers.some((name) => typeof body[name] === 'number')
const hasParts: Matches = (body) =>
  Array.isArray(body.messages) && body.messages.some((m) => isObject(m) && Array.isArray(m.content))

const toMessages = (body: Json): Json[] => (Array.isArray(body.messages) ? body.messages.filter(isObject) : [])
const hasForeignMembers: Matches = (body) =>
  toMessages(body).some((message) => 'refusal' in message || 'annotations' in message)
const knownParts: readonly unknown[] = ['text', 'image_url', 'video_url', 'file']
const hasUnknownPart: Matches = (body) =>
  toMessages(body).some(
    ({ content }) =>
      Array.isArray(content) && content.some((part) => isObject(part) && !knownParts.includes(part.type)),
  )

const acceptLogprobs = accept('`logprobs: true`', (body) => body.logprobs === true)
const removeLogprobs = eachChoice((choice) => void (choice.logprobs = null))
/** `logprobs: true` is refused by some models and answered by others. */
const withoutLogprobs: Edit = {
  appliesTo: { reply: 'any', request: '`logprobs: true`' },
  apply(reply, context) {
    if (toRequestBody(context).logprobs !== true) return null
    return (reply.status >= 400 ? acceptLogprobs : removeLogprobs).apply(reply, context)
  },
}

const rows: readonly FaultRow[] = [
  {
    id: 'none-without-tools-refused',
    about: '`tool_choice: "none"` without tools refused.',
    source: 'REQ-03',
    expects: 'fail',
    edit: refuse(
      '`tool_choice: "none"` and no tools',
      (body) => body.tool_choice === 'none' && body.tools === undefined,
      400,
      vllm('When using `tool_choice`, `tools` must be set.'),
    ),
  },
  {
    id: 'n-ignored',
    about: '`n` accepted and ignored.',
    source: 'REQ-04',
    expects: 'fail',
    edit: accept('`n` above 1', (body) => Number(body.n) > 1),
  },
  {
    id: 'parts-refused',
    about: 'Content as an array of text parts refused.',
    source: 'REQ-06',
    expects: 'fail',
    edit: refuse('content parts', hasParts, 422, { detail: 'expected a string' }),
  },
  {
    id: 'text-parts-refused',
    about: 'Content as an array of text parts refused with a well-formed error.',
    source: 'REQ-06',
    expects: 'fail',
    edit: refuse('content parts', hasParts, 400, invalid('Invalid request: content must be a string')),
  },
  {
    id: 'history-member-refused',
    about: 'A history message refused because of a member that OpenAI sends in answers.',
    source: 'REQ-24',
    expects: 'warn',
    edit: refuse(
      'a history message with `refusal` or `annotations`',
      hasForeignMembers,
      400,
      invalid("Extra inputs are not permitted, field: 'messages[1].annotations'"),
    ),
  },
  {
    id: 'unknown-part-dropped',
    about: 'A content part of an unknown type is dropped, and the request answered without it.',
    source: 'SEM-26',
    expects: 'fail',
    edit: accept('a content part of an unknown type', hasUnknownPart),
  },
  {
    id: 'max-completion-tokens-refused',
    about: '`max_completion_tokens` refused as unknown.',
    source: 'REQ-07',
    expects: 'fail',
    edit: refuse(
      '`max_completion_tokens`',
      (body) => 'max_completion_tokens' in body,
      400,
      vllm("[{'type':'extra_forbidden','loc':('body','max_completion_tokens')}]"),
    ),
  },
  {
    id: 'sampling-accepted',
    about: 'A sampling value the model fixes is accepted.',
    source: 'REQ-08',
    expects: 'warn',
    edit: accept('a sampling parameter', hasSampling),
  },
  {
    id: 'include-usage-refused',
    about: '`include_usage` refused.',
    source: 'REQ-10',
    expects: 'warn',
    edit: refuse('`stream_options`', (body) => isObject(body.stream_options), 422, fastapi),
  },
  {
    id: 'unknown-member-refused',
    about: 'An unknown top-level member refused.',
    source: 'REQ-07',
    expects: 'fail',
    edit: refuse(
      '`user`, `seed` or `metadata`',
      (body) => 'user' in body || 'seed' in body || 'metadata' in body,
      400,
      {
        error: { message: 'Unrecognized request argument supplied', type: 'invalid_request_error' },
      },
    ),
  },
  {
    id: 'logprobs-null',
    about: '`logprobs: true` answered with null.',
    source: 'SEM-25',
    expects: 'fail',
    edit: withoutLogprobs,
  },
  {
    id: 'history-refused',
    about: "The server's own message refused as history.",
    source: 'SEM-18',
    expects: 'fail',
    edit: onChat(
      (reply, { body }) =>
        hasCallsInHistory(body)
          ? makeRefusal(reply, 400, 'invalid_request_error', 'Invalid request: bad history')
          : null,
      { request: 'an assistant message with tool calls' },
    ),
  },
  {
    id: 'stop-too-long-accepted',
    about: 'More than five stop sequences accepted.',
    source: 'REQ-04',
    expects: 'warn',
    edit: accept('more than five stop sequences', (body) => Array.isArray(body.stop) && body.stop.length > 5),
  },
  {
    id: 'developer-accepted',
    about: 'The role `developer` accepted.',
    source: 'REQ-22',
    expects: 'warn',
    edit: accept('a message of the role developer', (body) =>
      JSON.stringify(body.messages ?? '').includes('"developer"'),
    ),
  },
  {
    id: 'refusals-unreasoned',
    about: 'Every invalid request refused with the same message, which names no cause.',
    source: 'ERR-03',
    expects: 'warn',
    edit: onRefusal((reply) => makeRefusal(reply, 400, 'invalid_request_error', 'Bad request'), { statuses: [400] }),
  },
]

export const requestFaults: readonly Fault[] = rows.map(defineFault)

function hasCallsInHistory(body: unknown): boolean {
  return (
    isObject(body) &&
    Array.isArray(body.messages) &&
    body.messages.some(
      (message) => isObject(message) && message.role === 'assistant' && Array.isArray(message.tool_calls),
    )
  )
}
