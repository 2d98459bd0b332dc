/** Tool calls that are not streamed (TCD-05 to TCD-25, SEM-16, SEM-21, IDN-06). */
import { describe } from 'vitest'
import { completion, completionOf } from '../wire.ts'
import { ask, judgeRows, tool, type Json, type Row } from '../verdict-table.ts'

const args = ['tool-call-arguments:fail']

const schema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] }
const weather = (text: string, over: Json = {}, offered: Json[] = [tool('weather', schema)]) => ({
  request: ask({ tools: offered }),
  json: completionOf([
    {
      index: 0,
      message: {
        role: 'assistant',
        content: '',
        reasoning_content: 'w',
        tool_calls: [{ id: 'weather_0', type: 'function', function: { name: 'weather', arguments: text }, ...over }],
      },
      finish_reason: 'tool_calls',
    },
  ]),
})
const shape = ['tool-call-shape:fail']
const message = (over: Json) =>
  completionOf([{ index: 0, message: { role: 'assistant', content: '', ...over }, finish_reason: 'stop' }])

const wholes: Row[] = [
  ['a whole call', weather('{"city":"Oslo"}'), []],
  ['index beside a string, as the first party sends it', weather('{"city":"Oslo"}', { index: 0 }), []],
  [
    'TCD-23: a leftover index beside content: null',
    {
      request: ask({ tools: [tool('a', { type: 'object', properties: {} })] }),
      json: completionOf([
        {
          index: 0,
          message: {
            role: 'assistant',
            content: null,
            reasoning_content: 'w',
            tool_calls: [{ index: 0, id: 'a:0', type: 'function', function: { name: 'a', arguments: '{}' } }],
          },
          finish_reason: 'tool_calls',
        },
      ]),
    },
    ['tool-call-index:warn'],
  ],
  ['TCD-05: no id', weather('{"city":"Oslo"}', { id: undefined }), shape],
  ['TCD-06: empty type', weather('{"city":"Oslo"}', { type: '' }), shape],
  ['no type', weather('{"city":"Oslo"}', { type: undefined }), shape],
  ['TCD-15: bad text', weather('{"city":"Os\tlo"}'), args],
  ['TCD-11: placeholder', weather('{}{"city":"Oslo"}'), args],
  [
    'arguments as an object',
    weather('', { function: { name: 'weather', arguments: { city: 'Oslo' } } }),
    ['tool-arguments-schema:fail', ...shape].sort(),
  ],
  ['arguments against the schema', weather('{"town":"Oslo"}'), ['tool-arguments-schema:fail']],
  [
    'arguments against a schema that is not strict',
    weather('{"city":7}', {}, [tool('weather', schema, { strict: false })]),
    ['tool-arguments-schema:warn'],
  ],
  [
    'a schema that does not compile is not checked',
    weather('{"city":7}', {}, [tool('weather', { type: 'objekt' })]),
    [],
  ],
  [
    'SEM-16: not offered',
    weather('{"city":"Oslo"}', { function: { name: 'toolbox.web.answer', arguments: '{}' } }),
    ['tool-call-offered:fail'],
  ],
  ['SEM-16: nothing offered', weather('{"city":"Oslo"}', {}, []), ['tool-call-offered:fail']],
  [
    'a tool of a system message',
    {
      ...weather('{"city":"Oslo"}'),
      request: ask({ model: 'kimi-k2.5', messages: [{ role: 'system', tools: [tool('weather', schema)] }] }),
    },
    [],
  ],
  [
    'SEM-21: control tokens in the name',
    weather('{}', { function: { name: 'weather<|channel|>commentary', arguments: '{}' } }),
    ['template-leak:fail', 'tool-call-offered:fail'],
  ],
  [
    'SEM-21: without the request',
    { ...weather('{}', { function: { name: 'weather<|channel|>commentary', arguments: '{}' } }), request: null },
    ['template-leak:fail'],
  ],
  ['TCD-25: an empty list', { json: message({ content: 'a', tool_calls: [] }) }, ['tool-call-shape:warn']],
  ['TCD-12: the legacy key', { json: message({ content: 'a', function_call: { name: 'f', arguments: '{}' } }) }, shape],
  [
    'IDN-06: native ids',
    {
      request: null,
      json: completion(
        {
          role: 'assistant',
          content: '',
          tool_calls: [{ id: 'functions.search:0', type: 'function', function: { name: 'search', arguments: '{}' } }],
        },
        { choices: undefined },
      ),
    },
    [],
  ],
]

describe('whole calls', () => judgeRows(wholes))
