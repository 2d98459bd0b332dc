/** Checks the form of each keyword, in alphabetical order. */
import { findEnumProblem } from './enum.ts'
import { above, at, below, isSchema, type Path, type Schema, type SchemaContext } from './path.ts'

/** What a keyword check gets: the schema, the keyword's value, and the path of the keyword itself. */
interface Keyword {
  context: SchemaContext
  schema: Schema
  value: unknown
  path: Path
}

type KeywordCheck = (keyword: Keyword) => string | null

const maxBranches = 500
/** Keeps the recursion within the stack. */
const maxNesting = 1_000
const reservedNames: ReadonlySet<string> = new Set(['$defs', '$ref', 'anyOf', 'required', 'additionalProperties'])
const definitionPrefix = '#/$defs/'

const checks: Readonly<Record<string, KeywordCheck>> = {
  $defs: checkDefinitions,
  $id: ({ value, path }) => (value === null || typeof value === 'string' ? null : at(path, '$id must be a string')),
  $ref: checkReference,
  additionalProperties: ({ value, path }) =>
    typeof value === 'boolean' || isSchema(value)
      ? null
      : at(path, 'additionalProperties must be a boolean or an object'),
  anyOf: checkBranches,
  description: ({ value, path }) => (typeof value === 'string' ? null : at(path, 'description must be a string')),
  enum: ({ schema, value, path }) => findEnumProblem(schema, value, path),
  items: ({ value, path }) => (isSchema(value) ? null : at(path, 'items must be an object')),
  pattern: ({ value, path }) =>
    value === null || typeof value === 'string' ? null : at(path, 'pattern must be a string'),
  properties: checkProperties,
  required: checkRequired,
  type: ({ value, path }) =>
    typeof value === 'string' || Array.isArray(value)
      ? null
      : at(above(path), 'type must be string or array of strings'),
}

/** The first keyword whose value has a wrong form. */
export function findKeywordProblem(context: SchemaContext, schema: Schema, path: Path): string | null {
  const present = Object.keys(schema).filter((keyword) => Object.hasOwn(checks, keyword))
  if (present.length > 1) present.sort()
  for (const keyword of present) {
    const problem = checks[keyword]!({ context, schema, value: schema[keyword], path: below(path, keyword) })
    if (problem) return problem
  }
  return null
}

function checkDefinitions({ context, value, path }: Keyword): string | null {
  if (!isSchema(value)) return at(path, '$defs must be an object')
  for (const name of Object.keys(value)) {
    if (name === '') return at(path, '$defs property name cannot be empty')
    if (name.includes('/')) return at(path, describeSlash(name))
    const problem = findSlash(context, value[name] as Schema, below(path, name), 0)
    if (problem) return problem
  }
  return null
}

/** Keys with a slash anywhere in a definition. The API prints the path of the parent of the object that has the key. */
function findSlash(context: SchemaContext, schema: Schema, path: Path, nesting: number): string | null {
  // Definitions inside definitions are checked before the outer ones.
  if (nesting > maxNesting || context.withoutSlash.has(schema)) return null
  for (const [key, value] of Object.entries(schema)) {
    if (key.includes('/')) return at(above(path), describeSlash(key))
    const inner: [unknown, Path][] = Array.isArray(value)
      ? value.map((item: unknown, index) => [item, below(path, `${key}[${index}]`)])
      : [[value, below(path, key)]]
    for (const [item, itemPath] of inner) {
      const problem = isSchema(item) ? findSlash(context, item, itemPath, nesting + 1) : null
      if (problem) return problem
    }
  }
  context.withoutSlash.add(schema)
  return null
}

function describeSlash(name: string): string {
  return `$defs property name '${name}' cannot contain '/' character`
}

function checkReference({ context, value, path }: Keyword): string | null {
  if (typeof value !== 'string') return at(path, '$ref must be a string')
  if (value !== '#') {
    if (!value.startsWith(definitionPrefix)) return at(path, `references must start with ${definitionPrefix}`)
    if (value === definitionPrefix) return at(path, 'definition name cannot be empty')
    if (!Object.hasOwn(context.root, '$defs')) return at(path, `$defs not found for reference: ${value}`)
  }
  context.references.add(value)
  return null
}

function checkBranches({ value, path }: Keyword): string | null {
  if (!Array.isArray(value)) return at(path, 'anyOf must be an array')
  if (value.length === 0 || value.length > maxBranches) return at(path, `anyOf must have 1-${maxBranches} items`)
  return value.every(isSchema) ? null : at(path, 'schema in anyOf must be an object')
}

function checkProperties({ value, path }: Keyword): string | null {
  if (!isSchema(value)) return at(path, 'properties must be an object')
  for (const name of Object.keys(value)) {
    if (reservedNames.has(name)) return at(path, `property name '${name}' is reserved for JSON Schema keywords`)
    if (!isSchema(value[name])) return at(path, `property schema for '${name}' must be an object`)
  }
  return null
}

function checkRequired({ schema, value, path }: Keyword): string | null {
  if (!Array.isArray(value)) return at(path, 'required must be an array')
  if (!value.every((name) => typeof name === 'string')) return at(path, 'items in required array must be strings')
  const properties = isSchema(schema['properties']) ? schema['properties'] : {}
  const missing = value.find((name: string) => !Object.hasOwn(properties, name))
  return missing === undefined ? null : at(path, `required property '${missing}' is not defined in properties`)
}
