/** Faults of what is said: markers of the chat template, thoughts in the wrong place, stops, doubles. Catalogue: SEM. */
import type { Json } from './edit.ts'
import { isObject } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultVerdict } from './fault.ts'
import { makeAnswer } from './make.ts'
import { allChunks, eachChoice, findText, likeChunk, onChat, toAsked, toChoice, toPart } from './on.ts'

const text = (edit: (content: string) => string) =>
  eachChoice((_, part) =>
    typeof part.content === 'string' && part.content !== '' ? void (part.content = edit(part.content)) : undefined,
  )
const thought = (edit: (reasoning: string) => string) =>
  eachChoice((_, part) =>
    typeof part.reasoning_content === 'string' && part.reasoning_content !== ''
      ? void (part.reasoning_content = edit(part.reasoning_content))
      : undefined,
  )
const section =
  '<|tool_calls_section_begin|><|tool_call_begin|>functions.sh:5<|tool_call_argument_begin|>{"c":"ls"}<|tool_call_end|><|tool_calls_section_end|>'
const stops = (asked: Json) =>
  [asked.stop].flat().filter((stop): stop is string => typeof stop === 'string' && stop !== '')
const stopped = (say: (stop: string) => string) =>
  onChat((reply, given) => {
    const [stop] = stops(toAsked(given))
    return stop === undefined || stops(toAsked(given)).length > 5
      ? reply
      : makeAnswer(reply, given, { content: say(stop) })
  })
const hasImage = (asked: Json) => JSON.stringify(asked.messages ?? '').includes('"image_url"')

const rows: readonly (readonly [string, string, string, FaultVerdict, Fault['apply']])[] = [
  ['markers-in-content', 'Section markers leak into content.', 'SEM-01', 'fail', text(() => section)],
  [
    'markers-over-chunks',
    'A marker leaks, cut over two chunks.',
    'SEM-01',
    'fail',
    allChunks((chunks) => {
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
  ],
  [
    'markers-in-reasoning',
    'Section markers leak into the reasoning.',
    'SEM-02',
    'fail',
    thought((words) => `${words} <|tool_calls_section_begin|>`),
  ],
  [
    'answer-in-reasoning',
    'The whole answer in the reasoning, content empty.',
    'SEM-05',
    'fail',
    eachChoice((_, part) => {
      if (typeof part.content !== 'string' || part.content === '') return
      part.reasoning_content = part.content
      part.content = isObject(part) && 'role' in part ? null : ''
    }),
  ],
  [
    'think-tags',
    'The chain of thought inside content in tags.',
    'SEM-06',
    'fail',
    eachChoice((choice, part) =>
      isObject(choice.message) && typeof part.content === 'string' && part.content !== ''
        ? void (part.content = `<think>two plus two</think>${part.content}`)
        : undefined,
    ),
  ],
  [
    'think-tag-closed',
    'Only the closing tag of a thought in content.',
    'SEM-06',
    'fail',
    eachChoice((choice, part) =>
      isObject(choice.message) && typeof part.content === 'string' && part.content !== ''
        ? void (part.content = `two plus two</think>${part.content}`)
        : undefined,
    ),
  ],
  [
    'markup-half-stripped',
    'Half-stripped markup in content.',
    'SEM-22',
    'fail',
    text(() => 'reply:0<|tool_call_argument_begin|>{"text":"ok"}<|tool_calls_section_end|>'),
  ],
  [
    'marker-singular',
    'The singular spelling of the section marker.',
    'SEM-22',
    'fail',
    text((words) => `${words}<|tool_call_section_begin|>`),
  ],
  ['end-token', "The chat template's end token in content.", 'SEM-01', 'fail', text((words) => `${words}<|im_end|>`)],
  ['stop-included', 'The stop sequence in the output.', 'SEM-11', 'fail', stopped((stop) => `1 2 3 ${stop}`)],
  [
    'stop-prefix-sent',
    'The first part of a stop sequence is streamed.',
    'SEM-12',
    'fail',
    onChat((reply, given) => {
      const stop = stops(toAsked(given)).find((one) => one.length > 1)
      return stop === undefined || toAsked(given).stream !== true || stops(toAsked(given)).length > 5
        ? reply
        : makeAnswer(reply, given, { content: `1 2 3 ${stop.slice(0, -1)}` })
    }),
  ],
  [
    'window-length',
    'An empty answer with `length` because the budget is the window.',
    'SEM-15',
    'fail',
    eachChoice((choice, part) => {
      if (!isObject(choice.message) || choice.finish_reason !== 'stop') return
      Object.assign(part, { content: '' })
      delete part.reasoning_content
      choice.finish_reason = 'length'
    }),
  ],
  [
    'reasoning-doubled',
    'Every reasoning delta twice.',
    'SEM-18',
    'fail',
    allChunks((chunks) =>
      chunks.flatMap((chunk) =>
        toPart(toChoice(chunk)).reasoning_content ? [chunk, structuredClone(chunk)] : [chunk],
      ),
    ),
  ],
  [
    'content-doubled',
    'Every content delta twice.',
    'SEM-18',
    'fail',
    allChunks((chunks) =>
      chunks.flatMap((chunk) => (toPart(toChoice(chunk)).content ? [chunk, structuredClone(chunk)] : [chunk])),
    ),
  ],
  [
    'image-dropped',
    'The image part is dropped, the answer given without it.',
    'SEM-26',
    'fail',
    onChat((reply, given) =>
      hasImage(toAsked(given)) ? makeAnswer(reply, given, { content: 'I see no image in your message.' }) : reply,
    ),
  ],
  ['content-blank', 'Content of nothing but blanks.', 'SEM-05', 'fail', text(() => '  \n')],
  [
    'streams-empty-only',
    'Streams say nothing while answers speak.',
    'SEM-13',
    'fail',
    allChunks((chunks) => chunks.filter((chunk) => !toPart(toChoice(chunk)).content)),
  ],
]

export const meaningFaults: readonly Fault[] = rows.map(([id, about, source, expects, apply]) =>
  defineFault({ id, about, source, expects, layer: 'reply', apply }),
)
