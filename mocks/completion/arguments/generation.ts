/** The state that all values of one generation share, and the position of a value in the result. */
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
  /** Which optional properties get a value: only those that the conversation mentions, or all. */
  optional: 'mentioned' | 'all'
  /** What the value describes, where its schema has no title. */
  title: string
  /** How many values may still be generated. It ends schemas whose values would grow without limit, and slow patterns. */
  budget: number
  /** How many subschemas checks may still visit, and how many may still be resolved. */
  steps: Steps
  resolutions: Steps
  /** Generates a value for a schema. */
  generate(schema: unknown, position: Position): unknown
}

export interface Position extends Property {
  /** The facts of the conversation, or of the part of it that is about this value. */
  facts: Facts
  depth: number
  /** 0 gives the best value. Higher numbers give other values, for unique items and for further attempts. */
  variant: number
}

/** Random numbers with a seed for each position, so that the order of generation does not matter. */
export function createRandomAt(generation: Generation, position: Position): Random {
  return createRandom(`${generation.seed}:${position.name}:${position.depth}:${position.variant}`)
}
