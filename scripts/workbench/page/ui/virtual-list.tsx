/** A long list of rows of equal height, of which only the visible ones are in the page. By the listbox pattern where rows are chosen. */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'

export interface VirtualListProps {
  label: string
  count: number
  /** Height of a row in pixels. */
  rowHeight: number
  render: (row: number) => ComponentChildren
  class?: string
  /** Classes of a row, such as a mark. */
  rowClass?: (row: number) => string
  /** The chosen row; left out where rows are read only. */
  selected?: number | null
  onSelect?: (row: number) => void
  /** Keeps the end in view until the person scrolls away from it. */
  follow?: boolean
  /** Scrolled into view when it changes. */
  reveal?: number | null
}

/** Rows above and below the visible ones that are rendered too. */
const margin = 12
/** Browsers draw nothing beyond a height of some 17 million pixels. */
const mostHeight = 12_000_000

/** Renders the rows around the scroll position. */
export function VirtualList(props: VirtualListProps) {
  const { label, count, rowHeight, render, selected, onSelect, follow = false, reveal = null } = props
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [top, setTop] = useState(0)
  const [height, setHeight] = useState(400)
  const isAtEnd = useRef(true)
  const total = Math.min(count * rowHeight, mostHeight)
  /** Rows per pixel of the scroll position; 1 row per row height until the list is too high. */
  const scale = (count * rowHeight) / Math.max(1, total)
  const first = Math.max(0, Math.floor((top * scale) / rowHeight) - margin)
  const last = Math.min(count, Math.ceil((top * scale + height) / rowHeight) + margin)

  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setHeight(entry!.contentRect.height))
    observer.observe(box.current!)
    return () => observer.disconnect()
  }, [])
  useLayoutEffect(() => {
    if (follow && isAtEnd.current) box.current!.scrollTop = total
  }, [follow, total])
  useLayoutEffect(() => {
    if (reveal !== null) show(reveal, true)
  }, [reveal])

  function show(row: number, isCentred = false): void {
    const element = box.current!
    const at = (row * rowHeight) / scale
    if (isCentred) element.scrollTop = at - element.clientHeight / 2
    else if (at < element.scrollTop) element.scrollTop = at
    else if (at + rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = at + rowHeight - element.clientHeight
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (onSelect === undefined || count === 0) return
    const page = Math.max(1, Math.floor(height / rowHeight) - 1)
    const at = selected ?? -1
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: count - 1,
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const row = Math.max(0, Math.min(count - 1, step))
    onSelect(row)
    show(row)
  }

  const isListbox = onSelect !== undefined
  const rows = []
  for (let row = first; row < last; row++)
    rows.push(
      <div
        key={row}
        id={`${id}-${row}`}
        class={`virtual-row ${props.rowClass?.(row) ?? ''}`}
        style={{ height: `${rowHeight}px` }}
        role={isListbox ? 'option' : 'listitem'}
        aria-setsize={count}
        aria-posinset={row + 1}
        aria-selected={isListbox ? row === selected : undefined}
        onClick={isListbox ? () => onSelect(row) : undefined}
      >
        {render(row)}
      </div>,
    )
  const isShown = selected !== undefined && selected !== null && selected >= first && selected < last
  return (
    <div
      ref={box}
      class={`virtual-list ${props.class ?? ''}`}
      role={isListbox ? 'listbox' : 'list'}
      aria-label={label}
      aria-activedescendant={isListbox && isShown ? `${id}-${selected}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={(event) => {
        const element = event.currentTarget
        isAtEnd.current = element.scrollTop + element.clientHeight >= element.scrollHeight - rowHeight
        setTop(element.scrollTop)
      }}
    >
      <div class="virtual-space" role="presentation" style={{ height: `${total}px` }}>
        <div
          class="virtual-window"
          role="presentation"
          style={{ transform: `translateY(${(first * rowHeight) / scale}px)` }}
        >
          {rows}
        </div>
      </div>
    </div>
  )
}
