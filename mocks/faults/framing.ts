/** Faults of the event stream's framing. Breaches: FRM; grammar: https://html.spec.whatwg.org/multipage/server-sent-events.html. */
import { doneEvent, toEvent } from '../../openapi/event-stream.ts'
import { isDone, toChunk } from './edit.ts'
import { insert, replaceLast, unclosed, toFrameFaults } from './frames.ts'
import type { FrameRow } from './frames.ts'

const rows: readonly FrameRow[] = [
  {
    id: 'data-plain-text',
    about: 'Plain text in a `data:` field.',
    source: 'FRM-03',
    expects: 'fail',
    edit: (frames) => insert(frames, 2, 'data: Internal failure, try later\n\n'),
  },
  {
    id: 'done-twice',
    about: '`data: [DONE]` sent twice.',
    source: 'FRM-06',
    expects: 'fail',
    edit: (frames) => [...frames, doneEvent],
  },
  {
    id: 'events-single-newline',
    about: 'Events separated by a single newline.',
    source: 'FRM-07',
    expects: 'fail',
    edit: (frames) => frames.map((frame, i) => (i === 1 ? frame.slice(0, -1) : frame)),
  },
  {
    id: 'heartbeat-time',
    about: 'A time as a heartbeat in a `data:` field.',
    source: 'FRM-08',
    expects: 'fail',
    edit: (frames) => insert(frames, 2, 'data: 2026-11-22 20:00:15\n\n'),
  },
  {
    id: 'chunked-unfinished',
    about: 'All events are sent, then the connection breaks without the last HTTP chunk.',
    source: 'FRM-09',
    expects: 'fail',
    edit: (frames) => frames,
    end: 'cut',
  },
  {
    id: 'data-python-dict',
    about: 'One chunk in Python notation instead of JSON.',
    source: 'FRM-10',
    expects: 'fail',
    edit: (frames) => frames.map((frame, i) => (i === 2 ? toPython(frame) : frame)),
  },
  {
    id: 'finish-unclosed',
    about: 'The last JSON event is not closed by a blank line; no [DONE].',
    source: 'FRM-11',
    expects: 'fail',
    edit: (frames) => unclosed(frames.filter((frame) => !isDone(frame))),
  },
  {
    id: 'field-upper-case',
    about: 'One event under `Data:`, which readers ignore.',
    source: 'FRM-07',
    expects: 'fail',
    edit: (frames) => frames.map((frame, i) => (i === 1 ? `D${frame.slice(1)}` : frame)),
  },
  {
    id: 'field-after-space',
    about: 'One event after a leading space, which readers ignore.',
    source: 'FRM-07',
    expects: 'fail',
    edit: (frames) => frames.map((frame, i) => (i === 1 ? ` ${frame}` : frame)),
  },
  {
    id: 'json-without-field',
    about: 'One chunk as a bare line, without `data:`.',
    source: 'FRM-07',
    expects: 'fail',
    edit: (frames) => frames.map((frame, i) => (i === 1 ? frame.slice(6) : frame)),
  },
  {
    id: 'bom-inside',
    about: 'A byte-order mark before a later event, which readers then ignore.',
    source: 'FRM-07',
    expects: 'fail',
    edit: (frames) => frames.map((frame, i) => (i === 1 ? `\uFEFF${frame}` : frame)),
  },
  {
    id: 'done-missing',
    about: 'The stream ends without [DONE].',
    source: 'FIN-03',
    expects: 'fail',
    edit: (frames) => frames.filter((frame) => !isDone(frame)),
  },
  {
    id: 'done-lower-case',
    about: '`data: [done]`.',
    source: 'FRM-03',
    expects: 'fail',
    edit: (frames) => replaceLast(frames, () => 'data: [done]\n\n'),
  },
  {
    id: 'done-only',
    about: 'A stream with no event but [DONE].',
    source: 'STA-08',
    expects: 'fail',
    edit: () => [doneEvent],
  },
  { id: 'stream-empty', about: 'A stream without any bytes.', source: 'STA-08', expects: 'fail', edit: () => [] },
  {
    id: 'stream-of-comments',
    about: 'A stream of comments only.',
    source: 'STA-08',
    expects: 'fail',
    edit: () => [': ping\n\n', ': ping\n\n'],
  },
  {
    id: 'chunk-truncated',
    about: 'One chunk is cut in the middle of its JSON.',
    source: 'FRM-10',
    expects: 'fail',
    edit: (frames) => frames.map((frame, i) => (i === 2 ? `${frame.slice(0, 60)}\n\n` : frame)),
  },
  {
    id: 'chunk-array',
    about: 'One payload is an array.',
    source: 'FRM-10',
    expects: 'fail',
    edit: (frames) => frames.map((frame, i) => (i === 2 ? toEvent(`[${frame.slice(6, -2)}]`) : frame)),
  },
  {
    id: 'chunk-null',
    about: 'One payload is null.',
    source: 'FRM-10',
    expects: 'fail',
    edit: (frames) => insert(frames, 2, toEvent('null')),
  },
  {
    id: 'html-in-stream',
    about: 'An HTML page in the middle of the stream.',
    source: 'FRM-03',
    expects: 'fail',
    edit: (frames) => insert(frames, 2, '<!DOCTYPE html><title>Bad gateway</title>\n\n'),
  },
  {
    id: 'usage-after-done',
    about: 'The usage chunk comes after [DONE].',
    source: 'ORD-01',
    expects: 'fail',
    edit: usageAfterDone,
  },
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
