/** One exchange as the page shows it. */
import { signal } from '@preact/signals'
import type { ComposedRequest, EndReason, LocatedFailure, SendEvent } from '../../protocol.ts'

export interface ExchangeView {
  id: string
  request: ComposedRequest
  status: number | null
  headers: readonly (readonly [name: string, value: string])[]
  text: string
  failures: readonly LocatedFailure[]
  durationMs: number | null
  reason: EndReason | null
  problem: string | null
}

/** The exchange of the composer; null before the first request. */
export const current = signal<ExchangeView | null>(null)

/** Creates the view of a request that is about to be sent. */
export function createExchange(request: ComposedRequest): ExchangeView {
  return {
    id: '',
    request,
    status: null,
    headers: [],
    text: '',
    failures: [],
    durationMs: null,
    reason: null,
    problem: null,
  }
}

/** The view after one more event. */
export function applyEvent(view: ExchangeView, event: SendEvent): ExchangeView {
  if (event.type === 'start') return { ...view, id: event.id }
  if (event.type === 'head') return { ...view, status: event.status, headers: event.headers }
  if (event.type === 'bytes') return { ...view, text: view.text + atob(event.base64) }
  if (event.type === 'failure') return { ...view, failures: [...view.failures, event.failure] }
  if (event.type === 'end')
    return { ...view, failures: event.failures, durationMs: event.durationMs, reason: event.reason }
  return { ...view, problem: `${event.message}. ${event.next}`, reason: 'broken' }
}
