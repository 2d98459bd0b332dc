/** Finds the form of an earlier answer in JSON that the next one is to have: `Extract: …`, an object, `Extract: …`. */
import { findObjects } from './json-in-text.ts'
import { isRecord } from './request-view.ts'
import type { RequestView } from './request-view.ts'

const fence = '\u0060\u0060\u0060'

export interface EarlierForm {
  readonly schema: Record<string, unknown>
  readonly isFenced: boolean
}

/** The form of the answer before, where it was an object and the request begins as the one before: `Extract: …`. */
export function findEarlierForm({ messages, taskText, toolResults }: RequestView): EarlierForm | null {
  const answer = messages.at(-2)
  const request = messages.at(-3)
  if (answer?.role !== 'assistant' || request?.role !== 'user' || toolResults.length > 0) return null
  const written = answer.text.trim()
  const head = /^[^\s:：]{2,30}[:：]/.exec(taskText)?.[0]
  if (
    written.length > 4000 ||
    !/^(?:\{|\u0060{3})/.test(written) ||
    head === undefined ||
    !request.text.startsWith(head)
  )
    return null
  const [found] = findObjects(written)
  const rest = found === undefined ? '' : written.slice(0, found.start) + written.slice(found.end)
  if (found === undefined || rest.replace(/\u0060{3}(?:json)?/g, '').trim() !== '') return null
  // The members keep their types.
  const schema = toSchemaOf(found.value, 0)
  return { schema, isFenced: written.startsWith(fence) }
}

function toSchemaOf(value: unknown, depth: number): Record<string, unknown> {
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' }
  if (typeof value === 'boolean') return { type: 'boolean' }
  if (Array.isArray(value)) return { type: 'array', items: depth > 4 ? {} : toSchemaOf(value[0], depth + 1) }
  if (!isRecord(value) || depth > 4) return { type: 'string' }
  const properties = Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, toSchemaOf(member, depth + 1)]),
  )
  return { type: 'object', properties, required: Object.keys(value) }
}
