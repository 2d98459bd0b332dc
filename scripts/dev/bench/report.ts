/** The report of the benchmark: tables and a summary of the goals. */
import { availableParallelism, cpus, loadavg } from 'node:os'
import type { Peer } from './aimock.ts'
import type { Answers } from './answers.ts'
import { toNoise, toResult } from './goals.ts'
import type { Goal, Result } from './goals.ts'
import { connections } from './load.ts'
import { median, toCount, toMarkdownTable, toTable } from './numbers.ts'
import type { Delays } from './numbers.ts'

export interface ReportInput extends Result {
  goals: readonly Goal[]
  answers: Answers
  peers: readonly Peer[]
  loader: string
  /** Tables in Markdown, for docs/performance.md. */
  markdown: boolean
}

/** The whole report as text. */
export function toReport({ rates, cold, paced, goals, answers, peers, loader, markdown }: ReportInput): string {
  const table = markdown ? toMarkdownTable : toTable
  const bytes = Buffer.byteLength(answers.events.join(''))
  const rounds = Object.values(rates)[0]!.whole.length
  return [
    `Answer of ${Buffer.byteLength(answers.json)} bytes; stream of ${answers.events.length} events, ${toCount(bytes)} bytes.`,
    `${loader}, ${connections} connections; ${rounds} interleaved rounds, medians; spread of the rounds up to ±${percent(toNoise(rates))}.`,
    `bare: node:http, equal headers, one write per event, reads no request. Other servers: ${peers.map(({ about }) => about).join('; ')}.`,
    ...(markdown ? [toMachine()] : []),
    '',
    table(toRateRows(rates)),
    '',
    table(toColdRows(cold)),
    '',
    `${toCount(paced.streams)} paced streams on one server process${paced.pinned ? ' pinned to one core' : ''}: ${toCount(paced.receivedEvents)} of ${toCount(paced.expectedEvents)} events,` +
      ` ${toCount(paced.receivedBytes)} of ${toCount(paced.expectedBytes)} bytes; peak RSS ${paced.peakMb.toFixed(0)} MB`,
    ...(markdown ? [''] : []),
    table([
      ['ms', 'p50', 'p99', 'max'],
      ['event later than due', ...toCells(paced.late)],
      ['event loop delay', ...toCells(paced.loop)],
    ]),
    ...(markdown ? [''] : []),
    `no event more than ${paced.early.toFixed(1)} ms early; no iteration of the loop skipped a due event by more than ${paced.skippedMs.toFixed(1)} ms`,
    '',
    table([
      ['figure', 'goal', 'measured', '', 'held'],
      ...goals.map((goal) => [
        goal.about,
        goal.goal,
        goal.measured,
        toResult(goal),
        goal.met === false ? (goal.held?.bound ?? '') : '',
      ]),
    ]),
    '',
    toSummary(goals),
  ].join('\n')
}

/** How many goals are met, and the names of those that are not. */
export function toSummary(goals: readonly Goal[]): string {
  const name = (result: string) => goals.filter((goal) => toResult(goal) === result).map(({ about }) => about)
  const [missed, broken] = [name('missed'), name('BROKEN')]
  const lines = [`${name('met').length} of ${goals.length} goals met.`]
  if (missed.length > 0) lines.push(`Missed, but no worse than what is held: ${missed.join('; ')}.`)
  if (broken.length > 0) lines.push(`Broken, worse than what is held: ${broken.join('; ')}.`)
  return lines.join('\n')
}

function toMachine(): string {
  const [cpu] = cpus()
  return `Node ${process.version}, ${availableParallelism()} cores (${cpu?.model ?? 'unknown'}), ${new Date().toISOString().slice(0, 10)}, load before the run ${loadavg()[2]!.toFixed(1)}.`
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
