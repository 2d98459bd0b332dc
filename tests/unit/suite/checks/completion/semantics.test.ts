/** Template markup, doubled deltas, the budget, and answers in the wrong field (SEM). */
import { describe } from 'vitest'
import { answer, completion, completionOf, finish, opening, say, think } from '../wire.ts'
import { ask, judgeRows, tool, type Json, type Row } from '../verdict-table.ts'

const leak = ['template-leak:fail']
const text = (content: string, over: Json = {}) => ({
  request: null,
  json: completion({ role: 'assistant', content, ...over }),
})
const pieces = (...words: string[]) => ({ request: null, events: answer(...words) })

const leaks: Row[] = [
  [
    'SEM-01: a whole section',
    text(
      '<|tool_calls_section_begin|><|tool_call_begin|>functions.sh:5<|tool_call_argument_begin|>{"c":"ls"}<|tool_call_end|><|tool_calls_section_end|>',
    ),
    leak,
  ],
  ['SEM-01: over many chunks', pieces('Hi <', '|tool', '_calls_section', '_begin|', '> x'), leak],
  ['SEM-01: character by character', pieces(...'a<|im_end|>'), leak],
  [
    'SEM-02: in the reasoning',
    {
      request: null,
      events: [opening, think('I list files. <|tool_calls'), think('_section_begin|>'), say('a'), finish()],
    },
    leak,
  ],
  ['SEM-02: in a whole answer', text('a', { reasoning_content: 'so <|tool_call_begin|>' }), leak],
  ['SEM-06: think tags', text('<think>two plus two</think>4'), leak],
  ['SEM-06: only the closing tag', text('two plus two</think>4'), leak],
  ['SEM-06: streamed', pieces('<thi', 'nk>', 'two', '</think', '>4'), leak],
  ['SEM-06: in Kimi-VL’s spelling', text('◁think▷two◁/think▷4'), leak],
  ['SEM-22: half stripped', text('reply:0<|tool_call_argument_begin|>{"text":"ok"}<|tool_calls_section_end|>'), leak],
  ['SEM-22: the singular', text('<|tool_call_section_begin|>'), leak],
  ['SEM-22: without brackets', text('tool_calls_section_begin functions.sh:5'), leak],
  ['SEM-22: without brackets, streamed', pieces('x tool', '_calls', '_section', '_begin', ' functions', '.sh:5'), leak],
  [
    'SEM-23: forced call as markup',
    {
      request: ask({ thinking: { type: 'disabled' }, tool_choice: 'required', tools: [tool('w')] }),
      json: completion({ role: 'assistant', content: 'a', reasoning_content: '<|open|>call tool="w"', tool_calls: [] }),
    },
    ['template-leak:fail', 'thinking-kept:warn', 'tool-call-shape:warn', 'tool-choice-kept:fail'],
  ],
  ['gpt-oss channels', text('<|channel|>analysis<|message|>hm'), leak],
  ['DeepSeek’s full-width bars', text('<｜tool▁calls▁begin｜>'), leak],
  ['Hermes tags', text('<tool_call>{"name":"a"}</tool_call>'), leak],
  ['an end token at the end', text('done[EOS]'), leak],
  [
    'a caller who wrote the marker',
    {
      request: ask({ messages: [{ role: 'user', content: 'What is <|im_end|>?' }] }),
      json: completion({ role: 'assistant', content: '<|im_end|> ends a turn.' }),
    },
    [],
  ],
  ['an explanation between backticks', text('The tag `<think>` opens it and `<|im_end|>` ends a turn.'), []],
  [
    'an explanation between backticks, streamed',
    pieces('The tag `<think', '>', '` opens it, `</think>', '` ends it'),
    [],
  ],
  [
    'comparisons, arrows and HTML',
    text('a < b || c |> d, x <| y, <div>, List<String>, snake_case_name, [link](x), a[0]'),
    [],
  ],
  ['the same, streamed', pieces('a < b', ' || c |', '> d <', 'div> my_', 'var [', 'link]'), []],
  [
    'JSON-escaped brackets are only brackets',
    {
      request: null,
      body: JSON.stringify(completion({ role: 'assistant', content: 'a < b' })).replace('<', '\\u003c'),
    },
    [],
  ],
]

const think2 = (...words: string[]) => ({ events: [opening, ...words.map(think), say('42'), finish()] })
const doubles: Row[] = [
  ['SEM-18: reasoning', think2('The', 'The', ' sky', ' sky', ' is', ' is'), ['doubled-deltas:fail']],
  ['doubled content', { events: answer('The', 'The', ' sky', ' sky', ' is', ' is') }, ['doubled-deltas:fail']],
  ['pairs of digits', { events: answer('1', '1', '2', '2') }, []],
  ['laughter', { events: answer('ha', 'ha', 'ha', 'ha') }, []],
  ['one repetition among others', think2('no', ' no', ' no', ' sky'), []],
  ['single deltas', think2('The', ' sky'), []],
]

const ended = (reason: string, content: string | null, tokens: number, request: Json, message: Json = {}) => {
  const counters = { prompt_tokens: 9, completion_tokens: tokens, total_tokens: 9 + tokens }
  return {
    request: ask(request),
    json: completionOf([{ index: 0, message: { role: 'assistant', content, ...message }, finish_reason: reason }], {
      usage: counters,
    }),
  }
}
const budget = ['budget-kept:fail']
/** The answers of this file name kimi-k2.5. */
const echo = ['model-echo:warn']
const tools = [tool('f')]
const called = { tool_calls: [{ id: 'f_0', type: 'function', function: { name: 'f', arguments: '{}' } }] }
const ends: Row[] = [
  ['longer than the budget', ended('length', 'It is', 9, { max_completion_tokens: 5 }), budget],
  ['the newer name of the budget wins', ended('stop', 'It is', 9, { max_tokens: 5, max_completion_tokens: 50 }), []],
  [
    'the tokens of the template, of K3',
    ended('length', '', 4, { model: 'kimi-k3', max_tokens: 1 }, { reasoning_content: 'Say' }),
    echo,
  ],
  [
    'more than those, of K3',
    ended('length', '', 5, { model: 'kimi-k3', max_tokens: 1 }, { reasoning_content: 'Say' }),
    [...budget, ...echo],
  ],
  ['four tokens of another model', ended('length', '', 4, { max_tokens: 1 }, { reasoning_content: 'Say' }), budget],
  ['length at the budget, words whole, as recorded', ended('length', 'hello', 64, { max_tokens: 64 }), []],
  ['a call without text', ended('tool_calls', '', 3, { tools }, { ...called, reasoning_content: 'call' }), []],
]

const places: Row[] = [
  [
    'SEM-05: the answer in the reasoning',
    ended('stop', null, 5, { thinking: { type: 'disabled' } }, { reasoning_content: 'The capital is Oslo.' }),
    ['answer-in-content:fail', 'thinking-kept:warn'],
  ],
  ['SEM-05: streamed', { events: [opening, think('The capital is Oslo.'), finish()] }, ['answer-in-content:fail']],
  ['SEM-15: the window as budget', ended('length', '', 0, { max_tokens: 262_144 }), ['answer-in-content:fail']],
  [
    'SEM-29: thinking used the budget up',
    ended('length', '', 20, { max_tokens: 20 }, { reasoning_content: 'Let me' }),
    [],
  ],
  ['one token, used by the template', ended('length', '', 1, { max_tokens: 1 }), []],
]

describe('markup of the template', () => judgeRows(leaks))
describe('doubled deltas', () => judgeRows(doubles))
describe('the budget', () => judgeRows(ends))
describe('the field that has the answer', () => judgeRows(places))
