/** Faults of the text: markers of the chat template, reasoning in the wrong place, stop sequences, repetitions. Breaches: SEM. */
import type { Json } from './edit.ts'
import { editJson, isObject, toChoices } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultRow } from './fault.ts'
import { makeAnswer } from './make.ts'
import {
  allChunks,
  eachChoice,
  findText,
  hasText,
  likeChunk,
  onAnswer,
  onChat,
  toRequestBody,
  toChoice,
  toPart,
} from './scopes.ts'

const text = (edit: (content: string) => string) =>
  eachChoice(
    (_, part) => {
      if (hasText(part.content)) part.content = edit(part.content)
    },
    { content: 'text' },
  )
/** Edits the text of a whole answer, not of a stream. */
const wholeText = (edit: (content: string) => string) =>
  onAnswer(
    (reply) =>
      editJson(reply, (body) => {
        for (const choice of toChoices(body)) {
          const message = toPart(choice)
          if (hasText(message.content)) message.content = edit(message.content)
        }
      }),
    { content: 'text' },
  )
const reasoning = (edit: (text: string) => string) =>
  eachChoice(
    (_, part) => {
      if (hasText(part.reasoning_content)) part.reasoning_content = edit(part.reasoning_content)
    },
    { content: 'reasoning' },
  )
const section =
  '<|tool_calls_section_begin|><|tool_call_begin|>functions.sh:5<|tool_call_argument_begin|>{"c":"ls"}<|tool_call_end|><|tool_calls_section_end|>'
const stops = (body: Json) =>
  [body.stop].flat().filter((stop): stop is string => typeof stop === 'string' && stop !== '')
/** Answers a request that has one to five stop sequences with the text that `toContent` makes from one of them. */
const stopped = (toContent: (stop: string) => string, accepts: (stop: string, body: Json) => boolean = () => true) =>
  onChat(
    (reply, context) => {
      const body = toRequestBody(context)
      const stop = stops(body).find((one) => accepts(one, body))
      if (stop === undefined || stops(body).length > 5) return null
      return makeAnswer(reply, context, { content: toContent(stop) })
    },
    { request: '`stop`' },
  )
const hasImage = (body: Json) => JSON.stringify(body.messages ?? '').includes('"image_url"')

const rows: readonly FaultRow[] = [
  {
    id: 'markers-in-content',
    about: 'The content is a section of tool-call markers.',
    source: 'SEM-01',
    expects: 'fail',
    edit: text(() => section),
  },
  {
    id: 'markers-over-chunks',
    about: 'A section marker leaks, split over two chunks.',
    source: 'SEM-01',
    expects: 'fail',
    edit: allChunks((chunks) => {
      const at = findText(chunks, 'content')
      return at < 0
        ? chunks
        : [
            ...chunks.slice(0, at + 1),
            likeChunk(chunks[0]!, { content: ' <|tool_calls_' }),
            likeChunk(chunks[0]!, { content: 'section_begin|>' }),
            ...chunks.slice(at + 1),
          ]
    }),
  },
  {
    id: 'markers-in-reasoning',
    about: 'Section markers leak into the reasoning.',
    source: 'SEM-02',
    expects: 'fail',
    edit: reasoning((words) => `${words} <|tool_calls_section_begin|>`),
  },
  {
    id: 'answer-in-reasoning',
    about: 'The whole answer in the reasoning; content is empty.',
    source: 'SEM-05',
    expects: 'fail',
    edit: eachChoice((_, part) => {
      if (!hasText(part.content)) return
      part.reasoning_content = part.content
      part.content = isObject(part) && 'role' in part ? null : ''
    }),
  },
  {
    id: 'think-tags',
    about: 'The reasoning inside content, in `<think>` tags.',
    source: 'SEM-06',
    expects: 'fail',
    edit: wholeText((content) => `<think>two plus two</think>${content}`),
  },
  {
    id: 'think-tag-closed',
    about: 'The reasoning inside content, with the closing tag only.',
    source: 'SEM-06',
    expects: 'fail',
    edit: wholeText((content) => `two plus two</think>${content}`),
  },
  {
    id: 'markup-half-stripped',
    about: 'Tool-call markup in content, its opening markers removed.',
    source: 'SEM-22',
    expects: 'fail',
    edit: text(() => 'reply:0<|tool_call_argument_begin|>{"text":"ok"}<|tool_calls_section_end|>'),
  },
  {
    id: 'marker-singular',
    about: 'The singular spelling of the section marker.',
    source: 'SEM-22',
    expects: 'fail',
    edit: text((words) => `${words}<|tool_call_section_begin|>`),
  },
  {
    id: 'end-token',
    about: "The chat template's end token in content.",
    source: 'SEM-01',
    expects: 'fail',
    edit: text((words) => `${words}<|im_end|>`),
  },
  {
    id: 'stop-included',
    about: 'The stop sequence in the output.',
    source: 'SEM-11',
    expects: 'fail',
    edit: stopped((stop) => `1 2 3 ${stop}`),
  },
  {
    id: 'stop-prefix-sent',
    about: 'The first part of a stop sequence is sent in the stream.',
    source: 'SEM-12',
    expects: 'fail',
    edit: stopped(
      (stop) => `1 2 3 ${stop.slice(0, -1)}`,
      (stop, body) => body.stream === true && stop.length > 1,
    ),
  },
  {
    id: 'window-length',
    about: 'An empty answer with `length`, as when the token budget fills the context window.',
    source: 'SEM-15',
    expects: 'fail',
    edit: eachChoice((choice, part) => {
      if (!isObject(choice.message) || choice.finish_reason !== 'stop') return
      Object.assign(part, { content: '' })
      delete part.reasoning_content
      choice.finish_reason = 'length'
    }),
  },
  {
    id: 'reasoning-doubled',
    about: 'Every reasoning delta twice.',
    source: 'SEM-18',
    expects: 'fail',
    edit: allChunks((chunks) =>
      chunks.flatMap((chunk) =>
        toPart(toChoice(chunk)).reasoning_content ? [chunk, structuredClone(chunk)] : [chunk],
      ),
    ),
  },
  {
    id: 'content-doubled',
    about: 'Every content delta twice.',
    source: 'SEM-18',
    expects: 'fail',
    edit: allChunks((chunks) =>
      chunks.flatMap((chunk) => (toPart(toChoice(chunk)).content ? [chunk, structuredClone(chunk)] : [chunk])),
    ),
  },
  {
    id: 'image-dropped',
    about: 'The image part is dropped, and the request is answered without it.',
    source: 'SEM-26',
    expects: 'fail',
    edit: onChat(
      (reply, context) =>
        hasImage(toRequestBody(context))
          ? makeAnswer(reply, context, { content: 'I see no image in your message.' })
          : null,
      { request: 'an image' },
    ),
  },
  {
    id: 'content-blank',
    about: 'Content of white space only.',
    source: 'SEM-05',
    expects: 'warn',
    edit: text(() => '  \n'),
  },
  {
    id: 'streams-empty-only',
    about: 'Streams have no content although whole answers have.',
    source: 'SEM-13',
    expects: 'fail',
    edit: allChunks((chunks) => chunks.filter((chunk) => !toPart(toChoice(chunk)).content)),
  },
]

export const meaningFaults: readonly Fault[] = rows.map(defineFault)
