/** response_format, stop, n, logprobs, images and partial mode are respected (SEM-10 to SEM-12, SEM-25, SEM-26, REQ-04). */
import { describe } from 'vitest'
import { answer, call, chunk, completion, completionOf, finish, opening } from '../wire.ts'
import { ask, askStream, judgeRows, type Json, type Row } from '../verdict-table.ts'

const said = (content: string, over: Json = {}, reason = 'stop') => ({
  json: completionOf([{ index: 0, message: { role: 'assistant', content, ...over }, finish_reason: reason }]),
})
const json = { response_format: { type: 'json_object' } }
const schema = (over: Json = {}) => ({
  response_format: {
    type: 'json_schema',
    json_schema: {
      name: 'a',
      schema: { type: 'object', properties: { a: { type: 'integer' } }, required: ['a'] },
      ...over,
    },
  },
})
const mode = ['json-mode:fail']
const formats: Row[] = [
  ['SEM-10: a fence', { request: ask(json), ...said('```json\n{"a":1}\n```') }, mode],
  ['SEM-10: a fence, streamed', { request: askStream(json), events: answer('```json\n', '{"a":1}\n', '```') }, mode],
  ['prose', { request: ask(json), ...said('Here you are') }, mode],
  ['prose around it', { request: ask(json), ...said('Sure: {"a":1}') }, mode],
  ['two objects', { request: ask(json), ...said('{"a":1}{"a":1}') }, mode],
  ['a list', { request: ask(json), ...said('[1]') }, mode],
  ['an object', { request: ask(json), ...said('{}') }, []],
  ['an object, indented, as recorded', { request: ask(json), ...said('{\n  "answer": "ok"\n}') }, []],
  ['truncated by the budget', { request: ask(json), ...said('{"a', {}, 'length') }, []],
  ['another shape than the schema’s', { request: ask(schema()), ...said('{"a":"x"}') }, mode],
  ['the same, not strict', { request: ask(schema({ strict: false })), ...said('{"a":"x"}') }, ['json-mode:warn']],
  ['the schema’s shape', { request: ask(schema()), ...said('{"a":1}') }, []],
]

const stops: Row[] = [
  ['SEM-11: the stop text inside', { request: ask({ stop: ['7'] }), ...said('1 2 3 4 5 6 7') }, ['stop-kept:fail']],
  ['SEM-11: as a string, in the middle', { request: ask({ stop: 'END' }), ...said('a END b') }, ['stop-kept:fail']],
  [
    'SEM-12: its beginning streamed',
    { request: askStream({ stop: ['DEFG'] }), events: answer('ABC', 'DE', 'F') },
    ['stop-kept:fail'],
  ],
  [
    'SEM-12: a short beginning may be chance',
    { request: askStream({ stop: ['the end of it'] }), events: answer('see', ' the') },
    ['stop-kept:warn'],
  ],
  ['truncated before it', { request: askStream({ stop: ['7'] }), events: answer('1 2 3 4 5 6 ') }, []],
  ['a blank that begins the stop text', { request: askStream({ stop: ['\n\nUser:'] }), events: answer('Hi\n\n') }, []],
]

const many = (...indices: number[]) => ({
  json: completionOf(
    indices.map((index) => ({ index, message: { role: 'assistant', content: 'a' }, finish_reason: 'stop' })),
  ),
})
const counts: Row[] = [
  [
    'REQ-04: n ignored',
    { request: ask({ model: 'moonshot-v1-8k', n: 2 }), json: completion(undefined, { model: 'moonshot-v1-8k' }) },
    ['choice-count:fail'],
  ],
  [
    'n honoured where it is free',
    {
      request: ask({ model: 'moonshot-v1-8k', n: 2 }),
      json: completionOf(many(0, 1).json.choices, { model: 'moonshot-v1-8k' }),
    },
    [],
  ],
  ['n accepted where it is fixed', { request: ask({ n: 2 }), ...many(0, 1) }, ['fixed-sampling:warn']],
  ['SEM-25: logprobs ignored', { request: ask({ logprobs: true }), ...said('a', {}) }, ['logprobs-kept:fail']],
  ['SEM-25: streamed', { request: askStream({ logprobs: true }), events: answer('a') }, ['logprobs-kept:fail']],
  [
    'logprobs given',
    {
      request: askStream({ logprobs: true }),
      events: [
        opening,
        chunk([
          {
            index: 0,
            delta: { content: 'a' },
            logprobs: { content: [{ token: 'a', logprob: -1, bytes: [97], top_logprobs: [] }] },
            finish_reason: null,
          },
        ]),
        finish(),
      ],
    },
    [],
  ],
]

