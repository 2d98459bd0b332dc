/** The templates, in the order of the list on the page. */
import { squareClip, sunsetPicture, wireframePicture } from './media.ts'
import { currentModels, type Template } from './template.ts'
import { customerTool, weatherTool, webSearchTool } from './tools.ts'

export { toRequests, type Template } from './template.ts'

const everyModel = currentModels()
const visionModels = currentModels(({ input }) => input.includes('image'))
const videoModels = currentModels(({ input }) => input.includes('video'))

const user = (content: unknown) => ({ role: 'user', content })
const streamed = { stream: true, stream_options: { include_usage: true } }

export const templates: readonly Template[] = [
  {
    id: 'chat',
    title: 'Chat',
    about: 'One question with a system prompt; the answer comes as one JSON body.',
    models: everyModel,
    body: {
      messages: [
        { role: 'system', content: 'You are Kimi, a helpful assistant.' },
        user('What is the capital of France?'),
      ],
      max_completion_tokens: 2048,
    },
  },
  {
    id: 'stream',
    title: 'Stream',
    about: 'The answer comes token by token, and the usage with the last event.',
    models: everyModel,
    body: { messages: [user('Write a short story about a robot that learns to paint.')], ...streamed },
  },
  {
    id: 'multi-turn',
    title: 'Several turns',
    about: 'The whole conversation is sent with every request: the API keeps no state.',
    models: everyModel,
    body: {
      messages: [
        { role: 'system', content: 'You are a patient maths tutor.' },
        user('What is a prime number?'),
        { role: 'assistant', content: 'A whole number above 1 that only 1 and itself divide.' },
        user('Is 51 one?'),
      ],
    },
  },
  {
    id: 'three-at-once',
    title: 'Three at once',
    about: 'Three requests at the same time: three answers with three ids.',
    models: everyModel,
    body: { messages: [user('Explain REST in two sentences.')] },
    alongside: [
      { messages: [user('Explain GraphQL in two sentences.')] },
      { messages: [user('Explain gRPC in two sentences.')] },
    ],
  },
  {
    id: 'tools',
    title: 'Tools',
    about: 'Two functions are offered; the model answers with a call of one of them.',
    models: everyModel,
    body: {
      messages: [user('What is the weather like in Beijing right now?')],
      tools: [weatherTool, customerTool],
      tool_choice: 'auto',
    },
  },
  {
    id: 'tool-loop',
    title: 'Tool loop',
    about: 'The call and its result are sent back; the model answers in words.',
    models: everyModel,
    body: {
      messages: [
        user('What is the weather like in Tokyo right now?'),
        {
          role: 'assistant',
          content: '',
          reasoning_content: 'The user wants the current weather in Tokyo. I call get_weather.',
          tool_calls: [
            { id: 'get_weather_0', type: 'function', function: { name: 'get_weather', arguments: '{"city":"Tokyo"}' } },
          ],
        },
        { role: 'tool', tool_call_id: 'get_weather_0', content: '{"temperature":21,"unit":"celsius","sky":"clear"}' },
      ],
      tools: [weatherTool],
      ...streamed,
    },
  },
  {
    id: 'vision',
    title: 'Vision',
    about: 'A picture as a data URL beside a question. Addresses of the web are refused.',
    models: visionModels,
    body: {
      messages: [
        user([
          { type: 'image_url', image_url: { url: sunsetPicture } },
          { type: 'text', text: 'What is in this picture?' },
        ]),
      ],
    },
  },
  {
    id: 'wireframe',
    title: 'Code from a wireframe',
    about: 'A sketch of a page becomes HTML and CSS.',
    models: visionModels,
    body: {
      messages: [
        { role: 'system', content: 'You write clean, semantic HTML with CSS in one file.' },
        user([
          { type: 'image_url', image_url: { url: wireframePicture } },
          { type: 'text', text: 'Write this page as HTML and CSS. The two fields are e-mail and password.' },
        ]),
      ],
      ...streamed,
    },
  },
  {
    id: 'video',
    title: 'Video',
    about: 'A short clip as a data URL beside a question.',
    models: videoModels,
    body: {
      messages: [
        user([
          { type: 'video_url', video_url: { url: squareClip } },
          { type: 'text', text: 'What moves in this clip, and in which direction?' },
        ]),
      ],
    },
  },
  {
    id: 'json-mode',
    title: 'JSON mode',
    about: 'The answer is a JSON object; the prompt says which.',
    models: everyModel,
    body: {
      messages: [
        { role: 'system', content: 'Answer with a JSON object: {"name": string, "inhabitants": number}.' },
        user('Which is the largest city of Japan?'),
      ],
      response_format: { type: 'json_object' },
    },
  },
  {
    id: 'json-schema',
    title: 'JSON Schema',
    about: 'The answer follows a schema.',
    models: everyModel,
    body: {
      messages: [user('Plan a day in Kyoto with three stops.')],
      response_format: {
        type: 'json_schema',
        json_schema: {
          name: 'day_plan',
          schema: {
            type: 'object',
            properties: {
              title: { type: 'string' },
              stops: {
                type: 'array',
                items: {
                  type: 'object',
                  properties: { place: { type: 'string' }, hour: { type: 'integer' } },
                  required: ['place', 'hour'],
                },
              },
            },
            required: ['title', 'stops'],
          },
          strict: true,
        },
      },
    },
  },
  {
    id: 'partial',
    title: 'Partial mode',
    about: 'The answer continues the last message, which it does not repeat.',
    models: everyModel,
    body: {
      messages: [
        user('Name three moons of Jupiter as a numbered list.'),
        { role: 'assistant', content: '1. Io\n2.', partial: true },
      ],
    },
  },
  {
    id: 'web-search',
    title: 'Web search',
    about: "Moonshot's own search. Its call is sent back with the arguments unchanged as the result.",
    models: everyModel,
    body: {
      messages: [user('Search the web: what did Moonshot AI release this month?')],
      tools: [webSearchTool],
    },
  },
  {
    id: 'error-handling',
    title: 'Error handling',
    about: 'The mock answers twice with 429 and then as usual: watch what a client does. Other targets ignore Prefer.',
    models: everyModel,
    body: { messages: [user('Hello!')] },
    headers: { Prefer: 'example=rate_limit_reached_error.rpm; times=2' },
  },
]
