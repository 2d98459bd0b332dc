/** Cases of tool calls: offered, forbidden, forced, streamed, and sent back as history with their results. */
import { defineCase, type Case, type CaseRequest, type Sources, type Assembly } from '../judge/index.ts'
import type { ModelRow } from '../../../openapi/models.ts'
import {
  ask,
  askThinking,
  clock,
  skipUnlessThinking,
  thinkingOff,
  sources,
  thinkingBudget,
  thinksByDefault,
  user,
  weather,
} from './ask.ts'

const callPrompt = 'What is the weather in Paris right now? Call the tool get_weather.'
const bothPrompt = 'Call get_weather for Paris and get_time for Tokyo, both at once, in one turn.'
const pong = 'Reply with exactly one word: pong'
const named = { type: 'function', function: { name: 'get_weather' } }
const result = '{"temperature_c":21,"sky":"clear"}'

/** The `tool_choice` that makes a call most likely: `required`, with thinking off if the model refuses `required` while it thinks. */
function forceCall({ model }: { model: ModelRow }): Record<string, unknown> {
  if (model.tool_choice.required_with_thinking === 'allowed') return { tool_choice: 'required' }
  return model.thinking.disabled_accepted ? { ...thinkingOff(model), tool_choice: 'required' } : { tool_choice: 'auto' }
}

function canForce(model: ModelRow): boolean {
  return model.tool_choice.required_with_thinking === 'allowed' || model.thinking.disabled_accepted
}

const calls = (least: number) => (assembled: Assembly) =>
  [...assembled.choices.values()].some((choice) => choice.calls.size >= least)

type Fields = Partial<Case> & { steps: readonly CaseRequest[] }

function toolCase(id: string, about: string, source: Sources, fields: Fields): Case {
  return defineCase({
    id: `tools/${id}`,
    operationId: 'createChatCompletion',
    about,
    source,
    maxTokens: thinkingBudget * fields.steps.length,
    ...fields,
  })
}

function once(body: CaseRequest['body'] & {}): Fields {
  return { steps: [{ body, expect: { status: 200 } }] }
}

/** Two steps: a call, and the answer to its result. The second step sends the message of the first one back unchanged. */
function loop(first: CaseRequest['body'] & {}, second: CaseRequest['body'] & {} = first): Fields {
  return {
    steps: [
      { body: first, expect: { status: 200 } },
      { body: second, expect: { status: 200 }, continues: { withToolResults: result } },
    ],
    relations: ['history-accepted', 'ids-unique'],
  }
}

const tries = { tries: 3, minimumRate: 0.6 }
/** For a case that needs a forced call: why it is skipped; null if it is sent. */
const skipUnlessForced = (model: ModelRow) =>
  canForce(model) ? null : `no tool can be forced on ${model.id}, which always thinks`

