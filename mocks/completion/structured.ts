/**
 * Content for `response_format`: one compact JSON value (Kimi-Vendor-Verifier, test_response_format.py, August 2026: no line
 * feed, no tab); `json_object` holds the keys that the prompt names, `json_schema` keeps the schema.
 */
import { generateFromSchema } from './arguments/generate.ts'
import { readHints } from './arguments/hints.ts'
import { findKeys } from './json-keys.ts'
import { findShape } from './json-shape.ts'
import { isRecord } from './request-view.ts'
import type { RequestView } from './request-view.ts'
import type { RequestLike } from './shapes.ts'
import { findLiteral } from './text/literal.ts'

/** The JSON text a request wants as content; null when it wants plain text. */
export function writeStructured(
  request: RequestLike,
  view: RequestView,
  seed: string,
  nowSeconds: number,
  answer: () => string,
): string | null {
  const format = isRecord(request['response_format']) ? request['response_format'] : {}
  if (format['type'] === 'json_schema') {
    const schema = isRecord(format['json_schema']) ? format['json_schema']['schema'] : undefined
    const hints = readHints(view.userText, view.chinese, nowSeconds)
    return JSON.stringify(generateFromSchema(schema, hints, { seed, optional: 'all' }))
  }
  // Asked for in words only: JSON all the same, when the keys are clear.
  const wanted =
    format['type'] === 'json_object' ||
    (/\bjson\b/i.test(view.userText) && view.toolResults.length === 0 && findKeys(view.userText).length > 0)
  return wanted ? writeObject(view, seed, nowSeconds, answer) : null
}

function writeObject(view: RequestView, seed: string, nowSeconds: number, answer: () => string): string {
  const text = view.userText
  const given = findObject(text)
  const literal = given === null ? null : findLiteral(text)
  if (
    given !== null &&
    (literal === null ? /\bexactly\b|\bthis json\b|原样/i.test(text) : findObject(literal) !== null)
  )
    return JSON.stringify(given)
  if (/\bempty (?:json )?object\b|空对象/i.test(text)) return '{}'
  const named = findKeys(text)
  if (named.length === 0 && given !== null) return JSON.stringify(given)
  const drawing = given === null ? findShape(text) : null
  const { keys, template } = findForm(named, given ?? drawing?.shape ?? null, view.systemText)
  if (keys.length === 0) return JSON.stringify({ answer: answer() })
  const properties: Record<string, unknown> = {}
  for (const key of keys) properties[key] = toSchema(key, template?.[key], text)
  const hints = readHints(drawing?.rest ?? text, view.chinese, nowSeconds)
  // The names of the keys are no values.
  hints.quoted = hints.quoted.filter((quoted) => !keys.includes(quoted))
  const value = generateFromSchema({ type: 'object', properties, required: keys }, hints, { seed })
  const main = keys.find((key) => speaking.test(key) && typeof template?.[key] === 'string')
  return JSON.stringify(main === undefined || !isRecord(value) ? value : { ...value, [main]: answer() })
}

/** Keys whose value is the answer itself. */
const speaking = /^(?:answer|text|content|reply|response|message)$/i

/** The keys to fill: those the user names, else the object the user draws, else what the system message says in either way. */
function findForm(
  named: string[],
  drawn: Record<string, unknown> | null,
  systemText: string,
): { keys: string[]; template: Record<string, unknown> | null } {
  const template = drawn ?? findObject(systemText) ?? findShape(systemText)?.shape ?? null
  if (named.length > 0) return { keys: named, template }
  const said = drawn === null ? findKeys(systemText) : []
  // Keys that are explained beside a drawing are some of it.
  const isDrawn = template !== null && said.every((key) => Object.hasOwn(template, key))
  return { keys: isDrawn ? Object.keys(template) : said, template }
}

/** The first JSON object that stands in a text. */
function findObject(text: string): Record<string, unknown> | null {
  const start = text.indexOf('{')
  if (start < 0 || text.length > 20_000) return null
  for (
    let end = text.lastIndexOf('}'), tries = 0;
    end > start && tries < 20;
    end = text.lastIndexOf('}', end - 1), tries++
  ) {
    try {
      const value: unknown = JSON.parse(text.slice(start, end + 1))
      return isRecord(value) ? value : null
    } catch {
      // The bracket closed something else: try the one before.
    }
  }
  return null
}

/** `positive|negative|neutral`. */
const choices = /^\s*[\p{L}\d_-]+(?:\s*\|\s*[\p{L}\d_-]+)+\s*$/u

/** A plain schema for a key: as its template value, as the words after it say, else as its name suggests. */
function toSchema(key: string, template: unknown, text: string): Record<string, unknown> {
  if (typeof template === 'number') return { type: 'number' }
  if (typeof template === 'boolean') return { type: 'boolean' }
  if (typeof template === 'string' && choices.test(template)) return { enum: template.trim().split(/\s*\|\s*/) }
  if (Array.isArray(template))
    return { type: 'array', items: isRecord(template[0]) ? toObjectSchema(template[0]) : { type: 'string' } }
  if (isRecord(template) && Object.keys(template).length > 0) return toObjectSchema(template)
  const escaped = key.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&')
  const said = new RegExp(
    String.raw`${escaped}["'\u0060”」]?\s*[(:（：]\s*(string|number|integer|boolean|bool|array|list|int|float)`,
    'i',
  )
    .exec(text)?.[1]
    ?.toLowerCase()
  if (said === 'number' || said === 'float') return { type: 'number' }
  if (said === 'integer' || said === 'int') return { type: 'integer' }
  if (said === 'boolean' || said === 'bool') return { type: 'boolean' }
  if (said === 'array' || said === 'list') return { type: 'array', items: { type: 'string' } }
  if (said === 'string') return { type: 'string' }
  if (/^(?:age|count|total|number|num|year|quantity|score|rank|population)$|_(?:count|id)$/i.test(key))
    return { type: 'integer' }
  if (
    /^(?:temperature|price|amount|lat|lng|lon|latitude|longitude|rating|confidence|weight|height|value|result|sum|humidity)$/i.test(
      key,
    )
  )
    return { type: 'number' }
  if (/^(?:is|has|can)[_A-Z]|^(?:ok|success|valid|enabled|active|available|correct)$/.test(key))
    return { type: 'boolean' }
  if (/^(?:items|tags|colors|colours|names|list|keywords|steps|examples|results|cities|fruits)$/i.test(key))
    return { type: 'array', items: { type: 'string' }, minItems: 2 }
  return { type: 'string' }
}

function toObjectSchema(template: Record<string, unknown>): Record<string, unknown> {
  const properties: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(template)) properties[key] = toSchema(key, value, '')
  return { type: 'object', properties, required: Object.keys(template) }
}
