/**
 * Bodies inside other JSON: a transcript line `{"response": {…}, "type": "chat_response"}`, an output line of a batch, and the error
 * object of the OpenAI Node SDK. The body inside is judged as compact JSON: the original white space and key order are lost.
 */
import type { HeaderList } from '../exchange.ts'

export interface Unwrapped {
  /** Names the wrapper, for a note. */
  wrapper: string
  body: string
  json: unknown
  status: number | null
  headers: HeaderList | null
}

/** The body inside a wrapper; null when there is no wrapper. */
export function toUnwrapped(json: unknown): Unwrapped | null {
  if (!isObject(json)) return null
  if (isObject(json.response) && 'custom_id' in json && isObject(json.response.body))
    return toBody('a line of a batch output', json.response.body, toStatus(json.response.status_code))
  if (isObject(json.response) && typeof json.type === 'string' && /(^|_)response$/.test(json.type))
    return toBody(`a transcript line (type ${json.type})`, json.response, null)
  const inner = json.error
  if (isObject(inner) && isObject(inner.headers) && isObject(inner.error))
    return {
      ...toBody("an SDK's error object", { error: inner.error }, toStatus(inner.status)),
      headers: Object.entries(inner.headers).map(([name, value]) => [name, String(value)] as const),
    }
  return null
}

function toBody(wrapper: string, json: unknown, status: number | null): Unwrapped {
  return { wrapper, body: JSON.stringify(json), json, status, headers: null }
}

function toStatus(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599 ? value : null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
