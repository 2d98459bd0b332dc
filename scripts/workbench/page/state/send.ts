/** Sends the composed request through the server, and stops it. */
import { batch, signal } from '@preact/signals'
import type { ComposedRequest, SendBody, SendEvent } from '../../protocol.ts'
import { ApiError, call, readLines } from './api.ts'
import { environment, typedKey } from './environment.ts'
import { applyEvent, createExchange, current } from './exchange.ts'
import { request } from './request.ts'

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
  current.value = createExchange(composed)
  const key = typedKey.value
  const body: SendBody = { environmentId: target.id, request: composed, ...(key === null ? {} : { key }) }
  try {
    const response = await call('workbench/send', { body, signal: controller.signal })
    for await (const event of readLines<SendEvent>(response)) {
      if (running.value !== controller) return
      take([event])
    }
  } catch (error) {
    if (running.value !== controller) return
    if (controller.signal.aborted)
      take([{ type: 'end', durationMs: 0, failures: current.value?.failures.slice() ?? [], reason: 'stopped' }])
    else {
      const next = error instanceof ApiError ? (error.next ?? '') : ''
      take([{ type: 'error', message: error instanceof Error ? error.message : String(error), next }])
    }
  } finally {
    if (running.value === controller) running.value = null
  }
}

function take(events: readonly SendEvent[]): void {
  batch(() => {
    for (const event of events) if (current.value !== null) current.value = applyEvent(current.value, event)
  })
}

/** Stops the request that is being sent. */
export function stop(): void {
  running.value?.abort()
}
