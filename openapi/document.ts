/** The operations of the contract, found by id or by method and path, with their examples; and the whole document. */
import { decodePercent } from './decode-percent.ts'
import { operationRows, sharedExamples } from './generated/operations.ts'
import type { Evidence } from './evidence.ts'
import type { OperationId } from './types.ts'

/** One method on one path. */
export interface Operation {
  operationId: OperationId
  method: string
  /** The path below the base path, e.g. `/files/{file_id}`. */
  path: string
  /** Documented statuses. */
  statuses: readonly number[]
  /** Media types of the request body, and of the answers by status. */
  mediaTypes: { request: readonly string[]; responses: Readonly<Record<number, readonly string[]>> }
}

/** A named example of an answer. */
export interface Example {
  status: number
  /** For errors the error type, with a dotted suffix where one type has several causes. */
  id: string
  value: unknown
  evidence: Evidence | null
}

/** An operation found for a method and a path. */
export interface OperationMatch {
  operationId: OperationId
  pathParams: Readonly<Record<string, string>>
}

interface OperationRow {
  operationId: OperationId
  method: string
  path: string
  request: Readonly<Record<string, string | null>> | null
  responses: Readonly<Record<string, ResponseRow>>
}
interface ResponseRow {
  schemas: Readonly<Record<string, string | null>>
  examples: string | readonly { id: string; value: unknown; evidence: Evidence | null }[]
}

const rows: readonly OperationRow[] = operationRows
const exampleSets: Readonly<Record<string, Exclude<ResponseRow['examples'], string>>> = sharedExamples

/** Every operation, in the order of the document. */
export const operations: readonly Operation[] = rows.map(({ operationId, method, path, request, responses }) => ({
  operationId,
  method,
  path,
  statuses: Object.keys(responses).map(Number),
  mediaTypes: {
    request: Object.keys(request ?? {}),
    responses: Object.fromEntries(Object.entries(responses).map(([status, row]) => [status, Object.keys(row.schemas)])),
  },
}))

/**
 * The operation of a method and a path, or null. With `basePath`, the path must equal the base path followed by the operation's path.
 * Without it, any base path is accepted that ends in a version (`/proxy/v1/models`) or stands before two literal segments
 * (`/proxy/chat/completions`).
 * @example findOperation('GET', '/proxy/v1/files/file_1') // { operationId: 'getFile', pathParams: { file_id: 'file_1' } }
 */
export function findOperation(
  method: string,
  path: string,
  options: { basePath?: string } = {},
): OperationMatch | null {
  const asked = toSegments(path)
  const base = options.basePath === undefined ? null : toSegments(options.basePath.replace(/\/$/, '')).join('/')
  for (const row of rows) {
    if (row.method !== method.toUpperCase()) continue
    const wanted = toSegments(row.path)
    const before = asked.slice(0, Math.max(0, asked.length - wanted.length))
    const isBase = base === null ? isBasePath(before, wanted) : before.join('/') === base
    const pathParams = isBase ? matchSegments(wanted, asked.slice(before.length)) : null
    if (pathParams !== null) return { operationId: row.operationId, pathParams }
  }
  return null
}

function isBasePath(before: readonly string[], wanted: readonly string[]): boolean {
  const last = before.at(-1)
  const literals = wanted.filter((segment) => !segment.startsWith('{') && segment !== 'content').length
  return last === undefined || /^v\d/.test(last) || literals > 1
}

function matchSegments(wanted: readonly string[], asked: readonly string[]): Record<string, string> | null {
  if (wanted.length !== asked.length) return null
  const pathParams: Record<string, string> = {}
  for (const [index, segment] of wanted.entries()) {
    const actual = asked[index] ?? ''
    if (segment.startsWith('{') && actual !== '') pathParams[segment.slice(1, -1)] = decodePercent(actual)
    else if (segment !== actual) return null
  }
  return pathParams
}

/** Empty segments are kept: `/v1//models` is not a path of this API. */
function toSegments(path: string): string[] {
  const below = path
    .replace(/^[a-z]+:\/\/[^/]*/i, '')
    .replace(/[?#].*$/s, '')
    .replace(/^\//, '')
  return below === '' ? [] : below.split('/')
}

/** The named examples of an operation's answers, in the order of the document. */
export function examplesFor(operationId: OperationId): readonly Example[] {
  const row = rows.find((candidate) => candidate.operationId === operationId)
  return Object.entries(row?.responses ?? {}).flatMap(([status, { examples }]) =>
    (typeof examples === 'string' ? (exampleSets[examples] ?? []) : examples).map((example) => ({
      status: Number(status),
      ...example,
    })),
  )
}

/** The schema of an answer: its component name, null for an answer without one, undefined when the status is not documented. */
export function findResponseSchema(operationId: OperationId, status: number): string | null | undefined {
  const response = rows.find((candidate) => candidate.operationId === operationId)?.responses[String(status)]
  return response === undefined ? undefined : (response.schemas['application/json'] ?? null)
}

/** The schema of a JSON request body, or null when the operation takes none. */
export function findRequestSchema(operationId: OperationId): string | null {
  return rows.find((candidate) => candidate.operationId === operationId)?.request?.['application/json'] ?? null
}

/**
 * The whole OpenAPI document, read when first asked for: version 3.1, or 3.2, in which `itemSchema` describes the events of a stream.
 * Node only: it is a file beside this one.
 * @throws in a browser; import `kimi-contract/openapi.json` there.
 */
export function loadDocument(options: { openapi?: '3.1' | '3.2' } = {}): Readonly<Record<string, unknown>> {
  const name = options.openapi === '3.2' ? 'openapi-3.2.json' : 'openapi.json'
  const document = loaded.get(name) ?? readDocument(name)
  loaded.set(name, document)
  return document
}

const loaded = new Map<string, Readonly<Record<string, unknown>>>()

function readDocument(name: string): Readonly<Record<string, unknown>> {
  const fs = globalThis.process?.getBuiltinModule?.('node:fs')
  if (fs === undefined) throw new Error('loadDocument needs Node: in a browser import kimi-contract/openapi.json')
  return JSON.parse(fs.readFileSync(new URL(`./generated/${name}`, import.meta.url), 'utf8')) as Record<string, unknown>
}
