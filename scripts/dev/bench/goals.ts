/** The goals of the benchmark, and whether each was met. */
import { median, spread } from './numbers.ts'
import type { PacedResult } from './paced.ts'
import type { Rates } from './rates.ts'

export interface Result {
  rates: Record<string, Rates>
  cold: Record<string, number[]>
  paced: PacedResult
}

export interface Goal {
  about: string
  goal: string
  measured: string
  /** Null if it could not be measured. */
  met: boolean | null
  /** The bound that must be kept while the goal is out of reach; without one the goal itself must be met. */
  held?: { bound: string; isKept: boolean }
}

/** The bound that must be kept for a figure whose goal is out of reach. The section of docs/performance.md says why it is out of reach. */
export interface Held {
  bound: number
  section: string
}

/** Whether a figure meets its goal, or at least its bound. */
export function isKept({ met, held }: Goal): boolean {
  return met !== false || held?.isKept === true
}

/** `met`, `missed` if only the bound is kept, `BROKEN` if the bound is not kept either, `–` if it could not be measured. */
export function toResult(goal: Goal): string {
  if (goal.met === null) return '–'
  if (goal.met) return 'met'
  return isKept(goal) ? 'missed' : 'BROKEN'
}

/** The package as npm installs it. Goals refer to it unless they name the clone. */
export const built = 'kimi-contract, package'

/** The sources in the repository, with types stripped by Node. */
export const clone = 'kimi-contract, clone'

/**
 * An event that is due before an iteration of the event loop begins has to be written in that iteration; otherwise it is late beyond
 * the loop's own delay. Timers and the loop's clock have a resolution of one millisecond each.
 */
const resolutionMs = 2

/** Every goal with its measured figure. */
export function toGoals({ rates, cold, paced }: Result): Goal[] {
  const { bare, aimock } = rates as { bare: Rates; aimock?: Rates }
  const own = rates[built]!
  const whole = median(own.whole)
  const streams = median(own.streams)
  const bareCold = median(cold['bare']!)
  return [
    atLeast('requests, validated and journalled', whole / median(bare.whole), 1.2, 'of bare', {
      bound: 0.8,
      section: 'the-same-body-again',
    }),
    atLeast('the same, no two requests alike', median(own.varied) / median(bare.varied), 0.9, 'of bare', {
      bound: 0.3,
      section: 'where-the-time-of-a-request-goes',
    }),
    atLeast('streams without pace', streams / median(bare.streams), 2.5, 'of bare, one write per event', {
      bound: 1.8,
      section: 'where-the-time-of-a-request-goes',
    }),
    ahead('requests, ahead of aimock', whole, aimock?.whole),
    ahead('streams, ahead of aimock', streams, aimock?.streams),
    atMost(`cold start: ${built}`, median(cold[built]!) / bareCold, 0.9, '× bare', {
      bound: 1.2,
      section: 'start',
    }),
    atMost(`cold start: ${clone}`, median(cold[clone]!) / bareCold, 1.3, '× bare'),
    ...[built, clone].map((name) =>
      atMost(`peak RSS under that load: ${name}`, rates[name]!.peakMb, 110, 'MB', { bound: 130, section: 'memory' }),
    ),
    {
      about: `${paced.streams} paced streams, complete`,
      goal: `${paced.streams}`,
      measured: `${paced.whole}`,
      met: paced.whole === paced.streams,
    },
    {
      about: 'latest event, within two iterations of the loop',
      // An event that is due just after an iteration has read its clock waits until that iteration ends, and may be the last of the next.
      goal: `≤ 2 × ${paced.loop.max.toFixed(1)} ms`,
      measured: `${paced.late.max.toFixed(1)} ms`,
      met: paced.late.max <= paced.loop.max * 2 + 2,
    },
    atMost('most that an iteration of the loop skipped a due event by', paced.skippedMs, resolutionMs, 'ms'),
  ]
}

/** The largest spread between the rounds of one server. */
export function toNoise(rates: Record<string, Rates>): number {
  return Math.max(...Object.values(rates).flatMap(({ whole, varied, streams }) => [whole, varied, streams].map(spread)))
}

/** A goal that a figure must at least reach. */
export function atLeast(about: string, value: number, least: number, unit: string, held?: Held): Goal {
  const met = value >= least
  const goal = `≥ ${toBound(least)} ${unit}`
  if (held === undefined) return { about, goal, measured: value.toFixed(2), met }
  return { about, goal, measured: value.toFixed(2), met, held: toHeld(held, '≥', value >= held.bound) }
}

/** A goal that a figure must not exceed; `met` is null if the figure could not be measured. */
export function atMost(about: string, value: number, most: number, unit: string, held?: Held): Goal {
  const met = Number.isNaN(value) ? null : value <= most
  const goal = `≤ ${most} ${unit}`
  if (held === undefined) return { about, goal, measured: value.toFixed(2), met }
  return { about, goal, measured: value.toFixed(2), met, held: toHeld(held, '≤', value <= held.bound) }
}

function toHeld({ bound, section }: Held, sign: string, kept: boolean): NonNullable<Goal['held']> {
  return { bound: `${sign} ${bound}, see docs/performance.md#${section}`, isKept: kept }
}

function toBound(value: number): string {
  return value >= 100 ? String(value) : value.toFixed(1)
}

function ahead(about: string, value: number, other: readonly number[] | undefined): Goal {
  if (!other) return { about, goal: '> 1.0 × aimock', measured: 'not measured', met: null }
  const ratio = value / median(other)
  return { about, goal: '> 1.0 × aimock', measured: ratio.toFixed(2), met: ratio > 1 }
}
