/** What every client does first: one answer, a stream, a history, a system prompt. */
import { defineCase, type Case, type Expectation, type Sources } from './case.ts'
import { ask, sources, thinkingRoom, user, type Given } from './ask.ts'

const pong = 'Reply with exactly one word: pong'

const history = [
  user('My favourite colour is teal. Reply with exactly one word: noted'),
  { role: 'assistant', content: 'noted' },
  user('Which colour did I name? Reply with that one word.'),
]

/** `include_usage` refused as unknown is worth a warning (REQ-10), which `positive-data-acceptance` gives. */
const usageAsked: Expectation = { status: 200, lenient: [400, 422] }

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
    maxTokens: thinkingRoom,
  })
}

export const basicCases: readonly Case[] = [
  accepts('plain', 'A one-line question gets one whole answer.', (given) => ask(given, pong), sources.chat),
  accepts('stream', 'The same question streams.', (given) => ask(given, pong, { stream: true }), sources.streaming),
  accepts(
    'stream-usage',
    'With include_usage the stream ends in a chunk of usage without choices.',
    (given) => ask(given, pong, { stream: true, stream_options: { include_usage: true } }),
    sources.streaming,
    usageAsked,
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
    usageAsked,
  ),
  accepts('multi-turn', 'A history of three turns is accepted.', (given) => ask(given, history), sources.chat),
  accepts(
    'system',
    'A system message may lead.',
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
    'A message may carry a name.',
    (given) => ask(given, [{ role: 'user', name: 'ada', content: pong }]),
    sources.chat,
  ),
  accepts(
    'unicode',
    'Text outside the basic plane and in Chinese goes in and comes out whole.',
    (given) => ask(given, 'Repeat exactly, and nothing else: 你好, мир 🌍👩‍👩‍👧 é'),
    sources.chat,
  ),
  accepts(
    'unicode-stream',
    'No character is torn apart by the stream.',
    (given) => ask(given, 'Repeat exactly, and nothing else: 月之暗面 🚀🌕 日本語 한국어 👩‍🚀', { stream: true }),
    sources.chat,
  ),
  defineCase({
    id: 'chat/both-modes',
    operationId: 'createChatCompletion',
    about: 'The same request, whole and streamed, gives the same shape and the same counters.',
    source: sources.streaming,
    steps: [
      { body: (given) => ask(given, pong), expect: { status: 200 } },
      {
        body: (given) => ask(given, pong, { stream: true, stream_options: { include_usage: true } }),
        expect: usageAsked,
      },
    ],
    relations: ['modes-agree', 'usage-agrees', 'ids-unique'],
    maxTokens: thinkingRoom * 2,
  }),
]
