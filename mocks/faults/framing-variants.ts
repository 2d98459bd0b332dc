/** Unusual framing of the event stream that conforms, or that most readers tolerate. Breaches: FRM; grammar: https://html.spec.whatwg.org/multipage/server-sent-events.html. */
import { insert, replaceLast, unclosed, toFrameFaults } from './frames.ts'
import type { FrameRow } from './frames.ts'

const rows: readonly FrameRow[] = [
  {
    id: 'event-named-ping',
    about: 'Named `event: ping` lines with an empty object.',
    source: 'FRM-15',
    expects: 'warn',
    edit: (frames) => insert(frames, 1, 'event: ping\ndata: {}\n\n'),
  },
  {
    id: 'event-named-message',
    about: 'Every event carries an `event:` line.',
    source: 'FRM-15',
    expects: 'warn',
    edit: (frames) => frames.map((frame) => `event: chunk\n${frame}`),
  },
  {
    id: 'done-one-newline',
    about: '`data: [DONE]` with one newline before the end.',
    source: 'FRM-16',
    expects: 'warn',
    edit: unclosed,
  },
  {
    id: 'done-no-newline',
    about: '`data: [DONE]` without a newline before the end.',
    source: 'FRM-16',
    expects: 'warn',
    edit: (frames) => replaceLast(frames, (frame) => frame.trimEnd()),
  },
  {
    id: 'data-over-lines',
    about: 'The JSON of an event split over several `data:` lines.',
    source: 'FRM-19',
    expects: 'pass',
    edit: (frames) => frames.map((frame) => frame.replace('"choices":', '\ndata: "choices":')),
  },
  {
    id: 'events-in-one-write',
    about: 'All events in one network write.',
    source: 'FRM-21',
    expects: 'pass',
    edit: (frames) => [frames.join('')],
  },
  {
    id: 'event-over-writes',
    about: 'Every event split over two network writes.',
    source: 'FRM-21',
    expects: 'pass',
    edit: (frames) => frames.flatMap((frame) => [frame.slice(0, 31), frame.slice(31)]),
  },
  {
    id: 'comment-ping',
    about: 'Comment pings followed by a blank line.',
    source: 'FRM-22',
    expects: 'pass',
    edit: (frames) => frames.flatMap((frame, i) => (i % 2 ? [frame] : [': ping\n\n', frame])),
  },
  {
    id: 'id-and-ping',
    about: 'An `id:` field, then comment pings.',
    source: 'FRM-22',
    expects: 'pass',
    edit: (frames) => frames.flatMap((frame, i) => (i === 0 ? [`id: 7\n${frame}`] : [': ping\n\n', frame])),
  },
  {
    id: 'bom-first',
    about: 'A byte-order mark at the start, which the grammar skips.',
    source: 'FRM-19',
    expects: 'warn',
    edit: (frames) => frames.map((frame, i) => (i === 0 ? `\uFEFF${frame}` : frame)),
  },
  {
    id: 'lines-crlf',
    about: 'Lines end in CR LF.',
    source: 'FRM-19',
    expects: 'pass',
    edit: (frames) => frames.map((frame) => frame.replaceAll('\n', '\r\n')),
  },
  {
    id: 'lines-cr',
    about: 'Lines end in CR.',
    source: 'FRM-19',
    expects: 'pass',
    edit: (frames) => frames.map((frame) => frame.replaceAll('\n', '\r')),
  },
  {
    id: 'data-without-space',
    about: '`data:` without the space, as Kimi Code sends it.',
    source: 'FRM-19',
    expects: 'pass',
    edit: (frames) => frames.map((frame) => frame.replace('data: ', 'data:')),
  },
  {
    id: 'comment-after-done',
    about: 'A comment after [DONE].',
    source: 'FRM-22',
    expects: 'pass',
    edit: (frames) => [...frames, ': bye\n\n'],
  },
]

export const framingVariants = toFrameFaults(rows)
