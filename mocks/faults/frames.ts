/** Rows of faults that edit the frames of a stream, and the edits that they share. */
import { editEvents } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultRow } from './fault.ts'
import { onStream } from './scopes.ts'
import type { ReplyEnd } from '../reply/index.ts'

type Frames = (frames: string[]) => readonly (string | Uint8Array)[]

/** One row: as for any fault, but with an edit of the frames, and with the end of the stream if the fault changes it. */
export interface FrameRow extends Omit<FaultRow, 'edit' | 'layer'> {
  readonly edit: Frames
  readonly end?: ReplyEnd
}

/** Makes the faults of these rows. */
export function toFrameFaults(rows: readonly FrameRow[]): readonly Fault[] {
  return rows.map(({ edit, end, ...row }) =>
    defineFault({
      ...row,
      layer: end ? 'transport' : 'reply',
      edit: onStream((reply) => editEvents(reply, edit, end)),
    }),
  )
}

/** The frames with one more frame at index `at`. */
export function insert(frames: readonly string[], at: number, frame: string): string[] {
  return [...frames.slice(0, at), frame, ...frames.slice(at)]
}

/** The frames with the last one edited. */
export function replaceLast(frames: readonly string[], edit: (frame: string) => string): string[] {
  return frames.map((frame, i) => (i === frames.length - 1 ? edit(frame) : frame))
}

/** The frames, the last one without its closing blank line. */
export function unclosed(frames: readonly string[]): string[] {
  return replaceLast(frames, (frame) => frame.slice(0, -1))
}
