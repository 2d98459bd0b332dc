/** Faults of how a stream ends: the connection breaks, or stays open. Breaches: FRM, TIM. */
import { defineFault } from './fault.ts'
import type { Fault } from './fault.ts'
import { editEvents, isDone } from './edit.ts'
import { onStream } from './scopes.ts'

export const streamEndFaults: readonly Fault[] = [
  defineFault({
    id: 'stream-cut',
    about: 'The connection breaks in the middle of a stream: the chunked body never ends.',
    source: 'FRM-09',
    expects: 'fail',
    layer: 'transport',
    edit: onStream((reply) =>
      editEvents(reply, (frames) => frames.slice(0, Math.max(1, Math.floor(frames.length / 2))), 'cut'),
    ),
  }),
  defineFault({
    id: 'stream-left-open',
    about: 'No [DONE] comes and the connection stays open after the last chunk.',
    source: 'TIM-01',
    expects: 'fail',
    layer: 'transport',
    edit: onStream((reply) => editEvents(reply, (frames) => frames.filter((frame) => !isDone(frame)), 'open')),
  }),
]
