/** Checks whether a value matches its JSON Schema. The keyword `format` is not checked. */
import { toText } from '../../common/index.ts'
import { acceptsPattern } from './linear-pattern.ts'
import { findReference, isSchema, toList, toNumber, typesOf } from './schema.ts'
import type { Schema, SchemaLike } from './schema.ts'

const deepest = 200

/** How many subschemas may still be visited. All checks of one generation share this count. */
export interface Steps {
  left: number
}

/** The most subschemas that one generation may visit: a few `allOf` that refer to each other would otherwise take unlimited time. */
export const mostSteps = 200_000

/** Whether a schema accepts a value. References are resolved in `root`. When the steps are used up, the rest counts as accepted. */
export function accepts(schema: unknown, value: unknown, root: SchemaLike, steps: Steps, depth = 0): boolean {
  if (schema === false) return false
  if (!isSchema(schema) || depth > deepest || --steps.left < 0) return true
  const inner = (sub: unknown, item: unknown = value): boolean => accepts(sub, item, root, steps, depth + 1)
  if (typeof schema['$ref'] === 'string') {
    const target = findReference(root, schema['$ref'])
    if (target === undefined || !inner(target)) return false
  }
  const types = typesOf(schema)
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) return false
  if ('const' in schema && !equal(schema['const'], value)) return false
  if (Array.isArray(schema['enum']) && !schema['enum'].some((item) => equal(item, value))) return false
  if (toList(schema['allOf']).some((sub) => !inner(sub))) return false
  if (Array.isArray(schema['anyOf']) && !schema['anyOf'].some((sub) => inner(sub))) return false
  if (Array.isArray(schema['oneOf']) && schema['oneOf'].filter((sub) => inner(sub)).length !== 1) return false
  if (schema['not'] !== undefined && inner(schema['not'])) return false
  if (schema['if'] !== undefined) {
    const then = inner(schema['if']) ? schema['then'] : schema['else']
    if (then !== undefined && !inner(then)) return false
  }
  if (typeof value === 'number') return acceptsNumber(schema, value)
  if (typeof value === 'string') return acceptsString(schema, value)
  if (Array.isArray(value)) return acceptsArray(schema, value, inner)
  return isSchema(value) ? acceptsObject(schema, value, inner) : true
}

type Inner = (sub: unknown, item?: unknown) => boolean

export function isOfType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isSchema(value)
  if (type === 'integer') return typeof value === 'number' && Number.isInteger(value)
  return typeof value === type
}

export function acceptsNumber(schema: Schema, value: number): boolean {
  const step = toNumber(schema['multipleOf'])
  return (
    Number.isFinite(value) &&
    value >= (toNumber(schema['minimum']) ?? -Infinity) &&
    value <= (toNumber(schema['maximum']) ?? Infinity) &&
    value > (toNumber(schema['exclusiveMinimum']) ?? -Infinity) &&
    value < (toNumber(schema['exclusiveMaximum']) ?? Infinity) &&
    (step === undefined || step <= 0 || (Number.isInteger(value / step) && Math.abs(value / step) < 1e21))
  )
}

export function acceptsString(schema: Schema, value: string): boolean {
  const min = toNumber(schema['minLength']) ?? 0
  const max = toNumber(schema['maxLength']) ?? Infinity
  if (min > 0 || max < Infinity) {
    const length = value.length > 1e6 ? value.length : [...value].length
    if (length < min || length > max) return false
  }
  return typeof schema['pattern'] !== 'string' || acceptsPattern(schema['pattern'], value)
}

function acceptsArray(schema: Schema, value: readonly unknown[], inner: Inner): boolean {
  if (value.length < (toNumber(schema['minItems']) ?? 0) || value.length > (toNumber(schema['maxItems']) ?? Infinity))
    return false
  const tuple = toList(Array.isArray(schema['items']) ? schema['items'] : schema['prefixItems'])
  const rest = Array.isArray(schema['items']) ? schema['additionalItems'] : schema['items']
  for (let i = 0; i < value.length; i++) {
    const sub = i < tuple.length ? tuple[i] : rest
    if (sub !== undefined && !inner(sub, value[i])) return false
  }
  if (schema['uniqueItems'] === true && new Set(value.map(canonical)).size !== value.length) return false
  if (schema['contains'] === undefined) return true
  const count = value.filter((item) => inner(schema['contains'], item)).length
  return count >= (toNumber(schema['minContains']) ?? 1) && count <= (toNumber(schema['maxContains']) ?? Infinity)
}

function acceptsObject(schema: Schema, value: Schema, inner: Inner): boolean {
  const keys = Object.keys(value)
  if (
    keys.length < (toNumber(schema['minProperties']) ?? 0) ||
    keys.length > (toNumber(schema['maxProperties']) ?? Infinity)
  )
    return false
  if (toList(schema['required']).some((key) => typeof key === 'string' && !Object.hasOwn(value, key))) return false
  const properties = isSchema(schema['properties']) ? schema['properties'] : {}
  const patterns = isSchema(schema['patternProperties']) ? Object.entries(schema['patternProperties']) : []
  for (const key of keys) {
    if (schema['propertyNames'] !== undefined && !inner(schema['propertyNames'], key)) return false
    let known = false
    if (Object.hasOwn(properties, key)) {
      known = true
      if (!inner(properties[key], value[key])) return false
    }
    for (const [pattern, sub] of patterns) {
      if (!acceptsPattern(pattern, key)) continue
      known = true
      if (!inner(sub, value[key])) return false
    }
    if (!known && schema['additionalProperties'] !== undefined && !inner(schema['additionalProperties'], value[key]))
      return false
  }
  for (const [key, needed] of entriesOf(schema['dependentRequired']))
    if (Object.hasOwn(value, key) && toList(needed).some((name) => !Object.hasOwn(value, toText(name)))) return false
  for (const [key, sub] of entriesOf(schema['dependentSchemas']))
    if (Object.hasOwn(value, key) && !inner(sub)) return false
  return true
}

function entriesOf(value: unknown): [string, unknown][] {
  return isSchema(value) ? Object.entries(value) : []
}

/** JSON with sorted keys: equal values have equal texts. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (isSchema(value))
    return `{${Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
      .join(',')}}`
  return JSON.stringify(value) ?? 'null'
}

function equal(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && canonical(a) === canonical(b))
}
