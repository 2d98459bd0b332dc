/** Checks `type`: its form, and what may stand beside it. */
import { at, type Path, type Schema } from './path.ts'

const types: ReadonlySet<unknown> = new Set(['string', 'number', 'integer', 'boolean', 'null', 'array', 'object'])

/** Keywords that are allowed beside a list of several types without `enum`. */
const besideTypes: ReadonlySet<string> = new Set(['type', 'description', 'title'])

/** Keywords that are also allowed beside it at the root. */
const besideTypesAtRoot: ReadonlySet<string> = new Set(['$defs', '$id'])

/** A `type` of a wrong form, beside `anyOf` or `$ref`, or a list of types beside keywords that it excludes. */
export function findTypeProblem(schema: Schema, path: Path): string | null {
  if (!Object.hasOwn(schema, 'type')) return null
  if (Object.hasOwn(schema, 'anyOf')) {
    return at(path, 'when using anyOf, type should be defined in anyOf items instead of the parent schema')
  }
  if (Object.hasOwn(schema, '$ref')) {
    return at(path, 'when using $ref, type should be defined in the referenced schema instead of the parent schema')
  }
  const type = schema['type']
  if (typeof type === 'string') return types.has(type) ? null : at(path, 'invalid type')
  // Other forms are reported in the order of the keywords.
  if (!Array.isArray(type)) return null
  return findListProblem(schema, type, path)
}

function findListProblem(schema: Schema, list: readonly unknown[], path: Path): string | null {
  const hasEnum = Object.hasOwn(schema, 'enum')
  if (list.length > 1 && hasEnum) {
    const compound = list.find((one) => one === 'object' || one === 'array')
    if (compound) return at(path, `type ${compound} is not allowed in combination with enum`)
  }
  if (!list.every((one) => types.has(one))) return at(path, 'invalid type in type array')
  if (list.length === 0) return at(path, 'type array cannot be empty')
  // With two types and an enum, any other keyword is accepted.
  if (list.length === 1 || (list.length === 2 && (schema['enum'] ?? null) !== null)) return null
  const excluded = Object.keys(schema).find(
    (keyword) => !besideTypes.has(keyword) && !(path === null && besideTypesAtRoot.has(keyword)),
  )
  return excluded === undefined
    ? null
    : at(path, `keyword ${excluded} is not allowed in combination with multiple types`)
}