const image = ask({
  messages: [
    {
      role: 'user',
      content: [
        { type: 'text', text: 'What is this?' },
        { type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } },
      ],
    },
  ],
})
const picture = [{ type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } }]
const shown = [
  { role: 'user', content: 'What is on the screen?' },
  { role: 'assistant', content: '', reasoning_content: 'I look.', tool_calls: [call('look', '{}')] },
  { role: 'tool', tool_call_id: 'look_0', content: picture },
]
const partial = (content: string) =>
  ask({
    messages: [
      { role: 'user', content: 'Hi' },
      { role: 'assistant', content, partial: true },
    ],
  })
const others: Row[] = [
  ['SEM-26: the image dropped', { request: image, ...said('I see no image. Please attach one.') }, ['image-read:fail']],
  ['SEM-26: in Chinese', { request: image, ...said('抱歉，我没有看到图片。') }, ['image-read:fail']],
  ...[
    'As a language model I cannot see images, but describe it.',
    "There's no image in your message.",
    "I'm unable to view images directly.",
    "I can't actually see the picture you mention.",
    "I don't see any image attached.",
    'Could you please share the image? It is missing.',
    'It seems that you forgot to attach the image.',
    '您似乎没有上传图片，请重新上传。',
    '我无法查看图片。',
    'Ich kann leider keine Bilder sehen.',
    "Je ne vois pas d'image jointe.",
    'No veo ninguna imagen.',
    '画像が添付されていないようです。',
  ].map((words) => [`SEM-26: “${words}”`, { request: image, ...said(words) }, ['image-read:fail']] as Row),
  ...[
    "I don't see an image of a cat here; it is a dog.",
    'There is no image in the second slide.',
    "I can't see any picture frames on the wall.",
    'The sign is blurry: please upload a clearer image.',
    "I can't view the image's metadata, but it shows a cat.",
    '我在图片里看不到文字。',
    '看不到图片中的猫。',
    "Je ne vois pas d'image de chat.",
  ].map((words) => [`“${words}” says what the image shows`, { request: image, ...said(words) }, []] as Row),
  ['the image read', { request: image, ...said('The image shows a red square.') }, []],
  [
    'SEM-26: the image of a tool result',
    { request: ask({ messages: shown }), ...said("I can't see any image here.") },
    ['image-read:fail'],
  ],
  [
    'an image of an earlier question',
    { request: ask({ messages: [...shown, { role: 'user', content: 'And now?' }] }), ...said('I see no image.') },
    [],
  ],
  ['no image in the request', said('I see no image.'), []],
  [
    'partial mode repeats the beginning',
    { request: partial('Once upon'), ...said('Once upon a time') },
    ['partial-mode:fail'],
  ],
  ['partial mode continues', { request: partial('Once upon'), ...said(' a time') }, []],
  ['nothing is missing', { request: partial('Once.'), ...said('', { reasoning_content: 'It is complete.' }) }, []],
  [
    'an answer in the reasoning, without a beginning',
    { request: ask(), ...said('', { reasoning_content: 'It is complete.' }) },
    ['answer-in-content:fail'],
  ],
  ['the rest of JSON', { request: { ...partial('{"a"'), ...json }, ...said(':1}') }, []],
  ['the rest of JSON in a fence', { request: { ...partial('```json\n{'), ...schema() }, ...said('"a":1}') }, []],
  [
    'another shape than the schema’s in the rest',
    { request: { ...partial('{'), ...schema() }, ...said('"a":"x"}') },
    mode,
  ],
  ['prose in the rest', { request: { ...partial('{'), ...json }, ...said(' Here you are') }, mode],
]

describe('response_format', () => judgeRows(formats))
describe('stop', () => judgeRows(stops))
describe('n and logprobs', () => judgeRows(counts))
describe('images and partial mode', () => judgeRows(others))
