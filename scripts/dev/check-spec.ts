/**
 * Whether the spec keeps its own promises: valid OpenAPI 3.1, schemas that compile under ajv strict, examples that validate,
 * every fact with its evidence. Prints one line a problem; `node scripts/dev/check-spec.ts`.
 */
import { fileURLToPath } from 'node:url'
import SwaggerParser from '@apidevtools/swagger-parser'
import { bundle, readYaml } from './generate/bundle.ts'
import { child, readOperations } from './generate/operations.ts'
import { createAjv } from './generate/validators.ts'
import type { Json, JsonObject } from './generate/bundle.ts'

const openapiFolder = new URL('../../openapi/', import.meta.url)
const levels = new Set(['recorded', 'documented', 'tested', 'third-party', 'unverified'])

/** The statuses under which a wire type is sent; the empty type is a file whose extraction failed. */
const statusesOfType: Record<string, readonly number[]> = {
  content_filter: [400],
  invalid_request_error: [400],
  invalid_authentication_error: [401],
  incorrect_api_key_error: [401],
  permission_denied_error: [403],
  resource_not_found_error: [404],
  engine_overloaded_error: [429],
  rate_limit_reached_error: [429],
  // 403 in July 2025, 429 since
  exceeded_current_quota_error: [403, 429],
  client_closed_request: [499],
  server_error: [500],
  unexpected_output: [500],
  server_unavailable: [503],
  '': [500],
}

/** Every problem of the spec, one line each; empty when there is none. */
export async function findSpecProblems(): Promise<string[]> {
  const rootFile = fileURLToPath(new URL('openapi.yaml', openapiFolder))
  const document = bundle(rootFile)
  const problems: string[] = []
  for (const [name, source] of [
    ['openapi.yaml', rootFile],
    ['openapi.json', structuredClone(document)],
  ] as const) {
    try {
      await SwaggerParser.validate(source as Parameters<typeof SwaggerParser.validate>[0])
    } catch (error) {
      problems.push(`${name} is not valid OpenAPI: ${String(error).split('\n')[0] ?? ''}`)
    }
  }
  problems.push(...findExampleProblems(document))
  collectEvidence(document, '#', problems)
  problems.push(...findBare(document))
  collectEvidence(readYaml(fileURLToPath(new URL('models.yaml', openapiFolder))), 'models.yaml#', problems)
  return problems
}

function findExampleProblems(document: JsonObject): string[] {
  const ajv = createAjv(document)
  const problems: string[] = []
  for (const name of Object.keys(child(child(document, 'components'), 'schemas'))) {
    try {
      ajv.getSchema(name)
    } catch (error) {
      problems.push(`schema ${name} does not compile: ${String(error)}`)
    }
  }
  if (problems.length > 0) return problems
  for (const { operationId, request, responses } of readOperations(document)) {
    const bodies = [{ status: 0, content: request ?? {} }, ...responses]
    for (const { status, content } of bodies) {
      for (const { schema, examples } of Object.values(content)) {
        for (const { id, value } of examples) {
          const where = `${operationId} ${status === 0 ? 'request' : status} example ${id}`
          if (schema !== null && ajv.validate(schema, value) === false) {
            problems.push(`${where} does not keep ${schema}: ${JSON.stringify(ajv.errors?.[0])}`)
          }
          if (status >= 400) problems.push(...findErrorProblems(where, status, id, value))
        }
      }
    }
  }
  return problems
}

function findErrorProblems(where: string, status: number, id: string, value: Json): string[] {
  if (child({ value }, 'value')['error'] === 'url.not_found') {
    return id === 'url.not_found' && status === 404 ? [] : [`${where}: a gateway error is url.not_found with 404`]
  }
  const type = child(value, 'error')['type']
  const problems: string[] = []
  if (!(statusesOfType[String(type)] ?? []).includes(status))
    problems.push(`${where}: type ${String(type)} is not sent with ${status}`)
  if (type !== '' && id.split('.')[0] !== type)
    problems.push(`${where}: its id does not begin with its type ${String(type)}`)
  return problems
}

function collectEvidence(node: Json, path: string, problems: string[]): void {
  if (node === null || typeof node !== 'object') return
  for (const [key, value] of Object.entries(node)) {
    const at = `${path}/${key}`
    const list = key === 'x-evidence' ? [value] : key === 'evidence' ? (value as Json[]) : null
    if (list === null) collectEvidence(value, at, problems)
    else
      for (const evidence of list)
        if (!isEvidence(evidence)) problems.push(`${at} is no evidence: ${JSON.stringify(evidence)}`)
  }
}

/** Schemas, headers and operations that name no source. */
function findBare(document: JsonObject): string[] {
  const components = child(document, 'components')
  const entries = ['schemas', 'headers'].flatMap((section) => Object.entries(child(components, section)))
  const operations = Object.values(child(document, 'paths')).flatMap((item) => Object.entries(item as JsonObject))
  const named = [
    ...entries,
    ...operations.filter(([, operation]) => 'operationId' in child({ operation }, 'operation')),
  ]
  return named.flatMap(([name, value]) =>
    'x-evidence' in child({ value }, 'value') ? [] : [`${name} names no evidence`],
  )
}

function isEvidence(node: Json): boolean {
  const { level, source, date, note = '', ...rest } = child({ node }, 'node')
  const isDated = typeof date === 'string' && /^20\d\d(-\d\d(-\d\d)?)?$/.test(date)
  const isSourced = typeof source === 'string' && source !== '' && typeof note === 'string'
  return levels.has(String(level)) && isSourced && isDated && Object.keys(rest).length === 0
}

if (import.meta.main) {
  const problems = await findSpecProblems()
  for (const problem of problems) console.log(problem)
  if (problems.length > 0) process.exitCode = 1
}
