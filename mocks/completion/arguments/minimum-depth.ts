/**
 * Measures how many levels the smallest value of each schema has; Infinity if no value exists. Generation ends a recursion by choosing
 * the branch with the least depth.
 */
import { keepFor } from '../../common/index.ts'
import { findReference, isSchema, toList, toNumber, typesOf } from './schema.ts'
import type { Schema, SchemaLike } from './schema.ts'

export type MinimumDepth = (schema: unknown) => number

const keywords = ['allOf', 'anyOf', 'oneOf', 'prefixItems'] as const
const singles = ['items', 'additionalProperties', 'then', 'else', 'if', 'not', 'contains', 'propertyNames'] as const
const maps = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'] as const

const mostNodes = 50_000

/** Measures the schemas of a document. Without references there is no recursion, and every depth is given as 1. */
export function createMinimumDepth(root: SchemaLike): MinimumDepth {
  return isSchema(root) ? measureSchemas(root) : depthOfBoolean
}

const depthOfBoolean: MinimumDepth = (schema) => (schema === false ? Infinity : 1)

const measureSchemas = keepFor((root: Schema): MinimumDepth => {
  const { nodes, references } = listNodes(root)
  if (!references) return depthOfBoolean
  const depths = new Map<Schema, number>()
  const readers = measureNodes(nodes, root, depths)
  const depthOf: MinimumDepth = (schema) => {
    if (!isSchema(schema)) return depthOfBoolean(schema)
    const known = depths.get(schema)
    if (known !== undefined) return known
    if (readers.has(schema)) return Infinity
    return measureOther(schema, root, depths, depthOf)
  }
  return depthOf
})

/** The schemas of a document, the innermost ones last, and whether one refers to another. */
function listNodes(root: Schema): { nodes: readonly Schema[]; references: boolean } {
  const nodes = new Set<Schema>()
  let references = false
  const waiting: unknown[] = [root]
  while (waiting.length > 0 && nodes.size < mostNodes) {
    const node = waiting.pop()
    if (!isSchema(node) || nodes.has(node)) continue
    nodes.add(node)
    references ||= node['$ref'] !== undefined
    for (const key of keywords) for (const sub of toList(node[key])) waiting.push(sub)
    for (const key of singles) for (const sub of Array.isArray(node[key]) ? node[key] : [node[key]]) waiting.push(sub)
    for (const key of maps) if (isSchema(node[key])) for (const sub of Object.values(node[key])) waiting.push(sub)
  }
  return { nodes: [...nodes], references }
}

/**
 * Measures each schema, and again those that depend on one whose depth was found. Returns the schemas that depend on each of the nodes.
 */
function measureNodes(
  nodes: readonly Schema[],
  root: Schema,
  depths: Map<Schema, number>,
): ReadonlyMap<Schema, ReadonlySet<Schema>> {
  const readers = new Map(nodes.map((node) => [node, new Set<Schema>()]))
  let measured: Schema = root
  const depthOf: MinimumDepth = (schema) => {
    if (!isSchema(schema)) return depthOfBoolean(schema)
    const known = readers.get(schema)
    if (known === undefined) return depths.get(schema) ?? measureOther(schema, root, depths, depthOf)
    known.add(measured)
    return depths.get(schema) ?? Infinity
  }
  const waiting = new Set(nodes.toReversed())
  for (const node of waiting) {
    waiting.delete(node)
    measured = node
    const depth = measure(node, root, depthOf)
    if (depth >= (depths.get(node) ?? Infinity)) continue
    depths.set(node, depth)
    for (const reader of readers.get(node) ?? []) waiting.add(reader)
  }
  return readers
}

/** Measures a schema that was composed during generation or has an unusual place. One that contains itself has no end there. */
function measureOther(schema: Schema, root: Schema, depths: Map<Schema, number>, depthOf: MinimumDepth): number {
  depths.set(schema, Infinity)
  const depth = measure(schema, root, depthOf)
  depths.set(schema, depth)
  return depth
}

function measure(schema: Schema, root: SchemaLike, depthOf: MinimumDepth): number {
  if ('const' in schema || Array.isArray(schema['enum'])) return 1
  let depth = 1
  if (typeof schema['$ref'] === 'string') depth = Math.max(depth, depthOf(findReference(root, schema['$ref']) ?? true))
  for (const sub of toList(schema['allOf'])) depth = Math.max(depth, depthOf(sub))
  for (const key of ['anyOf', 'oneOf'] as const) {
    const branches = schema[key]
    if (Array.isArray(branches) && branches.length > 0) depth = Math.max(depth, Math.min(...branches.map(depthOf)))
  }
  const types = typesOf(schema)
  const only = (type: string): boolean => types.every((name) => name === type) && types.length > 0
  const required = toList(schema['required'])
  if (required.length > 0 && (types.length === 0 || only('object'))) {
    const properties = isSchema(schema['properties']) ? schema['properties'] : {}
    for (const key of required) {
      const sub =
        typeof key === 'string' && Object.hasOwn(properties, key) ? properties[key] : schema['additionalProperties']
      depth = Math.max(depth, 1 + depthOf(sub ?? true))
    }
  }
  const least = toNumber(schema['minItems']) ?? 0
  if (least > 0 && only('array')) {
    const tuple = toList(schema['prefixItems'])
    for (let i = 0; i < Math.min(least, tuple.length); i++) depth = Math.max(depth, 1 + depthOf(tuple[i]))
    if (least > tuple.length) depth = Math.max(depth, 1 + depthOf(schema['items'] ?? true))
  }
  return depth
}
