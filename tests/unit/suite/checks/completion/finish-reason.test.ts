/** Breaches of `finish_reason`: its value, its place, and how often it is sent. */
import { toExchange } from '../exchange-of.ts'
import {
  answer,
  chunk,
  choice,
  completionOf,
  delta,
  finish,
  fragment,
  id,
  created,
  opening,
  say,
  slot,
  usage,
} from '../wire.ts'
import { testRows } from '../transport-table.ts'

const stream = (...events: unknown[]) => toExchange({ events })
const request = { model: 'kimi-k2.5', messages: [], max_tokens: 5 }
const ended = (reason: unknown, message: object = { content: 'Once upon a time there' }, over: object = {}) =>
  toExchange({
    request,
    json: completionOf(
      [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: reason }],
      over as never,
    ),
  })
const spent = (tokens: number) => ({ usage: { prompt_tokens: 9, completion_tokens: tokens, total_tokens: 9 + tokens } })
const reason = 'finish-reason:fail'
const cause = 'finish-reason-cause:fail'
const order = 'chunk-sequence:fail'

testRows([
  [
    'FIN-02 two reasons in one choice fail',
    stream(opening, slot('f'), fragment('{}'), finish('tool_calls'), finish('stop')),
    ['finish-reason-cause:fail', reason],
  ],
  ['the same reason twice fails', stream(...answer('a'), finish()), [reason]],
  ['FIN-03 no reason before [DONE] fails', stream(opening, say('bye')), [reason]],
  [
    'no reason before the end of a stored stream fails',
    toExchange({
      form: 'payloads',
      end: 'unknown',
      headers: null,
      request: null,
      body: [opening, say('a')].map((one) => JSON.stringify(one)).join('\n'),
    }),
    [reason],
  ],
  ['null as reason of a completion fails', ended(null), [reason]],
  ['a completion without a reason fails', ended(undefined), [reason]],
  [
    'FIN-04 an empty reason in intermediate chunks fails',
    stream(opening, delta({ content: 'Hi' }, { finish_reason: '' }), finish()),
    [reason],
  ],
  ['an empty reason at the end fails', stream(opening, say('a'), finish('')), [reason]],
  [
    'FIN-05 finishReason in place of finish_reason fails',
    stream(opening, say('a'), delta({}, { finishReason: 'stop' })),
    [reason],
  ],
  [
    'finishReason in a completion fails',
    toExchange({
      json: completionOf([{ index: 0, message: { role: 'assistant', content: 'a' }, finishReason: 'stop' }]),
    }),
    [reason],
  ],
  ...[
    'eos',
    'end',
    'abort',
    'sensitive',
    'network_error',
    'STOP',
    'stop_sequence',
    'end_turn',
    'null',
    'tool_call',
    'error',
  ].map((word) => [`FIN-06 ${word} as reason fails`, stream(opening, say('a'), finish(word)), [reason]] as const),
  [
    'finishReason beside finish_reason passes',
    stream(opening, say('a'), delta({}, { finish_reason: 'stop', finishReason: 'STOP' })),
    [],
  ],
  ['a reason outside the list in a completion fails', ended('max_tokens'), [reason]],
  [
    'a reason Moonshot’s rules tolerate warns',
    stream(opening, say('a'), finish('unexpected_state')),
    ['finish-reason:warn'],
  ],
  ['a number as reason fails', stream(opening, say('a'), finish(0), finish()), [reason]],
  [
    'false as reason of intermediate chunks fails',
    stream(opening, delta({ content: 'a' }, { finish_reason: false }), finish()),
    [reason],
  ],
  ['FIN-07 stop when max_tokens truncated the answer fails', ended('stop', undefined, spent(5)), [cause]],
  [
    'FIN-07 without usage: as many words as tokens',
    toExchange({
      request: { ...request, stream: true },
      events: [opening, say('Once upon a'), say(' time there'), delta({}, { finish_reason: 'stop' })],
    }),
    [cause],
  ],
  ['stop at the budget in mid-sentence fails', ended('stop', { content: 'Once upon the' }, spent(5)), [cause]],
  ['stop at the budget after a comma fails', ended('stop', { content: 'Well,' }, spent(5)), [cause]],
  [
    'stop at the budget, where the end token may be counted, warns',
    ended('stop', { content: 'It is Paris.' }, spent(5)),
    ['finish-reason-cause:warn'],
  ],
  ['length when max_tokens truncated the answer passes', ended('length', undefined, spent(5)), []],
  ['stop below the budget passes', ended('stop', undefined, spent(4)), []],
  [
    'stop at the budget passes where a stop text may explain it',
    toExchange({
      request: { ...request, stop: ['!'] },
      json: completionOf([{ index: 0, message: { role: 'assistant', content: 'a' }, finish_reason: 'stop' }], spent(5)),
    }),
    [],
  ],
  [
    'FIN-09 stop on a reasoning chunk before the answer fails',
    stream(opening, delta({ reasoning_content: 'done' }, { finish_reason: 'stop' }), say('42')),
    [order],
  ],
  [
    'stop on the opening chunk fails',
    stream(delta({ role: 'assistant', content: '' }, { finish_reason: 'stop' }), say('42'), finish()),
    [order, reason],
  ],
  [
    'FIN-11 the key missing in intermediate chunks warns',
    stream(
      opening,
      chunk([{ index: 0, delta: { content: 'I' } }]),
      chunk([{ index: 0, delta: { content: ' am' } }]),
      finish(),
    ),
    ['finish-reason:warn'],
  ],
  [
    'length below the budget passes where the context is full',
    ended('length', undefined, { usage: { prompt_tokens: 262_141, completion_tokens: 3, total_tokens: 262_144 } }),
    [],
  ],
  ['FIN-12 length below the budget warns', ended('length', undefined, spent(3)), ['finish-reason-cause:warn']],
  [
    'a choice of two that never ends fails',
    toExchange({
      request: { stream: true, n: 2 },
      events: [
        chunk([choice({ role: 'assistant', content: '' }), choice({ role: 'assistant', content: '' }, { index: 1 })]),
        chunk([choice({ content: 'a' }), choice({ content: 'b' }, { index: 1 })]),
        finish(),
      ],
    }),
    [reason],
  ],
  [
    'a late error leaves the end of the choice unjudged',
    toExchange({ events: [opening, say('a'), { error: { message: 'x', type: 'server_error' } }], done: false }),
    [],
  ],
  [
    'a chunk of another shape does not stop the judge',
    stream(
      opening,
      { id, object: 'chat.completion.chunk', created, model: 'x', choices: [1, null, { delta: 3, index: {} }], usage },
      finish(),
    ),
    [
      'choice-index:fail',
      'content-is-not-empty:fail',
      reason,
      'finish-reason:warn',
      'assistant-role:warn',
      'response-schema-conformance:fail',
    ],
  ],
])
