/** Sends the composed request through the server, and stops it. */
import { signal } from '@preact/signals'
import type { ComposedRequest, SendBody, SendEvent } from '../../protocol.ts'
import { ApiError, call, readLines } from './api.ts'
import { addSent } from './drafts.ts'
import { environment, typedKey } from './environment.ts'
import { createExchange, current, remember } from './exchange.ts'
import { request } from './request.ts'
import { loadRelayed } from './traffic.ts'

/** Aborts the request that is being sent; null while none is. */
const running = signal<AbortController | null>(null)

export const isSending = () => running.value !== null

/** Sends a request (by default the composed one) and shows its answer as it arrives. */
export async function send(composed: ComposedRequest = request.value): Promise<void> {
  const target = environment.value
  if (target === null) return
  running.value?.abort()
  const controller = new AbortController()
  running.value = controller
  const live = createExchange(composed)
  remember(live.view)
  current.value = live.view
  const key = typedKey.value
  const body: SendBody = { environmentId: target.id, request: composed, ...(key === null ? {} : { key }) }
  try {
    const response = await call('workbench/send', { body, signal: controller.signal })
    for await (const event of readLines<SendEvent>(response)) {
      live.feed(event)
    }
  } catch (error) {
    if (controller.signal.aborted) live.stop()
    else {
      const next = error instanceof ApiError ? (error.next ?? '') : ''
      live.feed({ type: 'error', message: error instanceof Error ? error.message : String(error), next })
    }
  } finally {
    // A relay that breaks off writes no end.
    live.stop('broken')
    await live.settled()
    addSent(composed, live.view.status)
    if (running.value === controller) running.value = null
    // The mock pushes its own requests.
    if (target.kind !== 'mock') void loadRelayed()
  }
}

/** Stops the request that is being sent. */
export function stop(): void {
  running.value?.abort()
}
