/** Tool calls in streams: slots, fragments, ids (TCD, IDN-02). */
import { describe } from 'vitest'
import { call, completionOf, delta, finish, fragment, opening, say, slot } from '../wire.ts'
import { askStream, judgeRows, type Json, type Row } from '../verdict-table.ts'
import { calls, end, more, open, request } from './streamed-calls.ts'

const fragments = ['tool-call-fragments:fail']
const mild = ['tool-call-fragments:warn']
const args = ['tool-call-arguments:fail']

const slots: Row[] = [
  ['the recorded form', { request, events: [opening, slot('f'), fragment('{"a":'), fragment('1}'), end] }, []],
  [
    'TCD-03: parallel calls under index 0',
    calls(open('write', '{"p":"a"}', { id: 'w:0' }), open('write', '{"p":"b"}', { id: 'w:1' })),
    [...fragments, ...args].sort(),
  ],
  [
    'TCD-03: inside one chunk',
    { request, events: [opening, delta({ tool_calls: [call('a', '{}'), { ...call('f', '{}'), id: 'f_1' }] }), end] },
    [...args, ...fragments].sort(),
  ],
  ['TCD-05: never an id', calls({ index: 0, type: 'function', function: { name: 'now', arguments: '{}' } }), fragments],
  ['TCD-05: the id comes late', calls(open('now', '', { id: undefined }), more('{}', { id: 'now_0' })), mild],
  ['TCD-06: empty type', calls(open('t', '{}', { type: '' })), fragments],
  ['TCD-06: another type, later', calls(open('t', ''), more('{}', { type: 'tool' })), fragments],
  [
    'TCD-07: the name in every fragment',
    calls(open('read_file', ''), { index: 0, function: { name: 'read_file', arguments: '{}' } }),
    fragments,
  ],
  [
    'TCD-18: empty id and name later',
    calls(open('q', ''), { index: 0, id: '', type: 'function', function: { name: '', arguments: '{}' } }),
    mild,
  ],
  ['the same id again', calls(open('q', ''), more('{}', { id: 'q_0' })), mild],
  ['the type again is harmless', calls(open('q', ''), more('{}', { type: 'function' })), []],
  ['never a name', calls({ index: 0, id: 'a_0', type: 'function', function: { arguments: '{}' } }), fragments],
  ['no index', calls(open('a', '{}', { index: undefined })), fragments],
  ['an index of 1 first', calls(open('a', '{}', { index: 1 })), fragments],
  ['arguments as an object', calls({ ...call('a', ''), function: { name: 'a', arguments: { x: 1 } } }), fragments],
  [
    'TCD-12: another key',
    { request, events: [opening, delta({ tool_call_generating: true }), finish('stop')] },
    fragments,
  ],
  [
    'TCD-12: the legacy key',
    { request, events: [opening, delta({ function_call: { name: 'f', arguments: '{}' } }), finish('stop')] },
    fragments,
  ],
  [
    'TCD-25: an empty list in text deltas',
    { request, events: [opening, delta({ content: 'co', tool_calls: [] }), finish()] },
    mild,
  ],
  [
    'TCD-27: interleaved',
    {
      request,
      events: [
        opening,
        slot('a', 0),
        slot('f', 1),
        fragment('{"x"', 0),
        fragment('{"y"', 1),
        fragment(':1}', 0),
        fragment(':2}', 1),
        end,
      ],
    },
    [],
  ],
  ['TCD-28: whole in one fragment', calls(open('sum', '{"a":1,"b":2}')), []],
  ['TCD-30: empty, then filled', calls(open('q', '', { id: 'q:0' }), more('{}')), []],
  [
    'the built-in search',
    {
      request: askStream({ tools: [{ type: 'builtin_function', function: { name: '$web_search' } }] }),
      events: [
        delta({ role: 'assistant', content: null }),
        delta({
          tool_calls: [
            {
              index: 0,
              id: 't-web_search-6a89763b81be',
              type: 'builtin_function',
              function: { name: '$web_search', arguments: '' },
            },
          ],
        }),
        fragment('{"search_result":{}}'),
        end,
      ],
    },
    [],
  ],
]

const twice = (id: string, other: string): Json[] => [
  { ...call('a', '{}', 0), id },
  { ...call('f', '{}', 1), id: other },
]
const ids: Row[] = [
  [
    'IDN-02: streamed',
    { request, events: [opening, ...twice('x:3', 'x:3').map((one) => delta({ tool_calls: [one] })), end] },
    ['tool-call-ids:fail'],
  ],
  [
    'IDN-02: whole',
    {
      request: null,
      json: completionOf([
        {
          index: 0,
          message: { role: 'assistant', content: '', tool_calls: twice('x', 'x') },
          finish_reason: 'tool_calls',
        },
      ]),
    },
    ['tool-call-ids:fail'],
  ],
  [
    'different ids',
    { request, events: [opening, ...twice('x:3', 'x:4').map((one) => delta({ tool_calls: [one] })), end] },
    [],
  ],
  ['text only', { request, events: [opening, say('a'), finish()] }, []],
]

describe('slots and fragments', () => judgeRows(slots))
describe('call ids', () => judgeRows(ids))
