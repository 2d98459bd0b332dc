/** Schemas for the keys of an object that a prompt names or outlines. */
import { escapePattern } from '../common/index.ts'
import { createRecentMap } from './recent-map.ts'
import { findOptions } from './options.ts'
import { isRecord } from './request-view.ts'

/** `positive|negative|neutral`. */
const alternatives = /^\s*[\p{L}\d_-]{1,60}(?:\s{0,3}\|\s{0,3}[\p{L}\d_-]{1,60}){1,40}\s*$/u

/** `an array of numbers from 1 to 9`. */
const listedNumbers = /\b(?:array|list) of (?:the )?numbers from (-?\d{1,4}) to (-?\d{1,4})\b/i

/** A plain schema for a key: of the type of its template value, as the words after it say, else as its name suggests. */
export function toPropertySchema(key: string, shown: unknown, text: string): Record<string, unknown> {
  // Dots stand for any value.
  const template = typeof shown === 'string' && /^[.…]+$/.test(shown) ? '' : shown
  if (typeof template === 'number') return { type: 'number' }
  if (typeof template === 'boolean') return { type: 'boolean' }
  if (typeof template === 'string' && alternatives.test(template)) return { enum: template.trim().split(/\s*\|\s*/) }
  if (Array.isArray(template))
    return { type: 'array', items: isRecord(template[0]) ? toObjectSchema(template[0]) : { type: 'string' } }
  if (isRecord(template) && Object.keys(template).length > 0) return toObjectSchema(template)
  const range = listedNumbers.exec(text)
  if (range !== null && /^(?:numbers?|values?|list|array|items|sequence|range)$/i.test(key)) {
    const [from, to] = [Number(range[1]), Number(range[2])]
    if (to >= from && to - from < 1000) return { const: Array.from({ length: to - from + 1 }, (_, at) => from + at) }
  }
  const hint = typeof template === 'string' && template !== '' ? { description: template } : {}
  const written = readNote(key, text)
  // `"name": "..."` is no note.
  const note =
    (template === '' && /^["']\s?(?:[.…]|["'])/.test(written ?? '') ? undefined : written) ??
    (typeof template === 'string' ? template : '')
  const options = note === '' ? [] : findOptions(note)
  if (options.length > 1) return { enum: options.map((option) => option.value) }
  if (key === 'sentiment') return { enum: ['positive', 'negative', 'neutral'] }
  const limits = /\b(-?\d+(?:\.\d+)?)\s?(?:to|-|–|and|through)\s?(\d+(?:\.\d+)?)\b/.exec(note)
  if (limits !== null && !/\d{4}-\d\d|words?|characters?|sentences?/.test(note))
    return {
      type: Number(limits[2]) > 1 ? 'integer' : 'number',
      minimum: Number(limits[1]),
      maximum: Number(limits[2]),
    }
  const said = patternsFor(key).type.exec(text)?.[1]?.toLowerCase()
  if (said === 'number' || said === 'float') return { type: 'number' }
  if (said === 'integer' || said === 'int') return { type: 'integer' }
  if (said === 'boolean' || said === 'bool') return { type: 'boolean' }
  if (said === 'array' || said === 'list') return { type: 'array', items: { type: 'string' } }
  if (said === 'string') return { type: 'string', ...hint }
  // `1200 pallets` for `pallets`.
  const counted = patternsFor(key).counted.exec(text)
  if (counted !== null) return { type: counted[1] === undefined ? 'integer' : 'number' }
  if (
    /^(?:age|count|number|num|year|quantity|score|rank|stars|population)$|_(?:count|id)$/i.test(key) &&
    !(typeof template === 'string' && template !== '')
  )
    return { type: 'integer' }
  if (
    /^(?:temperature|price|amount|total|lat|lng|lon|latitude|longitude|rating|confidence|weight|height|value|result|sum|humidity|salary|cost|fee|revenue|budget|distance|speed|area|volume)$/i.test(
      key,
    )
  )
    return { type: 'number' }
  if (/_(?:kg|g|lbs|cm|mm|m|km|usd|eur|cny|minutes|seconds|hours|days|percent)$/i.test(key)) return { type: 'number' }
  if (/^(?:published|created|updated|posted|deleted|sent|started|ended)_?at$/i.test(key))
    return { type: 'string', format: 'date-time' }
  if (/^(?:year|\w+_year|population|quantity|age)$/i.test(key) && template === undefined) return { type: 'integer' }
  if (/^(?:is|has|can)[_A-Z]|^(?:ok|success|valid|enabled|active|available|correct)$/.test(key))
    return { type: 'boolean' }
  if (
    /^(?:items|tags|colors|colours|names|list|keywords|steps|examples|results|cities|fruits|ingredients|to_?dos|tasks|countries|animals|books|movies|films|songs|ideas|questions|facts|reasons|people|users|skills|hobbies|languages|topics|features|benefits|words|sentences)$/i.test(
      key,
    )
  )
    return { type: 'array', items: { type: 'string' }, minItems: 2 }
  return { type: 'string', ...hint }
}

interface KeyPatterns {
  /** The key as a whole word. */
  readonly name: RegExp
  /** The type that is written beside it: `age: integer`, `"age" (number)`, `a "tags" array`. */
  readonly type: RegExp
  /** The key after a number: `1200 pallets`. */
  readonly counted: RegExp
}

const patterns = createRecentMap<string, KeyPatterns>(500)
const longestKept = 200

/** The patterns of a key; programs ask for the same keys again and again. */
function patternsFor(key: string): KeyPatterns {
  const known = patterns.get(key)
  if (known !== undefined) return known
  const escaped = escapePattern(key)
  const made = {
    name: new RegExp(String.raw`(?<![\w])${escaped}(?![\w])`),
    type: new RegExp(
      String.raw`${escaped}(?:["'\u0060”」]?\s*[(:（：]\s*|["'\u0060”]\s)(string|number|integer|boolean|bool|array|list|int|float)`,
      'i',
    ),
    counted: new RegExp(
      String.raw`(?<!\b(?:give|list|create|generate|write|name|suggest|provide|with|exactly|of)\s(?:me\s)?)(?<![\w.])\d[\d,]*(\.\d+)?\s${key.split('_').map(escapePattern).join('[ _]')}\b`,
      'i',
    ),
  }
  if (key.length <= longestKept) patterns.set(key, made)
  return made
}

/** What a prompt says about a key beside it: `"sentiment" (positive, negative or neutral)`, `- score: from 0 to 10`. */
function readNote(key: string, text: string): string | undefined {
  const at = text.search(patternsFor(key).name)
  if (at < 0) return undefined
  const after = text.slice(at + key.length, at + key.length + 200)
  return /^["'\u0060*”]{0,3}\s{0,2}(?:\(([^()\n]{3,160})\)|[:：–—-]\s([^\n]{3,160}))/
    .exec(after)
    ?.slice(1)
    .find((part) => part !== undefined)
}

function toObjectSchema(template: Record<string, unknown>): Record<string, unknown> {
  const properties: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(template)) properties[key] = toPropertySchema(key, value, '')
  return { type: 'object', properties, required: Object.keys(template) }
}
