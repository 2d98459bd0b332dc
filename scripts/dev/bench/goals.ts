/** What the benchmark has to reach, and whether it did. */
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
  /** null where it could not be measured. */
  met: boolean | null
}

/** The package as npm installs it: what the goals are for, unless they name the clone. */
export const built = 'kimi-contract, package'
/** The sources as they stand in the repository, types stripped by Node. */
export const clone = 'kimi-contract, clone'

/**
 * An event that came due before a turn of the event loop began has to leave in it: later is late beyond the loop's own delay. Timers
 * and the loop's clock count whole milliseconds, one each.
 */
const resolutionMs = 2

/** Every goal with its figure; from a clone, Node strips the types of some 200 files at each start. */
export function toGoals({ rates, cold, paced }: Result): Goal[] {
  const { bare, aimock } = rates as { bare: Rates; aimock?: Rates }
  const ours = rates[built]!
  const whole = median(ours.whole)
  const streams = median(ours.streams)
  const bareCold = median(cold['bare']!)
  return [
    atLeast('requests, validated and written down', whole / median(bare.whole), 0.5, 'of bare'),
    atLeast('the same, no two requests alike', median(ours.varied) / median(bare.varied), 0.5, 'of bare'),
    atLeast('streams without pace', streams / median(bare.streams), 1, 'of bare, one write per event'),
    ahead('requests, ahead of aimock', whole, aimock?.whole),
    ahead('streams, ahead of aimock', streams, aimock?.streams),
    ...[built, clone].map((name) => atMost(`cold start: ${name}`, median(cold[name]!) / bareCold, 1.5, '× bare')),
    ...[built, clone].map((name) => atMost(`peak RSS under that load: ${name}`, rates[name]!.peakMb, 150, 'MB')),
    {
      about: `${paced.streams} paced streams, whole`,
      goal: `${paced.streams}`,
      measured: `${paced.whole}`,
      met: paced.whole === paced.streams,
    },
    {
      about: 'latest event, within two turns of the loop',
      // Due just after one turn has read its clock, an event waits for the end of that turn, and is perhaps the last of the next.
      goal: `≤ 2 × ${paced.loop.max.toFixed(1)} ms`,
      measured: `${paced.late.max.toFixed(1)} ms`,
      met: paced.late.max <= paced.loop.max * 2 + 2,
    },
    atMost('most that a turn of the loop passed over a due event', paced.passedOver, resolutionMs, 'ms'),
  ]
}

/** How far the rounds of a server stray, of all servers the most. */
export function toNoise(rates: Record<string, Rates>): number {
  return Math.max(...Object.values(rates).flatMap(({ whole, varied, streams }) => [whole, varied, streams].map(spread)))
}

function atLeast(about: string, value: number, least: number, unit: string): Goal {
  return { about, goal: `≥ ${least.toFixed(1)} ${unit}`, measured: value.toFixed(2), met: value >= least }
}

function atMost(about: string, value: number, most: number, unit: string): Goal {
  return {
    about,
    goal: `≤ ${most} ${unit}`,
    measured: value.toFixed(2),
    met: Number.isNaN(value) ? null : value <= most,
  }
}

function ahead(about: string, value: number, other: readonly number[] | undefined): Goal {
  if (!other) return { about, goal: '> 1.0 × aimock', measured: 'not measured', met: null }
  const ratio = value / median(other)
  return { about, goal: '> 1.0 × aimock', measured: ratio.toFixed(2), met: ratio > 1 }
}
