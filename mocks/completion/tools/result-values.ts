/** Takes arguments from the results of earlier calls: the `customer_id` that a search returned. */
import { isRecord } from '../request-view.ts'
import type { RequestView } from '../request-view.ts'

const longest = 100_000
const mostValues = 200
const mostEarlier = 4

/** The arguments with the values that JSON results give under the same name. */
export function withResultValues(
  value: unknown,
  parameters: Readonly<Record<string, unknown>>,
  { toolResults, messages, userText }: RequestView,
): unknown {
  const earlier = toolResults.length > 0 ? [] : messages.filter(({ role }) => role === 'tool').slice(-mostEarlier)
  if ((toolResults.length === 0 && earlier.length === 0) || !isRecord(value)) return value
  const properties = isRecord(parameters['properties']) ? parameters['properties'] : {}
  const known = readValues([...toolResults, ...earlier].map(({ text }) => text))
  const taken: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(properties)) {
    const found = known.get(name) ?? (name.endsWith('_id') ? known.get('id') : undefined)
    // Of results of earlier turns only ids are taken, which the user cannot give.
    if (toolResults.length === 0 && (!/(?:^|_)id$|Id$|^ref$/.test(name) || isIn(userText, value[name]))) continue
    if (found !== undefined && Object.hasOwn(value, name) && suits(found, schema)) taken[name] = found
  }
  return { ...value, ...taken }
}

/** Whether the user gives a value. */
function isIn(text: string, value: unknown): boolean {
  return (typeof value === 'string' || typeof value === 'number') && text.includes(String(value))
}

/** The plain members of the results; of a list those of its first item. */
function readValues(texts: readonly string[]): Map<string, string | number> {
  const found = new Map<string, string | number>()
  for (const text of texts) collect(parse(text), found, 0)
  return found
}

function collect(value: unknown, found: Map<string, string | number>, depth: number): void {
  if (depth > 3 || found.size > mostValues) return
  if (Array.isArray(value)) return collect(value[0], found, depth + 1)
  if (!isRecord(value)) return
  for (const [key, item] of Object.entries(value)) {
    if ((typeof item === 'string' || typeof item === 'number') && !found.has(key)) found.set(key, item)
    else collect(item, found, depth + 1)
  }
}

function parse(text: string): unknown {
  if (text.length > longest || !/^\s*[[{]/.test(text)) return null
  try {
    return JSON.parse(text)
  } catch {
    // Results in plain text have no members.
    return null
  }
}

function suits(value: string | number, schema: unknown): boolean {
  if (!isRecord(schema) || schema['enum'] !== undefined || schema['pattern'] !== undefined) return false
  if (typeof value === 'string') return schema['type'] === 'string'
  return schema['type'] === 'number' || (schema['type'] === 'integer' && Number.isInteger(value))
}
