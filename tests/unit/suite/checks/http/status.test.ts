/** Breaches of status, headers and of what the request asked for; the three assertions that most users make. */
import { toExchange } from '../exchange-of.ts'
import { answer, call, completion, completionOf, delta, finish, opening, think } from '../wire.ts'
import { testRows } from '../transport-table.ts'

const error = { error: { message: 'top_p must be below 1', type: 'invalid_request_error' } }
const message = (over: object, finishReason = 'stop') =>
  completionOf([{ index: 0, message: { role: 'assistant', content: '', ...over }, finish_reason: finishReason }])
const expect200 = { expect: { status: 200 } }
const asked = { model: 'kimi-k2.5', messages: [] }
const generated = {
  error: { message: 'Failed to call a function', type: 'invalid_request_error', failed_generation: '…' },
}
const expect401 = { expect: { status: 401 } }
const refused = { error: { message: 'forbidden', type: 'permission_denied_error' } }

testRows([
  ['STA-01 200 with an error body fails', toExchange({ json: error }), ['success-without-error:fail']],
  [
    '200 with an error that is a string fails',
    toExchange({ json: { error: 'overloaded' } }),
    ['success-without-error:fail'],
  ],
  [
    '200 with an error beside choices fails',
    toExchange({ json: { ...completion(), ...error } }),
    ['success-without-error:fail'],
  ],
  [
    'STA-02 a stream whose only event is an error fails',
    toExchange({ events: [error], done: false }),
    ['success-without-error:fail'],
  ],
  [
    'an error, then chunks, fails',
    toExchange({ events: [error, ...answer('Hi')] }),
    ['stream-termination:fail', 'success-without-error:fail'],
  ],
  [
    'a named error event first fails',
    toExchange({ body: 'event: error\ndata: {"message":"x"}\n\n' }),
    ['event-stream-framing:warn', 'success-without-error:fail'],
  ],
  [
    'a stored error without a status is a refusal like any other',
    toExchange({ json: error, status: null, headers: null, request: null }),
    [],
  ],
  [
    'STA-08 one finish chunk and [DONE] fails',
    toExchange({ events: [delta({}, { finish_reason: 'stop' })] }),
    ['assistant-role:warn', 'content-is-not-empty:fail'],
  ],
  [
    'STA-07 another status than the case demands fails',
    toExchange({ status: 500, json: error }),
    ['status-code-conformance:fail'],
    { expect: { status: 400 } },
  ],
  [
    'a refusal where a completion is due fails',
    toExchange({ status: 429, json: error }),
    ['status-code-conformance:fail', 'status-is-200:fail'],
    expect200,
  ],
  [
    'one of several due statuses passes',
    toExchange({ status: 404, json: error }),
    [],
    { expect: { status: [400, 404] } },
  ],
  [
    'STA-06 a completion where a refusal is due fails',
    toExchange({ json: completion() }),
    ['status-code-conformance:fail'],
    { expect: { status: 404 } },
  ],
  [
    'a completion with status 201 fails',
    toExchange({ status: 201, json: completion() }),
    ['status-code-conformance:fail', 'status-is-200:fail'],
  ],
  ['a stream with status 500 fails', toExchange({ status: 500, events: answer('Hi') }), ['status-is-200:fail']],
  [
    'a redirect fails',
    toExchange({ status: 302, body: '', headers: { Location: '/' } }),
    ['status-code-conformance:fail'],
  ],
  [
    'a refusal with an undocumented status warns',
    toExchange({ status: 418, json: error }),
    ['status-code-conformance:warn'],
  ],
  [
    'ENV-01 an empty array of choices fails',
    toExchange({ json: completionOf([]) }),
    ['choices-is-non-empty-array:fail', 'response-schema-conformance:fail'],
  ],
  [
    'choices as an object fail',
    toExchange({ json: completionOf({ 0: {} }) }),
    ['choices-is-non-empty-array:fail', 'response-schema-conformance:fail'],
  ],
  [
    'choices null fail',
    toExchange({ json: completionOf(null) }),
    ['choices-is-non-empty-array:fail', 'response-schema-conformance:fail'],
  ],
  [
    'choices missing fail',
    toExchange({ json: completion(null, { choices: undefined }) }),
    ['choices-is-non-empty-array:fail', 'response-schema-conformance:fail'],
  ],
  [
    'another API’s answer fails',
    toExchange({ json: { detail: 'ok' } }),
    ['choices-is-non-empty-array:fail', 'response-schema-conformance:fail'],
  ],
  ['empty content with stop fails', toExchange({ json: message({}) }), ['content-is-not-empty:fail']],
  ['content null without calls fails', toExchange({ json: message({ content: null }) }), ['content-is-not-empty:fail']],
  [
    'SEM-05 reasoning only, with stop, fails',
    toExchange({ json: message({ reasoning_content: 'Oslo.' }) }),
    ['content-is-not-empty:fail'],
  ],
  [
    'a stream of reasoning only fails',
    toExchange({ events: [opening, think('Oslo'), finish()] }),
    ['content-is-not-empty:fail'],
  ],
  [
    'SEM-15 an empty answer with length and no reasoning fails',
    toExchange({ json: message({}, 'length') }),
    ['content-is-not-empty:fail'],
  ],
  [
    'empty content with length where the budget was used passes',
    toExchange({ request: { ...asked, max_tokens: 3 }, json: message({}, 'length') }),
    [],
  ],
  [
    'content null beside calls passes',
    toExchange({ json: message({ content: null, tool_calls: [call('f', '{}')] }, 'tool_calls') }),
    [],
  ],
  ['only white space warns', toExchange({ json: message({ content: ' \n' }) }), ['content-is-not-empty:warn']],
  [
    'a partial message may need nothing more',
    toExchange({
      request: { ...asked, messages: [{ role: 'assistant', content: 'All.', partial: true }] },
      json: message({}),
    }),
    [],
  ],
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
])
