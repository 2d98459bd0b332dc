/** The schemas behind the editors, as data to walk: the contract's own document, and JSON Schema in Moonshot's flavour. */
import openApiDocument from '../../../../../openapi/generated/openapi.json' with { type: 'json' }
import { getAt, isObject, type JsonObject } from '../../state/json-edit.ts'

/** `chat-request`: the body of a chat completion. `tool-parameters`: a JSON Schema. */
export type SchemaName = 'chat-request' | 'tool-parameters'

const components = openApiDocument.components.schemas as Readonly<Record<string, JsonObject>>

/** A subset that is enough to write the parameters of a function (https://github.com/MoonshotAI/walle). */
const jsonSchema: JsonObject = {
  type: 'object',
  properties: {
    type: { enum: ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null'] },
    description: { type: 'string', description: 'What the value means' },
    properties: { type: 'object', additionalProperties: { $ref: '#self' } },
    required: { type: 'array', items: { type: 'string' } },
    items: { $ref: '#self' },
    enum: { type: 'array' },
    anyOf: { type: 'array', items: { $ref: '#self' } },
    additionalProperties: { type: 'boolean' },
    default: {},
    minimum: { type: 'number' },
    maximum: { type: 'number' },
    minLength: { type: 'integer' },
    maxLength: { type: 'integer' },
    minItems: { type: 'integer' },
    maxItems: { type: 'integer' },
    pattern: { type: 'string' },
    format: { enum: ['date-time', 'date', 'time', 'email', 'uri', 'uuid'] },
    $defs: { type: 'object', additionalProperties: { $ref: '#self' } },
    $ref: { type: 'string' },
  },
}

/** The root of a schema. */
function getSchema(name: SchemaName): JsonObject {
  return name === 'chat-request' ? components['ChatCompletionRequest']! : jsonSchema
}

/**
 * Every schema that may describe the value at a path, with references resolved. Of several alternatives, those stay whose `role` and
 * `type` are those of the value that is there.
 */
export function findSchemas(name: SchemaName, value: unknown, path: readonly (string | number)[]): JsonObject[] {
  let schemas = resolve(getSchema(name), value)
  let current = value
  for (const step of path) {
    current =
      typeof current === 'object' && current !== null ? (current as Record<string | number, unknown>)[step] : undefined
    const next = current
    schemas = schemas.flatMap((schema) => {
      const below = typeof step === 'number' ? schema['items'] : memberOf(schema, step)
      return isObject(below) ? resolve(below, next) : []
    })
  }
  return schemas
}

function memberOf(schema: JsonObject, name: string): unknown {
  const { properties } = schema
  if (isObject(properties) && Object.hasOwn(properties, name)) return properties[name]
  return schema['additionalProperties']
}

/** Depth bounds the references that lead back to themselves. */
function resolve(schema: JsonObject, value: unknown, depth = 0): JsonObject[] {
  if (depth > 8) return []
  const reference = schema['$ref']
  if (reference === '#self') return [jsonSchema]
  if (typeof reference === 'string') {
    const target = components[reference.slice(reference.lastIndexOf('/') + 1)]
    return target === undefined ? [] : resolve(target, value, depth + 1)
  }
  const alternatives = [schema['oneOf'], schema['anyOf'], schema['allOf']].flatMap((list) =>
    Array.isArray(list) ? list.filter(isObject) : [],
  )
  const below = alternatives.flatMap((one) => resolve(one, value, depth + 1))
  const chosen = below.filter((one) => isNamed(one, value))
  return [schema, ...(chosen.length > 0 ? chosen : below)]
}

/** Whether `role` or `type` of the value names this alternative. A word that is still being typed names none. */
function isNamed(schema: JsonObject, value: unknown): boolean {
  return ['role', 'type'].some((name) => {
    const constant = getAt(schema, ['properties', name, 'const'])
    return constant !== undefined && constant === getAt(value, [name])
  })
}
