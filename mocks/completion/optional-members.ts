/** Optional members of an answer: those that the text gives, and a question where it gives none. */
import { toText } from '../common/index.ts'
import { readNumbers } from './facts/numbers.ts'
import { asksToCreate } from './invented.ts'
import { isRecord } from './request-view.ts'

/** A question for the member that is there to ask for what a request leaves out; null where there is none. */
export function askBack(properties: Readonly<Record<string, unknown>>, text: string): Record<string, unknown> | null {
  const key = Object.keys(properties).find((one) => {
    const schema = properties[one]
    const about = isRecord(schema) ? schema['description'] : undefined
    return isRecord(schema) && schema['type'] === 'string' && /\b(?:ask|asking|questions?)\b/i.test(toText(about))
  })
  return key === undefined ? null : { [key]: `Could you tell me more about this: ${text.trim().slice(0, 400)}?` }
}

/** The value with those further members of the full one that are written in the text. */
export function withStated(value: unknown, full: unknown, text: string): unknown {
  if (Array.isArray(value) && Array.isArray(full)) return value.map((one, at) => withStated(one, full[at], text))
  if (!isRecord(value) || !isRecord(full)) return value
  const members = Object.entries(full).map(([key, own]) => {
    if (Object.hasOwn(value, key)) return [[key, withStated(value[key], own, text)]]
    const isSpan =
      !/duration|^length$/i.test(key) || /\b(?:hours?|minutes?|mins?|days?|weeks?|months?|years?)\b/i.test(toText(own))
    const isCount = typeof own !== 'number' || /^(?:quantity|qty|count|amount)$/i.test(key)
    return isSpan && isCount && isStated(own, text) ? [[key, own]] : []
  })
  return Object.fromEntries(members.flat())
}

function isStated(value: unknown, text: string): boolean {
  if (typeof value === 'number') return value > 1 && readNumbers(text).some((number) => number.value === value)
  if (Array.isArray(value)) return value.length > 0 && value.every((one) => isStated(one, text))
  return typeof value === 'string' && value.length > 1 && text.includes(value)
}

const longestValue = 40
const notValue = /^(?:my|i|i['’]m|he|she|it|the|this|that|his|her|your|our|we|you|they)\b/i

/**
 * The object without those short texts of optional members that the conversation does not say. Where something is to be created, and for
 * members of other types, all stay.
 */
export function withoutUnsaid(value: unknown, schema: unknown, text: string): unknown {
  if (!isRecord(value) || !isRecord(schema) || !isRecord(schema['properties'])) return value
  const { properties } = schema
  const required = Array.isArray(schema['required']) ? schema['required'] : []
  if (required.length === 0 || Object.keys(value).every((key) => required.includes(key)) || asksToCreate(text))
    return value
  const lower = text.toLowerCase()
  const isUnsaid = (key: string, own: unknown): boolean => {
    const member = properties[key]
    if (!isRecord(member) || member['default'] !== undefined || member['enum'] !== undefined) return false
    if (Array.isArray(own)) return own.length > 0 && own.every((one) => typeof one === 'string' && isUnsaid(key, one))
    if (typeof own !== 'string' || own.length > longestValue || /\d/.test(own)) return false
    // The value of another member says nothing about this one.
    if (Object.entries(value).some(([other, said]) => other !== key && required.includes(other) && said === own))
      return true
    return notValue.test(own) || !lower.includes(own.toLowerCase())
  }
  const kept = Object.entries(value).filter(([key, own]) => required.includes(key) || !isUnsaid(key, own))
  return kept.length === Object.keys(value).length ? value : Object.fromEntries(kept)
}
