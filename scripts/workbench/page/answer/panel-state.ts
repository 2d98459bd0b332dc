/** What the answer panel shows: the open tab, and the bytes that are marked. */
import { batch, signal } from '@preact/signals'
import type { LocatedFailure } from '../../protocol.ts'
import type { ExchangeView } from '../state/exchange.ts'
import { toMark, type Mark } from './marks.ts'

export type TabName = 'answer' | 'checks' | 'timeline' | 'raw'
export type RawPart = 'head' | 'events' | 'bytes'

export const activeTab = signal<TabName>('answer')
export const rawPart = signal<RawPart>('events')
export const mark = signal<{ view: ExchangeView; range: Mark } | null>(null)

/** Opens the Raw tab at the bytes that a failure is about. */
export function showInRaw(view: ExchangeView, failure: LocatedFailure): void {
  const range = toMark(view, failure)
  batch(() => {
    activeTab.value = 'raw'
    if (range === null) rawPart.value = 'head'
    else {
      rawPart.value = view.isStream ? 'events' : 'bytes'
      mark.value = { view, range }
    }
  })
}

/** The marked bytes of this exchange. */
export function findMarkOf(view: ExchangeView): Mark | null {
  return mark.value?.view === view ? mark.value.range : null
}
