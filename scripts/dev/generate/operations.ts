/** Reads the operations of a bundled document, for the generated tables and for the validators. */
import type { Json, JsonObject } from './bundle.ts'

interface SpecExample {
  id: string
  value: Json
  evidence: Json
}
export interface SpecContent {
  schema: string | null
  examples: SpecExample[]
}
interface SpecResponse {
  status: number
  /** Name of the shared response; null if only this operation has it. */
  shared: string | null
  content: Record<string, SpecContent>
}
export interface SpecOperation {
  operationId: string
  method: string
  path: string
  request: Record<string, SpecContent> | null
  responses: SpecResponse[]
}

/** The member of a node if it is an object, otherwise an empty object. */
export function child(node: Json | undefined, key: string): JsonObject {
  const value = node !== null && typeof node === 'object' && !Array.isArray(node) ? node[key] : undefined
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {}
}

/** Every operation of a bundled document, in the order of the document. */
export function readOperations(document: JsonObject): SpecOperation[] {
  const out: SpecOperation[] = []
  for (const [path, item] of Object.entries(child(document, 'paths'))) {
    for (const [method, operation] of Object.entries(item as JsonObject)) {
      const operationId = child(item as JsonObject, method)['operationId']
      if (typeof operationId !== 'string') continue
      const body = child(operation, 'requestBody')
      const responses = Object.entries(child(operation, 'responses')).map(([status, response]) =>
        readResponse(document, Number(status), response as JsonObject),
      )
      const request = 'content' in body ? readContent(body) : null
      out.push({ operationId, method: method.toUpperCase(), path, request, responses })
    }
  }
  return out
}

function readResponse(document: JsonObject, status: number, response: JsonObject): SpecResponse {
  const ref = response['$ref']
  const shared = typeof ref === 'string' ? refName(ref) : null
  const target = shared === null ? response : child(child(child(document, 'components'), 'responses'), shared)
  return { status, shared, content: readContent(target) }
}

function readContent(holder: JsonObject): Record<string, SpecContent> {
  const out: Record<string, SpecContent> = {}
  for (const [mediaType, content] of Object.entries(child(holder, 'content'))) {
    const ref = child(content, 'schema')['$ref']
    const examples = Object.entries(child(content, 'examples')).map(([id, example]) => {
      const { value = null, 'x-evidence': evidence = null } = example as JsonObject
      return { id, value, evidence }
    })
    out[mediaType] = { schema: typeof ref === 'string' ? refName(ref) : null, examples }
  }
  return out
}

/** The last part of a `#/components/…/Name` reference. */
export function refName(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1)
}
