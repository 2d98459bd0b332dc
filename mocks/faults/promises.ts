/** Faults of promises: the request asked for one thing and got another. Catalogue: REQ, SEM. */
import { isObject } from './edit.ts'
import type { Json } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultVerdict } from './fault.ts'
import { makeAnswer } from './make.ts'
import { eachChoice, onChat, toAsked } from './on.ts'

type When = (asked: Json) => boolean
/** Answers otherwise than promised. */
const instead = (when: When, message: Json) =>
  onChat((reply, given) => (when(toAsked(given)) ? makeAnswer(reply, given, message) : reply))

const call = (name: string, index = 0) => ({
  index,
  id: `${name}_${index}`,
  type: 'function',
  function: { name, arguments: '{"city":"Oslo"}' },
})
const firstTool = (asked: Json) => {
  const tool = Array.isArray(asked.tools) ? asked.tools.find(isObject) : undefined
  return tool && isObject(tool.function) ? String(tool.function.name) : 'get_weather'
}
const calling = (when: When, count: number) =>
  onChat((reply, given) => {
    const asked = toAsked(given)
    if (!when(asked)) return reply
    const calls = Array.from({ length: count }, (_, i) => call(firstTool(asked), i))
    return makeAnswer(reply, given, { content: '', tool_calls: calls })
  })
const named: When = (asked) => isObject(asked.tool_choice)
const off: When = (asked) => isObject(asked.thinking) && asked.thinking.type === 'disabled'

const rows: readonly (readonly [string, string, string, FaultVerdict, Fault['apply']])[] = [
  [
    'stream-unasked',
    'A stream although none was asked for.',
    'REQ-02',
    'fail',
    onChat((reply, given) =>
      toAsked(given).stream === true
        ? reply
        : makeAnswer(reply, { ...given, body: { ...toAsked(given), stream: true } }),
    ),
  ],
  [
    'stream-refused',
    'One JSON object although a stream was asked for.',
    'REQ-02',
    'fail',
    onChat((reply, given) =>
      toAsked(given).stream === true
        ? makeAnswer({ ...reply, headers: [] }, { ...given, body: { ...toAsked(given), stream: false } })
        : reply,
    ),
  ],
  [
    'thinking-not-disabled',
    '`thinking: disabled` ignored.',
    'REQ-09',
    'warn',
    onChat((reply, given) =>
      off(toAsked(given))
        ? eachChoice((choice, part) =>
            isObject(choice.message) || 'role' in part ? void (part.reasoning_content = 'Let me think.') : undefined,
          )(reply, given)
        : reply,
    ),
  ],
  [
    'parallel-flag-ignored',
    '`parallel_tool_calls: false` ignored.',
    'REQ-13',
    'warn',
    calling((asked) => asked.parallel_tool_calls === false, 2),
  ],
  [
    'named-tool-ignored',
    'A named tool accepted and ignored.',
    'REQ-16',
    'warn',
    instead(named, { content: 'It is sunny.' }),
  ],
  [
    'none-calls-a-tool',
    '`tool_choice: "none"` and a tool is called.',
    'SEM-08',
    'fail',
    calling((asked) => asked.tool_choice === 'none' && asked.tools !== undefined, 1),
  ],
  [
    'required-answered-in-text',
    '`tool_choice: "required"` answered with text.',
    'SEM-09',
    'fail',
    instead((asked) => asked.tool_choice === 'required', { content: 'Hello!' }),
  ],
  [
    'required-in-markup',
    'A forced call as raw markup in the reasoning.',
    'SEM-23',
    'fail',
    instead((asked) => asked.tool_choice === 'required', { content: '', reasoning_content: '<|open|>call tool="w"' }),
  ],
  [
    'required-without-reasoning',
    'A forced call without reasoning although thinking is on.',
    'SEM-27',
    'warn',
    calling((asked) => asked.tool_choice === 'required' && !off(asked), 1),
  ],
  [
    'json-fenced',
    'JSON mode inside a markdown fence.',
    'SEM-10',
    'fail',
    instead((asked) => isObject(asked.response_format), { content: '```json\n{"a":1}\n```' }),
  ],
  [
    'json-with-prose',
    'JSON mode with a sentence before it.',
    'SEM-10',
    'fail',
    instead((asked) => isObject(asked.response_format), { content: 'Here you are: {"a":1}' }),
  ],
]

export const promiseFaults: readonly Fault[] = rows.map(([id, about, source, expects, apply]) =>
  defineFault({ id, about, source, expects, layer: 'reply', apply }),
)
