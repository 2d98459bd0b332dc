/** Resolves references and branches (`anyOf`, `oneOf`, `allOf`, `if`) to one plain schema, with one branch of each chosen. */
import { keepFor } from '../../common/index.ts'
import type { Facts } from '../facts.ts'
import { hasNumberFor } from './number-candidates.ts'
import { hasEvidence } from './evidence.ts'
import type { Property } from './property.ts'
import { findEntry } from './choices.ts'
import type { Generation } from './generation.ts'
import { findReference, isSchema, intersect, toList, toSchemaLike } from './schema.ts'
import type { Schema, SchemaLike } from './schema.ts'

const noProperty = { name: '', description: '' }
const applicators = ['$ref', 'allOf', 'anyOf', 'oneOf', 'if', 'then', 'else'] as const

const hasApplicators = keepFor((schema: Schema) => applicators.some((keyword) => schema[keyword] !== undefined))

/** The number of a combination of branches. Each choice uses its part of the variant and leaves the rest to the next choice. */
export interface BranchState {
  variant: number
  /** The number of the attempt. Every second attempt takes the other branch of `if`. */
  attempt: number
  depth: number
  facts: Facts
  /** The property that the schema describes, if it has a name. */
  property?: Property
}

/** Picks one of `count` branches. */
export function takeBranch(state: { variant: number }, count: number): number {
  const picked = state.variant % count
  state.variant = Math.floor(state.variant / count)
  return picked
}

/** Resolves the applicators of a schema. */
export function resolveBranches(schema: SchemaLike, generation: Generation, state: BranchState, level = 0): SchemaLike {
  if (!isSchema(schema) || level > 60) return schema
  if (!hasApplicators(schema) || --generation.resolutions.left < 0) return schema
  const inner = (sub: unknown): SchemaLike => resolveBranches(toSchemaLike(sub), generation, state, level + 1)
  let flat: SchemaLike = withoutApplicators(schema)
  if (typeof schema['$ref'] === 'string')
    flat = intersect(flat, inner(findReference(generation.root, schema['$ref']) ?? true))
  for (const sub of toList(schema['allOf'])) flat = intersect(flat, inner(sub))
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const branches = schema[keyword]
    if (Array.isArray(branches) && branches.length > 0) flat = chooseBranch(flat, branches, generation, state, inner)
  }
  if (schema['if'] !== undefined) {
    // Attempts alternate between both branches. The check of the finished value decides.
    const then = state.attempt % 2 === 0
    if (then) flat = intersect(flat, intersect(inner(schema['if']), inner(schema['then'] ?? true)))
    else flat = intersect(flat, inner(schema['else'] ?? true))
  }
  return flat
}

function chooseBranch(
  flat: SchemaLike,
  branches: readonly unknown[],
  generation: Generation,
  state: BranchState,
  inner: (sub: unknown) => SchemaLike,
): SchemaLike {
  const order = branches
    .map((branch, index) => ({
      branch,
      index,
      depth: generation.minimumDepth(branch),
      rank: rankOf(branch, state),
    }))
    .filter((item) => item.depth < Infinity)
  if (order.length === 0) return false
  // Deep inside a recursion the branch with the smallest value comes first.
  order.sort((a, b) =>
    state.depth >= 2 && a.depth !== b.depth ? a.depth - b.depth : a.rank - b.rank || a.index - b.index,
  )
  const start = state.depth >= 6 && state.attempt === 0 ? 0 : takeBranch(state, order.length)
  for (let i = 0; i < order.length; i++) {
    const item = order[(start + i) % order.length]
    const combined = item === undefined ? false : intersect(flat, inner(item.branch))
    if (combined !== false) return combined
  }
  return false
}

/** Puts branches first whose constant the conversation mentions, and null last unless the conversation says nothing about the property. */
function rankOf(branch: unknown, { facts, property }: BranchState): number {
  if (!isSchema(branch)) return 1
  if (branch['type'] === 'null' || branch['const'] === null)
    return property !== undefined && property.name !== '' && isUnknown(property, facts) ? 0 : 2
  const values = Array.isArray(branch['enum']) ? branch['enum'] : [branch['const']]
  return findEntry(values, noProperty, facts) >= 0 ? 0 : 1
}

function withoutApplicators(schema: Schema): Schema {
  const out: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(schema))
    if (!(applicators as readonly string[]).includes(key)) out[key] = value
  return out
}

/** Whether the conversation has no text and no number for a property. */
export function isUnknown(property: Property, facts: Facts): boolean {
  // A property that only applies in some cases is mostly left out.
  if (/_if_|^error/.test(property.name)) return true
  return facts.text !== '' && !hasNumberFor(property, facts) && !hasEvidence(property, facts)
}
