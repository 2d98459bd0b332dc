/** MFJS: `enum` and the types its values must have. Sentences seen on the wire in 2026 (`type is not defined`, `does not match any type`). */
import { at, below, type Path, type Schema } from './schema.ts'

const maxValues = 1_000

/** A list that is no list, is empty, too long, or holds a value of another type. */
export function findEnumFault(schema: Schema, value: unknown, path: Path): string | null {
  const here = below(path, 'enum')
  if (!Array.isArray(value)) return at(here, 'enum must be an array')
  if (value.length === 0) return at(here, 'enum array cannot be empty')
  if (value.length > maxValues) return at(here, `enum array cannot have more than ${maxValues} items`)
  if (!Object.hasOwn(schema, 'type')) return at(path, 'type is not defined')
  const types = (Array.isArray(schema['type']) ? schema['type'] : [schema['type']]) as string[]
  return findListFault(types, path) ?? findValueFault(value, types, here)
}

function findListFault(types: readonly string[], path: Path): string | null {
  if (types.length < 2) return null
  if (types.length === 2 && types.includes('null')) return null
  return at(
    path,
    'when type is array and enum is specified, currently only 2 types are supported, ' +
      'one must be null, and the other can be string/integer/number/boolean',
  )
}

function findValueFault(values: readonly unknown[], types: readonly string[], here: Path): string | null {
  for (const value of values) {
    if (types.some((type) => isOfType(value, type))) continue
    if (types.length === 1 && (types[0] === 'integer' || types[0] === 'number')) {
      return at(here, `not a valid ${types[0]}`)
    }
    return at(here, `enum value (${print(value)}) does not match any type in [${types.join(' ')}]`)
  }
  return null
}

function isOfType(value: unknown, type: string): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value)
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value)
    default:
      return typeof value === type
  }
}

/** A value as Go's `%v` prints it, one level deep. */
function print(value: unknown): string {
  if (value === null) return '<nil>'
  if (Array.isArray(value)) return `[${value.map(printPlain).join(' ')}]`
  if (typeof value !== 'object') return String(value)
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `map[${members.map(([key, member]) => `${key}:${printPlain(member)}`).join(' ')}]`
}

function printPlain(value: unknown): string {
  if (value === null) return '<nil>'
  return typeof value === 'object' ? (Array.isArray(value) ? '[…]' : 'map[…]') : String(value)
}
