/** Objects: required properties first, optional ones when wanted, others up to the least number. */
import { accepts } from './accepts.ts'
import { flatten } from './flatten.ts'
import { randomAt } from './run.ts'
import type { Place, Run } from './run.ts'
import { acceptsPattern } from './linear-pattern.ts'
import { createMatchWriter } from './pattern-writer.ts'
import { isSchema, meet, toList, toNumber, typesOf } from './schema.ts'
import type { Schema } from './schema.ts'
import { names } from './candidate-values.ts'

/** An object for a flat schema; its keys stand in the order of `properties`. */
export function writeObject(flat: Schema, place: Place, run: Run): Record<string, unknown> {
  const properties = isSchema(flat['properties']) ? flat['properties'] : {}
  const required = new Set(toList(flat['required']).filter((key): key is string => typeof key === 'string'))
  const min = toNumber(flat['minProperties']) ?? 0
  const max = toNumber(flat['maxProperties']) ?? Infinity
  const keys = new Set<string>()
  for (const key of Object.keys(properties)) if (required.has(key)) keys.add(key)
  for (const key of required) keys.add(key)
  addDependents(flat, keys)
  const optional = Object.keys(properties).filter((key) => !keys.has(key) && run.ends(properties[key]) < Infinity)
  for (const key of optional) if (keys.size < max && wanted(key, properties[key], place, run)) keys.add(key)
  addDependents(flat, keys)
  for (const key of optional) if (keys.size < min) keys.add(key)
  addDependents(flat, keys)
  addOthers(flat, keys, Math.max(min, othersWished(flat, keys, place, run)), max, place, run)

  let schema = flat
  for (const [key, sub] of Object.entries(isSchema(flat['dependentSchemas']) ? flat['dependentSchemas'] : {})) {
    if (!keys.has(key)) continue
    const met = meet(
      schema,
      flatten(sub === false ? false : isSchema(sub) ? sub : true, run, {
        variant: place.variant,
        attempt: 0,
        depth: place.depth,
      }),
    )
    if (isSchema(met)) schema = met
    for (const name of toList(schema['required'])) if (typeof name === 'string') keys.add(name)
  }

  const order = Object.keys(properties).filter((key) => keys.has(key))
  for (const key of keys) if (!Object.hasOwn(properties, key)) order.push(key)
  // Without a prototype, so that a property called `__proto__` is one like any other.
  const out = Object.create(null) as Record<string, unknown>
  for (const key of order)
    out[key] = run.generate(schemaOf(schema, key), {
      name: key,
      description: '',
      depth: place.depth + 1,
      variant: place.variant,
    })
  return out
}

/** Everything a schema demands of one property. */
function schemaOf(schema: Schema, key: string): unknown {
  const demands: unknown[] = []
  if (isSchema(schema['properties']) && Object.hasOwn(schema['properties'], key))
    demands.push(schema['properties'][key])
  for (const [pattern, sub] of Object.entries(isSchema(schema['patternProperties']) ? schema['patternProperties'] : {}))
    if (acceptsPattern(pattern, key)) demands.push(sub)
  if (demands.length === 0) return schema['additionalProperties'] ?? true
  return demands.length === 1 ? demands[0] : { allOf: demands }
}

function addDependents(flat: Schema, keys: Set<string>): void {
  if (!isSchema(flat['dependentRequired'])) return
  for (const key of keys)
    if (Object.hasOwn(flat['dependentRequired'], key))
      for (const needed of toList(flat['dependentRequired'][key])) if (typeof needed === 'string') keys.add(needed)
}

/** An optional property is written when everything is wanted, or when the message speaks of it. */
function wanted(key: string, schema: unknown, place: Place, run: Run): boolean {
  if (schema === false || place.depth >= 4) return false
  if (run.optional === 'all') return place.depth < 3 || run.ends(schema) <= 1
  const { text, numbers, dates, emails, urls, times } = run.hints
  const flat = flatten(isSchema(schema) ? schema : true, run, { variant: 0, attempt: 0, depth: place.depth })
  if (!isSchema(flat)) return false
  if (Array.isArray(flat['enum'])) return flat['enum'].some((value) => typeof value === 'string' && names(text, value))
  const types = typesOf(flat)
  if (types.includes('boolean')) return names(text, key)
  if (types.includes('integer') || types.includes('number'))
    return numbers.length > 0 && (names(text, key) || /limit|count|days|amount|^(?:a|b|x|y|n|num\w*)$/i.test(key))
  if (types.includes('object')) return names(text, key)
  if (/date|day/i.test(key)) return dates.length > 0
  if (/time/i.test(key)) return times.length > 0
  if (/mail|recipient/i.test(key)) return emails.length > 0
  if (/url|link/i.test(key)) return urls.length > 0
  if (/cit(?:y|ies)|location|place/i.test(key)) return run.hints.places.length > 0
  if (/^(?:query|q|keywords?|search\w*|question|expression)$/i.test(key)) return text !== ''
  return names(text, key)
}

/** A map without named properties gets an entry where everything is wanted. */
function othersWished(flat: Schema, keys: ReadonlySet<string>, place: Place, run: Run): number {
  const rest = flat['additionalProperties']
  return keys.size === 0 && isSchema(rest) && run.optional === 'all' && place.depth < 3 && run.ends(rest) < Infinity
    ? 1
    : 0
}

/** Adds keys of no name in the schema until there are enough. */
function addOthers(flat: Schema, keys: Set<string>, min: number, max: number, place: Place, run: Run): void {
  const patterns = Object.keys(isSchema(flat['patternProperties']) ? flat['patternProperties'] : {})
  const properties = isSchema(flat['properties']) ? flat['properties'] : {}
  const limit = Math.min(min, max, 1000)
  for (let i = 0; keys.size < limit && i < limit * 4 + 40; i++) {
    const key = toKey(flat, patterns, i, place, run)
    if (key === null) return
    if (keys.has(key) || Object.hasOwn(properties, key)) continue
    if (flat['propertyNames'] !== undefined && !accepts(flat['propertyNames'], key, run.root)) continue
    keys.add(key)
  }
}

function toKey(flat: Schema, patterns: readonly string[], i: number, place: Place, run: Run): string | null {
  if (flat['propertyNames'] !== undefined) {
    const name = run.generate(
      { allOf: [{ type: 'string' }, flat['propertyNames']] },
      { name: 'key', description: '', depth: place.depth + 1, variant: i },
    )
    return typeof name === 'string' ? name : `key${i + 1}`
  }
  if (flat['additionalProperties'] !== false) return `key${i + 1}`
  const pattern = patterns[i % Math.max(1, patterns.length)]
  if (pattern === undefined) return null
  const write = createMatchWriter(pattern)
  if (write === null) return null
  const key = write(randomAt(run, { ...place, variant: i }), i % 8)
  const longer = i === 0 ? key : key + String(i)
  return acceptsPattern(pattern, longer) ? longer : key
}
