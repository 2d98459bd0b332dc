/** How many cases a property test draws: all of them in CI, a tenth on a developer's machine. */
import * as fc from 'fast-check'
import { isCI } from './requirements.ts'

/** Any character of Unicode. The unit `binary` of `fc.string` draws the same, but lists all of them first, which takes a second. */
export const anyCharacter = fc
  .integer({ min: 0, max: 0x10_ff_ff - 0x8_00 })
  .map((code) => String.fromCodePoint(code < 0xd8_00 ? code : code + 0x8_00))

/**
 * Parameters for `fc.assert`. The seed is fixed; a local run draws fewer cases and prints how many.
 * @example fc.assert(property, draws({ numRuns: 10_000, seed: 1 }))
 */
export function draws(full: { numRuns: number; seed: number }): { numRuns: number; seed: number } {
  if (isCI) return full
  const numRuns = Math.ceil(full.numRuns / 10)
  console.log(`${numRuns} of ${full.numRuns} draws with seed ${full.seed}; CI=true draws all`)
  return { ...full, numRuns }
}
