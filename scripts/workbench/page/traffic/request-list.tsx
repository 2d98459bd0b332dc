/** The table of requests. Only the visible rows are in the page; arrow keys move, Enter opens. */
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { toStatusTone, Badge } from '../ui/badge.tsx'
import { toShownPath, type TrafficRow } from './rows.ts'
import { trafficStrings as strings } from './strings.ts'

export interface RequestListProps {
  rows: readonly TrafficRow[]
  /** The opened row. */
  selected: string | null
  onOpen: (id: string) => void
}

const rowHeight = 32
/** Rows above and below the visible ones that are rendered too. */
const margin = 10
const columns = Object.entries(strings.columns)

/** The table. */
export function RequestList({ rows, selected, onOpen }: RequestListProps) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const [height, setHeight] = useState(600)
  const newest = useRef<string | null>(null)

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setHeight(entry!.contentRect.height))
    observer.observe(box.current!)
    return () => observer.disconnect()
  }, [])

  // New rows come on top; a person who has scrolled down keeps the place.
  useLayoutEffect(() => {
    const added = newest.current === null ? 0 : rows.findIndex((row) => row.id === newest.current)
    const element = box.current!
    if (added > 0 && element.scrollTop > rowHeight) element.scrollTop += added * rowHeight
    newest.current = rows[0]?.id ?? null
  }, [rows])

  const at = selected === null ? -1 : rows.findIndex((row) => row.id === selected)
  const first = Math.max(0, Math.floor(top / rowHeight) - margin)
  const last = Math.min(rows.length, Math.ceil((top + height) / rowHeight) + margin)

  function move(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(height / rowHeight) - 2)
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: Math.max(0, at - 1),
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length - 1,
    }
    const step = steps[event.key]
    if (step === undefined || rows.length === 0) return
    event.preventDefault()
    const next = Math.max(0, Math.min(rows.length - 1, step))
    const element = box.current!
    // The row of column names covers the first pixels.
    if (next * rowHeight < element.scrollTop) element.scrollTop = next * rowHeight
    if ((next + 2) * rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = (next + 2) * rowHeight - element.clientHeight
    onOpen(rows[next]!.id)
  }

  return (
    <div
      ref={box}
      class="requests"
      role="grid"
      aria-label={strings.list}
      aria-rowcount={rows.length + 1}
      aria-activedescendant={at >= first && at < last ? `${id}-${at}` : undefined}
      tabIndex={0}
      onKeyDown={move}
      onScroll={(event) => setTop(event.currentTarget.scrollTop)}
    >
      <div class="request-row request-head" role="row" aria-rowindex={1}>
        {columns.map(([name, label]) => (
          <span key={name} role="columnheader" class={`cell-${name}`}>
            {label}
          </span>
        ))}
      </div>
      <div role="rowgroup" class="request-space" style={{ height: `${rows.length * rowHeight}px` }}>
        {rows.slice(first, last).map((row, index) => (
          <Row
            key={row.id}
            id={`${id}-${first + index}`}
            row={row}
            index={first + index}
            isOpen={row.id === selected}
            onOpen={onOpen}
          />
        ))}
      </div>
    </div>
  )
}

interface RowProps {
  id: string
  row: TrafficRow
  index: number
  isOpen: boolean
  onOpen: (id: string) => void
}

function Row({ id, row, index, isOpen, onOpen }: RowProps) {
  return (
    <div
      id={id}
      role="row"
      class="request-row"
      aria-rowindex={index + 2}
      aria-selected={isOpen}
      style={{ transform: `translateY(${index * rowHeight}px)` }}
      onClick={() => onOpen(row.id)}
    >
      <span role="gridcell" class="cell-time">
        {row.receivedAtMs === 0 ? '' : toTime(row.receivedAtMs)}
      </span>
      <span role="gridcell" class="cell-origin">
        {row.target}
      </span>
      <span role="gridcell" class="cell-request" title={`${row.method} ${row.path}`}>
        <span class="cell-method">{row.method} </span>
        {toShownPath(row.path)}
      </span>
      <span role="gridcell" class="cell-model">
        {row.model}
      </span>
      <span role="gridcell" class="cell-status">
        <Status row={row} />
      </span>
      <span role="gridcell" class="cell-duration">
        {row.durationMs === null ? '' : toDuration(row.durationMs)}
      </span>
      <span role="gridcell" class="cell-tokens">
        {row.totalTokens}
      </span>
      <span role="gridcell" class="cell-verdict">
        {row.verdict === null ? null : (
          <Badge tone={({ pass: 'good', warn: 'warn', fail: 'bad' } as const)[row.verdict]}>
            {strings.verdicts[row.verdict]}
          </Badge>
        )}{' '}
        {row.advice === null ? null : (
          <Badge tone={row.advice === 'fail' ? 'bad' : 'warn'} title={strings.adviceAbout}>
            {strings.advice}
          </Badge>
        )}
      </span>
      <span role="gridcell" class="cell-override" title={row.override ?? undefined}>
        {row.override}
      </span>
    </div>
  )
}

function Status({ row }: { row: TrafficRow }) {
  if (row.status === null) return <Badge>{row.durationMs === null ? strings.running : strings.noAnswer}</Badge>
  return (
    <>
      <Badge tone={toStatusTone(row.status)}>{row.status}</Badge>
      {row.clientLeft ? <Badge>{strings.left}</Badge> : null}
    </>
  )
}

/** Hours to milliseconds, in the time of this machine. */
function toTime(atMs: number): string {
  const date = new Date(atMs)
  const ms = String(date.getMilliseconds()).padStart(3, '0')
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${ms}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function toDuration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`
}
