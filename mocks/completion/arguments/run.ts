/** What one generation shares, and where in it a value stands. */
import { createRandom } from '../../state/clock.ts'
import type { Random } from '../../state/clock.ts'
import type { Ends } from './finite.ts'
import type { Hints } from './hints.ts'
import type { SchemaLike } from './schema.ts'
import type { Property } from './candidate-values.ts'

export interface Run {
  root: SchemaLike
  hints: Hints
  ends: Ends
  seed: string
  /** Which optional properties are written: those the message speaks of, or all. */
  optional: 'named' | 'all'
  /** Values that may still be built; a schema that grows without measure is cut off here. */
  left: number
  /** Builds a value for a schema inside this generation. */
  generate(schema: unknown, place: Place): unknown
}

export interface Place extends Property {
  depth: number
  /** 0 is the best value; others are different ones, for unique items and second tries. */
  variant: number
}

/** A seeded generator for one place, so that the order of building does not matter. */
export function randomAt(run: Run, place: Place): Random {
  return createRandom(`${run.seed}:${place.name}:${place.depth}:${place.variant}`)
}
