/** Drills of valid answers that a program must handle specially: cut, filtered, empty, or with tool calls that cannot be carried out. */
import { defineDrill, type Drill, type DrillContext, type Judgement, type Setup } from '../drill.ts'
import { chatsOf, describeEnd, expectNoticed, findNoSuccess, needs } from '../judgements/outcome.ts'
import { parallelTools, plain, toCall } from './setups.ts'
import { findUnanswered, judgeImpossibleCall, judgeUnfinishedCall, wasCalled } from '../judgements/tool-calls.ts'

/** The number of requests after which a tool loop counts as endless. */
const mostRounds = 60

const halfText = 'DRILLSTART The first part of this answer names Zürich and then it'
const cutArguments = '{"city": "Zür'

const unfinished = [
  {
    name: 'length',
    title: 'a text cut by the output budget',
    about: 'answers with half a text and finish_reason length',
    reply: { content: halfText, finishReason: 'length' },
    advice: 'look at finish_reason: length means that the text is cut; raise max_completion_tokens or say so',
    source: ['docs/api/chat', 'vercel/k26-length-in-reasoning'],
  },
  {
    name: 'reasoning-only',
    title: 'a budget that the reasoning used up',
    about: 'answers with reasoning, empty content and finish_reason length',
    reply: { content: '', reasoning: 'The user asks for a text, so I will', finishReason: 'length' },
    advice: 'look at finish_reason, and do not take empty content for an answer; reasoning counts against the budget',
    source: ['docs/guide/use-thinking-models', 'vercel/k26-length-in-reasoning'],
  },
  {
    name: 'content-filter',
    title: 'a text that the filter stopped',
    about: 'answers with half a text and finish_reason content_filter',
    reply: { content: halfText, finishReason: 'content_filter' },
    advice: 'treat every finish_reason but stop and tool_calls as an incomplete answer',
    source: 'docs/api/chat',
  },
  {
    name: 'engine-overloaded',
    title: 'a text that an overload stopped',
    about: 'answers with half a text and finish_reason engine_overloaded',
    reply: { content: halfText, finishReason: 'engine_overloaded' },
    advice: 'treat every finish_reason but stop and tool_calls as an incomplete answer; send the request again',
    source: 'MoonshotAI/Kimi-Vendor-Verifier',
  },
] as const

/** A setup that answers the first request with tools with `reply`, and later ones with a text. */
function call(id: string, about: string, reply: Setup['answer']): Setup {
  return {
    id,
    about,
    needs: needs.tool,
    answer: (one, replies) => (one.offersTools && !one.hasToolResult ? reply(one, replies) : replies.text(one)),
  }
}

const unknownTool = call('unknown-tool', 'calls a tool that the program does not offer', (one, replies) =>
  replies.calls(one, [{ name: 'drill_no_such_tool', arguments: {} }]),
)
const invalidArguments = call('invalid-arguments', 'calls a tool with arguments that are not JSON', (one, replies) =>
  replies.calls(one, [{ ...toCall(replies.profile), arguments: cutArguments }]),
)
const lengthInArguments = call(
  'length-in-arguments',
  'calls a tool with arguments cut by the output budget, finish_reason length',
  (one, replies) =>
    replies.calls(one, [{ ...toCall(replies.profile), arguments: cutArguments }], { finishReason: 'length' }),
)
const endlessCalls: Setup = {
  id: 'endless-calls',
  about: 'answers every request that offers tools with another tool call',
  needs: needs.tool,
  mostRequests: mostRounds,
  answer: (one, replies) => (one.offersTools ? replies.calls(one, [toCall(replies.profile)]) : replies.text(one)),
}

