/** Names of called tools that were offered or not, and members of the arguments. */
import { describe } from 'vitest'
import { call, completionOf } from '../wire.ts'
import { ask, judgeRows, tool, type Json, type Row } from '../verdict-table.ts'

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

const rows: Row[] = [
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

describe('names and members of calls', () => judgeRows(rows))
