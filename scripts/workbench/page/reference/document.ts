/** Reads the OpenAPI document for the reference: operations, schemas, types in words. Pure functions. */

export interface Evidence {
  level: string
  url?: string
  date?: string
  note?: string
}

export interface Schema {
  $ref?: string
  type?: string | readonly string[]
  description?: string
  format?: string
  enum?: readonly unknown[]
  const?: unknown
  default?: unknown
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  items?: Schema
  oneOf?: readonly Schema[]
  anyOf?: readonly Schema[]
  allOf?: readonly Schema[]
  additionalProperties?: boolean | Schema
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  pattern?: string
  deprecated?: boolean
  'x-evidence'?: Evidence
}

export interface MediaType {
  schema?: Schema
  example?: unknown
  examples?: Readonly<Record<string, { summary?: string; value?: unknown }>>
}

export interface Response {
  $ref?: string
  description?: string
  content?: Readonly<Record<string, MediaType>>
}

export interface Parameter {
  name: string
  in: string
  required?: boolean
  description?: string
  schema?: Schema
}

export interface OperationObject {
  operationId: string
  tags?: readonly string[]
  summary?: string
  description?: string
  parameters?: readonly Parameter[]
  requestBody?: { required?: boolean; content?: Readonly<Record<string, MediaType>> }
  responses?: Readonly<Record<string, Response>>
  'x-evidence'?: Evidence
}

export interface ApiDocument {
  info: { title: string; version: string; description?: string }
  paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  components: { schemas: Readonly<Record<string, Schema>>; responses?: Readonly<Record<string, Response>> }
}

export interface OperationRow {
  method: string
  /** Below the base path. */
  path: string
  tag: string
  operation: OperationObject
}

const methods = ['get', 'post', 'put', 'patch', 'delete']

/** Every operation, in the order of the document. */
function listOperations(document: ApiDocument): OperationRow[] {
  return Object.entries(document.paths).flatMap(([path, members]) =>
    Object.entries(members)
      .filter(([name]) => methods.includes(name))
      .map(([name, value]) => {
        const operation = value as OperationObject
        return { method: name.toUpperCase(), path, tag: operation.tags?.[0] ?? '', operation }
      }),
  )
}

/** The part of the document that a local reference names; null if there is none. */
export function resolve(document: ApiDocument, ref: string): unknown {
  if (!ref.startsWith('#/')) return null
  let value: unknown = document
  for (const part of ref.slice(2).split('/')) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null
    value = (value as Record<string, unknown>)[name]
  }
  return value
}

/** The last part of a reference: `#/components/schemas/Usage` gives `Usage`. */
export function toRefName(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1)
}

/** The type in words: `string (1 to 64 characters)`, `array of ChatMessage`, `integer or null`. */
export function toTypeText(schema: Schema): string {
  if (schema.$ref !== undefined) return toRefName(schema.$ref)
  const parts = schema.oneOf ?? schema.anyOf
  if (parts !== undefined) return [...new Set(parts.map(toTypeText))].join(' or ')
  if (schema.allOf !== undefined && schema.type === undefined) return schema.allOf.map(toTypeText).join(' and ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  const types = schema.type === undefined ? [] : [schema.type].flat()
  const words = types.map((type) => (type === 'array' && schema.items ? `array of ${toTypeText(schema.items)}` : type))
  const limits = toLimits(schema)
  return (words.join(' or ') || 'any value') + (limits === '' ? '' : ` (${limits})`)
}

function toLimits(schema: Schema): string {
  const ranges = [
    toRange(schema.minimum, schema.maximum, ''),
    toRange(schema.minLength, schema.maxLength, ' characters'),
    toRange(schema.minItems, schema.maxItems, ' items'),
  ]
  return [...ranges, schema.format ?? '', schema.pattern === undefined ? '' : `/${schema.pattern}/`]
    .filter((text) => text !== '' && text !== 'int64' && text !== 'double')
    .join(', ')
}

function toRange(least: number | undefined, most: number | undefined, unit: string): string {
  if (least === undefined && most === undefined) return ''
  if (most === undefined) return `at least ${least}${unit}`
  return least === undefined ? `at most ${most}${unit}` : `${least} to ${most}${unit}`
}

/** The named examples of a media type. */
export function listExamples(media: MediaType): [name: string, value: unknown][] {
  if (media.examples !== undefined) return Object.entries(media.examples).map(([name, { value }]) => [name, value])
  return media.example === undefined ? [] : [['example', media.example]]
}

/** The parts whose text has every word. */
export function search(document: ApiDocument, text: string): { operations: OperationRow[]; schemas: string[] } {
  const words = text.toLowerCase().split(/\s+/)
  const matches = (found: string) => words.every((word) => found.toLowerCase().includes(word))
  return {
    operations: listOperations(document).filter(({ method, path, operation }) =>
      matches([method, path, operation.operationId, operation.summary, operation.description].join(' ')),
    ),
    schemas: Object.entries(document.components.schemas)
      .filter(([name, schema]) =>
        matches([name, schema.description, ...Object.keys(schema.properties ?? {})].join(' ')),
      )
      .map(([name]) => name),
  }
}
