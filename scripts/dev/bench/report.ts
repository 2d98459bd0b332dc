/** The benchmark's tables. */
import type { Peer } from './aimock.ts'
import type { Answers } from './answers.ts'
import { toNoise } from './goals.ts'
import type { Goal, Result } from './goals.ts'
import { connections } from './load.ts'
import { median, toCount, toTable } from './numbers.ts'
import type { Delays } from './numbers.ts'

export interface ReportInput extends Result {
  goals: readonly Goal[]
  answers: Answers
  peer: Peer
  loader: string
}

/** The whole report as text. */
export function toReport({ rates, cold, paced, goals, answers, peer, loader }: ReportInput): string {
  const bytes = Buffer.byteLength(answers.events.join(''))
  const rounds = Object.values(rates)[0]!.whole.length
  return [
    `Answer of ${Buffer.byteLength(answers.json)} bytes; stream of ${answers.events.length} events, ${toCount(bytes)} bytes.`,
    `${loader}, ${connections} connections; ${rounds} interleaved rounds, medians; spread of the rounds up to ±${percent(toNoise(rates))}.`,
    peer.args === null ? peer.about : `bare: node:http, one write per event, reads no request; ${peer.about}.`,
    '',
    toTable(toRateRows(rates)),
    '',
    toTable(toColdRows(cold)),
    '',
    `${toCount(paced.streams)} paced streams on one server process${paced.pinned ? ' pinned to one core' : ''}: ${toCount(paced.receivedEvents)} of ${toCount(paced.expectedEvents)} events,` +
      ` ${toCount(paced.receivedBytes)} of ${toCount(paced.expectedBytes)} bytes; peak RSS ${paced.peakMb.toFixed(0)} MB`,
    toTable([
      ['ms', 'p50', 'p99', 'max'],
      ['event later than due', ...toCells(paced.late)],
      ['event loop delay', ...toCells(paced.loop)],
    ]),
    `no event more than ${paced.early.toFixed(1)} ms early; no iteration of the loop skipped a due event by more than ${paced.skippedMs.toFixed(1)} ms`,
    '',
    toTable([
      ['goal', '', 'measured', ''],
      ...goals.map(({ about, goal, measured, met }) => [
        about,
        goal,
        measured,
        met === null ? '–' : met ? 'met' : 'MISSED',
      ]),
    ]),
  ].join('\n')
}

function toRateRows(rates: Result['rates']): string[][] {
  const { bare } = rates as { bare: Result['rates'][string] }
  const kinds = ['whole', 'varied', 'streams'] as const
  const rows = Object.entries(rates).map(([name, rate]) => [
    name,
    ...kinds.flatMap((kind) => [toCount(median(rate[kind])), (median(rate[kind]) / median(bare[kind])).toFixed(2)]),
    Number.isNaN(rate.peakMb) ? '–' : rate.peakMb.toFixed(0),
  ])
  return [['server', 'requests/s', '× bare', 'no two alike', '× bare', 'streams/s', '× bare', 'peak RSS MB'], ...rows]
}

function toColdRows(cold: Result['cold']): string[][] {
  const bare = median(cold['bare']!)
  const rows = Object.entries(cold).map(([name, times]) => [
    name,
    median(times).toFixed(0),
    (median(times) / bare).toFixed(2),
    Math.min(...times).toFixed(0),
  ])
  return [['cold start', 'ms', '× bare', 'least'], ...rows]
}

function toCells({ p50, p99, max }: Delays): string[] {
  return [p50, p99, max].map((value) => value.toFixed(1))
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`
}
