/** What must be refused and what must be accepted (STA-06, REQ-03 to REQ-10, REQ-17 to REQ-23). */
import { describe } from 'vitest'
import { completion } from '../wire.ts'
import { ask, askStream, judgeRows, refusal, type Row } from '../verdict-table.ts'

const decisions: Row[] = [
  [
    'STA-06: unknown model answered',
    { request: ask({ model: 'no-such-model' }), json: completion(undefined, { model: 'no-such-model' }) },
    ['negative-data-rejection:fail'],
  ],
  [
    'a vendor’s name of a Kimi model',
    { request: ask({ model: 'moonshotai/Kimi-K2.5' }), json: completion(undefined, { model: 'moonshotai/Kimi-K2.5' }) },
    [],
  ],
  [
    'a request that the case expects to be refused is accepted',
    { json: completion() },
    ['negative-data-rejection:fail'],
    { expect: { status: 400 } },
  ],
  [
    'the refusal names another type',
    { status: 400, json: refusal('x', 'server_error_x') },
    ['negative-data-rejection:fail'],
    { expect: { status: 400, errorType: 'invalid_request_error' } },
  ],
  [
    'the refusal has other words',
    { status: 400, json: refusal('bad temperature') },
    ['negative-data-rejection:warn'],
    { expect: { status: 400, errorMessage: /^invalid temperature/ } },
  ],
  [
    'other words are free for vendors',
    { status: 400, json: refusal('bad temperature') },
    [],
    { expect: { status: 400, errorMessage: /^invalid temperature/ }, profile: 'vendor' },
  ],
  [
    'REQ-03: tool_choice none without tools',
    {
      status: 400,
      request: ask({ tool_choice: 'none' }),
      json: refusal('When using `tool_choice`, `tools` must be set.'),
    },
    ['positive-data-acceptance:fail'],
  ],
  [
    'REQ-03: known by its words',
    {
      status: 400,
      request: null,
      json: { object: 'error', message: 'When using `tool_choice`, `tools` must be set.', code: 400 },
    },
    ['error-envelope:fail', 'positive-data-acceptance:fail'],
  ],
  [
    'REQ-06: text parts',
    {
      status: 422,
      request: ask({ messages: [{ role: 'user', content: [{ type: 'text', text: 'hi' }] }] }),
      json: refusal('messages[0].content: expected a string'),
    },
    ['error-status:warn', 'positive-data-acceptance:fail'],
  ],
  [
    'REQ-07: max_completion_tokens',
    {
      status: 400,
      request: ask({ max_completion_tokens: 9 }),
      json: refusal("[{'type':'extra_forbidden','loc':('body','max_completion_tokens')}]"),
    },
    ['positive-data-acceptance:fail'],
  ],
  [
    'REQ-10: include_usage, with the body that the catalogue has',
    {
      status: 422,
      request: askStream({ stream_options: { include_usage: true } }),
      json: { detail: [{ type: 'extra_forbidden', loc: ['body', 'stream_options', 'include_usage'] }] },
    },
    ['error-envelope:warn', 'positive-data-acceptance:warn'],
  ],
  [
    'a documented member refused as unknown',
    {
      status: 400,
      request: ask({ prompt_cache_key: 'a' }),
      json: refusal('Unsupported parameter(s): `prompt_cache_key`'),
    },
    ['positive-data-acceptance:warn'],
  ],
  [
    'REQ-08: sampling values',
    { request: ask({ temperature: 0.2, top_p: 0.8 }), json: completion() },
    ['fixed-sampling:warn'],
  ],
  ['the fixed values themselves', { request: ask({ temperature: 1, top_p: 0.95, n: 1 }), json: completion() }, []],
  [
    'the value of a plain answer',
    { request: ask({ temperature: 0.6, thinking: { type: 'disabled' } }), json: completion() },
    [],
  ],
  [
    'REQ-17: a temperature other than the fixed one is refused',
    {
      status: 400,
      request: ask({ temperature: 0.3 }),
      json: refusal('invalid temperature: only 1 is allowed for this model'),
    },
    [],
  ],
  [
    'REQ-18: a history without reasoning is refused',
    {
      status: 400,
      json: refusal('thinking is enabled but reasoning_content is missing in assistant tool call message at index 2'),
    },
    [],
  ],
  [
    'REQ-19: tool_choice required is refused while the model thinks',
    {
      status: 400,
      request: ask({ tool_choice: 'required' }),
      json: refusal("tool_choice 'required' is incompatible with thinking enabled"),
    },
    [],
  ],
  [
    'REQ-21: an invalid function name is refused',
    {
      status: 400,
      json: refusal(
        'Invalid request: function name is invalid, must start with a letter and can contain letters, numbers, underscores, and dashes',
      ),
    },
    [],
  ],
  ['REQ-22: the role developer is refused', { status: 400, json: refusal("role 'developer' is not allowed") }, []],
  [
    'REQ-23: an image at a web address is refused',
    { status: 400, json: refusal('Invalid request: unsupported image url: https://example.com/a.png') },
    [],
  ],
  [
    'text parts beside a wrong member',
    {
      status: 400,
      request: ask({
        messages: [
          { role: 'user', content: [{ type: 'text', text: 'hi' }] },
          { role: 'assistant', content: 'a', reasoning_content: {} },
        ],
      }),
      json: refusal(
        'Invalid request: the `messages.reasoning_content` field in the request (expected type string) is illegal, and object is not acceptable',
      ),
    },
    [],
  ],
  [
    'text parts beside a wrong name',
    {
      status: 422,
      request: ask({ messages: [{ role: 'user', content: [{ type: 'text', text: 'hi' }], name: [] }] }),
      json: refusal('messages[0].name: expected a string, got an array'),
    },
    ['error-status:warn'],
  ],
  [
    'a wrong content object',
    {
      status: 400,
      json: refusal(
        'Invalid request: the `messages.content` field in the request (expected type []object) is illegal, and object is not acceptable',
      ),
    },
    [],
  ],
]

describe('what is refused and what is accepted', () => judgeRows(decisions))
