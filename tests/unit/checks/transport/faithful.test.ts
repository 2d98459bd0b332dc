/** What conforms stays green: Kimi's own habits, and the false-positive traps of real clients and suites. */
import { describe } from 'vitest'
import { frame, toExchange } from '../exchange-of.ts'
import {
  answer,
  boundary,
  call,
  choice,
  chunk,
  completion,
  completionOf,
  created,
  delta,
  finish,
  fragment,
  id,
  opening,
  say,
  slot,
  think,
  usage,
  usageChunk,
} from '../wire.ts'
import { testRows, type Row } from './table.ts'

const stream = (...events: unknown[]) => toExchange({ events })
const text = answer('Hel', 'lo').map(frame).join('') + 'data: [DONE]\n\n'
const reads = (parts: readonly (readonly [number, unknown])[]) =>
  toExchange({
    reads: [...parts.map(([at, event]) => [at, frame(event)] as const), [parts.at(-1)![0], 'data: [DONE]\n\n']],
  })

const kimi: Row[] = [
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
    'a stream kept as payloads, without envelope',
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
]

const traps: Row[] = [
  [
    'HDR-07 gzip on the stream after it was offered',
    {
      ...toExchange({
        events: answer('Hi'),
        headers: { 'Content-Encoding': 'gzip', 'Content-Type': 'text/event-stream' },
      }),
    },
    [],
  ],
  [
    'FRM-19 JSON of one event over several data lines',
    toExchange({ body: text.replace('"choices":', '"choices":\ndata: ') }),
    [],
  ],
  [
    'FRM-21 several events in one read, one event over several reads',
    toExchange({
      reads: [
        [1, text.slice(0, 300)],
        [2, text.slice(300, 301)],
        [3, text.slice(301)],
      ],
    }),
    [],
  ],
  ['FRM-22 a comment ping after an id', toExchange({ body: `id: 7\n${text.replace('\n\n', '\n\n: ping\n\n')}` }), []],
  ['a comment within an event', toExchange({ body: `: OPENROUTER PROCESSING\n${text}` }), []],
  ['CRLF line ends', toExchange({ body: text.replaceAll('\n', '\r\n') }), []],
  ['CR line ends', toExchange({ body: text.replaceAll('\n', '\r') }), []],
  ['no space after data:', toExchange({ body: text.replaceAll('data: ', 'data:') }), []],
  ['a retry field', toExchange({ body: `retry: 3000\n\n${text}` }), []],
  ['several blank lines between events', toExchange({ body: text.replaceAll('\n\n', '\n\n\n') }), []],
  [
    'bytes split within a character',
    toExchange({
      reads: [...Buffer.from([opening, say('日本語😀'), finish()].map(frame).join('') + 'data: [DONE]\n\n')].map(
        (byte) => [1, Uint8Array.of(byte)] as const,
      ),
    }),
    [],
  ],
  [
    'ENC-08 a character outside the BMP as an escaped pair',
    toExchange({ body: text.replace('"lo"', '"\\ud83d\\ude00"') }),
    [],
  ],
  ['a backslash before the letters ud83d', toExchange({ body: text.replace('"lo"', '"\\\\ud83d"') }), []],
  ['ENC-09 < and > escaped', toExchange({ body: text.replace('"lo"', '"\\u003cb\\u003e"') }), []],
  [
    'TIM-06 many seconds of reasoning before content',
    reads([
      [400, opening],
      ...Array.from({ length: 40 }, (_, at) => [600 + at * 600, think('x')] as const),
      [25_000, boundary],
      [25_010, say('42')],
      [25_020, finish()],
    ]),
    [],
  ],
  [
    'a long wait, then a short quick answer',
    reads([
      [20_000, opening],
      [20_010, say('OK')],
      [20_011, finish()],
    ]),
    [],
  ],
  [
    'a quick stream of many chunks',
    reads([[5, opening], ...Array.from({ length: 60 }, () => [6, say('x')] as const), [7, finish()]]),
    [],
  ],
  [
    '50 s between two reasoning deltas',
    reads([
      [400, opening],
      [600, think('a')],
      [50_600, think('b')],
      [50_700, say('c')],
      [50_800, finish()],
    ]),
    [],
  ],
  ['ENV-19 the usage chunk has no choices', stream(...answer('Hi'), usageChunk), []],
  [
    'ENV-21 unknown members',
    stream(
      opening,
      say('Hi'),
      delta({}, { finish_reason: 'stop', stop_reason: 13, matched_stop: null, native_finish_reason: 'stop' }),
      { ...usageChunk, timings: {} },
    ),
    [],
  ],
  [
    'ENV-22 reasoning beside reasoning_content',
    stream(opening, delta({ reasoning: 'add', reasoning_content: 'add' }), boundary, say('3'), finish()),
    [],
  ],
  [
    'ORD-05 role in every delta',
    stream(opening, delta({ role: 'assistant', content: 'a' }), delta({ role: 'assistant', content: 'b' }), finish()),
    [],
  ],
  [
    'ORD-06 finish_reason with the last content',
    stream(opening, say('Hel'), delta({ content: 'lo' }, { finish_reason: 'stop' })),
    [],
  ],
  ['USG-15 usage null until the end', stream(...answer('Hi').map((one) => ({ ...one, usage: null })), usageChunk), []],
  [
    'ERR-15 a late error closes the stream',
    toExchange({
      events: [opening, say('Hel'), { error: { message: 'engine is overloaded', type: 'engine_overloaded_error' } }],
      done: false,
    }),
    [],
  ],
  [
    'a late error after the opening chunk',
    toExchange({ events: [opening, { error: { message: 'x', type: 'server_error' } }] }),
    [],
  ],
  [
    'SEM-29 empty content because thinking used up the budget',
    toExchange({
      json: completionOf([
        { index: 0, message: { role: 'assistant', content: '', reasoning_content: 'Let me' }, finish_reason: 'length' },
      ]),
    }),
    [],
  ],
  [
    'empty content before a stop text',
    toExchange({
      request: { model: 'kimi-k2.5', messages: [], stop: ['A'] },
      json: completion({ role: 'assistant', content: '' }),
    }),
    [],
  ],
  [
    'the label in upper case, with charset',
    toExchange({ events: answer('Hi'), headers: { 'content-TYPE': 'Text/Event-Stream; Charset="UTF-8"' } }),
    [],
  ],
  [
    'Portuguese, French, German, Vietnamese and Chinese texts',
    stream(...answer('NÃO, MAÇÃ', 'é\u00a0» «à»', 'Spaß« É»', 'Âm thanh', '中文，“引号”…', '20 °C ©')),
    [],
  ],
  [
    'an answer that quotes the broken text it was asked about',
    toExchange({
      request: { stream: true, messages: [{ role: 'user', content: 'What is â€™ and \uFFFD?' }] },
      events: answer('It is â€™, \uFFFD'),
    }),
    [],
  ],
  [
    'the same name in different objects',
    toExchange({
      body: JSON.stringify(completion()).replace('"usage":', '"x":{"usage":{"a":1},"a":[{"a":1},{"a":2}]},"usage":'),
    }),
    [],
  ],
  [
    'a stream that began long before its end',
    reads([
      [100, opening],
      ...Array.from({ length: 30 }, (_, at) => [200 + at * 200, say('x')] as const),
      [6400, finish()],
    ]),
    [],
  ],
  [
    'created as of the mock clock',
    stream(...answer('Hi').map((one) => ({ ...one, created: created + 5_000_000 }))),
    [],
  ],
  ['no request known', toExchange({ events: answer('Hi'), request: null }), []],
  [
    'another id in a completion',
    toExchange({
      json: completion(undefined, {
        id: id.toUpperCase(),
        choices: [
          {
            index: 0,
            message: { role: 'assistant', content: 'x', reasoning_content: '' },
            finish_reason: 'stop',
            logprobs: null,
          },
        ],
      }),
    }),
    [],
  ],
]

describe('what api.moonshot.ai sends keeps the contract:', () => testRows(kimi))
describe('what looks odd and conforms stays green:', () => testRows(traps))
