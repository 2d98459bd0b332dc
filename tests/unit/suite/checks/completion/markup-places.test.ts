/** Template markup in ids, arguments, reasoning and prose (SEM-01, SEM-22). */
import { describe } from 'vitest'
import { answer, call, completion, completionOf, delta, finish, fragment, opening, say, slot } from '../wire.ts'
import { judgeRows, type Json, type Row } from '../verdict-table.ts'

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

const rows: Row[] = [
  ['a marker in the id of a call', called({ id: 'functions.f:0<|tool_call_argument_begin|>' }), leak],
  ['a marker of calls inside an argument', called({}, 'f', '{"x":"1<|tool_call_end|>"}'), leak],
  ['a tag inside an argument', called({}, 'f', '{"x":"<think>"}'), []],
  [
    'a marker inside an argument, streamed',
    {
      request: null,
      events: [opening, slot('f'), fragment('{"x":"1<|im_'), fragment('end|>"}'), finish('tool_calls')],
    },
    leak,
  ],
  ['a control token after a tag in the arguments', called({}, 'f', '{"x":"<think>a</think> <|im_end|>"}'), leak],
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

describe('places of markup', () => judgeRows(rows))
