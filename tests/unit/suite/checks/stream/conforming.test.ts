/** Unusual timing, order and members that conform to the contract pass. */
import { frame, toExchange } from '../exchange-of.ts'
import {
  answer,
  boundary,
  completion,
  completionOf,
  created,
  delta,
  finish,
  id,
  opening,
  say,
  think,
  usageChunk,
} from '../wire.ts'
import { testRows } from '../transport-table.ts'

const stream = (...events: unknown[]) => toExchange({ events })
const reads = (parts: readonly (readonly [number, unknown])[]) =>
  toExchange({
    reads: [...parts.map(([at, event]) => [at, frame(event)] as const), [parts.at(-1)![0], 'data: [DONE]\n\n']],
  })

testRows([
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
])
