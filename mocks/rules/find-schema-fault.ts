/**
 * Why a JSON Schema is not in Moonshot's dialect (MFJS), in the words of the API: what stands between the angle brackets of
 * `… is not a valid moonshot flavored json schema, details: <…>`. Rules and their sources: `schema/walk.ts`.
 */
import { findReferencesFault } from './schema/references.ts'
import { at, isSchema, type SchemaWalk } from './schema/schema.ts'
import { findSubschemaFault } from './schema/walk.ts'

/** Bytes of the compact schema that the public validator allows (June 2026). */
const maxSize = 120_000

/** The first fault, e.g. `At path 'properties.x': type is not defined`; null when the dialect accepts the schema. */
export function findSchemaFault(schema: unknown): string | null {
  if (!isSchema(schema)) return at(null, 'schema must be a dict')
  if (isTooLarge(schema)) return at(null, 'schema exceeds maximum allowed size')
  const walk: SchemaWalk = { root: schema, properties: 0, references: [] }
  return findSubschemaFault(walk, schema, null, 0, 0) ?? findReferencesFault(walk)
}

function isTooLarge(schema: object): boolean {
  try {
    const text = JSON.stringify(schema)
    return text.length > maxSize || (text.length * 3 > maxSize && new TextEncoder().encode(text).length > maxSize)
  } catch {
    // Deeper than the stack: larger than anything the dialect allows.
    return true
  }
}
