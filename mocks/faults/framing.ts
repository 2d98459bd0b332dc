/** Faults of the event stream's frame, to the byte. Catalogue: FRM; grammar: https://html.spec.whatwg.org/multipage/server-sent-events.html. */
import { doneEvent, toEvent } from '../../openapi/event-stream.ts'
import { isDone, toChunk } from './edit.ts'
import { insert, replaceLast, unclosed, toFrameFaults } from './frames.ts'
import type { FrameRow } from './frames.ts'

const rows: readonly FrameRow[] = [
  [
    'data-plain-text',
    'Plain text in a data field.',
    'FRM-03',
    'fail',
    (frames) => insert(frames, 2, 'data: Internal failure, try later\n\n'),
  ],
  ['done-twice', '`data: [DONE]` sent twice.', 'FRM-06', 'fail', (frames) => [...frames, doneEvent]],
  [
    'events-single-newline',
    'Events separated by a single newline.',
    'FRM-07',
    'fail',
    (frames) => frames.map((frame, i) => (i === 1 ? frame.slice(0, -1) : frame)),
  ],
  [
    'heartbeat-time',
    'A time string as a heartbeat in a data field.',
    'FRM-08',
    'fail',
    (frames) => insert(frames, 2, 'data: 2026-11-22 20:00:15\n\n'),
  ],
  [
    'chunked-unfinished',
    'Everything is sent, then the connection breaks without the last HTTP chunk.',
    'FRM-09',
    'fail',
    (frames) => frames,
    'cut',
  ],
  [
    'data-python-dict',
    "A language's own notation instead of JSON.",
    'FRM-10',
    'fail',
    (frames) => frames.map((frame, i) => (i === 2 ? toPython(frame) : frame)),
  ],
  [
    'finish-unclosed',
    'The last JSON event is not closed by a blank line; no [DONE].',
    'FRM-11',
    'fail',
    (frames) => unclosed(frames.filter((frame) => !isDone(frame))),
  ],
  [
    'field-upper-case',
    'One event under `Data:`, which no reader sees.',
    'FRM-07',
    'fail',
    (frames) => frames.map((frame, i) => (i === 1 ? `D${frame.slice(1)}` : frame)),
  ],
  [
    'field-after-space',
    'One event behind a leading space, which no reader sees.',
    'FRM-07',
    'fail',
    (frames) => frames.map((frame, i) => (i === 1 ? ` ${frame}` : frame)),
  ],
  [
    'json-without-field',
    'One chunk as a bare line, without `data:`.',
    'FRM-07',
    'fail',
    (frames) => frames.map((frame, i) => (i === 1 ? frame.slice(6) : frame)),
  ],
  [
    'bom-inside',
    'A byte-order mark before a later event hides it.',
    'FRM-07',
    'fail',
    (frames) => frames.map((frame, i) => (i === 1 ? `\uFEFF${frame}` : frame)),
  ],
  [
    'done-missing',
    'The stream ends without [DONE].',
    'FIN-03',
    'fail',
    (frames) => frames.filter((frame) => !isDone(frame)),
  ],
  ['done-lower-case', '`data: [done]`.', 'FRM-03', 'fail', (frames) => replaceLast(frames, () => 'data: [done]\n\n')],
  ['done-only', 'A stream of nothing but [DONE].', 'STA-08', 'fail', () => [doneEvent]],
  ['stream-empty', 'A stream of no bytes.', 'STA-08', 'fail', () => []],
  ['stream-of-comments', 'A stream of nothing but comments.', 'STA-08', 'fail', () => [': ping\n\n', ': ping\n\n']],
  [
    'chunk-truncated',
    'One chunk is cut in the middle of its JSON.',
    'FRM-10',
    'fail',
    (frames) => frames.map((frame, i) => (i === 2 ? `${frame.slice(0, 60)}\n\n` : frame)),
  ],
  [
    'chunk-array',
    'One payload is an array.',
    'FRM-10',
    'fail',
    (frames) => frames.map((frame, i) => (i === 2 ? toEvent(`[${frame.slice(6, -2)}]`) : frame)),
  ],
  ['chunk-null', 'One payload is null.', 'FRM-10', 'fail', (frames) => insert(frames, 2, toEvent('null'))],
  [
    'html-in-stream',
    'An HTML page in the middle of the stream.',
    'FRM-03',
    'fail',
    (frames) => insert(frames, 2, '<!DOCTYPE html><title>Bad gateway</title>\n\n'),
  ],
  ['usage-after-done', 'The usage chunk comes after [DONE].', 'ORD-01', 'fail', usageAfterDone],
]

export const framingFaults = toFrameFaults(rows)

function toPython(frame: string): string {
  return frame.replaceAll('"', "'").replaceAll('null', 'None')
}

function usageAfterDone(frames: readonly string[]): string[] {
  const base = toChunk(frames[0] ?? '') ?? {}
  const usage = { prompt_tokens: 9, completion_tokens: 3, total_tokens: 12 }
  return [...frames, toEvent(JSON.stringify({ ...base, choices: [], usage }))]
}
