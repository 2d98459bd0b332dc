/**
 * MFJS: bounds that are numbers and in order (docs/walle.md). Whether the API enforces them is not known; a schema that no
 * value satisfies is refused here, because no arguments could be made for it.
 */
import { at, below, type Path, type Schema } from './schema.ts'

const sizes = [
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
] as const

/** A bound of a wrong form, or a lower bound above the upper one. */
export function findRangeFault(schema: Schema, path: Path): string | null {
  for (const pair of sizes) {
    for (const keyword of pair) {
      const value = schema[keyword] ?? null
      if (value === null) continue
      if (typeof value !== 'number') return at(path, `${keyword} must be an integer`)
      if (value < 0) return at(path, `${keyword} must be non-negative`)
      if (!Number.isInteger(value)) return at(path, 'not a valid integer')
    }
    const disorder = findDisorder(schema, pair, below(path, pair[0]))
    if (disorder) return disorder
  }
  for (const keyword of ['minimum', 'maximum']) {
    const value = schema[keyword] ?? null
    if (value !== null && typeof value !== 'number') return at(path, `${keyword} must be a number`)
  }
  return findDisorder(schema, ['minimum', 'maximum'], path)
}

function findDisorder(schema: Schema, [least, most]: readonly [string, string], path: Path): string | null {
  const low = schema[least]
  const high = schema[most]
  if (typeof low !== 'number' || typeof high !== 'number' || low <= high) return null
  return at(path, `${least} (${low}) cannot be greater than ${most} (${high})`)
}
