/** MFJS: recursion must come to an end (docs/walle.md of https://github.com/MoonshotAI/walle, 2026-06-29). */
import { isSchema, resolveReference, type Schema, type SchemaWalk } from './schema.ts'

/**
 * How strictly an end is asked for. `validator` is the public one's reading: one required property that ends is enough, and
 * the items of an array must end though it could be empty. `instance` is the truth: what it refuses no value can satisfy
 * (the API may take it; no arguments could be made for it here).
 */
type Reading = 'validator' | 'instance'

/** The first reference that never ends, when the root does not; what is never demanded may go round for ever. */
export function findEndless(walk: SchemaWalk): SchemaWalk['references'][number] | null {
  for (const reading of ['validator', 'instance'] as const) {
    const ending = findEnding(walk.root, reading)
    if (ending.has(walk.root)) continue
    return walk.references.find(({ schema }) => !ending.has(schema)) ?? walk.references[0] ?? null
  }
  return null
}

/** The subschemas that some finite value satisfies: those that need nothing, then those that need only these, and so on. */
function findEnding(root: Schema, reading: Reading): Set<Schema> {
  const ending = new Set<Schema>()
  const askers = new Map<Schema, Schema[]>([[root, []]])
  const queue: Schema[] = []
  for (const schema of askers.keys()) {
    ends(root, schema, reading, (inner) => {
      const known = askers.get(inner)
      if (known) known.push(schema)
      else askers.set(inner, [schema])
      return false
    })
  }
  for (const schema of askers.keys()) if (ends(root, schema, reading, () => false)) queue.push(schema)
  for (let schema = queue.pop(); schema; schema = queue.pop()) {
    if (ending.has(schema)) continue
    ending.add(schema)
    for (const asker of askers.get(schema)!) {
      if (!ending.has(asker) && ends(root, asker, reading, (inner) => ending.has(inner))) queue.push(asker)
    }
  }
  return ending
}

/** Whether a schema ends, given which of the subschemas it leans on do. Asks about each of them when all answers are no. */
function ends(root: Schema, schema: Schema, reading: Reading, endsInside: (inner: Schema) => boolean): boolean {
  const target = schema['$ref']
  if (typeof target === 'string') {
    const expanded = resolveReference(root, target)
    return expanded !== null && endsInside(expanded)
  }
  const branches = schema['anyOf']
  if (Array.isArray(branches)) return branches.some((branch) => isSchema(branch) && endsInside(branch))
  const types: unknown[] = Array.isArray(schema['type']) ? schema['type'] : [schema['type']]
  if (types.some((type) => type !== 'object' && type !== 'array')) return true
  return types.includes('array') ? endsArray(schema, reading, endsInside) : endsObject(schema, reading, endsInside)
}

function endsArray(schema: Schema, reading: Reading, endsInside: (inner: Schema) => boolean): boolean {
  const items = schema['items']
  if (!isSchema(items)) return true
  const mayBeEmpty = reading === 'instance' && !(Number(schema['minItems'] ?? 0) > 0)
  return mayBeEmpty || endsInside(items)
}

function endsObject(schema: Schema, reading: Reading, endsInside: (inner: Schema) => boolean): boolean {
  const properties = isSchema(schema['properties']) ? schema['properties'] : {}
  const required = Array.isArray(schema['required']) ? (schema['required'] as string[]) : []
  if (required.length === 0) return true
  let some = false
  let every = true
  for (const name of required) {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined
    if (!isSchema(property) || endsInside(property)) some = true
    else every = false
  }
  return reading === 'validator' ? some : every
}
