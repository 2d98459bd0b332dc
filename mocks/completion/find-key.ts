/** Finds properties of a schema by their names. The results for a schema that comes again are kept. */
import { keepFor } from '../common/index.ts'
import { isRecord } from './request-view.ts'

type Schema = Readonly<Record<string, unknown>>

const noProperties: Schema = Object.freeze({})

/** The properties of an object schema; none for other schemas. */
export function propertiesOf(schema: unknown): Schema {
  return isRecord(schema) && isRecord(schema['properties']) ? schema['properties'] : noProperties
}

/** The names of properties. */
export const keysOf = keepFor((properties: Schema): readonly string[] => {
  const keys = Object.keys(properties)
  // What is known of the names of a shared schema can be kept as well.
  return Object.isFrozen(properties) ? Object.freeze(keys) : keys
})

/** Creates a search for the first name that matches a pattern. */
export function createKeySearch(name: RegExp): (keys: readonly string[]) => string | undefined {
  return keepFor((keys: readonly string[]) => keys.find((key) => name.test(key)))
}
