/** The times of an answer: first byte, first reasoning, first content, gaps. Updated once per event. */
import type { EventRow } from './event-rows.ts'

/** A pause between two reads of a stream. */
export interface Gap {
  fromMs: number
  lengthMs: number
  /** Row of the event that ended it. */
  row: number
}

export interface Timing {
  headMs: number | null
  firstByteMs: number | null
  firstReasoningMs: number | null
  firstContentMs: number | null
  /** The first reasoning, content or tool call, whichever came first. */
  firstTokenMs: number | null
  lastTokenMs: number | null
  /** The longest pauses, longest first. */
  gaps: Gap[]
}

const mostGaps = 5
/** Shorter pauses are the usual pace of a model. */
const leastGapMs = 250

export function createTiming(): Timing {
  return {
    headMs: null,
    firstByteMs: null,
    firstReasoningMs: null,
    firstContentMs: null,
    firstTokenMs: null,
    lastTokenMs: null,
    gaps: [],
  }
}

/** Adds an event that arrived after `previous`. */
export function addEvent(timing: Timing, row: EventRow, previous: EventRow | undefined): void {
  const { atMs } = row
  if (atMs === null) return
  if (row.characters > 0) {
    timing.firstTokenMs ??= atMs
    timing.lastTokenMs = atMs
    if (row.part === 'reasoning') timing.firstReasoningMs ??= atMs
    if (row.part === 'content') timing.firstContentMs ??= atMs
  }
  const fromMs = previous?.atMs ?? null
  if (fromMs === null || atMs - fromMs < leastGapMs) return
  const gap = { fromMs, lengthMs: atMs - fromMs, row: row.number }
  timing.gaps = [...timing.gaps, gap].sort((a, b) => b.lengthMs - a.lengthMs).slice(0, mostGaps)
}

/** Tokens per second between the first and the last token; null if it cannot be known. */
export function toTokensPerSecond(timing: Timing, completionTokens: number | null): number | null {
  const { firstTokenMs, lastTokenMs } = timing
  if (completionTokens === null || firstTokenMs === null || lastTokenMs === null) return null
  const spanMs = lastTokenMs - firstTokenMs
  // The first token starts the clock, so that one token alone has no rate.
  return spanMs < 1 || completionTokens < 2 ? null : ((completionTokens - 1) / spanMs) * 1000
}
