/** Cases of budgets, stop texts, partial mode, sampling values and unknown members. */
import { defineCase, type Case, type Sources } from '../judge/index.ts'
import { ask, canDisableThinking, thinkingOff, sources, thinkingBudget, user, type Given } from './ask.ts'

function accepts(id: string, about: string, source: Sources, body: (given: Given) => Record<string, unknown>): Case {
  return defineCase({
    id: `chat/${id}`,
    operationId: 'createChatCompletion',
    about,
    source,
    steps: [{ body, expect: { status: 200 } }],
    maxTokens: thinkingBudget,
  })
}

const long = 'Write the numbers from 1 to 300 in words, separated by commas.'
const count = 'Write the digits from 1 to 9, separated by single spaces, and nothing else.'
const pong = 'Reply with exactly one word: pong'

/** The sampling values that the model fixes, to send them explicitly. */
function fixedValues({ model }: Given): Record<string, number> {
  const isThinking = Object.keys(thinkingOff(model)).length === 0 && model.thinking.form !== 'none'
  return Object.fromEntries(
    Object.entries(model.sampling).map(([name, rule]) => {
      if (rule.kind === 'range') return [name, rule.default]
      return [name, isThinking ? rule.thinking : rule.plain]
    }),
  )
}

export const limitCases: readonly Case[] = [
  accepts(
    'length',
    'An answer that max_tokens truncates ends with finish_reason length.',
    'leandromineti/ai-assisted-coding',
    (given) => ask(given, long, { max_tokens: 16 }),
  ),
  accepts(
    'length-stream',
    'A streamed answer that max_tokens truncates ends with finish_reason length.',
    sources.chat,
    (given) => ask(given, long, { max_tokens: 16, stream: true }),
  ),
  accepts(
    'max-completion-tokens',
    'max_completion_tokens is the current name of the budget.',
    sources.chat,
    ({ model, id }) => ({
      model: id,
      messages: [user(pong)],
      ...thinkingOff(model),
      max_completion_tokens: canDisableThinking(model) ? 128 : thinkingBudget,
    }),
  ),
  accepts('stop', 'A stop sequence ends the answer and is not part of it.', sources.chat, (given) =>
    ask(given, count, { stop: ['6'] }),
  ),
  accepts('stop-string', 'stop may be one string.', sources.chat, (given) => ask(given, count, { stop: '7' })),
  accepts('stop-stream', 'No part of the stop sequence is streamed.', sources.chat, (given) =>
    ask(given, count, { stop: ['6', 'zzz'], stream: true }),
  ),
  accepts(
    'partial',
    'With partial: true the answer continues the given beginning without repeating it.',
    sources.partial,
    (given) =>
      ask(given, [
        user('Name the capital of France in one short sentence.'),
        {
          role: 'assistant',
          content: 'The capital of France is',
          partial: true,
          ...(canDisableThinking(given.model) ? {} : { reasoning_content: '' }),
        },
      ]),
  ),
  accepts('fixed-sampling', 'The sampling values that a model fixes are accepted.', sources.probes, (given) =>
    ask(given, pong, fixedValues(given)),
  ),
  accepts('unknown-members', 'Unknown members are ignored.', sources.k3Probes, (given) =>
    ask(given, pong, {
      seed: 42,
      user: 'kimi-contract',
      top_k: 5,
      metadata: { suite: 'kimi-contract' },
      kimi_contract_unknown_member: true,
    }),
  ),
  accepts('cache-key', 'prompt_cache_key and safety_identifier are accepted.', sources.chat, (given) =>
    ask(given, pong, { prompt_cache_key: 'kimi-contract', safety_identifier: 'kimi-contract' }),
  ),
  {
    ...accepts(
      'logprobs',
      'logprobs: true is refused, or answered with log probabilities; it is never accepted and ignored.',
      ['leandromineti/ai-assisted-coding', 'QuantumNous/new-api'],
      (given) => ask(given, pong, { logprobs: true }),
    ),
    steps: [
      {
        body: (given) => ask(given, pong, { logprobs: true }),
        expect: { status: [200, 400], errorType: 'invalid_request_error' },
      },
    ],
  },
]
