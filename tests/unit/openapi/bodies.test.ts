/** The schemas reject whole answers with known violations and accept the recorded forms; breach ids as in tests/kill-table/breaches.yaml. */
import { describe, expect, it } from 'vitest'
import { validators } from '../../../openapi/validator.ts'
import { choice, completion, message } from './sample-bodies.ts'

const call = { index: 0, id: 'get_weather_0', type: 'function', function: { name: 'get_weather', arguments: '{}' } }
const calls = (change: Record<string, unknown>): unknown =>
  message({ content: '', tool_calls: [{ ...call, ...change }] })
const gateway = {
  code: 5,
  error: 'url.not_found',
  message: '没找到对象',
  method: 'GET',
  scode: '0x5',
  status: false,
  ua: '',
  url: '/v1/x',
}

const refused: readonly (readonly [string, unknown, string, string])[] = [
  ['choices is empty (ENV-01)', completion({ choices: [] }), '/choices', 'minItems'],
  ['choices is missing', completion({ choices: undefined }), '', 'required'],
  ['object is missing (ENV-04)', completion({ object: undefined }), '', 'required'],
  ['object is empty (ENM-03)', completion({ object: '' }), '/object', 'const'],
  ['object is the one of an event', completion({ object: 'chat.completion.chunk' }), '/object', 'const'],
  ['created is missing (ENV-05)', completion({ created: undefined }), '', 'required'],
  ['created is a string (TYP-02)', completion({ created: '1763800000' }), '/created', 'type'],
  ['created is a float (TYP-07)', completion({ created: 1795377600.48 }), '/created', 'type'],
  ['id is empty', completion({ id: '' }), '/id', 'minLength'],
  ['id is null', completion({ id: null }), '/id', 'type'],
  ['model is null', completion({ model: null }), '/model', 'type'],
  ['usage is missing', completion({ usage: undefined }), '', 'required'],
  ['usage is null', completion({ usage: null }), '/usage', 'type'],
  ['an error stands in place of choices (STA-01)', { error: { message: 'x', code: 429 } }, '', 'required'],
  ['index is missing (ENV-03)', choice({ index: undefined }), '/choices/0', 'required'],
  ['message is missing', choice({ message: undefined }), '/choices/0', 'required'],
  ['finish_reason is null', choice({ finish_reason: null }), '/choices/0/finish_reason', 'type'],
  ['finish_reason is missing', choice({ finish_reason: undefined }), '/choices/0', 'required'],
  ['finish_reason is function_call', choice({ finish_reason: 'function_call' }), '/choices/0/finish_reason', 'enum'],
  ['role is missing', message({ role: undefined }), '/choices/0/message', 'required'],
  ['role is user', message({ role: 'user' }), '/choices/0/message/role', 'const'],
  ['content is missing', message({ content: undefined }), '/choices/0/message', 'required'],
  [
    'content is a list of parts',
    message({ content: [{ type: 'text', text: 'a' }] }),
    '/choices/0/message/content',
    'type',
  ],
  ['reasoning_content is null', message({ reasoning_content: null }), '/choices/0/message/reasoning_content', 'type'],
  ['a tool call has no id (TCD-05)', calls({ id: undefined }), '/choices/0/message/tool_calls/0', 'required'],
  ['a tool call has an empty id', calls({ id: '' }), '/choices/0/message/tool_calls/0/id', 'minLength'],
  ['a tool call has an empty type (TCD-06)', calls({ type: '' }), '/choices/0/message/tool_calls/0/type', 'enum'],
  [
    'arguments is an object',
    calls({ function: { name: 'a', arguments: {} } }),
    '/choices/0/message/tool_calls/0/function/arguments',
    'type',
  ],
]

