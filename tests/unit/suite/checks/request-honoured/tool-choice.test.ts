/** tool_choice and the thinking controls are respected (SEM-08, SEM-09, SEM-27, REQ-09, REQ-13, REQ-16). */
import { describe } from 'vitest'
import { answer, completion, completionOf } from '../wire.ts'
import { ask, askStream, judgeRows, tool, type Json, type Row } from '../verdict-table.ts'

const tools = [tool('f'), tool('g')]
const off = { thinking: { type: 'disabled' } }
const fn = (name: string, at = 0): Json => ({
  id: `${name}_${at}`,
  type: 'function',
  function: { name, arguments: '{}' },
})
const said = (content: string, over: Json = {}, reason = 'stop') => ({
  json: completionOf([{ index: 0, message: { role: 'assistant', content, ...over }, finish_reason: reason }]),
})
const calls = (...names: string[]) => said('', { tool_calls: names.map(fn) }, 'tool_calls')
const kept = ['tool-choice-kept:fail']
const named = { tool_choice: { type: 'function', function: { name: 'f' } } }

const choices: Row[] = [
  ['SEM-08: none and a call', { request: ask({ ...off, tools, tool_choice: 'none' }), ...calls('f') }, kept],
  ['none and text', { request: ask({ tools, tool_choice: 'none' }), ...said('a') }, []],
  ['SEM-09: required and text', { request: ask({ ...off, tools, tool_choice: 'required' }), ...said('Hello!') }, kept],
  [
    'SEM-09: streamed',
    { request: askStream({ ...off, tools, tool_choice: 'required' }), events: answer('Hello!') },
    kept,
  ],
  ['required and a call', { request: ask({ ...off, tools, tool_choice: 'required' }), ...calls('f') }, []],
  [
    'required, truncated by the budget',
    { request: ask({ ...off, tools, tool_choice: 'required' }), ...said('a', {}, 'length') },
    [],
  ],
  ['auto and text', { request: ask({ tools, tool_choice: 'auto' }), ...said('a') }, []],
  ['REQ-16: named and text', { request: ask({ ...off, tools, ...named }), ...said('a') }, ['tool-choice-kept:warn']],
  [
    'REQ-16: named and another',
    { request: ask({ ...off, tools, ...named }), ...calls('g') },
    ['tool-choice-kept:warn'],
  ],
  ['named and that one', { request: ask({ ...off, tools, ...named }), ...calls('f') }, []],
  [
    'SEM-27: forced without reasoning',
    {
      request: ask({ model: 'kimi-k2.6', tools, tool_choice: 'required' }),
      json: completion(
        { role: 'assistant', content: '', tool_calls: [fn('f')] },
        {
          model: 'kimi-k2.6',
          choices: [
            {
              index: 0,
              message: { role: 'assistant', content: '', tool_calls: [fn('f')] },
              finish_reason: 'tool_calls',
            },
          ],
        },
      ),
    },
    ['thinking-kept:warn'],
  ],
  [
    'REQ-13: parallel calls',
    { request: ask({ ...off, tools, parallel_tool_calls: false }), ...calls('f', 'g') },
    ['parallel-calls-kept:warn'],
  ],
  ['parallel calls, allowed', { request: ask({ ...off, tools }), ...calls('f', 'g') }, []],
  [
    'REQ-09: thinking switched off',
    { request: ask(off), ...said('a', { reasoning_content: 'hm' }) },
    ['thinking-kept:warn'],
  ],
  ['an empty reasoning member, as recorded', { request: ask(off), ...said('a', { reasoning_content: '' }) }, []],
]

describe('tool_choice and thinking', () => judgeRows(choices))
