/** Helpers for tests of the mock: a request as the adapters pass it, a reply as text. */
import { answer } from '../../../mocks/answer.ts'
import type { Mock } from '../../../mocks/state/mock.ts'
import type { MockRequest, Reply } from '../../../mocks/reply/types.ts'

export interface Asked {
  method?: string
  url?: string
  /** `null` sends no Authorization at all. */
  key?: string | null
  headers?: Record<string, string>
  body?: unknown
}

/** A chat request by default; a body that is not a string is sent as JSON. */
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

/** A reply with its text, its JSON, and a header by name. */
export interface Answered extends Reply {
  text: string
  json: unknown
  header: (name: string) => string | undefined
}

export function ask(mock: Mock, asked: Asked = {}): Answered {
  const reply = answer(toRequest(asked), mock)
  const text = toText(reply)
  const header = (name: string) => reply.headers.find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]
  // Not enumerable: a copy of the reply must not parse a body that is not JSON.
  const json = { get: () => JSON.parse(text) as unknown, enumerable: false }
  return Object.defineProperty({ ...reply, text, header }, 'json', json) as Answered
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
