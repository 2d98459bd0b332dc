/** The composed request. */
import { signal } from '@preact/signals'
import type { ComposedRequest } from '../../protocol.ts'

export const request = signal<ComposedRequest>({
  method: 'POST',
  path: '/v1/chat/completions',
  headers: {},
  body: { model: 'kimi-k2.6', stream: true, messages: [{ role: 'user', content: 'Hello! Who are you?' }] },
})
