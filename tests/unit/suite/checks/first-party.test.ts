/** Answers in the forms recorded on api.moonshot.ai pass. */
import { toExchange } from './exchange-of.ts'
import {
  answer,
  boundary,
  call,
  choice,
  chunk,
  completion,
  completionOf,
  delta,
  finish,
  fragment,
  opening,
  say,
  slot,
  think,
  usage,
  usageChunk,
} from './wire.ts'
import { testRows } from './transport-table.ts'

const stream = (...events: unknown[]) => toExchange({ events })

testRows([
  ['a plain stream', stream(...answer('Hel', 'lo')), []],
  ['a plain completion', toExchange({ json: completion() }), []],
  [
    'a stream with thinking, boundary and usage chunk',
    stream(opening, think('So'), think(' on'), boundary, say('42'), finish(), usageChunk),
    [],
  ],
  ['K2.5 with thinking off: the boundary is the second chunk', stream(opening, boundary, say('Hi'), finish()), []],
  [
    'a tool call in a stream',
    stream(opening, slot('get_weather'), fragment('{"city":'), fragment('"Oslo"}'), finish('tool_calls')),
    [],
  ],
  [
    'a tool call after thinking without a boundary',
    stream(opening, think('a'), slot('f'), fragment('{}'), finish('tool_calls')),
    [],
  ],
  [
    'a $web_search stream: first content null, builtin_function',
    stream(
      delta({ role: 'assistant', content: null }),
      delta({
        tool_calls: [{ ...call('$web_search', ''), type: 'builtin_function', id: 't-web_search-6a89763b81be' }],
      }),
      fragment('{"search_result":{}}'),
      finish('tool_calls'),
    ),
    [],
  ],
  [
    'a completion with a tool call and empty content',
    toExchange({
      json: completionOf([
        {
          index: 0,
          message: { role: 'assistant', content: '', tool_calls: [call('f', '{}')] },
          finish_reason: 'tool_calls',
        },
      ]),
    }),
    [],
  ],
  [
    'system_fingerprint at the end of each chunk',
    stream(...answer('Hi').map((one) => ({ ...one, system_fingerprint: 'fpv0_3f4f71b6' })), usageChunk),
    [],
  ],
  [
    'an id that is a UUID',
    toExchange({
      json: completion(undefined, {
        id: 'chatcmpl-2fd89a86-2ca0-983f-b91a-01c260395d0a',
        choices: [{ index: 0, message: { role: 'assistant', content: 'x' }, finish_reason: 'stop' }],
      }),
    }),
    [],
  ],
  [
    'finish_reason content_filter with no text',
    toExchange({
      json: completionOf([{ index: 0, message: { role: 'assistant', content: '' }, finish_reason: 'content_filter' }]),
    }),
    [],
  ],
  [
    'n = 2 with usage in each choice',
    toExchange({
      request: { model: 'moonshot-v1-8k', messages: [], n: 2, stream: true },
      events: [0, 1]
        .flatMap((index) => [chunk([choice({ role: 'assistant', content: '' }, { index })])])
        .concat(
          [0, 1, 0, 1].map((index) => chunk([choice({ content: 'x' }, { index })])),
          [0, 1].map((index) => chunk([choice({}, { index, finish_reason: 'stop', usage })])),
        ),
    }),
    [],
  ],
  [
    'a 400 with its JSON error',
    toExchange({ status: 400, json: { error: { message: 'invalid temperature', type: 'invalid_request_error' } } }),
    [],
  ],
  [
    'a streaming call refused with JSON',
    toExchange({
      status: 401,
      request: { stream: true },
      json: { error: { message: 'Invalid Authentication', type: 'invalid_authentication_error' } },
    }),
    [],
  ],
  [
    'recorded headers',
    toExchange({
      json: completion(),
      headers: {
        Date: 'Thu, 03 Sep 2026 00:41:38 GMT',
        'Msh-Request-Id': '589fc76e-a660-11f1-88e1-eaf9ba74c120',
        'X-Msh-Trace-Id': '9af230b4cb079fd4099011b2439bdb90',
        'Msh-Context-Cache-Token-Saved': '93',
      },
    }),
    [],
  ],
  [
    'a stream stored as payloads without an envelope',
    toExchange({
      form: 'payloads',
      headers: null,
      end: 'unknown',
      body: answer('Hi')
        .map((one) => JSON.stringify(one))
        .join('\n'),
    }),
    [],
  ],
  [
    'one stored chunk from the middle of its stream',
    toExchange({ form: 'payloads', headers: null, end: 'unknown', body: JSON.stringify(say('a')) }),
    ['assistant-role:warn'],
  ],
  [
    'one stored chunk, the last of its stream',
    toExchange({ form: 'payloads', headers: null, end: 'unknown', body: JSON.stringify(finish()) }),
    ['assistant-role:warn'],
  ],
])
