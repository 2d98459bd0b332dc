/**
 * Exchanges rebuilt from public bug reports of 2025 and 2026, with values of our own. Each row names the report. The verdict is the one
 * that tests/kill-table/breaches.yaml demands for its kind. Rows without failures are unusual and conform.
 */
import { describe } from 'vitest'
import { checks } from '../../../suite/checks/index.ts'
import { ask, askStream, judgeRows, refusal, tool, type Row } from './verdict-table.ts'
import { answer, boundary, call, completion, delta, finish, fragment, opening, say, slot, think } from './wire.ts'

const leak = ['template-leak:fail']
const calls = (...items: unknown[]) => delta({ tool_calls: items })
const listing = tool('bash', { type: 'object', properties: { command: { type: 'string' } } })
const asking = (over = {}) => askStream({ tools: [listing], ...over })
const thought = [opening, think('I list'), think(' the files.')]

const parsers: Row[] = [
  [
    'vllm#54273: the end marker of a K3 message',
    { request: null, events: answer('Hi', '<|close|>message<|sep|>') },
    leak,
  ],
  ['vllm#54273: the start marker of K3 tools', { request: null, events: answer('Hi', ' <|open|>tools<|sep|>') }, leak],
  ['vllm#36207: a thought that only ends', { request: null, events: answer('I greet.', ' </think>', ' Hi!') }, leak],
  [
    'vllm#28543: a whole section in the reasoning',
    {
      request: null,
      events: [
        opening,
        think('So <|tool_calls_section_begin|><|tool_call_begin|>functions.bash:0<|tool_call_argument_begin|>{}'),
        say('Done.'),
        finish(),
      ],
    },
    leak,
  ],
  [
    'sglang#8613: a section without function ids as content',
    {
      request: null,
      json: completion({
        role: 'assistant',
        content: '<|tool_calls_section_begin|><|tool_call_begin|>call_42{"todos":[]}<|tool_call_end|>',
      }),
    },
    leak,
  ],
  [
    'exo#2281: the markers in an error event',
    {
      request: null,
      events: [opening, { error: { message: '<|tool_call_begin|>functions_f_1', type: 'server_error' } }],
      done: false,
    },
    leak,
  ],
  [
    'vllm#54701: only empty lists of calls',
    {
      request: asking(),
      events: [...thought, boundary, ...Array.from({ length: 20 }, () => calls()), finish('tool_calls')],
    },
    ['content-is-not-empty:fail', 'finish-reason-cause:fail', 'tool-call-fragments:warn'],
  ],
  [
    'pi#3576: a second call without a name',
    {
      request: asking(),
      events: [
        ...thought,
        boundary,
        slot('bash'),
        fragment('{}'),
        calls({ index: 1, id: 'chatcmpl-tool-9e', type: 'function', function: { name: '', arguments: '{}' } }),
        finish('tool_calls'),
      ],
    },
    ['tool-call-fragments:fail'],
  ],
  [
    'opencode#20650: one call swallowed the next',
    {
      request: asking(),
      events: [
        ...thought,
        boundary,
        slot('bash'),
        fragment('{"command":"a"}.functions.bash:1 <|tool_call_argument_begin|> {"command":"b"}'),
        finish('tool_calls'),
      ],
    },
    ['template-leak:fail', 'tool-call-arguments:fail'],
  ],
]

const deltas: Row[] = [
  [
    'bifrost#6427: each piece of the reasoning twice',
    {
      request: null,
      events: [
        opening,
        ...['The', ' user', ' greets', ' me', ' with', ' a word.'].flatMap((piece) => [think(piece), think(piece)]),
        boundary,
        say('Hi there.'),
        finish(),
      ],
    },
    ['doubled-deltas:fail'],
  ],
  [
    'mistral.rs#2294: content is null throughout',
    { request: null, events: [opening, ...Array.from({ length: 8 }, () => delta({ content: null })), finish()] },
    ['content-is-not-empty:fail'],
  ],
  [
    'sglang#23341: nothing but reasoning, and stop',
    { request: null, json: completion({ role: 'assistant', content: '', reasoning_content: 'I think.' }) },
    ['answer-in-content:fail', 'content-is-not-empty:fail'],
  ],
  [
    'Clawith#106: no space after the colon',
    {
      request: null,
      body:
        answer('Hi', ' you')
          .map((event) => `data:${JSON.stringify(event)}\n\n`)
          .join('') + 'data:[DONE]\n\n',
    },
    [],
  ],
  [
    'openai-python#3201: two fragments of one call in one chunk',
    {
      request: asking(),
      events: [
        ...thought,
        boundary,
        calls(call('bash', '{"command":'), { index: 0, function: { arguments: '"ls"}' } }),
        finish('tool_calls'),
      ],
    },
    [],
  ],
  [
    'OmniRoute#3980: stop after a call',
    { request: asking(), events: [...thought, boundary, slot('bash'), fragment('{"command":"ls"}'), finish('stop')] },
    ['finish-reason-cause:fail'],
  ],
  [
    'LocalAI#9363: the first brace twice',
    {
      request: askStream({ response_format: { type: 'json_object' } }),
      events: answer('{', '{', '"name":"Ann"', '}'),
    },
    ['json-mode:fail'],
  ],
]

const refusals: Row[] = [
  [
    'the content of a message is refused as a list of text parts',
    {
      status: 400,
      request: ask({ messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }] }),
      json: refusal('content must be a string'),
    },
    ['positive-data-acceptance:fail'],
  ],
  [
    'an overload without Retry-After is what the service sends',
    {
      status: 429,
      json: refusal('The engine is currently overloaded, please try again later', 'engine_overloaded_error'),
    },
    [],
  ],
]

describe('template markup that a parser missed', () => judgeRows(parsers, checks))
describe('pieces of a stream', () => judgeRows(deltas, checks))
describe('refusals', () => judgeRows(refusals, checks))
