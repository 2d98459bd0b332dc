/**
 * Checks references after all subschemas: that their target exists, that no keyword beside them conflicts, and that recursion ends.
 *
 * One difference from the public validator: at its level `strict` a description beside `$ref` and in the referenced schema is
 * accepted since June 2026. The API refused it in April and May 2026 (MoonshotAI/kimi-cli#1903), and no later recording shows
 * that it stopped, so the recording wins here.
 */
import { annotations } from './subschema.ts'
import { at, below, isSchema, resolveReference, type Path, type Schema, type SchemaContext } from './path.ts'
import { findTerminating } from './termination.ts'

/** Where a reference is allowed, by the last part of the path. */
const allowedPlaces: ReadonlySet<string> = new Set(['additionalProperties', 'anyOf', 'items'])

/** Keeps the recursion within the stack. */
const maxNesting = 2_000

/** The first reference without a target, with a conflicting keyword beside it, or with a recursion that does not end. */
export function findReferenceProblem(context: SchemaContext): string | null {
  for (const target of context.references) {
    if (!resolveReference(context.root, target)) return at(null, `invalid $ref path: ${target}`)
  }
  const terminating = findTerminating(context.root)
  const check: ReferenceCheck = { root: context.root, terminating, expansions: new Map() }
  return findIn(check, context.root, null, !terminating.has(context.root), 0)
}

interface ReferenceCheck {
  root: Schema
  terminating: ReadonlySet<Schema>
  /** What each reference expands to. */
  expansions: Map<string, Expansion>
}

interface Expansion {
  /** The first schema that is more than a reference with annotations. */
  target: Schema
  /** Annotations of the references between. */
  kept: Schema
  /** Keywords of all `anyOf` branches of the target; set when first needed. */
  branchKeywords?: ReadonlySet<string>
}

/** Walks every member that is an object, also unknown keywords, except definitions. */
function findIn(check: ReferenceCheck, schema: Schema, path: Path, mustEnd: boolean, nesting: number): string | null {
  if (nesting > maxNesting) return null
  if (Object.hasOwn(schema, '$ref')) {
    const problem = checkReference(check, schema, path, mustEnd)
    if (problem) return problem
  }
  for (const key in schema) {
    if (key === '$defs') continue
    const value = schema[key]
    if (isSchema(value)) {
      const isOptional =
        key === 'additionalProperties' ||
        (key === 'properties' && Array.isArray(schema['required']) && schema['required'].length === 0)
      const problem = findIn(check, value, below(path, key), mustEnd && !isOptional, nesting + 1)
      if (problem) return problem
    } else if (key === 'anyOf' && Array.isArray(value)) {
      for (const branch of value) {
        const problem = isSchema(branch) ? findIn(check, branch, below(path, key), mustEnd, nesting + 1) : null
        if (problem) return problem
      }
    }
  }
  return null
}

function checkReference(check: ReferenceCheck, schema: Schema, path: Path, mustEnd: boolean): string | null {
  const reference = schema['$ref']
  if (typeof reference !== 'string') return at(below(path, '$ref'), '$ref must be a string')
  const first = isLocal(reference) ? resolveReference(check.root, reference) : null
  if (!first) {
    return isLocal(reference)
      ? at(null, `invalid $ref path: ${reference}`)
      : at(below(null, '$ref'), 'only local references are supported')
  }
  const expansion = expand(check, reference, first)
  const problem = findConflict(schema, expansion, path) ?? findMisplaced(path)
  if (problem) return problem
  return mustEnd && !check.terminating.has(expansion.target)
    ? at(path, 'detected infinite recursion without termination condition')
    : null
}

function isLocal(reference: string): boolean {
  return reference === '#' || reference.startsWith('#/$defs/')
}

/** Follows references that have nothing but annotations beside them; the annotations nearest to the start are kept. */
function expand(check: ReferenceCheck, reference: string, first: Schema): Expansion {
  const steps: { reference: string; schema: Schema }[] = []
  const visited = new Set<string>()
  let expansion = check.expansions.get(reference)
  let current: { reference: string; schema: Schema } = { reference, schema: first }
  while (!expansion) {
    const { schema } = current
    visited.add(current.reference)
    const next = schema['$ref']
    const resolved =
      typeof next === 'string' && !visited.has(next) && isLocal(next) && !hasConstraints(schema)
        ? resolveReference(check.root, next)
        : null
    if (!resolved) {
      expansion = { target: schema, kept: {} }
      check.expansions.set(current.reference, expansion)
    } else {
      steps.push(current)
      current = { reference: next as string, schema: resolved }
      expansion = check.expansions.get(current.reference)
    }
  }
  // Every reference on the way gets its expansion, so that a chain is followed once.
  for (const step of steps.reverse()) {
    const { $ref: _, ...noted } = step.schema
    expansion = { target: expansion.target, kept: { ...expansion.kept, ...noted } }
    check.expansions.set(step.reference, expansion)
  }
  return expansion
}

function hasConstraints(schema: Schema): boolean {
  return Object.keys(schema).some((key) => key !== '$ref' && !annotations.has(key))
}

function findConflict(schema: Schema, expansion: Expansion, path: Path): string | null {
  const { target, kept } = expansion
  const beside = Object.keys(schema).filter((keyword) => keyword !== '$ref')
  const shared = beside.filter((keyword) => Object.hasOwn(target, keyword) || Object.hasOwn(kept, keyword)).sort()
  if (shared.length > 0 && shared.every((keyword) => annotations.has(keyword))) {
    return at(path, `conflicting keywords found after $ref expansion: ${shared.join(', ')}`)
  }
  const constraints = shared.filter((keyword) => !annotations.has(keyword))
  if (constraints.length > 0) {
    return at(
      path,
      `conflicting keywords found after $ref expansion: keywords (${constraints.join(', ')}) are defined both alongside "$ref" ` +
        'and in the referenced schema; remove the duplicates',
    )
  }
  if (Object.hasOwn(target, 'type') && Object.hasOwn(schema, 'anyOf')) {
    return at(
      path,
      'invalid schema after $ref expansion: (when using anyOf, type should be defined in anyOf items instead of the parent schema)',
    )
  }
  const branches: unknown[] = Array.isArray(target['anyOf']) ? target['anyOf'] : []
  expansion.branchKeywords ??= new Set(branches.filter(isSchema).flatMap((branch) => Object.keys(branch)))
  if (!beside.some((keyword) => expansion.branchKeywords!.has(keyword))) return null
  for (const branch of branches) {
    const doubled = beside.filter(
      (keyword) =>
        keyword !== 'anyOf' && !annotations.has(keyword) && isSchema(branch) && Object.hasOwn(branch, keyword),
    )
    if (doubled.length === 0) continue
    return at(
      path,
      `conflicting keywords found in anyOf after ref expansion: keywords (${doubled.sort().join(', ')}) are defined alongside ` +
        '"$ref" and inside anyOf in the referenced schema; define them in only one place',
    )
  }
  return null
}

/** References under other keywords, for instance `not`, are refused. */
function findMisplaced(path: Path): string | null {
  if (!path || !path.parent) return null
  if (allowedPlaces.has(path.part) || path.part.startsWith('anyOf') || path.parent.part === 'properties') return null
  return at(path, '$ref is not allowed in this schema.')
}
