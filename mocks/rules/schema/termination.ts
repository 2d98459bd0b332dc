/** Finds the schemas whose recursion ends, so that a finite value can satisfy them, by the rules of the dialect. */
import { isSchema, resolveReference, type Schema } from './path.ts'

/**
 * The schemas below the root whose recursion ends. Two rules are those of the public validator: one required property that ends is
 * enough for an object, and the items of an array must end although the array could be empty.
 */
export function findTerminating(root: Schema): ReadonlySet<Schema> {
  const dependents = new Map<Schema, Schema[]>([[root, []]])
  const terminating = new Set<Schema>()
  const queue: Schema[] = []
  // A Map's iterator also visits the keys that are added on the way.
  for (const schema of dependents.keys()) {
    const inner = findAlternatives(root, schema)
    if (inner === 'ends') queue.push(schema)
    for (const next of listAll(root, schema)) if (!dependents.has(next)) dependents.set(next, [])
    if (inner !== 'ends') for (const next of inner) addDependent(dependents, next, schema)
  }
  for (let schema = queue.pop(); schema; schema = queue.pop()) {
    if (terminating.has(schema)) continue
    terminating.add(schema)
    queue.push(...(dependents.get(schema) ?? []))
  }
  return terminating
}

function addDependent(dependents: Map<Schema, Schema[]>, schema: Schema, dependent: Schema): void {
  const known = dependents.get(schema)
  if (known) known.push(dependent)
  else dependents.set(schema, [dependent])
}

/** `ends` if the recursion ends here; otherwise the inner schemas of which at least one must end. */
function findAlternatives(root: Schema, schema: Schema): 'ends' | Schema[] {
  const type = schema['type']
  const types: unknown[] = Array.isArray(type) ? type : type === undefined ? [] : [type]
  if (types.some((one) => typeof one === 'string' && one !== 'object' && one !== 'array')) return 'ends'
  const alternatives: Schema[] = []
  const last = types.at(-1)
  if (last === 'array') {
    const items = schema['items']
    if (!isSchema(items) || isEmpty(items)) return 'ends'
    alternatives.push(items)
  }
  if (last === 'object') {
    const required = schema['required']
    const properties = schema['properties']
    if (!Array.isArray(required) || required.length === 0) return 'ends'
    if (!isSchema(properties) || isEmpty(properties)) return 'ends'
    for (const name of new Set(required as string[])) {
      const property = Object.hasOwn(properties, name) ? properties[name] : undefined
      if (isSchema(property)) alternatives.push(property)
    }
  }
  const branches = schema['anyOf']
  if (Array.isArray(branches)) alternatives.push(...branches.filter(isSchema))
  const reference = schema['$ref']
  if (typeof reference === 'string') {
    const target = resolveReference(root, reference)
    if (target) alternatives.push(target)
  }
  return isEmpty(schema) ? 'ends' : alternatives
}

/** All inner schemas, so that references in optional places are found as well. */
function listAll(root: Schema, schema: Schema): Schema[] {
  const found: Schema[] = []
  for (const key in schema) {
    const value = schema[key]
    if (isSchema(value)) found.push(value)
    else if (key === 'anyOf' && Array.isArray(value)) found.push(...value.filter(isSchema))
    else if (key === '$ref' && typeof value === 'string') {
      const target = resolveReference(root, value)
      if (target) found.push(target)
    }
  }
  return found
}

function isEmpty(schema: Schema): boolean {
  for (const _ in schema) return false
  return true
}
