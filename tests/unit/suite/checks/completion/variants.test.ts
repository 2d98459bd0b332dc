/** Further forms of the known breaches and conforming forms that resemble them: statuses, nulls, split texts. */
import { toExchange } from '../exchange-of.ts'
import { call, completion, completionOf, delta, finish, fragment, opening, say, slot, think, usage } from '../wire.ts'
import { testRows } from '../transport-table.ts'

type Json = Record<string, unknown>

const whole = (message: Json, over: Json = {}) =>
  toExchange({ request: null, json: completion({ role: 'assistant', content: 'a', ...message }, over) })
const stream = (...events: unknown[]) => toExchange({ request: null, events: [opening, ...events, finish()] })
const generated = {
  error: { message: 'Failed to call a function', type: 'invalid_request_error', failed_generation: '…' },
}
const renamed = ['undocumented-members:fail']
const expect401 = { expect: { status: 401 } }
const refused = { error: { message: 'forbidden', type: 'permission_denied_error' } }
const count = (json: Json) =>
  toExchange({
    operationId: 'estimateTokenCount',
    url: 'https://api.moonshot.ai/v1/tokenizers/estimate-token-count',
    json,
  })

testRows([
  [
    'AUT-03 403 where 401 was due warns',
    toExchange({ status: 403, json: refused }),
    ['status-code-conformance:warn'],
    expect401,
  ],
  [
    '429 where 401 was due fails',
    toExchange({ status: 429, json: refused }),
    ['status-code-conformance:fail'],
    expect401,
  ],
  [
    'ERR-13 an error that shows what was generated may come first',
    toExchange({ events: [generated], done: false }),
    [],
  ],
  [
    'another error may not',
    toExchange({ events: [{ error: { message: 'x', type: 'server_error' } }], done: false }),
    ['success-without-error:fail'],
  ],
  ['`reasoning` without `reasoning_content` fails', whole({ reasoning: 'hm' }), renamed],
  ['`reasoning` in a stream without `reasoning_content` fails', stream(delta({ reasoning: 'hm' }), say('a')), renamed],
  ['`thinking` in a stream fails', stream(delta({ thinking: 'hm' }), say('a')), renamed],
  ['ENV-22 `reasoning` beside `reasoning_content` passes', whole({ reasoning: 'hm', reasoning_content: 'hm' }), []],
  ['`reasoning` null passes', whole({ reasoning: null }), []],
  [
    '`reasoning` beside an other chunk’s `reasoning_content` passes',
    stream(delta({ reasoning: 'h' }), think('h'), say('a')),
    [],
  ],
  [
    'details of usage as null warn',
    whole({}, { usage: { ...usage, prompt_tokens_details: null, completion_tokens_details: null } }),
    ['response-schema-conformance:warn'],
  ],
  ['usage itself null in a whole answer fails', whole({}, { usage: null }), ['response-schema-conformance:fail']],
  [
    'a token count in the documented form warns',
    count({ data: { total_tokens: 80 } }),
    ['response-schema-conformance:warn'],
  ],
  [
    'a token count as text fails',
    count({ data: { total_tokens: '80' }, code: 0, scode: '0x0', status: true }),
    ['response-schema-conformance:fail'],
  ],
  [
    'double encoding in arguments fails',
    stream(slot('f'), fragment('{"x":"caf'), fragment('Ã©"}')),
    ['double-encoding:fail', 'finish-reason-cause:fail'],
  ],
  [
    'accents in arguments pass',
    toExchange({
      request: null,
      json: completionOf([
        {
          index: 0,
          message: { role: 'assistant', content: '', tool_calls: [call('f', '{"x":"café"}')] },
          finish_reason: 'tool_calls',
        },
      ]),
    }),
    [],
  ],
])
