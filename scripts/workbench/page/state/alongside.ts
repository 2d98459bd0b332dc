/** Requests that are sent at the same time as the composed one; a template brings them. */
import { signal } from '@preact/signals'
import type { ComposedRequest, SendBody } from '../../protocol.ts'
import { call } from './api.ts'
import { environment, typedKey } from './environment.ts'
import { request } from './request.ts'
import { send } from './send.ts'

export const alongside = signal<readonly ComposedRequest[]>([])

/** Sends the composed request, and the others at the same time; theirs are shown in Traffic. */
export async function sendAll(): Promise<void> {
  await Promise.all([send(request.value), ...alongside.value.map(sendUnseen)])
}

async function sendUnseen(composed: ComposedRequest): Promise<void> {
  const target = environment.value
  if (target === null) return
  const key = typedKey.value
  const body: SendBody = { environmentId: target.id, request: composed, ...(key === null ? {} : { key }) }
  const response = await call('workbench/send', { body })
  await response.arrayBuffer()
}
