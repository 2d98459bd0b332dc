/**
 * Keeps the events of a stream as pieces without the id and the time of the completion. Equal texts have equal pieces, so the
 * server keeps the bytes of a repeated stream and replaces only the id and the time in them. A stream whose pieces are not kept is written
 * from runs of events. Writing events one by one would take most of the time of an answer.
 */
import { doneEvent, toEvent } from '../../openapi/event-stream.ts'
import { toChunkRuns, toChunks, type ChunkOptions } from './to-chunks.ts'
import { writeUsage } from './to-answer.ts'
import type { Completion } from './types.ts'
import type { EventRun, StreamPieces } from '../reply/index.ts'

/** The beginning of each event, before the id. */
export const eventStart = 'data: {"id":"'

/** The pieces of a completion's stream, which are kept with its texts; null if the texts are not kept. */
export function toStreamPieces(completion: Completion, options: ChunkOptions): StreamPieces | null {
  const kept = completion.choices[0]?.serialized
  // The first stream of a text keeps its increments, and the second one its pieces.
  if (kept?.increments === undefined || options.includeInternalContent === true) return null
  const key = `${writeUsage(completion.usage)}${options.includeUsage}${options.continuousUsage === true}`
  if (kept.stream?.key !== key) kept.stream = { key, pieces: toPieces(completion, options) }
  return kept.stream.pieces
}

/** The events of a stream whose pieces are not kept. */
export function toEventRuns(completion: Completion, options: ChunkOptions): EventRun[] {
  const runs: EventRun[] = []
  for (const { before, texts, after } of toChunkRuns(completion, options))
    runs.push({ before: `data: ${before}`, texts, after: `${after}\n\n` })
  runs.push({ before: doneEvent, texts: [''], after: '' })
  return runs
}

/** The number of characters of all events. */
export function countRuns(runs: readonly EventRun[]): number {
  let sum = 0
  for (const { before, texts, after } of runs) {
    sum += (before.length + after.length) * texts.length
    for (const text of texts) sum += text.length
  }
  return sum
}

/** The events one by one. */
export function expandRuns(runs: readonly EventRun[]): { bytes: string; delayMs: number }[] {
  return runs.flatMap(({ before, texts, after }) => texts.map((text) => ({ bytes: before + text + after, delayMs: 0 })))
}

/** The part of each event that differs between streams. It stands between `eventStart` and the rest of the event. */
export function toFill({ id, created }: Completion): string {
  return `${id}","object":"chat.completion.chunk","created":${created}`
}

/** The events of a stream one by one. */
export function toJoinedEvents({ rests }: StreamPieces, fill: string): { bytes: string; delayMs: number }[] {
  const start = eventStart + fill
  const events = rests.map((rest) => ({ bytes: start + rest, delayMs: 0 }))
  events.push({ bytes: doneEvent, delayMs: 0 })
  return events
}

/** The number of characters of the whole stream. */
export function countJoined({ rests, restsLength }: StreamPieces, fill: string): number {
  return restsLength + rests.length * (eventStart.length + fill.length) + doneEvent.length
}

function toPieces(completion: Completion, options: ChunkOptions): StreamPieces {
  const { length } = eventStart + toFill(completion)
  const rests = toChunks(completion, options).map((chunk) => toEvent(chunk).slice(length))
  return { rests, restsLength: rests.reduce((sum, rest) => sum + rest.length, 0) }
}
