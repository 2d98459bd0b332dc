/** The chart of a stream: how many characters had arrived at each moment, and what they were. */
import type { EventRow } from '../state/event-rows.ts'
import type { ExchangeView } from '../state/exchange.ts'

/** The parts of an answer in the order they are drawn. */
export const chartParts = ['reasoning', 'content', 'tool call'] as const
export type ChartPart = (typeof chartParts)[number]

/** A moment, and the characters of each part received until then. */
export interface ChartPoint {
  atMs: number
  characters: Readonly<Record<ChartPart, number>>
}

export interface Chart {
  endMs: number
  total: number
  points: readonly ChartPoint[]
}

/** Points of a chart; more cannot be seen. */
const mostPoints = 300

/** The chart of the events so far; null if no event has a time. One pass over the rows. */
export function toChart(view: ExchangeView): Chart | null {
  const last = view.rows.at(-1)?.atMs ?? null
  if (last === null) return null
  const endMs = Math.max(last, view.durationMs ?? 0, 1)
  const points: ChartPoint[] = []
  const characters: Record<ChartPart, number> = { reasoning: 0, content: 0, 'tool call': 0 }
  let bucket = 0
  for (const row of view.rows) {
    if (row.atMs === null) continue
    const next = Math.floor((row.atMs / endMs) * mostPoints)
    if (next > bucket || points.length === 0) {
      points.push({ atMs: row.atMs, characters: { ...characters } })
      bucket = next
    }
    if (isChartPart(row)) characters[row.part] += row.characters
    points[points.length - 1] = { atMs: row.atMs, characters: { ...characters } }
  }
  points.push({ atMs: endMs, characters: { ...characters } })
  return { endMs, total: Math.max(1, characters.reasoning + characters.content + characters['tool call']), points }
}

function isChartPart(row: EventRow): row is EventRow & { part: ChartPart } {
  return row.characters > 0
}

/** A round step of an axis that gives about `count` of them. */
export function toTicks(endMs: number, count = 5): number[] {
  const rough = endMs / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((one) => one >= rough) ?? rough
  const ticks: number[] = []
  for (let at = 0; at <= endMs; at += step) ticks.push(Math.round(at * 1000) / 1000)
  return ticks
}
