/** One plain schema out of a schema with references and branches: what is to be built, with one branch of each chosen. */
import type { Run } from './run.ts'
import { findReference, isSchema, meet, toList, toSchemaLike } from './schema.ts'
import type { Schema, SchemaLike } from './schema.ts'
import { names } from './candidate-values.ts'

const applicators = ['$ref', 'allOf', 'anyOf', 'oneOf', 'if', 'then', 'else'] as const

/** Counts through the branches: each choice takes its share of the variant and leaves the rest to what comes after. */
export interface Turn {
  variant: number
  /** Which try this is: turns `if` the other way. */
  attempt: number
  depth: number
}

/** Picks one of `count` by the turn. */
export function takeTurn(turn: { variant: number }, count: number): number {
  const picked = turn.variant % count
  turn.variant = Math.floor(turn.variant / count)
  return picked
}

/** Resolves the applicators of a schema. */
export function flatten(schema: SchemaLike, run: Run, turn: Turn, level = 0): SchemaLike {
  if (!isSchema(schema) || level > 60) return schema
  if (!applicators.some((keyword) => schema[keyword] !== undefined)) return schema
  const inner = (sub: unknown): SchemaLike => flatten(toSchemaLike(sub), run, turn, level + 1)
  let flat: SchemaLike = withoutApplicators(schema)
  if (typeof schema['$ref'] === 'string') flat = meet(flat, inner(findReference(run.root, schema['$ref']) ?? true))
  for (const sub of toList(schema['allOf'])) flat = meet(flat, inner(sub))
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const branches = schema[keyword]
    if (Array.isArray(branches) && branches.length > 0) flat = chooseBranch(flat, branches, run, turn, inner)
  }
  if (schema['if'] !== undefined) {
    // Both ways are tried in turn; the check decides.
    const then = turn.attempt % 2 === 0
    if (then) flat = meet(flat, meet(inner(schema['if']), inner(schema['then'] ?? true)))
    else flat = meet(flat, inner(schema['else'] ?? true))
  }
  return flat
}

function chooseBranch(
  flat: SchemaLike,
  branches: readonly unknown[],
  run: Run,
  turn: Turn,
  inner: (sub: unknown) => SchemaLike,
): SchemaLike {
  const order = branches
    .map((branch, index) => ({ branch, index, end: run.ends(branch), rank: rankOf(branch, run) }))
    .filter((item) => item.end < Infinity)
  if (order.length === 0) return false
  // Deep inside a recursion the shortest way out comes first.
  order.sort((a, b) => (turn.depth >= 2 && a.end !== b.end ? a.end - b.end : a.rank - b.rank || a.index - b.index))
  const start = turn.depth >= 6 && turn.attempt === 0 ? 0 : takeTurn(turn, order.length)
  for (let i = 0; i < order.length; i++) {
    const item = order[(start + i) % order.length]
    const met = item === undefined ? false : meet(flat, inner(item.branch))
    if (met !== false) return met
  }
  return false
}

/** Null last; a branch whose constant the message names first. */
function rankOf(branch: unknown, run: Run): number {
  if (!isSchema(branch)) return 1
  if (branch['type'] === 'null' || branch['const'] === null) return 2
  const values = Array.isArray(branch['enum']) ? branch['enum'] : [branch['const']]
  return values.some((value) => typeof value === 'string' && names(run.hints.text, value)) ? 0 : 1
}

function withoutApplicators(schema: Schema): Schema {
  const out: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(schema))
    if (!(applicators as readonly string[]).includes(key)) out[key] = value
  return out
}
