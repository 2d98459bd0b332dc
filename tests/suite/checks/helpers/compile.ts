/**
 * Validates a value against a schema from a request. Formats and patterns are not checked: the contract does not cover them, and
 * a pattern from a request may take exponential time.
 */
import { createRequire } from 'node:module'
import type { Ajv2020 } from 'ajv/dist/2020.js'
import { countVisits } from './schema-visits.ts'

/** Returns the first violation as text, or null. */
type SchemaValidator = (value: unknown) => string | null

let loaded: { Ajv2020: typeof Ajv2020 } | undefined

/** Compiled schemas: clients send the same tools with every request. Emptied when it is full. */
const cache = new Map<string, SchemaValidator | null>()
const maxCached = 64
const maxSchemaLength = 500_000
/** Subschemas that may apply to one value; `allOf` with references to each other can ask for more than any time allows. */
const maxVisits = 20_000

/** Compiles a schema; null when it does not compile, is too long or would take too long, in which case nothing can be checked. */
export function toSchemaValidator(schema: unknown): SchemaValidator | null {
  if (typeof schema !== 'object' || schema === null) return null
  const key = JSON.stringify(schema)
  if (key.length > maxSchemaLength) return null
  let validator = cache.get(key)
  if (validator === undefined) {
    validator = compile(schema)
    if (cache.size >= maxCached) cache.clear()
    cache.set(key, validator)
  }
  return validator
}

function compile(schema: object): SchemaValidator | null {
  try {
    // ajv would follow the references without end, or for hours.
    if (countVisits(schema) > maxVisits) return null
    const validate = create().compile(withoutPatterns(schema, 0) as object)
    return (value) => {
      if (validate(value)) return null
      const first = validate.errors?.[0]
      return first ? `${first.instancePath || '/'} ${first.message ?? ''}`.trim() : 'no match'
    }
  } catch {
    return null
  }
}

/** Loads ajv on first use: most exchanges declare no schema, and loading ajv takes longer than judging them. */
function create(): Ajv2020 {
  loaded ??= createRequire(import.meta.url)('ajv/dist/2020.js') as { Ajv2020: typeof Ajv2020 }
  // One instance per schema, as ajv keeps everything that it has compiled.
  // Own properties only, as every object inherits `constructor` and a tool may declare a property of that name.
  return new loaded.Ajv2020({
    strict: false,
    validateFormats: false,
    ownProperties: true,
    logger: false,
  })
}

function withoutPatterns(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > 64) throw new Error('nested too deep')
  if (Array.isArray(value)) return value.map((item) => withoutPatterns(item, depth + 1))
  const rest: Record<string, unknown> = {}
  for (const [key, member] of Object.entries(value)) {
    if ((key === 'pattern' && typeof member === 'string') || key === '$schema' || key === '$id' || key === 'id') {
      if (typeof member === 'string') continue
    }
    if (key === 'patternProperties') continue
    // ajv leaves a property of this name out, and would call a value of it additional.
    if (key === '__proto__') throw new Error('ajv does not check a property of this name')
    rest[key] = withoutPatterns(member, depth + 1)
  }
  return rest
}
