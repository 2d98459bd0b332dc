/** Further forms of the known breaches and conforming forms that resemble them: tool names, doubled text, markup, errors. */
import { describe } from 'vitest'
import {
  answer,
  call,
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
} from '../wire.ts'
import { ask, askStream, judgeRows, refusal, tool, type Json, type Row } from '../verdict-table.ts'

const called = (over: Json, name = 'f', args = '{}') => ({
  request: null,
  json: completionOf([
    {
      index: 0,
      message: { role: 'assistant', content: '', tool_calls: [{ ...call(name, args), ...over }] },
      finish_reason: 'tool_calls',
    },
  ]),
})
const text = (content: string, over: Json = {}) => ({
  request: null,
  json: completion({ role: 'assistant', content, ...over }),
})
const stream = (...events: Json[]) => ({ request: null, events: [opening, ...events, finish()] })
const pieces = (...words: string[]) => ({ request: null, events: answer(...words) })
const leak = ['template-leak:fail']
const doubled = ['doubled-deltas:fail']

const calls: Row[] = [
  ['a name with a space, request unknown', called({}, 'get weather'), ['tool-call-offered:fail']],
  ['a name with the prefix of the ids, request unknown', called({}, 'functions.f'), ['tool-call-offered:fail']],
  [
    'the same of a vendor',
    { ...called({}, 'functions.f'), headers: null },
    ['tool-call-offered:warn'],
    { profile: 'vendor' },
  ],
  ['a builtin’s name, request unknown', called({ type: 'builtin_function' }, '$web_search'), []],
  [
    'a name with a dot that was offered',
    { ...called({}, 'web.search'), request: ask({ tools: [tool('web.search')] }) },
    [],
  ],
  ['a name twice in the arguments', called({}, 'f', '{"x":1,"x":2}'), ['tool-call-arguments:warn']],
  ['the same name in two objects of the arguments', called({}, 'f', '{"x":{"y":1},"z":{"y":1}}'), []],
  [
    'a tool with a property named constructor that the call leaves out',
    {
      ...called({}, 'f', '{"x":1}'),
      request: ask({
        tools: [tool('f', { type: 'object', properties: { x: {}, constructor: { type: 'string' } } })],
      }),
    },
    [],
  ],
  [
    'a required property named constructor that the call leaves out',
    {
      ...called({}),
      request: ask({ tools: [tool('f', { type: 'object', properties: {}, required: ['constructor'] })] }),
    },
    ['tool-arguments-schema:fail'],
  ],
]

const leaks: Row[] = [
  ['a marker in the id of a call', called({ id: 'functions.f:0<|tool_call_argument_begin|>' }), leak],
  ['a marker of calls inside an argument', called({}, 'f', '{"x":"1<|tool_call_end|>"}'), leak],
  ['a tag inside an argument', called({}, 'f', '{"x":"<think>"}'), []],
  [
    'a marker inside an argument, streamed',
    {
      request: null,
      events: [opening, slot('f'), fragment('{"x":"1<|im_'), fragment('end|>"}'), finish('tool_calls')],
    },
    ['template-leak:warn'],
  ],
  [
    'a control token after a tag in the arguments',
    called({}, 'f', '{"x":"<think>a</think> <|im_end|>"}'),
    ['template-leak:warn'],
  ],
  ['a tag alone in the arguments', called({}, 'f', '{"x":"<think>a</think>"}'), []],
  ['a marker in `reasoning`', text('ok', { reasoning: 'x <|tool_calls_section_begin|>' }), leak],
  ['a marker in `reasoning`, streamed', stream(delta({ reasoning: 'x <|im_end|>' }), say('a')), leak],
  ['the id of a call with its arguments', text('functions.f:0{"city":"Oslo"}'), leak],
  ['the same, streamed', pieces('functions', '.f', ':0', '{"city"', ':"Oslo"}'), leak],
  ['ids named in prose', text('Call functions.f: it answers. See functions.f:0 in ids.'), []],
  ['the name of a marker in prose', text('The names are tool_calls_section_begin and so on.'), []],
  ['the same, streamed', pieces('See tool', '_calls_section', '_begin', ', it', ' opens'), []],
  ['the name of a marker before a call', text('tool_calls_section_begin functions.sh:5'), leak],
]

const doubles: Row[] = [
  ['each delta holds all the text so far', pieces('The', 'The cat', 'The cat sat', 'The cat sat on'), doubled],
  [
    'the same in the reasoning',
    stream(think('We'), think('We need'), think('We need to'), think('We need to go'), say('a')),
    doubled,
  ],
  ['the last delta repeats the whole', pieces('The', ' cat', ' sat down', 'The cat sat down'), doubled],
  ['one doubled word of reasoning', stream(think('The'), think('The'), say('a')), doubled],
  ['numbers that grow', pieces('1', '10', '100'), []],
  ['letters that grow', pieces('a', 'ab', 'abc', '\n'), []],
  ['a line of signs twice as long', pieces('====', '====', '========', '\nTitle'), []],
  ['a line sung twice', pieces('Row', ' your', ' boat', '. Row', ' your', ' boat'), []],
  ['two equal line ends of reasoning', stream(think('\n'), think('\n'), say('a')), []],
]

const preamble = chunk([], { id: 'c-9', created: 0, model: '', prompt_filter_results: [] })
const late = (error: unknown) => ({ request: askStream(), events: [opening, say('a'), error], done: false })
const errors: Row[] = [
  ['a flat error in the stream', late({ object: 'error', message: 'boom', code: 500 }), ['error-envelope:fail']],
  ['a late error', late(refusal('boom', 'server_error')), []],
  [
    'a content filter with an object as code',
    { status: 400, json: refusal('high risk', 'content_filter', { code: {} }) },
    ['error-envelope:fail'],
  ],
  [
    'AUT-03: forbidden, status unknown',
    { status: null, headers: null, json: { error: { message: 'forbidden' } } },
    ['error-envelope:warn'],
  ],
  [
    'AUT-02: the models list without a key',
    { operationId: 'listModels', method: 'GET', request: null, json: { object: 'list', data: [] } },
    ['ignored-auth:warn'],
    { expect: { status: 401 } },
  ],
  ['ENV-12: a preamble with an id of its own', { events: [preamble, ...answer('a')] }, []],
  ['another id in the middle', { events: [opening, { ...say('a'), id: 'c-2' }, finish()] }, ['chunk-identity:fail']],
  ['a preflight with an error of another status', { method: 'OPTIONS', status: 401, json: refusal('x') }, []],
]

const zero: Row[] = [
  [
    'prompt_tokens 0 at the end',
    { json: completion(undefined, { usage: { prompt_tokens: 0, completion_tokens: 2, total_tokens: 2 } }) },
    ['usage-arithmetic:warn'],
  ],
]

const framed = (space: string) => ({
  headers: null,
  body: `${answer('a')
    .map((one) => `data:${space}${JSON.stringify(one)}\n\n`)
    .join('')}data: [DONE]\n\n`,
})
const spaces: Row[] = [
  ['no space after data: is read by all', framed(''), []],
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
describe('calls', () => judgeRows(calls))
describe('markup', () => judgeRows(leaks))
describe('text sent twice', () => judgeRows(doubles))
describe('errors and identity', () => judgeRows(errors))
describe('counters', () => judgeRows(zero))
