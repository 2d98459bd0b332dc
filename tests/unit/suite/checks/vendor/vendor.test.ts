/** The rules for vendors apply under `vendor` and never under `official`. */
import { describe, expect, it } from 'vitest'
import { meaningChecks } from '../check-groups.ts'
import { judgeWith, toExchange, verdict, type ExchangeParts } from '../exchange-of.ts'
import { boundary, chunk, completion, delta, finish, fragment, opening, say, slot, think, answer } from '../wire.ts'
import { ask, askStream, tool, type Json, judgeRows, type Row } from '../verdict-table.ts'

const full = {
  prompt_tokens: 9,
  completion_tokens: 3,
  total_tokens: 12,
  completion_tokens_details: { reasoning_tokens: 1 },
  prompt_tokens_details: { cached_tokens: 0 },
}
const headers = { 'X-Msh-Usage-Prompt-Tokens': '9', 'X-Msh-Usage-Cached-Tokens': '0' }
const end = finish('stop', { usage: full })
const as26 = (events: readonly Json[]): Json[] => events.map((one) => ({ ...one, model: 'kimi-k2.6' }))
const stream = (events: readonly Json[], over: Json = {}, other: Partial<ExchangeParts> = {}): ExchangeParts => ({
  request: askStream({ model: 'kimi-k2.6', ...over }),
  headers,
  events: as26(events),
  ...other,
})
const summary = chunk([], { usage: full })
const include = { stream_options: { include_usage: true } }
const tools = [tool('f'), tool('g')]
const callEnd = finish('tool_calls', { usage: full })

const rows: readonly (readonly [string, ExchangeParts, readonly string[]])[] = [
  ['a stream that follows every rule', stream([opening, think('hm'), boundary, say('a'), end, summary], include), []],
  [
    'a call that follows every rule',
    stream([opening, think('hm'), boundary, slot('f'), fragment('{}'), callEnd], { tools }),
    [],
  ],
  [
    'two choices in a frame',
    stream([
      opening,
      chunk([
        { index: 0, delta: { content: 'a' }, finish_reason: null },
        { index: 1, delta: { role: 'assistant', content: '' }, finish_reason: null },
      ]),
      end,
    ]),
    ['vendor-frames:fail'],
  ],
  [
    'no finish_reason',
    stream([opening, delta({ content: 'a' }, { finish_reason: undefined }), end]),
    ['vendor-frames:fail'],
  ],
  [
    'two kinds of increment',
    stream([opening, delta({ content: 'a', reasoning_content: 'b' }), end]),
    ['vendor-frames:fail'],
  ],
  ['no role at first', stream([delta({ content: '' }), say('a'), end]), ['vendor-first-frame:fail']],
  ['words in the first frame', stream([delta({ role: 'assistant', content: 'a' }), end]), ['vendor-first-frame:warn']],
  ['the role again', stream([opening, delta({ role: 'assistant', content: 'a' }), end]), ['vendor-first-frame:warn']],
  ['no boundary', stream([opening, think('hm'), say('a'), end]), ['vendor-boundary-frame:warn']],
  [
    'no boundary before a call',
    stream([opening, think('hm'), slot('f'), fragment('{}'), callEnd], { tools }),
    ['vendor-boundary-frame:warn'],
  ],
  [
    'arguments in the slot',
    stream(
      [
        opening,
        delta({ tool_calls: [{ index: 0, id: 'f_0', type: 'function', function: { name: 'f', arguments: '{}' } }] }),
        callEnd,
      ],
      { tools },
    ),
    ['vendor-tool-slots:fail'],
  ],
  [
    'the type again',
    stream(
      [
        opening,
        slot('f'),
        delta({ tool_calls: [{ index: 0, type: 'function', function: { arguments: '{}' } }] }),
        callEnd,
      ],
      { tools },
    ),
    ['vendor-tool-slots:fail'],
  ],
  [
    'mixed calls',
    stream([opening, slot('f', 0), slot('g', 1), fragment('{}', 0), fragment('{}', 1), callEnd], { tools }),
    ['vendor-tool-slots:warn'],
  ],
  [
    'words in the end frame',
    stream([opening, delta({ content: 'a' }, { finish_reason: 'stop', usage: full })]),
    ['vendor-end-frame:warn'],
  ],
  [
    'no usage in the end frame',
    stream([opening, say('a'), finish('stop', { usage: undefined })], {}, { headers }),
    ['vendor-end-frame:fail'],
  ],
  ['no details in the end frame', stream([opening, say('a'), finish('stop')]), ['vendor-end-frame:fail']],
  ['no summary', stream([opening, say('a'), end], include), ['usage-stream:warn', 'vendor-end-frame:fail']],
  ['no usage headers', stream([opening, say('a'), end], {}, { headers: {} }), ['vendor-usage-headers:fail']],
  [
    'other usage headers',
    stream([opening, say('a'), end], {}, { headers: { ...headers, 'X-Msh-Usage-Prompt-Tokens': '8' } }),
    ['vendor-usage-headers:fail'],
  ],
  ['usage headers of a whole answer', { json: completion(), headers: {} }, ['vendor-usage-headers:fail']],
  [
    'token ids asked for',
    stream([opening, say('a'), end], { stream_options: { include_internal_content: true } }),
    ['vendor-stream-options:fail'],
  ],
  [
    'token ids given',
    stream([opening, delta({ content: 'a', internal_content: { token_ids: [1] } }), end], {
      stream_options: { include_internal_content: true },
    }),
    [],
  ],
  [
    'running usage asked for',
    stream([opening, say('a'), end], { stream_options: { continuous_usage_stats: true } }),
    ['vendor-stream-options:fail'],
  ],
  [
    'log probabilities without bytes',
    stream(
      [
        opening,
        delta({ content: 'a' }, { logprobs: { content: [{ token: 'a', logprob: -1, top_logprobs: [] }] } }),
        end,
      ],
      { logprobs: true },
    ),
    ['vendor-logprobs:warn'],
  ],
  [
    'log probabilities unasked',
    stream([
      opening,
      delta({ content: 'a' }, { logprobs: { content: [{ token: 'a', logprob: -1, bytes: [97], top_logprobs: [] }] } }),
      end,
    ]),
    ['vendor-logprobs:warn'],
  ],
  [
    'K2.5 without boundary and summary',
    { request: askStream(include), headers, events: [opening, think('hm'), say('a'), end] },
    ['usage-stream:warn'],
  ],
]

