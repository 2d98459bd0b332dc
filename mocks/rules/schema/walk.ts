/**
 * The walk over a schema of Moonshot's dialect (MFJS): every subschema in the order of the document, the first fault wins.
 * Dialect: https://github.com/MoonshotAI/walle (docs/mfjs-spec.md, docs/walle.md, read at the commit of 2026-06-29), as far as
 * the API was seen to enforce it: unknown keywords such as `format`, `$schema` or `prefixItems` pass (vercel/ai#18921,
 * 2026-08-14), a missing `type`, `type` beside `anyOf` and tuple `items` do not (recorded 2026-03 to 2026-08).
 */
import { findKeywordFault } from './keywords.ts'
import { findTypeKeywordFault } from './type-keyword.ts'
import { at, below, type Path, type Schema, type SchemaWalk, isSchema } from './schema.ts'

/** Levels of `properties` the public validator allows. */
const maxDepth = 30
/** Levels of any kind: `items` and `anyOf` are not counted by the validator, but our own stack ends somewhere. */
const maxNesting = 200
const maxProperties = 3_000

/** The first fault of a subschema and everything below it. */
export function findSubschemaFault(
  walk: SchemaWalk,
  schema: Schema,
  path: Path,
  depth: number,
  nesting: number,
): string | null {
  if (depth > maxDepth || nesting > maxNesting) return at(path, `schema depth exceeds maximum limit of ${maxDepth}`)
  return (
    findDefinitionFault(walk, schema, path, depth, nesting) ??
    findTypeKeywordFault(schema, path) ??
    findKeywordFault(walk, schema, path) ??
    findPropertyFault(walk, schema, path, depth, nesting) ??
    findInnerFault(walk, schema, path, depth, nesting)
  )
}

function findDefinitionFault(
  walk: SchemaWalk,
  schema: Schema,
  path: Path,
  depth: number,
  nesting: number,
): string | null {
  const definitions = schema['$defs']
  if (!isSchema(definitions)) return null
  for (const name of Object.keys(definitions)) {
    const definition = definitions[name]
    if (!isSchema(definition)) return at(below(path, '$defs'), `$defs schema must be object: ${name}`)
    const fault = findSubschemaFault(walk, definition, below(below(path, '$defs'), name), depth, nesting + 1)
    if (fault) return fault
  }
  return null
}

function findPropertyFault(
  walk: SchemaWalk,
  schema: Schema,
  path: Path,
  depth: number,
  nesting: number,
): string | null {
  const properties = schema['properties']
  if (!isSchema(properties)) return null
  const names = Object.keys(properties)
  walk.properties += names.length
  if (walk.properties > maxProperties) {
    return at(
      path,
      `total number of properties keys(${walk.properties}) across all objects exceeds maximum limit of ${maxProperties}`,
    )
  }
  for (const name of names) {
    const property = properties[name] as Schema
    const inner = below(below(path, 'properties'), name)
    if (isTypeless(property)) return at(inner, 'type is not defined')
    const fault = findSubschemaFault(walk, property, inner, depth + 1, nesting + 1)
    if (fault) return fault
  }
  return null
}

const typed = ['type', '$ref', 'anyOf', 'oneOf', 'allOf', 'not', 'if'] as const

/** Documented: every subschema declares `type` or has it inside `anyOf` / `$ref`. `{}` was taken (oh-my-pi#5918, kimi-k3). */
function isTypeless(property: Schema): boolean {
  if (typed.some((keyword) => Object.hasOwn(property, keyword))) return false
  return Object.keys(property).length > 0
}

function findInnerFault(walk: SchemaWalk, schema: Schema, path: Path, depth: number, nesting: number): string | null {
  for (const keyword of ['items', 'additionalProperties'] as const) {
    const inner = schema[keyword]
    if (!isSchema(inner)) continue
    const fault = findSubschemaFault(walk, inner, below(path, keyword), depth, nesting + 1)
    if (fault) return fault
  }
  const branches = schema['anyOf']
  if (!Array.isArray(branches)) return null
  for (const branch of branches) {
    const fault = findSubschemaFault(walk, branch as Schema, below(path, 'anyOf'), depth, nesting + 1)
    if (fault) return fault
  }
  return null
}
