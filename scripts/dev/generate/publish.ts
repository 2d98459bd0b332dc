/**
 * Makes the published form of the document. The source files use type lists and conditions, which keep ajv's errors short, but many
 * generators and testing tools cannot read them. Here each type list becomes a `oneOf` with one type in each branch, and a stream is
 * described event by event.
 */
import { child, refName } from './operations.ts'
import type { Json, JsonObject } from './bundle.ts'

/** Keywords for values of any type, which stay beside `oneOf`. */
const commonKeywords = new Set(['description', 'default', 'deprecated', 'examples', 'title'])
const keywordsOfType: Record<string, readonly string[]> = {
  string: ['minLength', 'maxLength', 'pattern', 'format', 'contentMediaType'],
  array: ['items', 'minItems', 'maxItems', 'uniqueItems'],
  object: ['properties', 'required', 'additionalProperties'],
  number: ['minimum', 'maximum'],
  integer: ['minimum', 'maximum'],
}

/** Keywords whose value is one schema, a list of schemas, or schemas by name. */
const schemaKeywords = new Set(['items', 'not', 'if', 'then', 'else', 'additionalProperties', 'schema'])
const schemaLists = new Set(['oneOf', 'allOf'])
const schemaMaps = new Set(['properties', 'schemas'])

/** Formats for generators: without them Java, Go and C# use 32-bit integers and single precision. */
const formats: Record<string, string> = { integer: 'int64', number: 'double' }

/** Names of the components for the object form of a union; generators name a class after them. */
const objectNames: Record<string, string> = { MediaReference: 'MediaUrl' }

/** Names of the components for the array form, by the name of the items. Without them openapi-generator's fetch client does not compile. */
const arrayNames: Record<string, { filled: string; any: string }> = {
  ContentPart: { filled: 'ContentParts', any: 'ContentPartsOrNone' },
}

/** Components whose unions of scalars are published without a type, because generators would wrap each in a class. */
const untypedUnions = new Set(['ErrorEnvelope'])

/** The schema of an event of a stream, as defined by the event streams of the HTML standard. */
const eventSchema: JsonObject = {
  type: 'object',
  description: 'One event of the stream. The last event has the data [DONE]; every other has a chunk as JSON text.',
  required: ['data'],
  properties: {
    data: {
      type: 'string',
      description: 'A chunk as JSON text, or [DONE].',
      if: { const: '[DONE]' },
      else: {
        contentMediaType: 'application/json',
        contentSchema: { $ref: '#/components/schemas/ChatCompletionChunk' },
      },
    },
  },
}

/** The document as OpenAPI 3.1, from the bundled source with resolved evidence. */
export function toPublished(document: JsonObject): JsonObject {
  const components = child(document, 'components')
  const nullable = findNullable(child(components, 'schemas'))
  const extra: JsonObject = {}
  const schemas: JsonObject = {}
  for (const [name, schema] of Object.entries(child(components, 'schemas'))) {
    const types = listTypes(schema)
    const plain = nullable.has(name)
      ? withType(schema as JsonObject, types.find((type) => type !== 'null') ?? '')
      : schema
    schemas[name] = toSchema(plain, { nullable, name, extra })
  }
  const event =
    child(components, 'schemas')['ChatCompletionChunk'] === undefined
      ? {}
      : { ChatCompletionEvent: withEvidence(eventSchema, components) }
  const all = Object.entries({ ...schemas, ...extra, ...event }).sort(([a], [b]) => (a < b ? -1 : 1))
  const rest = toSchema(
    { ...document, components: { ...components, schemas: {} } },
    { nullable, name: '', extra },
  ) as JsonObject
  const withSchemas = { ...rest, components: { ...child(rest, 'components'), schemas: Object.fromEntries(all) } }
  return toEventContent(withSchemas) as JsonObject
}

/** The same document as OpenAPI 3.2, where `itemSchema` describes each event. */
export function toOpenapi32(published: JsonObject): JsonObject {
  return { ...(toItemSchema(published) as JsonObject), openapi: '3.2.0' }
}

interface Scope {
  /** Components whose type list is one type and null. */
  nullable: ReadonlySet<string>
  /** The component that is being written. */
  name: string
  /** Components added for the object form of a union. */
  extra: JsonObject
}

function findNullable(schemas: JsonObject): Set<string> {
  const names = Object.entries(schemas).filter(([, schema]) => {
    const types = listTypes(schema)
    return types.length === 2 && types.includes('null')
  })
  return new Set(names.map(([name]) => name))
}

function listTypes(schema: Json): string[] {
  const type = schema !== null && typeof schema === 'object' && !Array.isArray(schema) ? schema['type'] : undefined
  return Array.isArray(type) ? type.map(String) : []
}

function withType(schema: JsonObject, type: string): JsonObject {
  return { ...schema, type }
}

function withEvidence(schema: JsonObject, components: JsonObject): JsonObject {
  const evidence = child(child(child(components, 'schemas'), 'ChatCompletionChunk'), 'x-evidence')
  return { ...schema, 'x-evidence': evidence }
}

