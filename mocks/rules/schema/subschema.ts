/** Checks a subschema and everything below it; the first problem wins. */
import { findDepth } from './depth.ts'
import { findKeywordProblem } from './keywords.ts'
import { at, below, isSchema, type Path, type Schema, type SchemaContext } from './path.ts'
import { findTypeProblem } from './type.ts'

/** Levels of `properties`, also through references. */
export const maxDepth = 30

/** Levels of any kind. The dialect does not count `items` and `anyOf`; this limit keeps the recursion within the stack. */
const maxNesting = 1_000

const maxProperties = 3_000

/** Keywords that annotate a schema and take no part in conflicts. */
export const annotations: ReadonlySet<string> = new Set(['description', 'title'])

/** The first problem of a schema, in the order: definitions, type, keywords, conflicts, inner schemas. */
export function findSubschemaProblem(
  context: SchemaContext,
  schema: Schema,
  path: Path,
  depth: number,
  nesting: number,
): string | null {
  if (depth > maxDepth || nesting > maxNesting) return at(path, `schema depth exceeds maximum limit of ${maxDepth}`)
  const problem =
    findDefinitionProblem(context, schema, path, depth, nesting) ??
    findTypeProblem(schema, path) ??
    findKeywordProblem(context, schema, path) ??
    findBranchConflict(schema, path)
  if (problem) return problem
  const reference = schema['$ref']
  const deepest = typeof reference === 'string' ? depth + findDepth(context, reference) : depth
  if (deepest > context.deepest) context.deepest = deepest
  return (
    findPropertyProblem(context, schema, path, depth, nesting) ??
    findInnerProblem(context, schema, path, depth, nesting)
  )
}

function findDefinitionProblem(
  context: SchemaContext,
  schema: Schema,
  path: Path,
  depth: number,
  nesting: number,
): string | null {
  const definitions = schema['$defs']
  if (!isSchema(definitions)) return null
  for (const name of Object.keys(definitions).sort()) {
    const definition = definitions[name]
    if (!isSchema(definition)) return at(below(path, '$defs'), '$defs schema must be object')
    const problem = findSubschemaProblem(context, definition, below(path, '$defs', name), depth, nesting + 1)
    if (problem) return problem
  }
  return null
}

/** Keywords that stand both beside `anyOf` and in one of its branches. */
function findBranchConflict(schema: Schema, path: Path): string | null {
  const branches = schema['anyOf']
  if (!Array.isArray(branches)) return null
  for (const branch of branches as Schema[]) {
    const shared = Object.keys(branch).filter(
      (keyword) => keyword !== 'anyOf' && !annotations.has(keyword) && Object.hasOwn(schema, keyword),
    )
    if (shared.length === 0) continue
    const list = shared.sort().join(', ')
    return at(
      path,
      `conflicting keywords found in anyOf with parent: keywords (${list}) are defined on the parent schema and inside anyOf; ` +
        'remove them from the parent or from anyOf branches',
    )
  }
  return null
}

function findPropertyProblem(
  context: SchemaContext,
  schema: Schema,
  path: Path,
  depth: number,
  nesting: number,
): string | null {
  const properties = schema['properties']
  if (!isSchema(properties)) return null
  const names = Object.keys(properties)
  context.properties += names.length
  if (context.properties > maxProperties) {
    const total = `total number of properties keys(${context.properties}) across all objects`
    return at(path, `${total} exceeds maximum limit of ${maxProperties}`)
  }
  for (const name of names) {
    const property = properties[name] as Schema
    const problem = findSubschemaProblem(context, property, below(path, 'properties', name), depth + 1, nesting + 1)
    if (problem) return problem
  }
  return null
}

function findInnerProblem(
  context: SchemaContext,
  schema: Schema,
  path: Path,
  depth: number,
  nesting: number,
): string | null {
  for (const keyword of ['items', 'additionalProperties']) {
    const inner = schema[keyword]
    if (!isSchema(inner)) continue
    const problem = findSubschemaProblem(context, inner, below(path, keyword), depth, nesting + 1)
    if (problem) return problem
  }
  const branches = schema['anyOf']
  if (!Array.isArray(branches)) return null
  for (const branch of branches as Schema[]) {
    const problem = findSubschemaProblem(context, branch, below(path, 'anyOf'), depth, nesting + 1)
    if (problem) return problem
  }
  return null
}
