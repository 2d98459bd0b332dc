/** Faults of text: UTF-8, JSON escapes, duplicate names. Breaches: ENC. */
import { toEvent } from '../../openapi/event-stream.ts'
import { editEvents, editText, isObject, toChunk } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Edit, Fault, FaultRow } from './fault.ts'
import { onChat, onStream } from './scopes.ts'
import type { Reply } from '../reply/index.ts'

/** Adds text to the end of the first string content. It is inserted into the JSON without escaping, so exactly these characters are sent. */
function inContent(raw: string): Edit {
  return onChat(
    // Text after a JSON answer would break JSON mode as well.
    (reply, { body }) => (isObject(body) && isObject(body.response_format) ? null : addToContent(reply, raw)),
    { content: 'text' },
  )
}

function addToContent(reply: Reply, raw: string): Reply {
  let done = false
  return everyText(reply, (text) => {
    if (done) return text
    const added = text.replace(/("content":"(?!\{)(?:[^"\\]|\\.)+)"/, (_, head: string) => `${head}${raw}"`)
    done = added !== text
    return added
  })
}

function everyText(reply: Reply, edit: (text: string) => string): Reply {
  return reply.body.kind === 'events' ? editEvents(reply, (frames) => frames.map(edit)) : editText(reply, edit)
}

/** Inserts bytes that are not UTF-8 into the first content. */
const rawByte = onChat((reply) => {
  const mark = '@@raw@@'
  const marked = addToContent(reply, mark)
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

/** Sends the bytes of one character in two events, neither of which is valid UTF-8. */
const splitCharacter = onStream((reply) =>
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

const rows: readonly FaultRow[] = [
  {
    id: 'replacement-character',
    about: 'U+FFFD for a character split over tokens.',
    source: 'ENC-01',
    expects: 'fail',
    edit: inContent('\uFFFD\uFFFD'),
  },
  {
    id: 'replacement-escaped',
    about: 'U+FFFD written as an escape.',
    source: 'ENC-01',
    expects: 'fail',
    edit: inContent('\\ufffd'),
  },
  {
    id: 'mojibake',
    about: 'Text encoded as UTF-8 twice.',
    source: 'ENC-02',
    expects: 'fail',
    edit: inContent(' That\u00e2\u0080\u0099s'),
  },
  {
    id: 'mojibake-cjk',
    about: 'Chinese text encoded twice.',
    source: 'ENC-02',
    expects: 'fail',
    edit: inContent(' \u00e4\u00bd\u00a0\u00e5\u00a5\u00bd'),
  },
  {
    id: 'infinite-logprob',
    about: '`-Infinity` in the JSON.',
    source: 'ENC-03',
    expects: 'fail',
    edit: onChat((reply) =>
      everyText(reply, (text) =>
        text.replace('"finish_reason":', '"logprobs":{"content":[{"token":"a","logprob":-Infinity}]},"finish_reason":'),
      ),
    ),
  },
  {
    id: 'nan-value',
    about: '`NaN` in the JSON.',
    source: 'ENC-03',
    expects: 'fail',
    edit: onChat((reply) => everyText(reply, (text) => text.replace('"created":', '"score":NaN,"created":'))),
  },
  {
    id: 'duplicate-member',
    about: 'The same member twice in one object.',
    source: 'ENC-05',
    expects: 'fail',
    edit: onChat((reply) => everyText(reply, (text) => text.replace('"finish_reason":', '"index":0,"finish_reason":'))),
  },
  {
    id: 'lone-surrogate',
    about: 'Half of a surrogate pair.',
    source: 'ENC-08',
    expects: 'fail',
    edit: inContent('\\ud83d'),
  },
  { id: 'bytes-not-utf8', about: 'Bytes that are not UTF-8.', source: 'ENC-01', expects: 'fail', edit: rawByte },
  {
    id: 'character-over-events',
    about: 'One character split over two events.',
    source: 'ENC-01',
    expects: 'fail',
    edit: splitCharacter,
  },
  {
    id: 'escaped-pair',
    about: 'A non-BMP character as an escaped pair.',
    source: 'ENC-08',
    expects: 'pass',
    edit: inContent(' \\ud83d\\ude00'),
  },
  {
    id: 'escaped-angles',
    about: '`<` and `>` as escapes.',
    source: 'ENC-09',
    expects: 'pass',
    edit: inContent(' \\u003cb\\u003e'),
  },
  {
    id: 'emoji-raw',
    about: 'Emoji and Chinese characters unescaped.',
    source: 'ENC-08',
    expects: 'pass',
    edit: inContent(' 😀 你好 é ü “quoted” – naïve'),
  },
]

export const encodingFaults: readonly Fault[] = rows.map(defineFault)
