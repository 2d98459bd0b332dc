/** Writes arguments as JSON, and compares them. */
import { isRecord } from '../request-view.ts'

/** Arguments in one form: without differences of case and space. */
export function toComparable(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, '')
}

/** JSON with a space after each comma and colon. */
export function writeSpaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeSpaced).join(', ')}]`
  if (!isRecord(value)) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${writeSpaced(item)}`)
    .join(', ')}}`
}
