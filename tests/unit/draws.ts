/** How many cases a property test draws: all of them in CI, a tenth on a developer's machine. */
import { isCI } from './requirements.ts'

/**
 * Parameters for `fc.assert`. The seed is fixed; a local run draws fewer cases and says so.
 * @example fc.assert(property, draws({ numRuns: 10_000, seed: 1 }))
 */
export function draws(full: { numRuns: number; seed: number }): { numRuns: number; seed: number } {
  if (isCI) return full
  const numRuns = Math.ceil(full.numRuns / 10)
  console.log(`${numRuns} of ${full.numRuns} draws with seed ${full.seed}; CI=true draws all`)
  return { ...full, numRuns }
}
