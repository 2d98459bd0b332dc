/** MFJS: the form of each keyword. Source of the sentences: see walk.ts; those on `required`, `items`, `enum`, `$ref` were seen on the wire. */
import { findEnumFault } from './enum.ts'
import { findRangeFault } from './ranges.ts'
import { at, below, isSchema, type Path, type Schema, type SchemaWalk } from './schema.ts'
import { describeConflict } from './type-keyword.ts'

type KeywordCheck = (walk: SchemaWalk, schema: Schema, value: unknown, path: Path) => string | null

const maxBranches = 500
/** Our own stack's limit, not the dialect's. */
const maxNesting = 200
const reserved = new Set(['$defs', '$ref', 'anyOf', 'required', 'additionalProperties'])
const annotations = new Set(['description', 'title'])

function demandString(keyword: string, orNull: boolean): KeywordCheck {
  return (_walk, _schema, value, path) =>
    typeof value === 'string' || (orNull && value === null)
      ? null
      : at(below(path, keyword), `${keyword} must be a string`)
}

/** In the validator's order, which is the alphabet's. */
const checks: ReadonlyMap<string, KeywordCheck> = new Map<string, KeywordCheck>([
  ['$defs', (_walk, _schema, value, path) => findDefinitionsFault(value, path)],
  ['$id', demandString('$id', true)],
  ['$ref', findReferenceFault],
  [
    'additionalProperties',
    (_walk, _schema, value, path) =>
      typeof value === 'boolean' || isSchema(value)
        ? null
        : at(below(path, 'additionalProperties'), 'additionalProperties must be a boolean or an object'),
  ],
  ['anyOf', (_walk, schema, value, path) => findBranchFault(schema, value, path)],
  ['description', demandString('description', false)],
  ['enum', (_walk, schema, value, path) => findEnumFault(schema, value, path)],
  [
    'items',
    (_walk, _schema, value, path) => (isSchema(value) ? null : at(below(path, 'items'), 'items must be an object')),
  ],
  ['pattern', demandString('pattern', true)],
  ['properties', (_walk, _schema, value, path) => findPropertiesFault(value, path)],
  ['required', (_walk, schema, value, path) => findRequiredFault(schema, value, path)],
  ['title', demandString('title', false)],
])

/** The first keyword of a wrong form. */
export function findKeywordFault(walk: SchemaWalk, schema: Schema, path: Path): string | null {
  const present = Object.keys(schema).filter((keyword) => checks.has(keyword))
  if (present.length > 1) present.sort()
  for (const keyword of present) {
    const fault = checks.get(keyword)!(walk, schema, schema[keyword], path)
    if (fault) return fault
  }
  return findRangeFault(schema, path)
}

function findDefinitionsFault(value: unknown, path: Path): string | null {
  const here = below(path, '$defs')
  if (!isSchema(value)) return at(here, '$defs must be an object')
  for (const name of Object.keys(value)) {
    if (name === '') return at(here, '$defs property name cannot be empty')
    if (name.includes('/')) return at(here, describeSlash(name))
    const fault = findSlashFault(value[name], below(here, name), 0)
    if (fault) return fault
  }
  return null
}

/** Inside a definition no key at all may hold a slash; the path is that of the object two levels up. */
function findSlashFault(value: unknown, path: Path, nesting: number): string | null {
  if (typeof value !== 'object' || value === null || nesting > maxNesting) return null
  if (Array.isArray(value)) return findFirst(value, (item) => findSlashFault(item, path, nesting + 1))
  return findFirst(Object.entries(value), ([key, inner]) =>
    key.includes('/')
      ? at(path && path.parent, describeSlash(key))
      : findSlashFault(inner, below(path, key), nesting + 1),
  )
}

function describeSlash(name: string): string {
  return `$defs property name '${name}' cannot contain '/' character`
}

function findFirst<Item>(items: readonly Item[], judge: (item: Item) => string | null): string | null {
  for (const item of items) {
    const fault = judge(item)
    if (fault) return fault
  }
  return null
}

function findReferenceFault(walk: SchemaWalk, schema: Schema, value: unknown, path: Path): string | null {
  const here = below(path, '$ref')
  if (typeof value !== 'string') return at(here, '$ref must be a string')
  if (value !== '#') {
    if (!value.startsWith('#/$defs/')) return at(here, 'references must start with #/$defs/')
    if (value === '#/$defs/') return at(here, 'definition name cannot be empty')
    if (!Object.hasOwn(walk.root, '$defs')) return at(here, `$defs not found for reference: ${value}`)
  }
  walk.references.push({ target: value, schema, path })
  return null
}

function findBranchFault(schema: Schema, value: unknown, path: Path): string | null {
  const here = below(path, 'anyOf')
  if (!Array.isArray(value)) return at(here, 'anyOf must be an array')
  if (value.length === 0 || value.length > maxBranches) return at(here, `anyOf must have 1-${maxBranches} items`)
  if (!value.every(isSchema)) return at(here, 'schema in anyOf must be an object')
  for (const branch of value) {
    const twice = Object.keys(branch).filter(
      (keyword) => keyword !== 'anyOf' && !annotations.has(keyword) && Object.hasOwn(schema, keyword),
    )
    if (twice.length > 0) return at(path, describeConflict(twice))
  }
  return null
}

function findPropertiesFault(value: unknown, path: Path): string | null {
  const here = below(path, 'properties')
  if (!isSchema(value)) return at(here, 'properties must be an object')
  for (const name of Object.keys(value)) {
    if (reserved.has(name)) return at(here, `property name '${name}' is reserved for JSON Schema keywords`)
    if (!isSchema(value[name])) return at(here, `property schema for '${name}' must be an object`)
  }
  return null
}

function findRequiredFault(schema: Schema, value: unknown, path: Path): string | null {
  const here = below(path, 'required')
  if (!Array.isArray(value)) return at(here, 'required must be an array')
  if (value.some((name) => typeof name !== 'string')) return at(here, 'items in required array must be strings')
  const properties = isSchema(schema['properties']) ? schema['properties'] : {}
  const missing = (value as string[]).find((name) => !Object.hasOwn(properties, name))
  return missing === undefined ? null : at(here, `required property '${missing}' is not defined in properties`)
}
