/** Rows of faults that edit the frames of a stream, and the edits they share. */
import { editEvents } from './edit.ts'
import { defineFault } from './fault.ts'
import type { Fault, FaultVerdict } from './fault.ts'
import { onStream } from './on.ts'
import type { ReplyEnd } from '../request/reply.ts'

type Frames = (frames: string[]) => readonly (string | Uint8Array)[]

/** One row: id, what it does, catalogue entry, verdict, the edit of the frames, and how the stream ends. */
export type FrameRow = readonly [string, string, string, FaultVerdict, Frames, ReplyEnd?]

/** The faults of such rows. */
export function toFrameFaults(rows: readonly FrameRow[]): readonly Fault[] {
  return rows.map(([id, about, source, expects, edit, end]) =>
    defineFault({
      id,
      about,
      source,
      expects,
      layer: end ? 'transport' : 'reply',
      apply: onStream((reply) => editEvents(reply, edit, end)),
    }),
  )
}

/** The frames with one more at a place. */
export function insert(frames: readonly string[], at: number, frame: string): string[] {
  return [...frames.slice(0, at), frame, ...frames.slice(at)]
}

/** The frames with the last one edited. */
export function replaceLast(frames: readonly string[], edit: (frame: string) => string): string[] {
  return frames.map((frame, i) => (i === frames.length - 1 ? edit(frame) : frame))
}

/** The frames, the last one without the line that closes it. */
export function unclosed(frames: readonly string[]): string[] {
  return replaceLast(frames, (frame) => frame.slice(0, -1))
}
