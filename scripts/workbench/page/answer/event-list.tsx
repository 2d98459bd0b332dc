/** The events of a stream with offset and arrival time; the chosen one is shown as it came. */
import { useState } from 'preact/hooks'
import type { EventRow } from '../state/event-rows.ts'
import type { ExchangeView } from '../state/exchange.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { toRowMark } from './marks.ts'
import { findMarkOf } from './panel-state.ts'
import { answerStrings as strings } from './strings.ts'

/** Characters of one event that are shown. */
const mostShown = 20_000

/** The list, and the chosen event below it. */
export function EventList({ view, reveal }: { view: ExchangeView; reveal?: number | null }) {
  const marked = findMarkOf(view)?.row ?? null
  const [chosen, setChosen] = useState<number | null>(null)
  const shown = chosen ?? marked
  if (!view.isStream) return <p class="empty">{strings.notStream}</p>
  return (
    <div class="event-list">
      <div class="event-row event-row-head quiet" aria-hidden="true">
        <EventCells
          number={strings.columns.number}
          time={strings.columns.time}
          offset={strings.columns.offset}
          part={strings.columns.part}
          text={strings.columns.text}
        />
      </div>
      <VirtualList
        label={strings.events}
        count={view.rows.length}
        rowHeight={22}
        class="event-rows"
        render={(row) => <Row row={view.rows[row]!} />}
        rowClass={(row) => `event-row${row === marked ? ' is-marked' : ''}`}
        selected={shown}
        onSelect={setChosen}
        follow={view.reason === null}
        reveal={reveal ?? marked}
      />
      {shown === null || view.rows[shown] === undefined ? null : <Chosen view={view} row={shown} />}
    </div>
  )
}

function Row({ row }: { row: EventRow }) {
  return (
    <EventCells
      number={row.number}
      time={row.atMs === null ? strings.unknown : row.atMs.toFixed(0)}
      offset={row.offset}
      part={row.part}
      text={row.text}
    />
  )
}

interface Cells {
  number: number | string
  time: string
  offset: number | string
  part: string
  text: string
}

function EventCells({ number, time, offset, part, text }: Cells) {
  return (
    <>
      <span class="event-number">{number}</span>
      <span class="event-number">{time}</span>
      <span class="event-number event-offset">{offset}</span>
      <span class="event-part">{part}</span>
      <span class="event-text">{text}</span>
    </>
  )
}

function Chosen({ view, row }: { view: ExchangeView; row: number }) {
  const { from, to } = toRowMark(view, row)
  const text = view.body.text(from, Math.min(to, from + mostShown))
  return (
    <section class="event-detail" aria-label={strings.event(row)}>
      <header>
        <span class="quiet">
          {strings.event(row)} · {strings.marked(from, to)}
        </span>
        <CopyButton
          label={strings.copyEvent}
          text={() => view.body.text(from, to)}
          copied={strings.copied}
          failed={strings.copyFailed}
        />
      </header>
      <pre tabIndex={0}>{text}</pre>
      {to - from > mostShown ? <p class="quiet">{strings.tooLong(to - from - mostShown)}</p> : null}
    </section>
  )
}
