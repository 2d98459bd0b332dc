/** Tabs by the ARIA pattern: one of them is in the tab order, arrow keys move between them. */
import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'

export interface TabItem {
  id: string
  label: ComponentChildren
  render: () => ComponentChildren
}

export interface TabsProps {
  /** Names the group for screen readers. */
  label: string
  items: readonly TabItem[]
  active: string
  onChange: (id: string) => void
  /** Shown at the end of the row of tabs. */
  extra?: ComponentChildren
}

/** A row of tabs and the panel of the active one. */
export function Tabs({ label, items, active, onChange, extra }: TabsProps) {
  const base = useId()
  const row = useRef<HTMLDivElement>(null)
  const shown = items.find(({ id }) => id === active) ?? items[0]
  if (shown === undefined) return null
  const onKeyDown = (event: KeyboardEvent) => {
    const at = items.indexOf(shown)
    const steps: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: items.length - 1 }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = items[(step + items.length) % items.length]!
    onChange(next.id)
    row.current?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(next.id)}"]`)?.focus()
  }
  return (
    <div class="tabs">
      <div class="tab-row">
        <div role="tablist" aria-label={label} class="tab-list" ref={row} onKeyDown={onKeyDown}>
          {items.map((item) => (
            <button
              key={item.id}
              type="button"
              role="tab"
              class="tab"
              data-tab={item.id}
              id={`${base}-${item.id}`}
              aria-selected={item === shown}
              aria-controls={`${base}-panel`}
              tabIndex={item === shown ? 0 : -1}
              onClick={() => onChange(item.id)}
            >
              {item.label}
            </button>
          ))}
        </div>
        {extra}
      </div>
      <div role="tabpanel" class="tab-panel" id={`${base}-panel`} aria-labelledby={`${base}-${shown.id}`}>
        {shown.render()}
      </div>
    </div>
  )
}
