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

/** Measures the schemas of a document. Without references there is no recursion, and every depth is given as 1. */
export function createMinimumDepth(root: SchemaLike): MinimumDepth {
  return isSchema(root) ? measureSchemas(root) : depthOfBoolean
}

const depthOfBoolean: MinimumDepth = (schema) => (schema === false ? Infinity : 1)

const measureSchemas = keepFor((root: Schema): MinimumDepth => {
  const nodes = new Set<Schema>()
  let references = false
  const waiting: unknown[] = [root]
  while (waiting.length > 0 && nodes.size < 50_000) {
    const node = waiting.pop()
    if (!isSchema(node) || nodes.has(node)) continue
    nodes.add(node)
    references ||= node['$ref'] !== undefined
    for (const key of keywords) waiting.push(...toList(node[key]))
    for (const key of singles) waiting.push(...(Array.isArray(node[key]) ? node[key] : [node[key]]))
    for (const key of maps) if (isSchema(node[key])) waiting.push(...Object.values(node[key]))
  }
  const depths = new Map<Schema, number>()
  const depthOf = (schema: unknown): number => {
    if (schema === false) return Infinity
    if (!isSchema(schema)) return 1
    const known = depths.get(schema)
    if (known !== undefined || !references) return known ?? 1
    if (nodes.has(schema)) return Infinity
    // A schema that was composed during generation is measured when it is needed.
    const depth = measure(schema, root, depthOf)
    depths.set(schema, depth)
    return depth
  }
  if (references) {
    for (let changed = true, pass = 0; changed && pass < 100; pass++) {
      changed = false
      for (const node of nodes) {
        const depth = measure(node, root, depthOf)
        if (depth < (depths.get(node) ?? Infinity)) {
          depths.set(node, depth)
          changed = true
        }
      }
    }
  }
  return depthOf
})

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