describe('the rules for vendors', () => {
  it.each(rows.map(([claim, parts, failures]) => ({ claim, parts, failures })))('$claim', ({ parts, failures }) => {
    expect(verdict(toExchange(parts), meaningChecks, { profile: 'vendor' })).toEqual(failures)
  })

  it.each(rows.map(([claim, parts]) => ({ claim, parts })))('official has no vendor rule for: $claim', ({ parts }) => {
    expect(verdict(toExchange(parts), meaningChecks).filter((name) => name.startsWith('vendor-'))).toEqual([])
  })

  it.each([
    [
      'another id form',
      { events: as26([opening, say('a'), end]).map((one) => ({ ...one, id: 'gen-1' })) },
      'vendor-id-form',
    ],
    [
      'another call id form',
      {
        events: as26([
          opening,
          delta({ tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name: 'f', arguments: '' } }] }),
          fragment('{}'),
          callEnd,
        ]),
      },
      'vendor-tool-slots',
    ],
    ['a summary unasked', { events: as26([opening, say('a'), end, summary]) }, 'vendor-end-frame'],
  ])('%s is only a notice', (_claim, parts, check) => {
    const failures = judgeWith(
      toExchange({ request: ask({ model: 'kimi-k2.6', stream: true, tools }), headers, ...parts }),
      meaningChecks,
      { profile: 'vendor' },
    )
    expect(failures.map((failure) => `${failure.check}:${failure.severity}`)).toEqual([`${check}:notice`])
  })
})

const framed = (space: string) => ({
  headers: null,
  body: `${answer('a')
    .map((one) => `data:${space}${JSON.stringify(one)}\n\n`)
    .join('')}data: [DONE]\n\n`,
})
const spaces: Row[] = [
  ['no space after data: passes under official', framed(''), []],
  [
    'no space after data: of a vendor (P0)',
    framed(''),
    ['vendor-end-frame:fail', 'vendor-frames:fail'],
    { profile: 'vendor' },
  ],
  ['two spaces of a vendor (P0)', framed('  '), ['vendor-end-frame:fail', 'vendor-frames:fail'], { profile: 'vendor' }],
  ['one space of a vendor', framed(' '), ['vendor-end-frame:fail'], { profile: 'vendor' }],
]

describe('the space after data:', () => judgeRows(spaces))
