/** Requests that are sent at the same time as the composed one; a template brings them. */
import { signal } from '@preact/signals'
import type { ComposedRequest, SendBody } from '../../protocol.ts'
import { call } from './api.ts'
import { environment, typedKey } from './environment.ts'
import { notify, notifyError } from '../ui/toast.tsx'
import { strings } from '../strings.ts'
import { bodyProblem, request } from './request.ts'
import { send } from './send.ts'
import { loadRelayed } from './traffic.ts'

export const alongside = signal<readonly ComposedRequest[]>([])

/** Sends the composed request, and the others at the same time; theirs are shown in Traffic. JSON that cannot be read is not sent. */
export async function sendAll(): Promise<void> {
  if (bodyProblem.value !== null) return notify(strings.notSent(bodyProblem.value.line), 'bad')
  await Promise.all([send(request.value), ...alongside.value.map((one) => sendUnseen(one).catch(notifyError))])
}

async function sendUnseen(composed: ComposedRequest): Promise<void> {
  const target = environment.value
  if (target === null) return
  const key = typedKey.value
  const body: SendBody = { environmentId: target.id, request: composed, ...(key === null ? {} : { key }) }
  const response = await call('workbench/send', { body })
  await response.arrayBuffer()
  // The mock pushes its own requests.
  if (target.kind !== 'mock') await loadRelayed()
}