export const answerDrills: readonly Drill[] = [
  defineDrill({
    id: 'answers/whole',
    title: 'an answer without any trouble',
    promise: 'the program succeeds when every request is answered',
    source: 'docs/api/chat',
    setups: [plain],
    judge: judgeWhole,
    advice: 'make this run succeed first; name other codes of success with --ok-exit',
  }),
  ...unfinished.map(({ name, title, about, reply, advice, source }) =>
    defineDrill({
      id: `answers/${name}`,
      title,
      promise: 'an answer that did not end with stop or tool_calls is not taken for a whole one',
      source,
      setups: [{ id: `finish-${name}`, about, answer: (one, replies) => replies.text(one, reply) }],
      judge: judgeUnfinished,
      advice,
    }),
  ),
  defineDrill({
    id: 'answers/length-in-arguments',
    title: 'tool arguments cut by the output budget',
    promise: 'a tool call whose arguments are incomplete is not carried out',
    source: 'docs/api/chat',
    setups: [lengthInArguments],
    judge: judgeUnfinishedCall,
    advice: 'carry out tool calls only with finish_reason tool_calls and arguments that parse',
  }),
  defineDrill({
    id: 'answers/parallel-calls',
    title: 'two tool calls in one answer',
    promise: 'every tool call of an answer gets its result, in the next request',
    source: ['docs/guide/use-official-tools', 'MoonshotAI/kimi-cli#1977'],
    setups: [parallelTools],
    judge: judgeParallel,
    advice: 'loop over all tool_calls of the message, and append one message of role tool for each',
  }),
  defineDrill({
    id: 'answers/unknown-tool',
    title: 'a call of a tool that was not offered',
    promise: 'a tool call that cannot be carried out is answered with an error as its result',
    source: 'MoonshotAI/Kimi-Vendor-Verifier',
    setups: [unknownTool],
    judge: (context) => judgeImpossibleCall(context, 'unknown'),
    advice: 'answer an unknown name with a tool message that lists the tools',
  }),
  defineDrill({
    id: 'answers/invalid-arguments',
    title: 'tool arguments that are not JSON',
    promise: 'a tool call that cannot be carried out is answered with an error as its result',
    source: 'MoonshotAI/Kimi-Vendor-Verifier',
    setups: [invalidArguments],
    judge: (context) => judgeImpossibleCall(context, 'cut'),
    advice: 'catch the error of the parser and send it as the result of the call',
  }),
  defineDrill({
    id: 'answers/endless-calls',
    title: 'a model that never stops calling a tool',
    promise: 'a tool loop has a bound',
    source: 'docs/guide/use-official-tools',
    setups: [endlessCalls],
    judge: judgeEndless,
    advice: 'count the rounds, and end with a message after some tens of them',
  }),
]

function judgeWhole(context: DrillContext): Judgement {
  const run = context.runs[0]!
  if (context.profile.succeeds) return []
  const refused = chatsOf(run).find(({ status }) => status >= 400)
  if (refused)
    return { because: `Kimi refuses a request of the program (status ${refused.status}), see requests/accepted` }
  const { okExits, expectOutput } = context.options
  return [
    {
      severity: 'fail',
      message: 'the program does not succeed, although every request was answered',
      expected: `exit code ${okExits.join(' or ')}${expectOutput === null ? '' : ` and ${JSON.stringify(expectOutput)} in the output`}`,
      observed: describeEnd(run),
    },
  ]
}

function judgeUnfinished(context: DrillContext): Judgement {
  const run = context.runs[0]!
  const reason = findNoSuccess(context)
  if (reason !== null) return { because: reason }
  if (chatsOf(run).length === 0) return { because: 'the program sent no chat request in this run' }
  if (chatsOf(run).some(({ attempt }) => attempt > 0)) return []
  return expectNoticed(run, context, {
    message: 'the program took an unfinished answer for a whole one',
    expected: 'another exit code, a word about it, or another attempt',
  })
}

function judgeParallel(context: DrillContext): Judgement {
  const run = context.runs[0]!
  if (!wasCalled(run)) return { because: 'the program offered no tools in this run' }
  return findUnanswered(run) ?? { because: 'the program sends no tool results' }
}

function judgeEndless(context: DrillContext): Judgement {
  const run = context.runs[0]!
  if (!wasCalled(run)) return { because: 'the program offered no tools in this run' }
  if (run.endedBecause !== 'requests') {
    const refused = chatsOf(run).find(({ status }) => status >= 400)
    if (refused) return { because: `Kimi refuses the history of the loop (status ${refused.status})` }
    if (run.endedBecause === null) return []
    return { because: `the loop did not end within the limit: ${describeEnd(run)}` }
  }
  return [
    {
      severity: 'warn',
      message: `the tool loop went on for ${mostRounds} rounds`,
      expected: 'an end with a message after some tens of rounds',
      observed: describeEnd(run),
    },
  ]
}
