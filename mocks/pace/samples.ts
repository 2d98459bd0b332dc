/**
 * Waits that were measured, and how they are drawn from the seed. Gaps are walked in the order they were recorded, from places that
 * are drawn: bursts stay bursts and slow passages slow, and yet each gap is as likely as the others (the "stationary bootstrap" of
 * Politis and Romano, Journal of the American Statistical Association 89, 1994).
 */
import type { Random } from '../state/clock.ts'

/** Waits in milliseconds, 0 to an hour each, as `loadPace` reads them from a recording. */
export interface PaceSamples {
  /** From a request to the first event of its stream. */
  ttftMs: readonly number[]
  /** From one event to the next, in the order recorded; 0 where both came in one read. */
  gapMs: readonly number[]
}

/** The longest wait that a sample may be: one that a timer can count, and that is no mistake in the unit. */
export const mostWaitMs = 3_600_000

/** How many gaps are walked on average before another place is drawn. */
const walk = 16

/** Throws a RangeError that names the first sample that is no wait. */
export function assertSamples(samples: PaceSamples): void {
  for (const name of ['ttftMs', 'gapMs'] as const) {
    const list: unknown = samples?.[name]
    if (!Array.isArray(list)) throw new RangeError(`pace.samples.${name} is no list; it must be one of milliseconds`)
    if (list.length === 0)
      throw new RangeError(`pace.samples.${name} is empty; give it at least one wait, or leave samples out`)
    for (const [index, wait] of (list as unknown[]).entries())
      if (typeof wait !== 'number' || !(wait >= 0 && wait <= mostWaitMs))
        throw new RangeError(
          `pace.samples.${name}[${index}] is ${String(wait)}; it must be a number of milliseconds from 0 to ${mostWaitMs}`,
        )
  }
}

export interface SampleDraw {
  ttftMs(): number
  gapMs(): number
}

/** Draws the waits of one answer. */
export function createSampleDraw({ ttftMs, gapMs }: PaceSamples, random: Random): SampleDraw {
  let at = -1
  return {
    ttftMs: () => ttftMs[random.integer(ttftMs.length)]!,
    gapMs() {
      at = at < 0 || random.integer(walk) === 0 ? random.integer(gapMs.length) : (at + 1) % gapMs.length
      return gapMs[at]!
    },
  }
}
