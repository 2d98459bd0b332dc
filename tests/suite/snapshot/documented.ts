/** What the spec (openapi/openapi.yaml) says at a path of a group: types, values, whether it is required, and where it is written. */
import { findResponseSchema, loadDocument, operations } from '../../../openapi/document.ts'
import { isObject } from '../judge/index.ts'
import { parseGroupKey, toStatusClass, type JsonType } from './shape.ts'

type Node = Readonly<Record<string, unknown>>

/** One schema at a path, with the component that contains it. */
interface SchemaAt {
  schema: Node
  component: string
  /** Steps from the component to the schema. */
  steps: readonly string[]
  required: boolean
}

export interface Documented {
  /** null if the spec allows anything. */
  types: ReadonlySet<JsonType> | null
  /** null if the spec lists no values. */
  words: ReadonlySet<string> | null
  required: boolean
}

/** Where a member would be added: the component's schema, and the steps to the object that gets it. */
export interface Place {
  component: string
  steps: readonly string[]
}

/** What the spec says at this path; null if it does not have the path. */
export function findDocumented(group: string, path: string): Documented | null {
  const schemas = findSchemas(group, path)
  if (schemas === 'anything') return { types: null, words: null, required: false }
  if (schemas.length === 0) return null
  const types = new Set<JsonType>()
  const words = new Set<string>()
  let open = false
  for (const { schema } of schemas) {
    const own = toTypes(schema)
    if (own === null) open = true
    else for (const type of own) types.add(type)
    for (const word of toWords(schema)) words.add(word)
  }
  return {
    types: open ? null : types,
    words: words.size > 0 ? words : null,
    required: schemas.every((one) => one.required),
  }
}

/** Whether the spec has this response header. */
export function isDocumentedHeader(name: string): boolean {
  return Object.keys(toNode(toNode(loadDocument().components).headers)).some((known) => known.toLowerCase() === name)
}

/** The schema that lists the members of the object at this path; null if the spec has none. */
export function findPlace(group: string, path: string): Place | null {
  const schemas = findSchemas(group, path)
  if (schemas === 'anything') return null
  const found = schemas.find(({ schema }) => isObject(schema.properties) && schema.additionalProperties !== false)
  return found ? { component: found.component, steps: found.steps } : null
}

function findSchemas(group: string, path: string): readonly SchemaAt[] | 'anything' {
  let schemas = toRoots(group).flatMap((component) =>
    expand({ schema: toSchema(component), component, steps: [], required: true }),
  )
  if (schemas.length === 0) return 'anything'
  for (const step of path === '' ? [] : path.slice(1).split('/')) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~')
    // A schema without members (any JSON) documents everything below it.
    if (schemas.some(({ schema }) => isFree(schema))) return 'anything'
    schemas = schemas.flatMap((one) => enter(one, name)).flatMap(expand)
  }
  return schemas
}

/** The components that describe a group's bodies; none if the spec describes no JSON there. */
function toRoots(group: string): string[] {
  const { operationId, mode, statusClass } = parseGroupKey(group)
  if (mode === 'stream') return ['ChatCompletionChunk']
  if (mode !== 'json') return []
  if (operationId === 'unknownPath') return ['GatewayError', 'ErrorEnvelope']
  const operation = operations.find((one) => one.operationId === operationId)
  const roots = new Set<string>(/^[45]/.test(statusClass) ? ['ErrorEnvelope'] : [])
  for (const status of operation?.statuses ?? []) {
    const name = toStatusClass(status) === statusClass ? findResponseSchema(operation!.operationId, status) : null
    if (name) roots.add(name)
  }
  return [...roots]
}

function enter(one: SchemaAt, name: string): SchemaAt[] {
  const { schema, component, steps } = one
  if (name === '*') return isObject(schema.items) ? [{ ...one, schema: schema.items, steps: [...steps, 'items'] }] : []
  const member = toNode(schema.properties)[name]
  // `member: { not: {} }` documents that the member is never sent.
  if (!Object.hasOwn(toNode(schema.properties), name) || !isObject(member) || isObject(member.not)) return []
  const required = Array.isArray(schema.required) && schema.required.includes(name)
  return [{ schema: member, component, steps: [...steps, 'properties', name], required }]
}

/** A schema and its alternatives, references resolved. */
function expand(one: SchemaAt): SchemaAt[] {
  const { schema } = one
  if (typeof schema.$ref === 'string') {
    const component = schema.$ref.split('/').at(-1)!
    return expand({ schema: toSchema(component), component, steps: [], required: one.required })
  }
  const kinds = ['anyOf', 'oneOf', 'allOf'].flatMap((kind) =>
    Array.isArray(schema[kind])
      ? schema[kind].map((alternative: unknown, at) => [kind, at, toNode(alternative)] as const)
      : [],
  )
  if (kinds.length === 0) return [one]
  const inner = kinds.flatMap(([kind, at, alternative]) =>
    expand({ ...one, schema: alternative, steps: [...one.steps, kind, String(at)] }),
  )
  return 'properties' in schema || 'type' in schema ? [one, ...inner] : inner
}

function isFree(schema: Node): boolean {
  if (schema.additionalProperties === true) return true
  return !('type' in schema || 'properties' in schema || 'items' in schema || 'enum' in schema || 'const' in schema)
}

function toTypes(schema: Node): JsonType[] | null {
  if (typeof schema.type === 'string') return [schema.type as JsonType]
  if (Array.isArray(schema.type)) return schema.type as JsonType[]
  return toWords(schema).length > 0 ? ['string'] : null
}

function toWords(schema: Node): string[] {
  const listed = Array.isArray(schema.enum) ? schema.enum : 'const' in schema ? [schema.const] : []
  return listed.filter((one): one is string => typeof one === 'string')
}

function toSchema(component: string): Node {
  return toNode(toNode(toNode(loadDocument().components).schemas)[component])
}

function toNode(value: unknown): Node {
  return isObject(value) ? value : {}
}
