/** Generates numbers within their bounds. */
import { acceptsNumber } from './accepts.ts'
import { toNumber } from './schema.ts'
import type { Schema } from './schema.ts'

/** The number that `find` has for the schema, otherwise one between its bounds. Each `variant` gives another number. */
export function writeNumber(
  schema: Schema,
  whole: boolean,
  find: (fits: (value: number) => boolean) => number | undefined,
  variant: number,
): number {
  const fits = (value: number): boolean => acceptsNumber(schema, value) && (!whole || Number.isInteger(value))
  const candidate = variant === 0 ? find(fits) : undefined
  if (candidate !== undefined) return candidate
  const { low, high } = findBounds(schema)
  const step = toNumber(schema['multipleOf'])
  if (step !== undefined && step > 0) {
    const found = findMultiple(step, low, high, fits, variant)
    if (found !== undefined) return found
  }
  const start = variant === 0 ? 1 : variant + 1
  for (const value of [
    start,
    variant,
    low + variant,
    high - variant,
    Math.ceil(low) + variant,
    Math.floor(high) - variant,
    Math.floor(low) + 1 + variant,
  ])
    if (Number.isFinite(value) && fits(value)) return value + 0
  if (!whole && Number.isFinite(low) && Number.isFinite(high)) {
    for (let parts = variant + 2; parts < variant + 40; parts++) {
      const value = low + ((high - low) * (variant + 1)) / parts
      if (fits(value)) return value
    }
  }
  if (Number.isFinite(low))
    for (const more of [0.5, 1, Math.abs(low) * 2 ** -50]) if (fits(low + more)) return low + more
  if (Number.isFinite(high))
    for (const less of [0.5, 1, Math.abs(high) * 2 ** -50]) if (fits(high - less)) return high - less
  if (fits(0)) return 0
  // No number fits, or none was found: the nearest bound.
  return [low, high].find(Number.isFinite) ?? 0
}

function findBounds(schema: Schema): { low: number; high: number } {
  return {
    low: Math.max(toNumber(schema['minimum']) ?? -Infinity, toNumber(schema['exclusiveMinimum']) ?? -Infinity),
    high: Math.min(toNumber(schema['maximum']) ?? Infinity, toNumber(schema['exclusiveMaximum']) ?? Infinity),
  }
}

/** Tries the multiples upwards from the low bound or from one step; without a low bound, downwards from a small high bound. */
function findMultiple(
  step: number,
  low: number,
  high: number,
  fits: (value: number) => boolean,
  variant: number,
): number | undefined {
  let left = variant
  const down = low === -Infinity && high < step
  let first = Math.ceil(low / step)
  if (down) first = Math.floor(high / step)
  else if (low === -Infinity || (low < step && high >= step)) first = 1
  for (let i = 0; i < 2000; i++) {
    const value = (first + (down ? -i : i)) * step
    if (down ? value < low : value > high) break
    if (fits(value) && left-- === 0) return value + 0
  }
  // There are fewer multiples than variants, so the search starts again at the low bound.
  for (let i = 0; i < 2000 && Number.isFinite(low); i++) {
    const value = (Math.ceil(low / step) + i) * step
    if (value > high) break
    if (fits(value)) return value + 0
  }
  return fits(0) ? 0 : undefined
}
