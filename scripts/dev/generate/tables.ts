/** Writes the typed tables that the library uses in place of the whole document: operations, examples, shapes, models. */
import { child, readOperations, refName } from './operations.ts'
import type { Json, JsonObject } from './bundle.ts'
import type { SpecContent, SpecOperation } from './operations.ts'

/** The source of `generated/operations.ts`. */
export function toOperationsSource(document: JsonObject): string {
  const operations = readOperations(document)
  const shared: Record<string, Json> = {}
  const rows = operations.map((operation) => toRow(operation, shared))
  return [
    `export const operationRows = ${print(rows)} as const`,
    '',
    `export const sharedExamples = ${print(shared)} as const`,
    '',
  ].join('\n')
}

function toRow(operation: SpecOperation, shared: Record<string, Json>): JsonObject {
  const responses: JsonObject = {}
  for (const response of operation.responses) {
    const examples = Object.values(response.content).flatMap((content) => content.examples) as unknown as Json[]
    if (response.shared !== null) shared[response.shared] = examples
    responses[String(response.status)] = {
      schemas: toSchemas(response.content),
      examples: response.shared ?? examples,
    }
  }
  const { operationId, method, path, request } = operation
  return { operationId, method, path, request: request === null ? null : toSchemas(request), responses }
}

function toSchemas(content: Record<string, SpecContent>): JsonObject {
  return Object.fromEntries(Object.entries(content).map(([mediaType, { schema }]) => [mediaType, schema]))
}

/**
 * The source of `generated/shapes.ts`: the documented members of each component schema. `0` is a value without documented members, a
 * string is the name of another shape, `m` has members, `i` is the shape of items, `a` are alternatives.
 */
export function toShapesSource(document: JsonObject): string {
  const schemas = child(child(document, 'components'), 'schemas')
  const shapes = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, toShape(schema)]))
  return [
    'export type Shape = 0 | string | { m?: { readonly [member: string]: Shape }; i?: Shape; a?: readonly Shape[] }',
    '',
    `export const shapes: { readonly [name: string]: Shape } = ${JSON.stringify(shapes)}`,
    '',
  ].join('\n')
}

function toShape(schema: Json): Json {
  if (schema === null || typeof schema !== 'object' || Array.isArray(schema)) return 0
  if (typeof schema['$ref'] === 'string') return refName(schema['$ref'])
  const out: JsonObject = {}
  const members = child(schema, 'properties')
  if (Object.keys(members).length > 0) {
    out['m'] = Object.fromEntries(Object.entries(members).map(([name, member]) => [name, toShape(member)]))
  }
  if (schema['items'] !== undefined) {
    const items = toShape(schema['items'])
    if (items !== 0) out['i'] = items
  }
  const alternatives = (schema['oneOf'] ?? schema['anyOf'] ?? schema['allOf']) as Json[] | undefined
  const known = (alternatives ?? []).map(toShape).filter((shape) => shape !== 0)
  if (known.length > 0) out['a'] = known
  return Object.keys(out).length === 0 ? 0 : out
}

/** The source of `generated/models.ts`. */
export function toModelsSource(models: JsonObject): string {
  const rows = (models['models'] ?? []) as Json[]
  const preference = (models['preference'] ?? []) as Json[]
  const ids = rows.map((row) => child({ row }, 'row')['id'])
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index)
  if (repeated !== undefined) throw new Error(`models.yaml has ${String(repeated)} twice`)
  const missing = preference.find((id) => !ids.includes(id))
  if (missing !== undefined) throw new Error(`models.yaml prefers ${String(missing)}, which has no row`)
  return [
    `export const preference = ${print(preference)} as const`,
    '',
    `export const rows = ${print(rows)} as const`,
    '',
  ].join('\n')
}

function print(value: unknown): string {
  return JSON.stringify(value, null, 1)
}
