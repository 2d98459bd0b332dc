/** Faults of request options that the answer does not honour. Breaches: REQ, SEM. */
import { editChunks, isObject } from './edit.ts'
import type { Json } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultRow } from './fault.ts'
import { makeAnswer } from './make.ts'
import { eachChoice, isChat, likeChunk, onAnswer, onAny, onChat, onStream, toRequestBody, toChoice } from './scopes.ts'

/** Which requests a fault is for, and the words for them in lists. */
interface Condition {
  request: string
  matches: (body: Json) => boolean
}

/** Answers the requests of a condition with another message. */
const instead = ({ request, matches }: Condition, message: Json) =>
  onChat((reply, context) => (matches(toRequestBody(context)) ? makeAnswer(reply, context, message) : null), {
    request,
  })

const call = (name: string, index = 0) => ({
  index,
  id: `${name}_${index}`,
  type: 'function',
  function: { name, arguments: '{"city":"Oslo"}' },
})
const firstTool = (body: Json) => {
  const tool = Array.isArray(body.tools) ? body.tools.find(isObject) : undefined
  return tool && isObject(tool.function) ? String(tool.function.name) : 'get_weather'
}

/** Answers the requests of a condition with calls of their first tool. */
const calling = ({ request, matches }: Condition, count: number) =>
  onChat(
    (reply, context) => {
      const body = toRequestBody(context)
      if (!matches(body)) return null
      const calls = Array.from({ length: count }, (_, i) => call(firstTool(body), i))
      return makeAnswer(reply, context, { content: '', tool_calls: calls })
    },
    { request },
  )
const isThinkingOff = (body: Json) => isObject(body.thinking) && body.thinking.type === 'disabled'
const namedTool: Condition = { request: 'a named tool_choice', matches: (body) => isObject(body.tool_choice) }
const required: Condition = {
  request: '`tool_choice: "required"`',
  matches: (body) => body.tool_choice === 'required',
}
const jsonMode: Condition = { request: '`response_format`', matches: (body) => isObject(body.response_format) }

/** Adds reasoning to a whole answer, or to the chunk of a stream in which the role is. */
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

/** Streams these pieces, each with a log probability where `has` says so, to a request for log probabilities. */
const tokens = (pieces: readonly string[], has: (at: number) => boolean) =>
  onAny(
    (reply, context) => {
      const body = toRequestBody(context)
      if (!isChat(context) || body.logprobs !== true || body.stream !== true) return null
      return editChunks(makeAnswer(reply, context), ([first, , last]) => [
        first!,
        ...pieces.map((content, at) => likeToken(first!, content, has(at))),
        last!,
      ])
    },
    { request: '`logprobs: true` and `stream: true`' },
  )

const rows: readonly FaultRow[] = [
  {
    id: 'stream-unasked',
    about: 'A stream although none was asked for.',
    source: 'REQ-02',
    expects: 'fail',
    edit: onAnswer((reply, context) =>
      makeAnswer(reply, { ...context, body: { ...toRequestBody(context), stream: true } }),
    ),
  },
  {
    id: 'stream-refused',
    about: 'One JSON object although a stream was asked for.',
    source: 'REQ-02',
    expects: 'fail',
    edit: onStream((reply, context) =>
      makeAnswer({ ...reply, headers: [] }, { ...context, body: { ...toRequestBody(context), stream: false } }),
    ),
  },
  {
    id: 'thinking-not-disabled',
    about: '`thinking: disabled` ignored.',
    source: 'REQ-09',
    expects: 'warn',
    edit: onChat(
      (reply, context) => (isThinkingOff(toRequestBody(context)) ? addReasoning.apply(reply, context) : null),
      {
        request: '`thinking: disabled`',
      },
    ),
  },
  {
    id: 'parallel-flag-ignored',
    about: '`parallel_tool_calls: false` ignored.',
    source: 'REQ-13',
    expects: 'warn',
    edit: calling(
      { request: '`parallel_tool_calls: false`', matches: (body) => body.parallel_tool_calls === false },
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
        matches: (body) => body.tool_choice === 'none' && body.tools !== undefined,
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
    edit: calling({ ...required, matches: (body) => required.matches(body) && !isThinkingOff(body) }, 1),
  },
  {
    id: 'logprobs-in-last-chunk',
    about: 'Log probabilities in the last content chunk only.',
    source: 'SEM-32',
    expects: 'fail',
    edit: tokens(['It ', 'is ', 'a ', 'city.'], (i) => i === 3),
  },
  {
    id: 'logprobs-joined',
    about: 'One log probability for the text of the whole answer.',
    source: 'SEM-32',
    expects: 'fail',
    edit: tokens(['It is a large city on a river.'], () => true),
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
