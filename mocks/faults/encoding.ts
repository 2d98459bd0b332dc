/** Faults of text: UTF-8, JSON escapes, duplicate names. Catalogue: ENC. */
import { toEvent } from '../../openapi/event-stream.ts'
import { editEvents, editText, isObject, toChunk } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultVerdict } from './fault.ts'
import { onChat } from './on.ts'
import type { Reply } from '../request/reply.ts'

/** Adds raw JSON text to the end of the first string content; what is added is exactly what goes on the wire. */
function inContent(raw: string) {
  let done = false
  const add = (text: string) =>
    done
      ? text
      : text.replace(/("content":"(?!\{)(?:[^"\\]|\\.)+)"/, (_, head: string) => ((done = true), `${head}${raw}"`))
  return onChat((reply, given) => {
    // Text after a JSON answer would break another promise than the one meant here.
    if (isObject(given.body) && isObject(given.body.response_format)) return reply
    done = false
    return everyText(reply, add)
  })
}

function everyText(reply: Reply, edit: (text: string) => string): Reply {
  return reply.body.kind === 'events' ? editEvents(reply, (frames) => frames.map(edit)) : editText(reply, edit)
}

/** Puts bytes that are no UTF-8 into the first content. */
const rawByte = onChat((reply) => {
  const mark = '@@raw@@'
  const marked = inContent(mark)(reply, { request: chatRequest, body: {} })
  const bytes = (text: string) => {
    const at = text.indexOf(mark)
    if (at < 0) return text
    const encoder = new TextEncoder()
    return Uint8Array.from([
      ...encoder.encode(text.slice(0, at)),
      0xff,
      0xfe,
      ...encoder.encode(text.slice(at + mark.length)),
    ])
  }
  return marked.body.kind === 'events' ? editEvents(marked, (frames) => frames.map(bytes)) : editText(marked, bytes)
})

const chatRequest = { method: 'POST', url: '/v1/chat/completions', headers: {}, body: new Uint8Array() }

/** Half of a character in one event, the other half in the next: each event is bad UTF-8. */
const splitCharacter = onChat((reply) =>
  editEvents(reply, (frames) => {
    const chunk = toChunk(frames[0] ?? '')
    if (!chunk) return frames
    const text = (value: string) =>
      toEvent(JSON.stringify({ ...chunk, choices: [{ index: 0, delta: { content: value }, finish_reason: null }] }))
    const half = (bytes: readonly number[]) => {
      const [before, after] = text('@').split('@') as [string, string]
      const encoder = new TextEncoder()
      return Uint8Array.from([...encoder.encode(before), ...bytes, ...encoder.encode(after)])
    }
    return [...frames.slice(0, -2), half([0xe4, 0xbd]), half([0xa0]), ...frames.slice(-2)]
  }),
)

const rows: readonly (readonly [string, string, string, FaultVerdict, Fault['apply']])[] = [
  ['replacement-character', 'U+FFFD for a character split over tokens.', 'ENC-01', 'fail', inContent('\uFFFD\uFFFD')],
  ['replacement-escaped', 'U+FFFD written as an escape.', 'ENC-01', 'fail', inContent('\\ufffd')],
  ['mojibake', 'UTF-8 encoded twice.', 'ENC-02', 'fail', inContent(' That\u00e2\u0080\u0099s')],
  ['mojibake-cjk', 'Chinese text encoded twice.', 'ENC-02', 'fail', inContent(' \u00e4\u00bd\u00a0\u00e5\u00a5\u00bd')],
  [
    'infinite-logprob',
    '-Infinity in the JSON.',
    'ENC-03',
    'fail',
    onChat((reply) =>
      everyText(reply, (text) =>
        text.replace('"finish_reason":', '"logprobs":{"content":[{"token":"a","logprob":-Infinity}]},"finish_reason":'),
      ),
    ),
  ],
  [
    'nan-value',
    'NaN in the JSON.',
    'ENC-03',
    'fail',
    onChat((reply) => everyText(reply, (text) => text.replace('"created":', '"score":NaN,"created":'))),
  ],
  [
    'duplicate-member',
    'The same member twice in one object.',
    'ENC-05',
    'fail',
    onChat((reply) => everyText(reply, (text) => text.replace('"finish_reason":', '"index":0,"finish_reason":'))),
  ],
  ['lone-surrogate', 'Half of a surrogate pair.', 'ENC-08', 'fail', inContent('\\ud83d')],
  ['bytes-not-utf8', 'Bytes that are no UTF-8.', 'ENC-01', 'fail', rawByte],
  ['character-over-events', 'One character over two events.', 'ENC-01', 'fail', splitCharacter],
  ['escaped-pair', 'A non-BMP character as an escaped pair.', 'ENC-08', 'pass', inContent(' \\ud83d\\ude00')],
  ['escaped-angles', '`<` and `>` as escapes.', 'ENC-09', 'pass', inContent(' \\u003cb\\u003e')],
  ['emoji-raw', 'Emoji and Chinese as they are.', 'ENC-08', 'pass', inContent(' 😀 你好 é ü “quoted” – naïve')],
]

export const encodingFaults: readonly Fault[] = rows.map(([id, about, source, expects, apply]) =>
  defineFault({ id, about, source, expects, layer: 'reply', apply }),
)
