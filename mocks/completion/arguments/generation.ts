/** What the values of one generation share, and where in the result a value is. */
import { createRandom, type Random } from '../../common/index.ts'
import type { Facts } from '../facts.ts'
import type { Steps } from './accepts.ts'
import type { MinimumDepth } from './minimum-depth.ts'
import type { SchemaLike } from './schema.ts'
import type { Property } from './property.ts'

export interface Generation {
  root: SchemaLike
  minimumDepth: MinimumDepth
  seed: string
  /** Which optional properties are written: those that the conversation mentions, or all. */
  optional: 'mentioned' | 'all'
  /** Values that may still be generated; bounds schemas whose values would grow without end, and costly patterns. */
  budget: number
  /** Subschemas that checks may still visit, and those that may still be resolved. */
  steps: Steps
  resolutions: Steps
  /** Generates a value for a schema. */
  generate(schema: unknown, position: Position): unknown
}

export interface Position extends Property {
  /** The facts of the conversation, or of the part of it that is about this value. */
  facts: Facts
  depth: number
  /** 0 is the best value; others give different values, for unique items and further attempts. */
  variant: number
}

/** A seeded generator for one position, so that the order of generation does not matter. */
export function createRandomAt(generation: Generation, position: Position): Random {
  return createRandom(`${generation.seed}:${position.name}:${position.depth}:${position.variant}`)
}
