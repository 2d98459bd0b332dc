/** Checks `enum`: its form, and that each value has one of the declared types. */
import { above, at, type Path, type Schema } from './path.ts'

const maxValues = 1_000

/** An `enum` that is not a list, is empty or too long, has no `type` beside it, or contains a value of another type. */
export function findEnumProblem(schema: Schema, value: unknown, path: Path): string | null {
  if (!Array.isArray(value)) return at(path, 'enum must be an array')
  if (value.length === 0) return at(path, 'enum array cannot be empty')
  if (value.length > maxValues) return at(path, `enum array cannot have more than ${maxValues} items`)
  if (!Object.hasOwn(schema, 'type')) return at(above(path), 'type is not defined')
  const type = schema['type']
  if (typeof type !== 'string' && !Array.isArray(type)) return at(above(path), 'invalid type value')
  const types = (Array.isArray(type) ? type : [type]) as string[]
  return findCombinationProblem(types, path) ?? findValueProblem(value, types, path)
}

function findCombinationProblem(types: readonly string[], path: Path): string | null {
  if (types.length < 2) return null
  if (types.length > 2 || !types.includes('null')) {
    return at(
      above(path),
      'when type is array and enum is specified, currently only 2 types are supported, ' +
        'one must be null, and the other can be string/integer/number/boolean',
    )
  }
  // Only ['null', 'null'] has no other type here: objects and arrays were refused before.
  return types.some((type) => type !== 'null') ? null : at(above(path), 'invalid type combination with enum:  + null')
}

function findValueProblem(values: readonly unknown[], types: readonly string[], path: Path): string | null {
  for (const value of values) {
    let matches = false
    for (const type of types) {
      // A value that is not a number is reported at once, even if a later type of the list would match it.
      if ((type === 'integer' || type === 'number') && !isOfType(value, type)) return at(path, `not a valid ${type}`)
      matches = isOfType(value, type)
      if (matches) break
    }
    if (!matches) return at(path, `enum value (${toGoText(value)}) does not match any type in [${types.join(' ')}]`)
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

/** Keeps the recursion within the stack; deeper values are shortened. */
const maxPrintedLevels = 100

/** A value as Go's `%v` prints it. */
function toGoText(value: unknown, level = 0): string {
  if (value === null) return '<nil>'
  if (typeof value === 'number') return toGoNumber(value)
  if (typeof value !== 'object') return String(value)
  if (level > maxPrintedLevels) return '…'
  if (Array.isArray(value)) return `[${value.map((item) => toGoText(item, level + 1)).join(' ')}]`
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return `map[${members.map(([key, member]) => `${key}:${toGoText(member, level + 1)}`).join(' ')}]`
}

/** Go prints a float with an exponent of at least two digits from 1e+06 up and below 0.0001. */
function toGoNumber(value: number): string {
  const [digits, exponent] = value.toExponential().split('e') as [string, string]
  const power = Number(exponent)
  if (power >= -4 && power < 6) return String(value)
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}
