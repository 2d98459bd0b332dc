/** Requests in documented forms that are refused, judged by the request and the message (REQ-06), and unknown parts (SEM-26). */
import { describe } from 'vitest'
import { call, completion } from '../wire.ts'
import { ask, judgeRows, refusal, type Json, type Row } from '../verdict-table.ts'

const user = { role: 'user', content: 'Hi' }
const parts = [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }]
const calling = (over: Json = {}) => ({ role: 'assistant', content: '', tool_calls: [call('f', '{}')], ...over })
const { index: _index, ...plainCall } = call('f', '{}')
const result = { role: 'tool', tool_call_id: 'f_0', content: '1' }
const history = (assistant: Json) => [user, assistant, result]
const refused = (messages: unknown[], message: string, over: Json = {}) => ({
  status: 400,
  request: ask({ messages, ...over }),
  json: refusal(message),
})
const crashed = (assistant: Json, message: string) => ({
  status: 500,
  request: ask({ messages: history(assistant) }),
  json: refusal(message, 'server_error'),
})
const fail = ['positive-data-acceptance:fail']
const warn = ['positive-data-acceptance:warn']

const rows: Row[] = [
  ['text parts, named', refused(parts, 'messages[0].content must be string'), fail],
  [
    'text parts, in the words of Go',
    refused(parts, 'json: cannot unmarshal array into Go struct field .content'),
    fail,
  ],
  ['text parts, without a reason', refused(parts, 'Invalid request'), fail],
  ['text parts, as an invalid type of content', refused(parts, 'invalid content type'), fail],
  ['text parts, as a wrong form of messages', refused(parts, 'Messages have an unsupported format'), fail],
  ['text parts with a text that a policy forbids', refused(parts, 'The content violates our policy'), []],
  ['text parts that are too long', refused(parts, 'messages: content too long for this model'), []],
  [
    'text parts, with a server error of Python',
    {
      status: 500,
      request: ask({ messages: parts }),
      json: refusal('can only concatenate str (not "list") to str', 'server_error'),
    },
    fail,
  ],
  [
    'a tool call with content null',
    refused(history(calling({ content: null })), 'messages.1.content: None is not an allowed value'),
    warn,
  ],
  ['a tool call with empty content', refused(history(calling()), 'content must not be empty in message 1'), warn],
  [
    'a tool call as an empty message',
    refused(history(calling()), "the message at position 1 with role 'assistant' must not be empty"),
    warn,
  ],
  [
    'a tool call without content as an empty message, in other words',
    refused(history(calling({ content: null })), 'Assistant messages cannot be blank'),
    warn,
  ],
  [
    'a tool call beside an empty message',
    refused([...history(calling()), { role: 'user', content: '' }], 'messages must not be empty'),
    [],
  ],
  [
    'a tool call with its reasoning, without a reason',
    refused(history(calling({ tool_calls: [plainCall], reasoning_content: 'The tool helps.' })), 'Bad Request'),
    warn,
  ],
  [
    'reasoning_content of history',
    refused(
      [user, { role: 'assistant', content: 'a', reasoning_content: 'b' }, user],
      'Extra inputs are not permitted: messages.1.reasoning_content',
    ),
    warn,
  ],
  ['index in a call of history', refused(history(calling()), 'unknown field `index`'), warn],
  [
    'an unknown member of history',
    refused([user, { role: 'assistant', content: 'a', refusal: null }, user], 'Unrecognized key: refusal'),
    warn,
  ],
  [
    'an unknown member of history, without a reason',
    refused([user, { role: 'assistant', content: 'a', annotations: [] }, user], 'Invalid request'),
    warn,
  ],
  [
    'REQ-18: missing reasoning',
    refused(
      history(calling()),
      'thinking is enabled but reasoning_content is missing in assistant tool call message at index 1',
    ),
    [],
  ],
  [
    'an empty assistant message',
    refused(
      [user, { role: 'assistant', content: '' }, user],
      "the message at position 1 with role 'assistant' must not be empty",
    ),
    [],
  ],
  [
    'text parts refused by a content filter',
    { status: 400, request: ask({ messages: parts }), json: refusal('The request was rejected', 'content_filter') },
    [],
  ],
  [
    'text parts beside a fixed temperature',
    refused(parts, 'invalid temperature: only 1 is allowed for this model', { temperature: 0.3 }),
    [],
  ],
  [
    'a crash on reasoning_content of history',
    crashed(calling({ reasoning_content: 'b' }), 'KeyError: reasoning_content'),
    warn,
  ],
  [
    'a crash on the content of a tool call',
    crashed(calling({ content: null }), "'NoneType' object is not iterable"),
    warn,
  ],
  ['a crash that names nothing of the request', crashed(calling(), "KeyError: 'cuda'"), []],
  ['an error that names a member', crashed(calling({ reasoning_content: 'b' }), 'reasoning_content is slow'), []],
  ['no reason, and a temperature that may be it', refused(parts, 'Invalid request', { temperature: 0.3 }), []],
  ['no reason, and a plain request', refused([user], 'Invalid request'), []],
  [
    'an answer to a file part',
    { request: ask({ messages: [{ role: 'user', content: [{ type: 'file', file: {} }] }] }), json: completion() },
    ['negative-data-rejection:fail'],
  ],
  [
    'an answer to an invented part',
    { request: ask({ messages: [{ role: 'user', content: [{ type: 'scent', scent: 'rose' }] }] }), json: completion() },
    ['negative-data-rejection:fail'],
    { profile: 'official' },
  ],
]

const upstream: Row[] = [
  [
    'an upstream error in the message',
    { status: 503, json: refusal('{"error":{"message":"busy"}}', 'server_unavailable') },
    ['error-envelope:warn'],
  ],
  [
    'an upstream error behind a prefix',
    { status: 503, json: refusal('litellm.APIError: - {"error":{"message":"busy"}}', 'server_unavailable') },
    ['error-envelope:warn'],
  ],
  [
    'an upstream error in metadata',
    {
      status: 503,
      json: refusal('Provider returned error', 'server_unavailable', { metadata: { raw: '{"message":"busy"}' } }),
    },
    ['error-envelope:warn'],
  ],
  ['JSON of the request in the message', { status: 400, json: refusal('Invalid tool call: {"city":"Oslo"}') }, []],
]

describe('refused requests', () => judgeRows(rows))
describe('upstream errors', () => judgeRows(upstream))
