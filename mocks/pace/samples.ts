/**
 * Measured delays, and how they are drawn with the seed. Gaps are taken in the order of the recording, from random starting points, so
 * that bursts and slow passages stay together and each gap has the same probability (the "stationary bootstrap" of Politis and Romano,
 * Journal of the American Statistical Association 89, 1994).
 */
import { toShownValue, type Random } from '../common/index.ts'

/** Delays in milliseconds, 0 to one hour each, as `loadPace` reads them from a recording. */
export interface PaceSamples {
  /** From a request to the first event of its stream. */
  ttftMs: readonly number[]
  /** From one event to the next, in the order of the recording; 0 if both arrived in one read. */
  gapMs: readonly number[]
}

/** The longest delay of a sample, one hour; a longer one is probably in another unit. */
export const mostWaitMs = 3_600_000

/** How many gaps are taken in order, on average, before another starting point is drawn. */
const meanRunLength = 16

/** Throws a RangeError that names the first invalid sample. */
export function assertSamples(samples: PaceSamples): void {
  for (const name of ['ttftMs', 'gapMs'] as const) {
    const list: unknown = samples?.[name]
    if (!Array.isArray(list))
      throw new RangeError(`pace.samples.${name} is not a list; it must be a list of milliseconds`)
    if (list.length === 0)
      throw new RangeError(`pace.samples.${name} is empty; give it at least one number, or leave samples out`)
    for (const [index, wait] of (list as unknown[]).entries())
      if (typeof wait !== 'number' || !(wait >= 0 && wait <= mostWaitMs))
        throw new RangeError(
          `pace.samples.${name}[${index}] is ${toShownValue(wait)}; it must be a number of milliseconds from 0 to ${mostWaitMs}`,
        )
  }
}

export interface SampleDraw {
  ttftMs(): number
  gapMs(): number
}

/** Draws the delays of one answer. */
export function createSampleDraw({ ttftMs, gapMs }: PaceSamples, random: Random): SampleDraw {
  let at = -1
  return {
    ttftMs: () => ttftMs[random.integer(ttftMs.length)]!,
    gapMs() {
      at = at < 0 || random.integer(meanRunLength) === 0 ? random.integer(gapMs.length) : (at + 1) % gapMs.length
      return gapMs[at]!
    },
  }
}
