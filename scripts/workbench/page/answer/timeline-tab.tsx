/** The times of an answer: figures, a chart of what arrived when, and the list of events. */
import { useState } from 'preact/hooks'
import type { ExchangeView } from '../state/exchange.ts'
import { toTokensPerSecond } from '../state/timing.ts'
import { Button } from '../ui/button.tsx'
import { EventList } from './event-list.tsx'
import { findCompletionTokens, toDuration } from './figures.ts'
import { answerStrings as strings } from './strings.ts'
import { chartParts, toChart, toTicks, type Chart } from './timeline-data.ts'

const width = 640
const height = 140
const bottom = 18

/** The content of the tab. */
export function TimelineTab({ view }: { view: ExchangeView }) {
  const [row, setRow] = useState<number | null>(null)
  const { timing } = view
  if (timing.headMs === null) return <p class="empty">{strings.timelineEmpty}</p>
  const chart = view.isStream ? toChart(view) : null
  return (
    <div class="timeline">
      <Figures view={view} />
      {chart === null ? null : <ChartFigure chart={chart} view={view} />}
      {view.isStream ? (
        <section aria-label={strings.gaps}>
          <h2>{strings.gaps}</h2>
          {timing.gaps.length === 0 ? (
            <p class="quiet">{strings.noGaps}</p>
          ) : (
            <ul class="gap-list">
              {timing.gaps.map((gap) => (
                <li key={gap.row}>
                  <Button kind="quiet" class="inline-button" onClick={() => setRow(gap.row)}>
                    {strings.gap(
                      toDuration(gap.lengthMs),
                      `${strings.event(gap.row)}, ${toDuration(gap.fromMs + gap.lengthMs)}`,
                    )}
                  </Button>
                </li>
              ))}
            </ul>
          )}
        </section>
      ) : null}
      <EventList view={view} reveal={row} />
    </div>
  )
}

function Figures({ view }: { view: ExchangeView }) {
  const { timing, durationMs } = view
  const rate = toTokensPerSecond(timing, findCompletionTokens(view.answer))
  const rows: [string, string | null][] = [
    [strings.figures.head, toText(timing.headMs)],
    [strings.figures.firstByte, toText(timing.firstByteMs)],
    [strings.figures.firstReasoning, toText(timing.firstReasoningMs)],
    [strings.figures.firstContent, toText(timing.firstContentMs)],
    [strings.figures.rate, rate === null ? null : rate.toFixed(1)],
    [strings.figures.gap, timing.gaps[0] === undefined ? null : toDuration(timing.gaps[0].lengthMs)],
    [strings.figures.end, view.reason === null ? null : toText(durationMs)],
  ]
  return (
    <dl class="time-figures">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value ?? strings.unknown}</dd>
        </div>
      ))}
    </dl>
  )
}

function toText(ms: number | null): string | null {
  return ms === null ? null : toDuration(ms)
}

function ChartFigure({ chart, view }: { chart: Chart; view: ExchangeView }) {
  const toX = (ms: number) => ((ms / chart.endMs) * width).toFixed(1)
  const toY = (characters: number) => (height - (characters / chart.total) * height).toFixed(1)
  const sums = chart.points.at(-1)!.characters
  const shown = chartParts.filter((part) => sums[part] > 0)
  const text = shown.map((part) => `${strings.phases[part]}: ${sums[part]} characters`).join(', ')
  return (
    <figure class="chart">
      <svg viewBox={`0 -4 ${width} ${height + bottom + 4}`} role="img" aria-label={`${strings.chart}. ${text}.`}>
        {toTicks(chart.endMs).map((ms) => (
          <g key={ms} class="chart-tick">
            <line x1={toX(ms)} x2={toX(ms)} y1="0" y2={height} />
            <text
              x={toX(ms)}
              y={height + 14}
              text-anchor={ms === 0 ? 'start' : ms > chart.endMs * 0.95 ? 'end' : 'middle'}
            >
              {toDuration(ms)}
            </text>
          </g>
        ))}
        {view.timing.gaps.map((gap) => (
          <rect key={gap.row} class="chart-gap" x={toX(gap.fromMs)} y="0" width={toX(gap.lengthMs)} height={height} />
        ))}
        {shown
          .map((part, at) => (
            <path
              key={part}
              class={`chart-area chart-${part.replace(' ', '-')}`}
              d={toArea(chart, shown.slice(0, at + 1), toX, toY)}
            />
          ))
          .reverse()}
      </svg>
      <figcaption class="chart-key">
        {shown.map((part) => (
          <span key={part}>
            <span class={`chart-swatch chart-${part.replace(' ', '-')}`} aria-hidden="true" /> {strings.phases[part]}
          </span>
        ))}
        <span class="quiet">{strings.chart}</span>
      </figcaption>
    </figure>
  )
}

/** The area under the sum of these parts, as steps: nothing arrives between two events. */
function toArea(
  chart: Chart,
  parts: readonly (typeof chartParts)[number][],
  toX: (ms: number) => string,
  toY: (characters: number) => string,
): string {
  const steps = chart.points.map(({ atMs, characters }) => {
    const sum = parts.reduce((total, part) => total + characters[part], 0)
    return `H${toX(atMs)}V${toY(sum)}`
  })
  return `M0 ${height}${steps.join('')}V${height}Z`
}