export const toolCases: readonly Case[] = [
  toolCase('auto', 'The model calls an offered tool when the prompt asks for it.', sources.toolChoice, {
    ...once((given) => ask(given, callPrompt, { tools: [weather], tool_choice: 'auto' })),
    statistical: { ...tries, wanted: 'calls the tool', met: calls(1) },
  }),
  toolCase('auto-stream', 'A call is streamed as fragments of arguments.', sources.streaming, {
    ...once((given) => ask(given, callPrompt, { tools: [weather], tool_choice: 'auto', stream: true })),
    statistical: { ...tries, wanted: 'calls the tool', met: calls(1) },
  }),
  toolCase('parallel', 'One message may have two calls.', sources.toolChoice, {
    ...once((given) => ask(given, bothPrompt, { tools: [weather, clock] })),
    statistical: { tries: 3, minimumRate: 0.3, wanted: 'calls both tools in one turn', met: calls(2) },
  }),
  toolCase('parallel-stream', 'Two calls are streamed under two indices.', sources.streaming, {
    ...once((given) => ask(given, bothPrompt, { tools: [weather, clock], stream: true })),
    statistical: { tries: 3, minimumRate: 0.3, wanted: 'calls both tools in one turn', met: calls(2) },
  }),
  toolCase(
    'choice-absent-null-empty',
    'tool_choice null is the same as leaving it out.',
    sources.k3Probes,
    once((given) => ask(given, pong, { tools: [weather], tool_choice: null })),
  ),
  toolCase(
    'none',
    'tool_choice none is answered with text, even when the prompt asks for a call.',
    sources.toolChoice,
    once((given) => ask(given, callPrompt, { tools: [weather], tool_choice: 'none' })),
  ),
  toolCase(
    'none-stream',
    'tool_choice none is answered with a stream of text.',
    sources.toolChoice,
    once((given) => ask(given, callPrompt, { tools: [weather], tool_choice: 'none', stream: true })),
  ),
  toolCase(
    'none-without-tools',
    'tool_choice none is accepted without tools.',
    sources.vendorTests,
    once((given) => ask(given, pong, { tool_choice: 'none' })),
  ),
  toolCase('required', 'tool_choice required forces a call.', sources.toolChoice, {
    ...once((given) => ask(given, pong, { tools: [weather], tool_choice: 'required', ...forceCall(given) })),
    skip: skipUnlessForced,
  }),
  toolCase('required-stream', 'tool_choice required forces a call in a stream.', sources.toolChoice, {
    ...once((given) => ask(given, pong, { tools: [weather], ...forceCall(given), stream: true })),
    skip: skipUnlessForced,
  }),
  toolCase('required-thinking', 'K3 reasons before a call that tool_choice requires.', sources.vendorTests, {
    ...once((given) => askThinking(given, callPrompt, { tools: [weather], tool_choice: 'required' })),
    skip: (model) =>
      thinksByDefault(model) && model.tool_choice.required_with_thinking === 'allowed'
        ? null
        : `${model.id} refuses a required tool while it thinks, or does not think`,
  }),
  toolCase('named', 'With thinking off a named function is called.', sources.k3Probes, {
    ...once((given) => ask(given, callPrompt, { tools: [weather, clock], tool_choice: named })),
    skip: (model) =>
      model.thinking.form === 'always'
        ? `thinking of ${model.id} cannot be switched off, so no tool can be named`
        : null,
  }),
  toolCase(
    'loop',
    "The server's own tool call is accepted as history with its result, and answered.",
    sources.toolChoice,
    loop(
      (given) => ask(given, callPrompt, { tools: [weather], ...forceCall(given) }),
      (given) => ask(given, callPrompt, { tools: [weather] }),
    ),
  ),
  toolCase(
    'loop-stream',
    'A tool call assembled from a stream is accepted as history with its result.',
    sources.toolChoice,
    loop(
      (given) => ask(given, callPrompt, { tools: [weather], ...forceCall(given), stream: true }),
      (given) => ask(given, callPrompt, { tools: [weather], stream: true }),
    ),
  ),
  toolCase('loop-thinking', 'A tool call with its reasoning is accepted as history.', sources.thinking, {
    ...loop((given) => askThinking(given, callPrompt, { tools: [weather] })),
    skip: skipUnlessThinking,
  }),
  toolCase(
    'loop-thinking-stream',
    'A streamed tool call with its reasoning is accepted as history.',
    sources.thinking,
    {
      ...loop((given) => askThinking(given, callPrompt, { tools: [weather], stream: true })),
      skip: skipUnlessThinking,
    },
  ),
  toolCase('turn', "The server's own text is accepted as history.", sources.chat, {
    steps: [
      { body: (given) => ask(given, pong), expect: { status: 200 } },
      {
        body: (given) => ask(given, pong),
        expect: { status: 200 },
        continues: { withUser: 'Which word did you say? Reply with that one word.' },
      },
    ],
    relations: ['history-accepted', 'ids-unique'],
  }),
  toolCase('results-any-order', 'Results may come in another order than the calls.', sources.k3Probes, {
    ...once((given) =>
      ask(
        given,
        [
          user(bothPrompt),
          {
            role: 'assistant',
            content: '',
            reasoning_content: 'Both tools are needed.',
            tool_calls: [
              {
                id: 'get_weather_0',
                type: 'function',
                function: { name: 'get_weather', arguments: '{"city":"Paris"}' },
              },
              { id: 'get_time_1', type: 'function', function: { name: 'get_time', arguments: '{"city":"Tokyo"}' } },
            ],
          },
          { role: 'tool', tool_call_id: 'get_time_1', content: '{"time":"09:00"}' },
          { role: 'tool', tool_call_id: 'get_weather_0', content: result },
        ],
        { tools: [weather, clock] },
      ),
    ),
  }),
]
