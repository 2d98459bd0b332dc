/** The shape of refusals; expectations from the catalogue of real breaches (ERR). */
import { describe } from 'vitest'
import { completion, opening, say } from '../wire.ts'
import { askStream, judgeRows, refusal, type Row } from '../verdict-table.ts'

const html = '<!DOCTYPE html><title>Bad gateway</title>'
const gateway = {
  code: 5,
  error: 'url.not_found',
  message: '没找到对象',
  method: 'POST',
  scode: '0x5',
  status: false,
  ua: '',
  url: '/v1/x',
}
const late = (error: unknown) => ({ request: askStream(), events: [opening, say('a'), error], done: false })

const shapes: Row[] = [
  ['ERR-01: error is a string', { status: 402, json: { error: 'Insufficient balance' } }, ['error-envelope:fail']],
  ['ERR-02: FastAPI detail', { status: 422, json: { detail: 'model foo does not exist' } }, ['error-envelope:fail']],
  [
    'ERR-02: detail as a list',
    { status: 422, json: { detail: [{ loc: ['body'], msg: 'x' }] } },
    ['error-envelope:fail'],
  ],
  [
    'ERR-03: flat object',
    { status: 400, json: { code: 400, message: 'bad', requestid: 'r1' } },
    ['error-envelope:fail'],
  ],
  [
    'ERR-03: flat object of vLLM',
    { status: 400, json: { object: 'error', message: 'bad', code: 400 } },
    ['error-envelope:fail'],
  ],
  [
    'ERR-03: flat, stored without a status',
    { status: null, headers: null, request: null, json: { message: 'bad', type: 'x', code: 400 } },
    ['error-envelope:fail'],
  ],
  ['ERR-04: 401 without a body', { status: 401 }, ['error-envelope:fail']],
  [
    'ERR-05: Anthropic',
    { status: 401, json: { type: 'error', error: { type: 'AuthError', message: 'Invalid API key.' } } },
    ['error-envelope:fail'],
  ],
  [
    'ERR-06: HTML with 502',
    { status: 502, headers: { 'Content-Type': 'text/html' }, body: html },
    ['error-envelope:fail'],
  ],
  [
    'ERR-06: HTML with 504 is admitted by the help pages',
    { status: 504, headers: { 'Content-Type': 'text/html' }, body: html },
    ['error-envelope:warn'],
  ],
  ['ERR-06: HTML under a JSON label', { status: 503, body: `\n  ${html}` }, ['error-envelope:fail']],
  [
    'ERR-07: plain text',
    {
      status: 415,
      headers: { 'Content-Type': 'text/plain' },
      body: 'Expected request with `Content-Type: application/json`',
    },
    ['error-envelope:fail'],
  ],
  ['ERR-08: 429 without a body', { status: 429, headers: { 'Retry-After': '1' } }, ['error-envelope:fail']],
  ['ERR-08: 503 with white space', { status: 503, body: ' \n' }, ['error-envelope:fail']],
  ['an error body that is a list', { status: 400, json: [refusal('x')] }, ['error-envelope:fail']],
  ['a truncated error body', { status: 400, body: '{"error":{"mess' }, ['error-envelope:fail']],
  ['error null', { status: 500, json: { error: null } }, ['error-envelope:fail']],
  [
    'a message that is no string',
    { status: 400, json: { error: { message: { a: 1 }, type: 'invalid_request_error' } } },
    ['error-envelope:fail'],
  ],
  ['an empty message', { status: 400, json: refusal('') }, ['error-envelope:fail']],
  ['a type that is missing', { status: 400, json: { error: { message: 'bad' } } }, ['error-envelope:fail']],
  ['an empty type', { status: 400, json: refusal('bad', '') }, ['error-envelope:fail']],
  ['a numeric code', { status: 400, json: refusal('bad', undefined, { code: 400 }) }, ['error-envelope:fail']],
  [
    'a refusal sent as a stream',
    { status: 400, events: [refusal('bad')], request: askStream() },
    ['error-envelope:fail'],
  ],
  [
    'the recorded empty type of a file that cannot be read',
    { operationId: 'getFileContent', status: 500, request: null, json: refusal('Failed to extract file: x', '') },
    [],
  ],
  [
    'ERR-14: unknown path, HTML',
    {
      operationId: null,
      url: 'https://api.moonshot.ai/v1/chat/completion',
      status: 404,
      headers: { 'Content-Type': 'text/html' },
      body: html,
    },
    ['error-envelope:warn'],
  ],
  ['ERR-14: unknown path, no body', { operationId: null, status: 404 }, ['error-envelope:warn']],
  ['the gateway’s own flat object', { status: 404, json: gateway }, []],
  [
    'ERR-17: content filter with a number and a param',
    { status: 400, json: refusal('The request was rejected', 'content_filter', { code: 400, param: 'prompt' }) },
    [],
  ],
  ['unknown members of an error', { status: 400, json: refusal('bad', undefined, { request_id: 'a' }) }, []],
  ['an empty answer to HEAD', { method: 'HEAD', status: 404, operationId: null }, []],
  [
    'ERR-15: a late error in the stream',
    {
      request: askStream(),
      events: [say('a'), refusal('engine is overloaded', 'engine_overloaded_error')],
      done: false,
    },
    [],
  ],
  [
    'a late error that is a string',
    { request: askStream(), events: [say('a'), { error: 'overloaded' }], done: false },
    ['error-envelope:fail'],
  ],
  [
    'ERR-09: markup as a message',
    { request: askStream(), events: [{ error: { message: '<|tool_calls_section_begin|>functions_w_1' } }] },
    ['error-envelope:fail', 'template-leak:fail'],
  ],
  [
    'ERR-09: markup as plain text',
    { status: 500, headers: { 'Content-Type': 'text/plain' }, body: 'bad id <|tool_call_begin|>functions_w_1' },
    ['error-envelope:fail', 'template-leak:fail'],
  ],
  ['a flat error in the stream', late({ object: 'error', message: 'boom', code: 500 }), ['error-envelope:fail']],
  [
    'an error in a choice',
    late({
      ...say('a'),
      choices: [{ index: 0, delta: {}, finish_reason: 'stop', error: { message: 'boom', code: 502 } }],
    }),
    ['error-envelope:fail'],
  ],
  [
    'an error in a delta',
    late({ ...say('a'), choices: [{ index: 0, delta: { error: { message: 'boom' } }, finish_reason: 'stop' }] }),
    ['error-envelope:fail'],
  ],
  [
    'an error in a message',
    { json: completion({ role: 'assistant', content: 'a', error: { message: 'boom' } }) },
    ['error-envelope:fail'],
  ],
  ['a null as error in a message', { json: completion({ role: 'assistant', content: 'a', error: null }) }, []],
  [
    'an upstream error as Python prints it',
    {
      status: 500,
      json: refusal("Error code: 429 - {'error': {'message': 'slow down', 'type': 'x'}}", 'server_error'),
    },
    ['error-envelope:warn'],
  ],
  [
    'an upstream error as the text of a member',
    { status: 500, json: refusal('upstream error', 'server_error', { details: '{"message":"slow down","code":429}' }) },
    ['error-envelope:warn'],
  ],
  [
    'an object of the request in the message',
    { status: 400, json: refusal('Invalid request: {"message":"x"} is no message', 'invalid_request_error') },
    [],
  ],
  ['a late error', late(refusal('boom', 'server_error')), []],
  [
    'a content filter with an object as code',
    { status: 400, json: refusal('high risk', 'content_filter', { code: {} }) },
    ['error-envelope:fail'],
  ],
  ['a preflight with an error of another status', { method: 'OPTIONS', status: 401, json: refusal('x') }, []],
]

describe('the shape of a refusal', () => judgeRows(shapes))
