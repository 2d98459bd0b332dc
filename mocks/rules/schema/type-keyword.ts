/** MFJS: what `type` may be, and what may not stand beside it. Source: see walk.ts; the two sentences on `anyOf` and `$ref` are recorded. */
import { at, type Path, type Schema } from './schema.ts'

const types = new Set<unknown>(['string', 'number', 'integer', 'boolean', 'null', 'array', 'object'])

/** Keywords that a list of types may have beside it; the dialect's page names the first four, `default` is our lenience. */
const besideTypes = new Set(['type', 'description', 'title', 'enum', 'default', '$defs', '$id'])

/** Keywords of the dialect; others pass unseen. */
const constraints = new Set([
  'properties',
  'required',
  'additionalProperties',
  'items',
  'minItems',
  'maxItems',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'pattern',
])

/** A `type` of a wrong form, or in the wrong place. */
export function findTypeKeywordFault(schema: Schema, path: Path): string | null {
  if (!Object.hasOwn(schema, 'type')) return null
  if (Object.hasOwn(schema, 'anyOf')) {
    return at(path, 'when using anyOf, type should be defined in anyOf items instead of the parent schema')
  }
  if (Object.hasOwn(schema, '$ref')) {
    return at(path, 'when using $ref, type should be defined in the referenced schema instead of the parent schema')
  }
  const type = schema['type']
  if (typeof type === 'string') return types.has(type) ? null : at(path, 'invalid type')
  if (!Array.isArray(type)) return at(path, 'type must be string or array of strings')
  if (type.length === 0) return at(path, 'type array cannot be empty')
  if (!type.every((one) => types.has(one))) return at(path, 'invalid type in type array')
  return type.length > 1 ? findListFault(schema, type as string[], path) : null
}

/** The server rewrites a list of types to `anyOf`; what then stands twice is the fault it names (reported 2026, three clients). */
function findListFault(schema: Schema, list: readonly string[], path: Path): string | null {
  if (Object.hasOwn(schema, 'enum')) {
    const compound = list.find((one) => one === 'object' || one === 'array')
    if (compound) return at(path, `type ${compound} is not allowed in combination with enum`)
  }
  const twice = Object.keys(schema).filter((keyword) => constraints.has(keyword) && !besideTypes.has(keyword))
  return twice.length === 0 ? null : at(path, describeConflict(twice))
}

/** The sentence about keywords that stand both beside `anyOf` and inside a branch. */
export function describeConflict(keywords: readonly string[]): string {
  return (
    `conflicting keywords found in anyOf with parent: keywords (${[...keywords].sort().join(', ')}) are defined on the parent ` +
    'schema and inside anyOf; remove them from the parent or from anyOf branches'
  )
}
