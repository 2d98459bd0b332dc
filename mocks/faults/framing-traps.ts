/** Oddities of the event stream's frame that conform, or that most readers survive. Catalogue: FRM; grammar: https://html.spec.whatwg.org/multipage/server-sent-events.html. */
import { insert, replaceLast, unclosed, toFrameFaults } from './frames.ts'
import type { FrameRow } from './frames.ts'

const rows: readonly FrameRow[] = [
  [
    'event-named-ping',
    'Named `event: ping` lines with an empty object.',
    'FRM-15',
    'warn',
    (frames) => insert(frames, 1, 'event: ping\ndata: {}\n\n'),
  ],
  [
    'event-named-message',
    'Every event carries an `event:` line.',
    'FRM-15',
    'warn',
    (frames) => frames.map((frame) => `event: chunk\n${frame}`),
  ],
  ['done-one-newline', '`data: [DONE]` with one newline before the end.', 'FRM-16', 'warn', unclosed],
  [
    'done-no-newline',
    '`data: [DONE]` without a newline before the end.',
    'FRM-16',
    'warn',
    (frames) => replaceLast(frames, (frame) => frame.trimEnd()),
  ],
  [
    'data-over-lines',
    'The JSON of one event over several data lines.',
    'FRM-19',
    'pass',
    (frames) => frames.map((frame) => frame.replace('"choices":', '\ndata: "choices":')),
  ],
  ['events-in-one-write', 'All events in one network write.', 'FRM-21', 'pass', (frames) => [frames.join('')]],
  [
    'event-over-writes',
    'Every event over two writes.',
    'FRM-21',
    'pass',
    (frames) => frames.flatMap((frame) => [frame.slice(0, 31), frame.slice(31)]),
  ],
  [
    'comment-ping',
    'Comment pings followed by a blank line.',
    'FRM-22',
    'pass',
    (frames) => frames.flatMap((frame, i) => (i % 2 ? [frame] : [': ping\n\n', frame])),
  ],
  [
    'id-and-ping',
    'An `id:` field, then comment pings.',
    'FRM-22',
    'pass',
    (frames) => frames.flatMap((frame, i) => (i === 0 ? [`id: 7\n${frame}`] : [': ping\n\n', frame])),
  ],
  [
    'bom-first',
    'One byte-order mark at the start, which the grammar skips.',
    'FRM-19',
    'warn',
    (frames) => frames.map((frame, i) => (i === 0 ? `\uFEFF${frame}` : frame)),
  ],
  [
    'lines-crlf',
    'Lines end in CR LF.',
    'FRM-19',
    'pass',
    (frames) => frames.map((frame) => frame.replaceAll('\n', '\r\n')),
  ],
  ['lines-cr', 'Lines end in CR.', 'FRM-19', 'pass', (frames) => frames.map((frame) => frame.replaceAll('\n', '\r'))],
  [
    'data-without-space',
    '`data:` without the space, as Kimi Code sends it.',
    'FRM-19',
    'pass',
    (frames) => frames.map((frame) => frame.replace('data: ', 'data:')),
  ],
  ['comment-after-done', 'A comment after [DONE].', 'FRM-22', 'pass', (frames) => [...frames, ': bye\n\n']],
]

export const framingTraps = toFrameFaults(rows)
