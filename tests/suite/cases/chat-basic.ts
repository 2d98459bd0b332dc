/** Cases of plain chat: one answer, a stream, a history, a system message, Unicode. */
import { defineCase, type Case, type Expectation, type Sources } from '../judge/index.ts'
import { ask, sources, thinkingBudget, user, type Given } from './ask.ts'

const pong = 'Reply with exactly one word: pong'

const history = [
  user('My favourite colour is teal. Reply with exactly one word: noted'),
  { role: 'assistant', content: 'noted' },
  user('Which colour did I name? Reply with that one word.'),
]

/** A refusal of `include_usage` only warns (REQ-10); `positive-data-acceptance` reports it. */
const usageRequested: Expectation = { status: 200, lenient: [400, 422] }

function accepts(
  id: string,
  about: string,
  body: (given: Given) => Record<string, unknown>,
  source: Sources,
  expect: Expectation = { status: 200 },
): Case {
  return defineCase({
    id: `chat/${id}`,
    operationId: 'createChatCompletion',
    about,
    source,
    steps: [{ body, expect }],
    maxTokens: thinkingBudget,
  })
}

export const basicCases: readonly Case[] = [
  accepts(
    'plain',
    'A one-line question gets one answer that is not streamed.',
    (given) => ask(given, pong),
    sources.chat,
  ),
  accepts(
    'stream',
    'The same question gets a streamed answer.',
    (given) => ask(given, pong, { stream: true }),
    sources.streaming,
  ),
  accepts(
    'stream-usage',
    'With include_usage the stream ends with a chunk that has usage and no choices.',
    (given) => ask(given, pong, { stream: true, stream_options: { include_usage: true } }),
    sources.streaming,
    usageRequested,
  ),
  accepts(
    'stream-false',
    'stream: false is the same as no stream.',
    (given) => ask(given, pong, { stream: false }),
    'leandromineti/ai-assisted-coding',
  ),
  accepts(
    'stream-options-alone',
    'stream_options without stream is accepted and changes nothing.',
    (given) => ask(given, pong, { stream_options: { include_usage: true } }),
    'leandromineti/ai-assisted-coding',
    usageRequested,
  ),
  accepts('multi-turn', 'A history of three turns is accepted.', (given) => ask(given, history), sources.chat),
  accepts(
    'system',
    'A system message may come first.',
    (given) => ask(given, [{ role: 'system', content: 'You answer in one word.' }, user('What colour is snow?')]),
    sources.chat,
  ),
  accepts(
    'text-parts',
    'content may be an array of text parts.',
    (given) =>
      ask(given, [
        user([
          { type: 'text', text: 'Reply with exactly one word:' },
          { type: 'text', text: 'pong' },
        ]),
      ]),
    sources.chat,
  ),
  accepts(
    'name',
    'A message may have a name.',
    (given) => ask(given, [{ role: 'user', name: 'ada', content: pong }]),
    sources.chat,
  ),
  accepts(
    'unicode',
    'Chinese text and characters outside the basic plane are returned unchanged.',
    (given) => ask(given, 'Repeat exactly, and nothing else: 你好, мир 🌍👩‍👩‍👧 é'),
    sources.chat,
  ),
  accepts(
    'unicode-stream',
    'No character is split over two chunks of a stream.',
    (given) => ask(given, 'Repeat exactly, and nothing else: 月之暗面 🚀🌕 日本語 한국어 👩‍🚀', { stream: true }),
    sources.chat,
  ),
  defineCase({
    id: 'chat/both-modes',
    operationId: 'createChatCompletion',
    about: 'The same request gives the same members and counters with and without stream.',
    source: sources.streaming,
    steps: [
      { body: (given) => ask(given, pong), expect: { status: 200 } },
      {
        body: (given) => ask(given, pong, { stream: true, stream_options: { include_usage: true } }),
        expect: usageRequested,
      },
    ],
    relations: ['modes-agree', 'usage-agrees', 'ids-unique'],
    maxTokens: thinkingBudget * 2,
  }),
]
