/** Cases of messages and wrong JSON types that must be refused, with the recorded message where it is known. */
import type { Case } from '../judge/index.ts'
import { clock, skipUnlessImages, skipUnlessThinking, thinkingOff, sources, tinyPng, user, weather } from './ask.ts'
import { toRefusal, typeMessage, type RefusalRow } from './refusal.ts'

const call = {
  id: 'get_weather_0',
  type: 'function',
  function: { name: 'get_weather', arguments: '{"city":"Paris"}' },
}
const question = user('What is the weather in Paris right now?')
const reasoned = { role: 'assistant', content: '', reasoning_content: 'The tool is needed.', tool_calls: [call] }

/** An SVG image, which consists of text. The API recognises images by their first bytes. */
const svg = `data:image/svg+xml;base64,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')}`

const rows: readonly RefusalRow[] = [
  {
    id: 'messages-empty',
    about: 'An empty list of messages is refused.',
    source: 'reports/k3-admission',
    wrong: { messages: [] },
    message: /^Invalid request: messages must not be empty$/,
  },
  {
    id: 'messages-missing',
    about: 'messages is required.',
    source: sources.chat,
    wrong: { messages: undefined },
  },
  {
    id: 'role-developer',
    lenient: true,
    about: 'The role developer is refused.',
    source: 'earendil-works/pi#8109',
    wrong: { messages: [{ role: 'developer', content: 'Be brief.' }, user('Hello')] },
    message: /(role 'developer' is not allowed|unsupported role ROLE_UNSPECIFIED)/,
  },
  {
    id: 'assistant-empty',
    lenient: true,
    about: 'An assistant message without content and calls is refused.',
    source: 'AstrBotDevs/AstrBot#7200',
    wrong: { messages: [user('Hello'), { role: 'assistant', content: '' }, user('Go on')] },
    message: /the message at position 1 with role 'assistant' must not be empty$/,
  },
  {
    id: 'file-part',
    about: 'A file part is refused, not dropped.',
    source: 'AlphaBitCore/nexus-gateway',
    wrong: { messages: [user([{ type: 'file', file: { file_id: 'file_none' } }])] },
    message: /the message at position 0 with role 'user' contains an invalid part type: file$/,
  },
  {
    id: 'image-http-url',
    lenient: true,
    about: 'An image given by an http or https URL is refused.',
    source: [sources.vision, 'AlphaBitCore/nexus-gateway'],
    wrong: { messages: [user([{ type: 'image_url', image_url: { url: 'https://example.com/a.png' } }])] },
    message: /unsupported image url: https:\/\/example\.com\/a\.png$/,
    skip: skipUnlessImages,
  },
  {
    id: 'image-svg',
    about: 'An SVG is refused: images are recognised by their bytes.',
    source: 'AlphaBitCore/nexus-gateway',
    wrong: { messages: [user([{ type: 'image_url', image_url: { url: svg } }])] },
    message: /unsupported image format: text\//,
    skip: skipUnlessImages,
  },
  {
    id: 'reasoning-missing',
    lenient: true,
    about: 'While the model thinks, a tool call in the history must have its reasoning.',
    source: 'sipeed/picoclaw#588',
    wrong: {
      messages: [
        question,
        { role: 'assistant', content: '', tool_calls: [call] },
        { role: 'tool', tool_call_id: call.id, content: '{"temperature_c":21}' },
      ],
      tools: [weather],
    },
    message: /^thinking is enabled but reasoning_content is missing in assistant tool call message at index 1$/,
    skip: (model) =>
      skipUnlessThinking(model) ??
      (model.family.startsWith('k2.') ? null : `recorded on K2.5, K2.6 and K2.7 only, not on ${model.id}`),
  },
  {
    id: 'tool-result-orphan',
    lenient: true,
    about: 'A tool result without a call is refused.',
    source: 'reports/tool-call-id-not-found',
    wrong: ({ model }) => ({
      ...thinkingOff(model),
      messages: [question, { role: 'tool', tool_call_id: 'get_weather_9', content: '{}' }],
      tools: [weather],
    }),
    message: /^Invalid request: tool_call_id\s+is not found$/,
  },
  {
    id: 'tool-result-without-id',
    about: 'A tool message needs a tool_call_id.',
    source: sources.vendorTests,
    wrong: ({ model }) => ({
      ...thinkingOff(model),
      messages: [question, reasoned, { role: 'tool', content: '{}' }],
      tools: [weather],
    }),
  },
  {
    id: 'tool-call-unanswered',
    lenient: true,
    about: 'Every call in the history needs its result.',
    source: 'MoonshotAI/kimi-cli#1977',
    wrong: ({ model }) => ({
      ...thinkingOff(model),
      messages: [question, reasoned, user('And?')],
      tools: [weather, clock],
    }),
    message:
      /^an assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'/,
  },
  {
    id: 'type-content-object',
    about: 'An object as content is refused.',
    source: 'LnYo-Cly/ai4j#62',
    wrong: { messages: [user({ type: 'image_url', image_url: { url: tinyPng } })] },
    message: typeMessage('messages.content', '[]object', 'object'),
  },
  {
    id: 'type-effort-number',
    about: 'A number as reasoning_effort is refused.',
    source: sources.k3Probes,
    wrong: { reasoning_effort: 3 },
    message: typeMessage('reasoning_effort', 'string', 'number'),
  },
  {
    id: 'type-thinking-boolean',
    about: 'A boolean as thinking is refused.',
    source: 'LionSR/TeXRA#1905',
    wrong: { thinking: true },
    message:
      /the `?thinking`? field in the request \(expected type object\) is illegal, and bool(ean)? is not acceptable$/,
  },
  {
    id: 'type-messages-string',
    about: 'A string as messages is refused.',
    source: sources.chat,
    note: 'the wording follows the message recorded for other members',
    wrong: { messages: 'Hello' },
  },
  {
    id: 'type-stream-string',
    about: 'A string as stream is refused.',
    source: sources.chat,
    note: 'the wording follows the message recorded for other members',
    wrong: { stream: 'yes' },
  },
  {
    id: 'type-max-tokens-string',
    about: 'A string as max_tokens is refused.',
    source: sources.chat,
    note: 'the wording follows the message recorded for other members',
    wrong: { max_tokens: 'many' },
  },
]

export const messageRefusals: readonly Case[] = rows.map(toRefusal)
