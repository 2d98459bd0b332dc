/**
 * A value for any JSON Schema that the API's dialect accepts, words of the user's message preferred: tool arguments and
 * structured output. What is built is checked against the keywords that cannot be built from directly, and built anew
 * in another way until it fits.
 */
import { accepts, acceptsNumber, acceptsString, isOfType } from './accepts.ts'
import { writeArray } from './arrays.ts'
import { findEnds } from './finite.ts'
import { flatten, takeTurn } from './flatten.ts'
import type { Hints } from './hints.ts'
import { writeNumber } from './numbers.ts'
import { writeObject } from './objects.ts'
import type { Place, Run } from './run.ts'
import { isSchema, typesOf } from './schema.ts'
import type { Schema, SchemaLike } from './schema.ts'
import { writeString } from './strings.ts'
import { names, wishNumbers, wishStrings } from './candidate-values.ts'

export interface GenerateOptions {
  seed?: string
  /** Which optional properties are written: those the message speaks of, or all. */
  optional?: 'named' | 'all'
}

/** Builds a value for a schema. */
export function generateFromSchema(schema: unknown, hints: Hints, options: GenerateOptions = {}): unknown {
  const root = schema === false || isSchema(schema) ? schema : true
  const run: Run = {
    root,
    hints,
    ends: findEnds(root),
    seed: options.seed ?? 'kimi',
    optional: options.optional ?? 'named',
    left: 20_000,
    generate: (sub, place) => generate(sub, place, run),
  }
  return run.generate(root, { name: '', description: '', depth: 0, variant: 0 })
}

/** Keywords that a value may miss although it was built for its type. */
const checked = [
  'not',
  'oneOf',
  'if',
  'allOf',
  'contains',
  'propertyNames',
  'patternProperties',
  'dependentSchemas',
  'dependentRequired',
  'anyOf',
  'uniqueItems',
] as const

/** Builds a value at a place. */
function generate(schema: unknown, place: Place, run: Run): unknown {
  if (--run.left <= 0 || place.depth > 120) return null
  if (!isSchema(schema)) return schema === false ? null : writeAny(place, run)
  const careful =
    checked.some((keyword) => schema[keyword] !== undefined) || (schema['$ref'] !== undefined && hasDemands(schema))
  let first: unknown
  const tries = careful ? 12 : 1
  for (let attempt = 0; attempt < tries && run.left > 0; attempt++) {
    const turn = { variant: place.variant + attempt, attempt, depth: place.depth }
    const flat = flatten(schema, run, turn)
    if (flat === false) continue
    const value = build(flat, turn.variant === place.variant ? place : { ...place, variant: turn.variant }, run)
    if (!careful || accepts(schema, value, run.root)) return value
    first ??= value
  }
  return first ?? null
}

/** Whether something stands beside a reference that a value must keep. */
function hasDemands(schema: Schema): boolean {
  return Object.keys(schema).some((key) => !annotations.has(key))
}

const annotations: ReadonlySet<string> = new Set([
  '$ref',
  '$defs',
  '$id',
  'definitions',
  'description',
  'title',
  'default',
  'examples',
  '$comment',
])

function build(flat: SchemaLike, place: Place, run: Run): unknown {
  if (flat === true || flat === false) return writeAny(place, run)
  const described = describePlace(flat, place)
  if ('const' in flat) return flat['const']
  if (Array.isArray(flat['enum'])) return chooseFrom(flat['enum'], flat, described, run)
  const turn = { variant: described.variant }
  const type = chooseType(flat, turn, described.depth)
  const variant = turn.variant
  const fallback = toFallback(flat, type)
  switch (type) {
    case 'null':
      return null
    case 'boolean':
      return variant === 0 ? (fallback ?? true) : (fallback === false) === (variant % 2 === 1)
    case 'integer':
    case 'number':
      return writeNumber(
        flat,
        type === 'integer',
        [...wishNumbers(described, run.hints, variant), ...(typeof fallback === 'number' ? [fallback] : [])],
        variant,
      )
    case 'string': {
      const wishes = wishStrings(described, run.hints)
      if (typeof fallback === 'string') wishes.splice(Math.max(0, wishes.length - 1), 0, fallback)
      return writeString(flat, wishes, run.hints, variant, `${run.seed}:${place.name}`)
    }
    case 'array':
      return writeArray(flat, { ...described, variant }, run)
    default:
      return writeObject(flat, { ...described, variant }, run)
  }
}

/** An entry of an enum: the one the message names, else the default, else the first; variants take the following ones. */
function chooseFrom(values: readonly unknown[], flat: Schema, place: Place, run: Run): unknown {
  const plain: Schema = { ...flat, enum: undefined }
  const good = values.filter((value) => accepts(plain, value, run.root))
  const pool = good.length > 0 ? good : values
  if (pool.length === 0) return null
  const named = pool.findIndex((value) => typeof value === 'string' && names(run.hints.text, value))
  const standard = 'default' in flat ? pool.indexOf(flat['default']) : -1
  const start = named >= 0 ? named : Math.max(0, standard)
  return pool[(start + place.variant) % pool.length]
}

/** The type to build: the only one, or of several the first that says something. */
function chooseType(flat: Schema, turn: { variant: number }, depth: number): string {
  const types = typesOf(flat)
  if (types.length > 1) {
    const ordered = [...types].sort((a, b) => Number(a === 'null') - Number(b === 'null'))
    return ordered[takeTurn(turn, ordered.length)] as string
  }
  if (types.length === 1) return types[0] as string
  const has = (...keys: string[]): boolean => keys.some((key) => flat[key] !== undefined)
  if (
    has(
      'properties',
      'required',
      'additionalProperties',
      'minProperties',
      'patternProperties',
      'propertyNames',
      'maxProperties',
    )
  )
    return 'object'
  if (has('items', 'prefixItems', 'minItems', 'contains', 'uniqueItems', 'maxItems')) return 'array'
  if (has('minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf')) return 'number'
  return depth === 0 ? 'object' : 'string'
}

/** A default or an example that keeps the schema itself. */
function toFallback(flat: Schema, type: string): unknown {
  const candidates = [flat['default'], ...(Array.isArray(flat['examples']) ? flat['examples'] : [])]
  return candidates.find((value) => {
    if (value === undefined || !isOfType(value, type)) return false
    if (typeof value === 'number') return acceptsNumber(flat, value)
    return typeof value === 'string' ? acceptsString(flat, value) : true
  })
}

function writeAny(place: Place, run: Run): unknown {
  if (place.depth === 0) return {}
  return writeString({}, wishStrings(place, run.hints), run.hints, place.variant, run.seed)
}

function describePlace(flat: Schema, place: Place): Place {
  const description = typeof flat['description'] === 'string' ? flat['description'] : ''
  return description === '' || description === place.description ? place : { ...place, description }
}
