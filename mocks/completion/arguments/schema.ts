/** Reads JSON Schemas as data: references, types, and the intersection of two schemas. */
import { decodePercent } from '../../../openapi/decode-percent.ts'
import { acceptsPattern } from './linear-pattern.ts'

export type Schema = Readonly<Record<string, unknown>>
/** A schema: an object, true for one that accepts everything, or false for one that accepts nothing. */
export type SchemaLike = Schema | boolean

export function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function toSchemaLike(value: unknown): SchemaLike {
  return value === false || isSchema(value) ? value : true
}

export function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function toNumber(value: unknown): number | undefined {
  return typeof value === 'number' && !Number.isNaN(value) ? value : undefined
}

/** The schema that a `$ref` inside the document points to; undefined if there is none. */
export function findReference(root: SchemaLike, reference: string): SchemaLike | undefined {
  if (reference === '#' || reference === '') return root
  if (!reference.startsWith('#/')) return findAnchor(root, reference.replace(/^#/, ''))
  let at: unknown = root
  for (const raw of reference.slice(2).split('/')) {
    const key = decodePercent(raw.replaceAll('~1', '/').replaceAll('~0', '~'))
    if (Array.isArray(at)) at = at[Number(key)]
    else if (isSchema(at) && Object.hasOwn(at, key)) at = at[key]
    else return undefined
  }
  return typeof at === 'boolean' || isSchema(at) ? at : undefined
}

function findAnchor(root: SchemaLike, name: string): SchemaLike | undefined {
  const definitions = isSchema(root) && isSchema(root['$defs']) ? Object.values(root['$defs']) : []
  for (const item of definitions) if (isSchema(item) && (item['$anchor'] === name || item['$id'] === name)) return item
  return isSchema(root) && (root['$id'] === name || root['$anchor'] === name) ? root : undefined
}

/** The intersection of two schemas. Keywords that cannot be combined are taken from `a`; the finished value is checked against both. */
export function intersect(a: SchemaLike, b: SchemaLike): SchemaLike {
  if (a === false || b === false) return false
  if (a === true || a === b) return b
  if (b === true) return a
  const out: Record<string, unknown> = { ...b, ...a }
  for (const key of ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties', 'minContains'])
    choose(out, key, a, b, Math.max)
  for (const key of ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties', 'maxContains'])
    choose(out, key, a, b, Math.min)
  if (a['type'] !== undefined && b['type'] !== undefined) {
    const types = intersectTypes(typesOf(a), typesOf(b))
    if (types.length === 0) return false
    out['type'] = types
  }
  if (Array.isArray(a['enum']) && Array.isArray(b['enum'])) {
    const other = new Set(b['enum'].map((item) => JSON.stringify(item)))
    out['enum'] = a['enum'].filter((item) => other.has(JSON.stringify(item)))
  }
  if (a['required'] !== undefined && b['required'] !== undefined)
    out['required'] = [...new Set([...toList(a['required']), ...toList(b['required'])])]
  if (a['multipleOf'] !== undefined && b['multipleOf'] !== undefined)
    out['multipleOf'] = toCommonMultiple(a['multipleOf'], b['multipleOf'])
  intersectProperties(out, a, b)
  for (const key of ['items', 'propertyNames', 'contains'])
    if (a[key] !== undefined && b[key] !== undefined && !Array.isArray(a[key]) && !Array.isArray(b[key]))
      out[key] = { allOf: [a[key], b[key]] }
  return out
}

/** The types that a schema allows; empty if it allows every type. */
export function typesOf(schema: Schema): string[] {
  const type = schema['type']
  if (typeof type === 'string') return [type]
  return Array.isArray(type) ? type.filter((item): item is string => typeof item === 'string') : []
}

function intersectTypes(a: readonly string[], b: readonly string[]): string[] {
  const out = new Set<string>()
  for (const type of a) {
    if (b.includes(type)) out.add(type)
    else if (type === 'integer' && b.includes('number')) out.add('integer')
    else if (type === 'number' && b.includes('integer')) out.add('integer')
  }
  return [...out]
}

function choose(
  out: Record<string, unknown>,
  key: string,
  a: Schema,
  b: Schema,
  pick: (x: number, y: number) => number,
): void {
  const x = toNumber(a[key])
  const y = toNumber(b[key])
  if (x !== undefined && y !== undefined) out[key] = pick(x, y)
}

function toCommonMultiple(a: unknown, b: unknown): number {
  const x = toNumber(a) ?? 1
  const y = toNumber(b) ?? 1
  if (!Number.isInteger(x) || !Number.isInteger(y)) return Math.max(x, y)
  let [p, q] = [x, y]
  while (q !== 0) [p, q] = [q, p % q]
  return (x / p) * y
}

/** The properties of both schemas. For a property that one schema does not name, its `additionalProperties` applies. */
function intersectProperties(out: Record<string, unknown>, a: Schema, b: Schema): void {
  const left = isSchema(a['properties']) ? a['properties'] : {}
  const right = isSchema(b['properties']) ? b['properties'] : {}
  const properties: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const x = Object.hasOwn(left, key) ? left[key] : restOf(a, key)
    const y = Object.hasOwn(right, key) ? right[key] : restOf(b, key)
    if (x === undefined || x === y) properties[key] = y
    else properties[key] = y === undefined ? x : { allOf: [x, y] }
  }
  if (Object.keys(properties).length > 0) out['properties'] = properties
  const x = a['additionalProperties']
  const y = b['additionalProperties']
  if (x !== undefined && y !== undefined)
    out['additionalProperties'] = x === false || y === false ? false : { allOf: [x, y] }
}

function restOf(schema: Schema, key: string): unknown {
  const patterns = isSchema(schema['patternProperties']) ? Object.keys(schema['patternProperties']) : []
  return patterns.some((pattern) => key.length < 200 && acceptsPattern(pattern, key))
    ? undefined
    : schema['additionalProperties']
}
