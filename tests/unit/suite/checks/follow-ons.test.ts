/** A breach is reported once: its consequences are no further failures, and the message names the cause. */
import { expect, it } from 'vitest'
import { checks } from '../../../suite/checks/index.ts'
import { judgeWith, toExchange, verdict, type ExchangeParts } from './exchange-of.ts'
import {
  boundary,
  call,
  choice,
  chunk,
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

const streaming = {
  model: 'kimi-k2.5',
  messages: [{ role: 'user', content: 'Hi' }],
  stream: true,
  stream_options: { include_usage: true },
}
const full = {
  ...usage,
  completion_tokens_details: { reasoning_tokens: 0 },
  prompt_tokens_details: { cached_tokens: 0 },
}
const doubled = (events: unknown[]) => events.map((event) => `data: data: ${JSON.stringify(event)}\n\n`).join('')

const requiring = [
  {
    type: 'function',
    function: { name: 'f', parameters: { type: 'object', properties: { a: { type: 'string' } }, required: ['a'] } },
  },
]
const rows: readonly (readonly [claim: string, parts: ExchangeParts, failures: readonly string[]])[] = [
  [
    'a lost finish chunk is one failure',
    { request: streaming, events: [opening, think('Hm'), boundary, say('a'), usageChunk] },
    ['finish-reason:fail'],
  ],
  ['lost last chunks are one failure', { request: streaming, events: [opening, say('a')] }, ['finish-reason:fail']],
  [
    'usage before the end of a choice that continues is reported',
    { request: streaming, events: [opening, usageChunk, say('a'), finish(), usageChunk] },
    ['chunk-sequence:fail', 'chunk-sequence:warn', 'usage-stream:warn'],
  ],
  [
    'a doubled data prefix is one failure',
    { body: `${doubled([opening, say('a'), finish()])}data: data: [DONE]\n\n` },
    ['json-syntax:fail'],
  ],
  [
    'an error text in place of a stream is one failure',
    { request: streaming, body: 'data: upstream error\n\n' },
    ['json-syntax:fail'],
  ],
  ['a plain error body with status 200 is one failure', { body: 'Internal Server Error' }, ['json-syntax:fail']],
  [
    'usage after an error event is one failure',
    { request: streaming, events: [opening, say('a'), { error: { message: 'x', type: 'server_error' } }, usageChunk] },
    ['stream-termination:fail'],
  ],
  [
    'an error in a chunk with empty choices warns',
    { events: [opening, say('a'), chunk([], { error: { message: 'x', type: 'server_error' } })] },
    ['error-envelope:warn'],
  ],
  [
    'engine_overloaded without content warns once',
    { request: null, events: [opening, think('plan'), boundary, finish('engine_overloaded')] },
    ['finish-reason:warn'],
  ],
  [
    'engine_overloaded in the middle of arguments warns once',
    { request: null, events: [opening, slot('f'), fragment('{"a":'), finish('engine_overloaded')] },
    ['finish-reason:warn'],
  ],
  [
    'engine_overloaded before the arguments of a call warns once',
    {
      request: null,
      events: [
        opening,
        delta({ tool_calls: [{ index: 0, id: 'f:0', type: 'function', function: { name: 'f' } }] }),
        finish('engine_overloaded'),
      ],
    },
    ['finish-reason:warn'],
  ],
  [
    'a stream without its end, before the arguments of a call, fails once',
    { request: { ...streaming, tools: requiring }, events: [opening, slot('f')] },
    ['finish-reason:fail'],
  ],
  [
    'a budget that ends before the arguments of a call passes',
    { request: { ...streaming, stream_options: {}, tools: requiring }, events: [opening, slot('f'), finish('length')] },
    [],
  ],
  [
    'engine_overloaded without a stream warns once',
    {
      request: null,
      json: completionOf([
        { index: 0, message: { role: 'assistant', content: '' }, finish_reason: 'engine_overloaded' },
      ]),
    },
    ['finish-reason:warn'],
  ],
  [
    'server_interrupted in the middle of arguments warns once',
    { request: null, events: [opening, slot('f'), fragment('{"a":'), finish('server_interrupted')] },
    ['finish-reason:warn'],
  ],
  [
    'reasoning and content in one delta warn',
    { request: null, events: [opening, delta({ reasoning_content: 'Hm', content: 'a' }), finish()] },
    ['chunk-sequence:warn'],
  ],
  [
    'a streamed call without arguments fails once',
    {
      request: null,
      events: [
        opening,
        delta({ tool_calls: [{ index: 0, id: 'f_0', type: 'function', function: { name: 'f' } }] }),
        finish('tool_calls'),
      ],
    },
    ['tool-call-fragments:fail'],
  ],
  [
    'one of two streamed calls without arguments fails once',
    {
      request: null,
      events: [
        opening,
        slot('g'),
        fragment('{}'),
        delta({ tool_calls: [{ index: 1, id: 'f_1', type: 'function', function: { name: 'f' } }] }),
        finish('tool_calls'),
      ],
    },
    ['tool-call-fragments:fail'],
  ],
  [
    'a call without arguments that is not streamed fails without a warning about empty text',
    {
      request: null,
      json: completionOf([
        {
          index: 0,
          message: { role: 'assistant', content: '', tool_calls: [{ ...call('f', ''), function: { name: 'f' } }] },
          finish_reason: 'tool_calls',
        },
      ]),
    },
    ['response-schema-conformance:fail', 'tool-call-shape:fail'],
  ],
  [
    'reasoning_details alone fail',
    {
      request: null,
      events: [opening, delta({ reasoning_details: [{ type: 'reasoning.text', text: 'Hm' }] }), say('a'), finish()],
    },
    ['undocumented-members:fail'],
  ],
  [
    'reasoning alone fails',
    {
      request: null,
      json: completionOf([
        { index: 0, message: { role: 'assistant', content: 'a', reasoning: 'Hm' }, finish_reason: 'stop' },
      ]),
    },
    ['undocumented-members:fail'],
  ],
  [
    'reasoning beside reasoning_content passes',
    {
      request: null,
      events: [
        opening,
        delta({ reasoning: 'Hm', reasoning_details: [{ text: 'Hm' }], reasoning_content: 'Hm' }),
        say('a'),
        finish(),
      ],
    },
    [],
  ],
  [
    'reasoning_content null beside reasoning does not count as sent',
    { request: null, events: [opening, delta({ reasoning: 'Hm', reasoning_content: '' }), say('a'), finish()] },
    [],
  ],
]

it.each(rows.map(([claim, parts, failures]) => ({ claim, parts, failures })))('$claim', ({ parts, failures }) => {
  expect(verdict(toExchange(parts), checks)).toEqual(failures)
})

it('a doubled data prefix is named', () => {
  const [failure] = judgeWith(toExchange({ body: doubled([opening, finish()]) }), checks)
  expect(failure?.message).toBe('the data of an event begins with a second `data:` prefix')
})

it.each([
  ['counter', { usage: { ...usage, prompt_tokens: -1 } }, ['response-schema-conformance', 'usage-arithmetic']],
  ['time', { created: 0.5 }, ['response-schema-conformance']],
])('a wrong %s is reported without what follows from it', (_, over, failures) => {
  const json = completionOf([{ index: 0, message: { role: 'assistant', content: 'a' }, finish_reason: 'stop' }], over)
  expect(judgeWith(toExchange({ json }), checks).map(({ check }) => check)).toEqual(failures)
})

it('a call without its function is one failure of its shape', () => {
  const message = { role: 'assistant', content: '', tool_calls: [{ id: 'f_0', type: 'function' }] }
  const json = completionOf([{ index: 0, message, finish_reason: 'tool_calls' }])
  const found = judgeWith(toExchange({ json, request: null }), checks).filter((one) => one.check === 'tool-call-shape')
  expect(found.map((one) => one.message)).toEqual(['a call has no function'])
})

it('members that are missing from one object are one failure', () => {
  const events = [opening, { level: 'info' }, chunk([{ delta: { content: 'a' } }]), finish()]
  const found = judgeWith(toExchange({ events, request: null }), checks).filter(
    (one) => one.check === 'response-schema-conformance',
  )
  expect(found.map((one) => `${one.message}; ${one.documented}`)).toEqual([
    'the JSON text lacks `id`, `object`, `created`, `model`, `choices`; `id`, `object`, `created`, `model`, `choices` are always there',
    '/choices/* lacks `index`; `index` is always there',
  ])
})

it('the end frame names the member that its usage lacks', () => {
  const { prompt_tokens_details: _details, ...rest } = full
  const events = [opening, say('a'), chunk([choice({}, { finish_reason: 'stop', usage: rest })])]
  const found = judgeWith(toExchange({ events }), checks, { profile: 'vendor' }).find(
    (one) => one.check === 'vendor-end-frame',
  )
  expect(found?.message).toBe('the usage of the end frame lacks prompt_tokens_details.cached_tokens')
})

it.each([
  ['application/json', /names no charset: send charset=utf-8, and check that the recorder or proxy/],
  ['application/json; charset=utf-8', /^encode the text once/],
])('double encoding under %s says what to do', (type, next) => {
  const json = completionOf([
    { index: 0, message: { role: 'assistant', content: 'Thatâ€™s it' }, finish_reason: 'stop' },
  ])
  const found = judgeWith(toExchange({ json, headers: { 'Content-Type': type } }), checks)
  expect(found).toMatchObject([{ check: 'double-encoding', next: expect.stringMatching(next) }])
})

it.each([
  ['a wildcard', { 'Access-Control-Allow-Headers': '*' }, ['cors-preflight:warn']],
  ['another header', { 'Access-Control-Allow-Headers': 'Content-Type' }, ['cors-preflight:warn']],
  ['no list', {}, []],
  ['the header in another case', { 'Access-Control-Allow-Headers': 'content-type, AUTHORIZATION' }, []],
])('a preflight that allows %s', (_, headers, failures) => {
  const parts = { method: 'OPTIONS', status: 204, request: null, body: '' }
  const exchange = toExchange({ ...parts, headers: { 'Access-Control-Allow-Origin': '*', ...headers } })
  expect(verdict(exchange, checks)).toEqual(failures)
})

it.each([
  ['authorization, content-type', ['cors-preflight:warn']],
  ['content-type', []],
])('a preflight that asks for %s is judged by it', (asked, failures) => {
  const exchange = toExchange({
    method: 'OPTIONS',
    status: 204,
    request: null,
    body: '',
    headers: { 'Access-Control-Allow-Origin': '*' },
  })
  const headers = [...exchange.request!.headers, ['Access-Control-Request-Headers', asked] as const]
  expect(verdict({ ...exchange, request: { ...exchange.request!, headers } }, checks)).toEqual(failures)
})

it.each(['engine_overloaded', 'server_interrupted'])('under vendor %s with less usage warns once', (reason) => {
  const end = chunk([choice({}, { finish_reason: reason, usage })])
  const exchange = toExchange({ request: null, headers: null, events: [opening, think('plan'), boundary, end] })
  expect(verdict(exchange, checks, { profile: 'vendor' })).toEqual(['finish-reason:warn'])
})

it('under vendor `length` with less usage fails', () => {
  const end = chunk([choice({}, { finish_reason: 'length', usage })])
  const exchange = toExchange({ request: null, headers: null, events: [opening, say('a'), end] })
  expect(verdict(exchange, checks, { profile: 'vendor' })).toEqual(['vendor-end-frame:fail'])
})
