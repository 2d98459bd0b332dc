/** Cases of structured answers, images and thinking, for the models that support them. */
import { defineCase, type Case, type CaseRequest, type Sources } from '../judge/index.ts'
import {
  ask,
  askThinking,
  skipUnlessImages,
  skipUnlessThinking,
  sources,
  thinkingBudget,
  tinyPng,
  user,
} from './ask.ts'

const cityPrompt = 'Reply with a JSON object with the key "city" and the value "Paris", and nothing else.'
const citySchema = {
  name: 'city_answer',
  strict: true,
  schema: {
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
    additionalProperties: false,
  },
}
const sum = 'What is 17 plus 25? Reply with the number only.'

function accepts(id: string, about: string, source: Sources, body: CaseRequest['body'] & {}): Case {
  return defineCase({
    id: `chat/${id}`,
    operationId: 'createChatCompletion',
    about,
    source,
    steps: [{ body, expect: { status: 200 } }],
    maxTokens: thinkingBudget,
  })
}

const image = [
  { type: 'image_url', image_url: { url: tinyPng } },
  { type: 'text', text: 'Which colour is this picture? Reply with one word.' },
]

export const formatCases: readonly Case[] = [
  accepts('json-object', 'JSON mode answers with a JSON object.', sources.responseFormat, (given) =>
    ask(given, cityPrompt, { response_format: { type: 'json_object' } }),
  ),
  accepts('json-object-stream', 'JSON mode streams a JSON object.', sources.responseFormat, (given) =>
    ask(given, cityPrompt, { response_format: { type: 'json_object' }, stream: true }),
  ),
  accepts('json-schema', 'A json_schema answer matches its schema.', sources.responseFormat, (given) =>
    ask(given, cityPrompt, { response_format: { type: 'json_schema', json_schema: citySchema } }),
  ),
  accepts('text-format', 'response_format text is accepted; it is the default.', sources.responseFormat, (given) =>
    ask(given, 'Reply with exactly one word: pong', { response_format: { type: 'text' } }),
  ),
  {
    ...accepts('image', 'An answer uses a base64 PNG next to a text part.', sources.vision, (given) =>
      ask(given, [user(image)]),
    ),
    skip: skipUnlessImages,
  },
  {
    ...accepts('image-system', 'An answer uses an image after a system message.', sources.vision, (given) =>
      ask(given, [{ role: 'system', content: 'You answer in one word.' }, user(image)]),
    ),
    skip: skipUnlessImages,
  },
  {
    ...accepts('thinking-on', 'A thinking model returns its reasoning beside the answer.', sources.thinking, (given) =>
      askThinking(given, sum),
    ),
    skip: skipUnlessThinking,
  },
  {
    ...accepts('thinking-on-stream', 'Reasoning is streamed before the answer.', sources.thinking, (given) =>
      askThinking(given, sum, { stream: true }),
    ),
    skip: skipUnlessThinking,
  },
  {
    ...accepts('thinking-enabled', 'thinking enabled is accepted; it is the default.', sources.thinking, (given) =>
      askThinking(given, sum, { thinking: { type: 'enabled' } }),
    ),
    skip: (model) => (model.thinking.form === 'none' ? `${model.id} does not think` : null),
  },
  {
    ...accepts('thinking-off', 'With thinking disabled the answer has no reasoning.', sources.thinking, (given) =>
      ask(given, sum, { thinking: { type: 'disabled' } }),
    ),
    skip: (model) => (model.thinking.disabled_accepted ? null : `thinking of ${model.id} cannot be switched off`),
  },
  {
    ...accepts(
      'thinking-off-stream',
      'With thinking disabled the stream has no reasoning.',
      sources.thinking,
      (given) => ask(given, sum, { thinking: { type: 'disabled' }, stream: true }),
    ),
    skip: (model) => (model.thinking.disabled_accepted ? null : `thinking of ${model.id} cannot be switched off`),
  },
  {
    ...accepts('effort', 'reasoning_effort low is accepted.', sources.chat, (given) =>
      askThinking(given, sum, { reasoning_effort: 'low' }),
    ),
    skip: (model) => (model.thinking.form === 'effort' ? null : `reasoning_effort is not documented for ${model.id}`),
  },
]
