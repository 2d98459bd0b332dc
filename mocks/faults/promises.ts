/** Faults of request options that the answer does not honour. Breaches: REQ, SEM. */
import { editChunks, isObject } from './edit.ts'
import type { Json } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultRow } from './fault.ts'
import { makeAnswer } from './make.ts'
import { eachChoice, isChat, likeChunk, onAnswer, onAny, onChat, onStream, toAsked, toChoice } from './scopes.ts'

/** Requests that satisfy `matches`, and how a reader would describe them. */
interface Condition {
  request: string
  matches: (asked: Json) => boolean
}

/** Answers requests of that kind by a message of our own. */
const instead = ({ request, matches }: Condition, message: Json) =>
  onChat((reply, context) => (matches(toAsked(context)) ? makeAnswer(reply, context, message) : null), { request })

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
/** Answers requests of that kind by calls of the first tool. */
const calling = ({ request, matches }: Condition, count: number) =>
  onChat(
    (reply, context) => {
      const asked = toAsked(context)
      if (!matches(asked)) return null
      const calls = Array.from({ length: count }, (_, i) => call(firstTool(asked), i))
      return makeAnswer(reply, context, { content: '', tool_calls: calls })
    },
    { request },
  )
const isThinkingOff = (asked: Json) => isObject(asked.thinking) && asked.thinking.type === 'disabled'
const namedTool: Condition = { request: 'a named tool_choice', matches: (asked) => isObject(asked.tool_choice) }
const required: Condition = {
  request: '`tool_choice: "required"`',
  matches: (asked) => asked.tool_choice === 'required',
}
const jsonMode: Condition = { request: '`response_format`', matches: (asked) => isObject(asked.response_format) }

/** Adds reasoning to a whole answer, or to the chunk of a stream that has the role. */
const addReasoning = eachChoice((choice, part) => {
  if (isObject(choice.message) || 'role' in part) part.reasoning_content = 'Let me think.'
})

/** A chunk of one token, with or without its log probability. */
function likeToken(chunk: Json, content: string, withLogprob: boolean): Json {
  const made = likeChunk(chunk, { content })
  const token = { token: content, bytes: [...new TextEncoder().encode(content)], logprob: -0.25, top_logprobs: [] }
  if (withLogprob) toChoice(made).logprobs = { content: [token] }
  return made
}

const rows: readonly FaultRow[] = [
  {
    id: 'stream-unasked',
    about: 'A stream although none was asked for.',
    source: 'REQ-02',
    expects: 'fail',
    edit: onAnswer((reply, context) => makeAnswer(reply, { ...context, body: { ...toAsked(context), stream: true } })),
  },
  {
    id: 'stream-refused',
    about: 'One JSON object although a stream was asked for.',
    source: 'REQ-02',
    expects: 'fail',
    edit: onStream((reply, context) =>
      makeAnswer({ ...reply, headers: [] }, { ...context, body: { ...toAsked(context), stream: false } }),
    ),
  },
  {
    id: 'thinking-not-disabled',
    about: '`thinking: disabled` ignored.',
    source: 'REQ-09',
    expects: 'warn',
    edit: onChat((reply, context) => (isThinkingOff(toAsked(context)) ? addReasoning.apply(reply, context) : null), {
      request: '`thinking: disabled`',
    }),
  },
  {
    id: 'parallel-flag-ignored',
    about: '`parallel_tool_calls: false` ignored.',
    source: 'REQ-13',
    expects: 'warn',
    edit: calling(
      { request: '`parallel_tool_calls: false`', matches: (asked) => asked.parallel_tool_calls === false },
      2,
    ),
  },
  {
    id: 'named-tool-ignored',
    about: 'A named tool accepted and ignored.',
    source: 'REQ-16',
    expects: 'warn',
    edit: instead(namedTool, { content: 'It is sunny.' }),
  },
  {
    id: 'none-calls-a-tool',
    about: '`tool_choice: "none"` and a tool is called.',
    source: 'SEM-08',
    expects: 'fail',
    edit: calling(
      {
        request: '`tool_choice: "none"` and tools',
        matches: (asked) => asked.tool_choice === 'none' && asked.tools !== undefined,
      },
      1,
    ),
  },
  {
    id: 'required-answered-in-text',
    about: '`tool_choice: "required"` answered with text.',
    source: 'SEM-09',
    expects: 'fail',
    edit: instead(required, { content: 'Hello!' }),
  },
  {
    id: 'required-in-markup',
    about: 'A forced call as raw markup in the reasoning.',
    source: 'SEM-23',
    expects: 'fail',
    edit: instead(required, {
      content: '',
      reasoning_content: '<|open|>call tool="w"',
    }),
  },
  {
    id: 'required-without-reasoning',
    about: 'A forced call without reasoning although thinking is on.',
    source: 'SEM-27',
    expects: 'warn',
    edit: calling({ ...required, matches: (asked) => required.matches(asked) && !isThinkingOff(asked) }, 1),
  },
  {
    id: 'logprobs-in-last-chunk',
    about: 'Log probabilities in the last content chunk only.',
    source: 'SEM-32',
    expects: 'fail',
    edit: onAny(
      (reply, context) => {
        const asked = toAsked(context)
        if (!isChat(context) || asked.logprobs !== true || asked.stream !== true) return null
        const answer = makeAnswer(reply, context)
        return editChunks(answer, ([first, , last]) =>
          ['It ', 'is ', 'a ', 'city.'].reduce<Json[]>(
            (chunks, content, i) => chunks.toSpliced(-1, 0, likeToken(first!, content, i === 3)),
            [first!, last!],
          ),
        )
      },
      { request: '`logprobs: true` and `stream: true`' },
    ),
  },
  {
    id: 'json-fenced',
    about: 'JSON mode inside a markdown fence.',
    source: 'SEM-10',
    expects: 'fail',
    edit: instead(jsonMode, { content: '```json\n{"a":1}\n```' }),
  },
  {
    id: 'json-with-prose',
    about: 'JSON mode with a sentence before it.',
    source: 'SEM-10',
    expects: 'fail',
    edit: instead(jsonMode, { content: 'Here you are: {"a":1}' }),
  },
]

export const promiseFaults: readonly Fault[] = rows.map(defineFault)
