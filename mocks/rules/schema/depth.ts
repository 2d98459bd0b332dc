/** Counts the levels of `properties` behind a reference, so that the depth limit also holds through `$ref`. */
import { isSchema, resolveReference, type Schema, type SchemaContext } from './path.ts'

/** Keeps the recursion within the stack; the limit of the dialect is reached long before. */
const maxNesting = 1_000

/** The levels of properties below the schema that a reference points to; 0 for the root and for unknown targets. */
export function findDepth(context: SchemaContext, reference: string): number {
  if (reference === '#') return 0
  const target = resolveReference(context.root, reference)
  return target ? countLevels(context, target, 0) : 0
}

function countLevels(context: SchemaContext, schema: Schema, nesting: number): number {
  const { root, depths } = context
  const before = depths.get(schema)
  if (before !== undefined) return before
  if (nesting > maxNesting) return 0
  // In a cycle, a schema that is being counted adds nothing.
  depths.set(schema, 0)
  let deepest = 0
  const include = (inner: unknown, added: number) => {
    if (isSchema(inner)) deepest = Math.max(deepest, added + countLevels(context, inner, nesting + 1))
  }
  const reference = schema['$ref']
  if (typeof reference === 'string' && reference.startsWith('#')) include(resolveReference(root, reference), 0)
  const properties = schema['properties']
  if (isSchema(properties)) {
    deepest = Math.max(deepest, 1)
    for (const name in properties) include(properties[name], 1)
  }
  if (Array.isArray(schema['anyOf'])) for (const branch of schema['anyOf'] as unknown[]) include(branch, 0)
  include(schema['additionalProperties'], 0)
  depths.set(schema, deepest)
  return deepest
}