/** A schema, or any part of the document, with every schema below it in the published form. */
function toSchema(node: Json, scope: Scope): Json {
  if (Array.isArray(node)) return node.map((item) => toSchema(item, scope))
  if (node === null || typeof node !== 'object') return node
  const ref = node['$ref']
  if (typeof ref === 'string' && scope.nullable.has(ref.slice(ref.lastIndexOf('/') + 1))) {
    const { $ref: _ref, ...rest } = node
    return { ...rest, oneOf: [{ $ref: ref }, { type: 'null' }] }
  }
  const out: JsonObject = {}
  for (const [key, value] of Object.entries(node)) {
    if (key.startsWith('x-') || key === 'examples' || key === 'example') out[key] = value
    else if (schemaMaps.has(key)) out[key] = toNamedSchemas(value, scope)
    else if (key === 'type' && 'discriminator' in node) continue
    else if (key === 'contentMediaType' && node['type'] === 'string')
      Object.assign(out, { contentMediaType: value, format: 'binary' })
    // openapi-generator's Go client does not compile with a `minLength` of a file.
    else if (key === 'minLength' && 'contentMediaType' in node) continue
    // openapi-generator's Java client does not compile with a boolean constant.
    else if (key === 'const' && typeof value === 'boolean') continue
    else if (key === 'anyOf') out['oneOf'] = toSchema(value, scope)
    else if (schemaLists.has(key) || schemaKeywords.has(key) || !Array.isArray(value)) out[key] = toSchema(value, scope)
    else out[key] = value
  }
  // orval writes broken code for a constant in an object with additional properties.
  if (out['additionalProperties'] === true)
    for (const member of Object.values(child(out, 'properties')) as JsonObject[])
      if (member['const'] !== undefined) {
        member['enum'] = [member['const']]
        delete member['const']
      }
  if (listTypes(out).length > 0) return toUnion(out, scope)
  const format = typeof out['type'] === 'string' ? formats[out['type']] : undefined
  return format === undefined ? out : { ...out, format }
}

/** Replaces `true` in a map of properties with `{}`. Both allow every value, but generators accept only the second. */
function toNamedSchemas(node: Json, scope: Scope): JsonObject {
  const entries = Object.entries(node as JsonObject)
  return Object.fromEntries(entries.map(([name, schema]) => [name, schema === true ? {} : toSchema(schema, scope)]))
}

/** A schema with a type list as `oneOf`, one alternative for each type with the keywords that concern it. */
function toUnion(schema: JsonObject, scope: Scope): JsonObject {
  const types = listTypes(schema)
  const out: JsonObject = {}
  const handled = new Set(['type', 'enum', ...types.flatMap((type) => keywordsOfType[type] ?? [])])
  for (const [key, value] of Object.entries(schema)) {
    if (commonKeywords.has(key) || key.startsWith('x-')) out[key] = value
    else if (!handled.has(key)) throw new Error(`${scope.name}: ${key} beside the types ${types.join(', ')}`)
  }
  if (untypedUnions.has(scope.name))
    return { ...out, description: `${String(out['description'] ?? '')} One of: ${types.join(', ')}.`.trim() }
  return { ...out, oneOf: types.map((type) => toAlternative(schema, type, scope)) }
}

function toAlternative(schema: JsonObject, type: string, scope: Scope): JsonObject {
  const out: JsonObject = { type }
  if (formats[type] !== undefined) out['format'] = formats[type]
  const values = Array.isArray(schema['enum']) ? schema['enum'].filter((value) => typeof value === type) : []
  if (values.length > 0) out['enum'] = values
  for (const key of keywordsOfType[type] ?? []) if (schema[key] !== undefined) out[key] = schema[key] ?? null
  const name = type === 'object' ? objectNames[scope.name] : findArrayName(out)
  if (name === undefined) return out
  scope.extra[name] = {
    ...out,
    description: type === 'object' ? (schema['description'] ?? '') : 'The parts in their order.',
    'x-evidence': schema['x-evidence'] ?? null,
  }
  return { $ref: `#/components/schemas/${name}` }
}

/** The name of the component for an array of these items; undefined if the array gets none. */
function findArrayName(array: JsonObject): string | undefined {
  const items = child(array, 'items')['$ref']
  const names = arrayNames[typeof items === 'string' ? refName(items) : '']
  return array['minItems'] === undefined ? names?.any : names?.filled
}

/** Describes the content of `text/event-stream`, and its examples, as events instead of chunks. */
function toEventContent(node: Json): Json {
  if (Array.isArray(node)) return node.map(toEventContent)
  if (node === null || typeof node !== 'object') return node
  const out: JsonObject = {}
  for (const [key, value] of Object.entries(node))
    out[key] = key === 'text/event-stream' ? toEvents(value) : toEventContent(value)
  return out
}

function toEvents(content: Json): JsonObject {
  const examples = Object.entries(child(content, 'examples')).map(([id, example]) => {
    const { value = null, ...rest } = example as JsonObject
    return [id, { ...rest, value: { data: JSON.stringify(value) } }]
  })
  const done = { summary: 'The end of the stream.', value: { data: '[DONE]' } }
  return {
    schema: { $ref: '#/components/schemas/ChatCompletionEvent' },
    examples: { ...(Object.fromEntries(examples) as JsonObject), done },
  }
}

function toItemSchema(node: Json): Json {
  if (Array.isArray(node)) return node.map(toItemSchema)
  if (node === null || typeof node !== 'object') return node
  const out: JsonObject = {}
  for (const [key, value] of Object.entries(node))
    out[key] = key === 'text/event-stream' ? toItems(value as JsonObject) : toItemSchema(value)
  return out
}

/** In 3.2 an example of a sequential media type is the list of its items. */
function toItems({ schema = null, ...content }: JsonObject): JsonObject {
  const examples = Object.entries(child(content, 'examples')).map(([id, example]) => {
    const { value = null, ...rest } = example as JsonObject
    return [id, { ...rest, value: [value] }]
  })
  return { itemSchema: schema, examples: Object.fromEntries(examples) as JsonObject }
}
