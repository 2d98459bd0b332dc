/** Traffic: the list of requests, and the opened one beside it. */
import { signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { environments } from '../state/environment.ts'
import { go, place } from '../state/router.ts'
import { rows, shownRows } from '../state/traffic.ts'
import { Button } from '../ui/button.tsx'
import '../styles/traffic.css'
import { ComparePane } from './compare-pane.tsx'
import { Detail } from './detail.tsx'
import { FilterBar, openFiles } from './filter-bar.tsx'
import { RequestList } from './request-list.tsx'
import { trafficStrings as strings } from './strings.ts'

/** The first request of a comparison; null if none is being made. */
const compared = signal<string | null>(null)

/** The view. */
export function Traffic() {
  const [isOver, setOver] = useState(false)
  const [open = null] = place.value.rest
  const first = compared.value
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void openFiles(event.dataTransfer?.files ?? null)
  }
  return (
    <div
      class={`traffic ${open === null ? '' : 'traffic-open'} ${isOver ? 'traffic-over' : ''}`}
      data-drop={strings.dropHar}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <div class="traffic-list">
        <FilterBar />
        {first === null || (open !== null && open !== first) ? null : (
          <p class="compare-note">
            <span>{strings.comparePick(rows.value.find(({ id }) => id === first)?.path ?? first)}</span>
            <Button kind="quiet" onClick={() => (compared.value = null)}>
              {strings.compareStop}
            </Button>
          </p>
        )}
        <List open={open} />
      </div>
      <div class="traffic-detail">
        {open === null ? (
          <p class="empty">{strings.choose}</p>
        ) : first !== null && first !== open ? (
          <ComparePane left={first} right={open} onStop={() => (compared.value = null)} />
        ) : (
          <Detail id={open} onCompare={() => (compared.value = open)} onClose={() => go('traffic')} />
        )}
      </div>
    </div>
  )
}

function List({ open }: { open: string | null }) {
  if (rows.value.length === 0) {
    const base = environments.value.find(({ kind }) => kind === 'mock')?.baseUrl ?? ''
    return (
      <p class="empty">
        {strings.emptyTitle} {strings.empty(base)}
      </p>
    )
  }
  if (shownRows.value.length === 0) return <p class="empty">{strings.noMatch}</p>
  return <RequestList rows={shownRows.value} selected={open} onOpen={(id) => go('traffic', id)} />
}
