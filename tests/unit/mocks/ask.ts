/** Short hands for tests of the mock: a request as the adapters make it, a reply as text. */
import { answer } from '../../../mocks/answer.ts'
import type { Mock } from '../../../mocks/context.ts'
import type { MockRequest, Reply } from '../../../mocks/reply.ts'

export interface Asked {
  method?: string
  url?: string
  /** `null` sends no Authorization at all. */
  key?: string | null
  headers?: Record<string, string>
  body?: unknown
}

/** A chat request unless said otherwise; a body that is no string is sent as JSON. */
export function toRequest({
  method = 'POST',
  url = '/v1/chat/completions',
  key = 'sk-test-123456789',
  headers = {},
  body,
}: Asked): MockRequest {
  const bytes = body instanceof Uint8Array ? body : toBytes(body)
  const authorization = key === null ? {} : { authorization: `Bearer ${key}` }
  return { method, url, headers: { ...authorization, ...headers }, body: bytes }
}

export function ask(
  mock: Mock,
  asked: Asked = {},
): Reply & { text: string; json: unknown; header: (name: string) => string | undefined } {
  const reply = answer(toRequest(asked), mock)
  const text = toText(reply)
  return {
    ...reply,
    text,
    get json() {
      return JSON.parse(text)
    },
    header: (name) => reply.headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1],
  }
}

/** The whole body, events joined. */
export function toText({ body }: Reply): string {
  const parts = body.kind === 'bytes' ? [body.bytes] : body.events.map(({ bytes }) => bytes)
  return parts.map((part) => (typeof part === 'string' ? part : new TextDecoder().decode(part))).join('')
}

/** The smallest body that is answered. */
export const hello = { model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Say hello.' }] }

function toBytes(body: unknown): Uint8Array {
  if (body === undefined) return new Uint8Array(0)
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body))
}