const passed: readonly (readonly [string, unknown])[] = [
  ['plain', completion()],
  ['tool calls with the empty string as content', calls({})],
  ['tool calls with null as content (OpenAI baseline)', message({ content: null, tool_calls: [call] })],
  ['tool calls without index (OpenAI baseline)', calls({ index: undefined })],
  ['a builtin call', calls({ id: 't-web_search-6a89763b81be', type: 'builtin_function' })],
  [
    'content empty because thinking took the budget (SEM-29)',
    choice({ message: { role: 'assistant', content: '', reasoning_content: 'Let me' }, finish_reason: 'length' }),
  ],
  ['logprobs null (SEM-25 is judged by a check)', choice({ logprobs: null })],
  ['service_tier outside the list (ENM-04, warned)', completion({ service_tier: 'on_demand' })],
  ['unknown members (ENV-21)', completion({ timings: {}, system_fingerprint: 'x' })],
  [
    'sums that do not add up (USG-02 is judged by a check)',
    completion({
      usage: {
        prompt_tokens: 951,
        completion_tokens: 600,
        total_tokens: 1552,
        completion_tokens_details: { reasoning_tokens: 601 },
      },
    }),
  ],
]

const errors: readonly (readonly [string, number, unknown, string | null])[] = [
  ['an envelope', 400, { error: { message: 'x', type: 'invalid_request_error' } }, null],
  ['the empty type', 500, { error: { message: 'extract task failed: failed', type: '' } }, null],
  [
    'a content filter with a numeric code (ERR-17)',
    400,
    { error: { code: 400, message: 'x', param: 'prompt', type: 'content_filter' } },
    null,
  ],
  ['an undocumented status', 418, { error: { message: 'x', type: 'teapot' } }, null],
  ['the gateway envelope on 404', 404, gateway, null],
  ['the error envelope on 404', 404, { error: { message: 'x', type: 'resource_not_found_error' } }, null],
  ['an error that is a string (ERR-01)', 402, { error: 'Insufficient balance' }, '/error'],
  ['a detail (ERR-02)', 422, { detail: 'model foo does not exist' }, ''],
  ['a flat object (ERR-03)', 400, { code: 400, message: 'extra inputs are not permitted' }, ''],
  ['no body (ERR-04)', 401, undefined, ''],
  [
    'the Anthropic shape (ERR-05)',
    401,
    { type: 'error', error: { type: 'AuthError', message: 'Invalid API key.' } },
    '/type',
  ],
  ['a page (ERR-06)', 502, '<!DOCTYPE html>', ''],
  ['no type', 429, { error: { message: 'slow down' } }, '/error'],
  ['an empty message', 429, { error: { message: '', type: 'x' } }, '/error/message'],
  ['the gateway envelope on 400', 400, gateway, '/error'],
  ['a gateway envelope with a member too many', 404, { ...gateway, trace: 1 }, ''],
]

describe('validators.response', () => {
  it.each(refused)('reports a violation in an answer in which %s', (_claim, body, path, keyword) => {
    const violations = validators.response('createChatCompletion', 200, body)
    expect(violations).toContainEqual(expect.objectContaining({ path, keyword }))
  })

  it.each(passed)('accepts an answer: %s', (_claim, body) => {
    expect(validators.response('createChatCompletion', 200, body)).toEqual([])
  })

  it.each(errors)('validates an error with %s and status %i', (_claim, status, body, path) => {
    const paths = validators.response('createChatCompletion', status, body).map((violation) => violation.path)
    if (path === null) expect(paths).toEqual([])
    else expect(paths).toContain(path)
  })

  it('reports an undocumented status below 400 as a violation', () => {
    expect(validators.response('listModels', 204, {})).toEqual([
      expect.objectContaining({ path: '', message: 'status 204 is not documented for listModels' }),
    ])
  })

  it('accepts a gateway timeout that is not JSON', () => {
    expect(validators.response('createChatCompletion', 504, undefined)).toEqual([])
  })

  it('accepts model entries without object, created and owned_by (ENV-18: a check warns)', () => {
    expect(validators.response('listModels', 200, { object: 'list', data: [{ id: 'kimi-k2.5' }] })).toEqual([])
    expect(validators.response('listModels', 200, { object: 'list', data: [{ id: '' }] })).toHaveLength(1)
    expect(validators.response('listModels', 200, { data: [] })).toHaveLength(1)
  })
})
