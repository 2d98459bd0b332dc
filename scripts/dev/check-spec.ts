/**
 * `node scripts/dev/check-spec.ts`: checks that the spec is valid OpenAPI 3.1, that its schemas compile under ajv strict mode, that its
 * examples validate, and that every fact cites a source of openapi/sources.yaml. Prints one line per problem, and then exits with 1.
 */
import { fileURLToPath } from 'node:url'
import SwaggerParser from '@apidevtools/swagger-parser'
import { bundle, readYaml } from './generate/bundle.ts'
import { child, readOperations } from './generate/operations.ts'
import { readSources } from './generate/sources.ts'
import { createAjv } from './generate/validators.ts'
import type { EvidenceLevel } from '../../openapi/evidence.ts'
import type { Json, JsonObject } from './generate/bundle.ts'
import type { SourceRow } from './generate/sources.ts'

const openapiFolder = new URL('../../openapi/', import.meta.url)
const levels: ReadonlySet<string> = new Set<EvidenceLevel>(['recorded', 'documented', 'reported', 'unverified'])

/** The statuses with which each error type is sent. The empty type is that of a file whose extraction failed. */
const statusesOfType: Record<string, readonly number[]> = {
  content_filter: [400],
  invalid_request_error: [400],
  invalid_authentication_error: [401],
  incorrect_api_key_error: [401],
  permission_denied_error: [403],
  resource_not_found_error: [404],
  engine_overloaded_error: [429],
  rate_limit_reached_error: [429],
  // 403 in July 2025, 429 since then.
  exceeded_current_quota_error: [403, 429],
  client_closed_request: [499],
  server_error: [500],
  unexpected_output: [500],
  server_unavailable: [503],
  '': [500],
}

/** Every problem of the spec, one line each. */
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
  const sources = readSources(readYaml(fileURLToPath(new URL('sources.yaml', openapiFolder))))
  const models = readYaml(fileURLToPath(new URL('models.yaml', openapiFolder)))
  problems.push(...findEvidenceProblems(document, '#', sources), ...findWithoutEvidence(document))
  problems.push(...findEvidenceProblems(models, 'models.yaml#', sources))
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
            problems.push(`${where} does not match ${schema}: ${JSON.stringify(ajv.errors?.[0])}`)
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
    return id === 'url.not_found' && status === 404
      ? []
      : [`${where}: a gateway error has the id url.not_found and the status 404`]
  }
  const type = child(value, 'error')['type']
  const problems: string[] = []
  if (!(statusesOfType[String(type)] ?? []).includes(status))
    problems.push(`${where}: type ${String(type)} is not sent with ${status}`)
  if (type !== '' && id.split('.')[0] !== type)
    problems.push(`${where}: its id does not start with its type ${String(type)}`)
  return problems
}

type Sources = Record<string, SourceRow>

function findEvidenceProblems(node: Json, path: string, sources: Sources): string[] {
  if (node === null || typeof node !== 'object') return []
  return Object.entries(node).flatMap(([key, value]) => {
    const at = `${path}/${key}`
    if (key !== 'x-evidence' && key !== 'evidence') return findEvidenceProblems(value, at, sources)
    const list = key === 'x-evidence' ? [value] : (value as Json[])
    return list.flatMap((evidence) => {
      const problem = findEvidenceProblem(evidence, sources)
      return problem === null ? [] : [`${at} ${problem}: ${JSON.stringify(evidence)}`]
    })
  })
}

function findEvidenceProblem(evidence: Json, sources: Sources): string | null {
  const { level, source, note = '', ...rest } = child({ evidence }, 'evidence')
  if (!levels.has(String(level))) return `has another level than ${[...levels].join(', ')}`
  if (typeof source !== 'string' || !Object.hasOwn(sources, source)) return 'cites no id of openapi/sources.yaml'
  if (typeof note !== 'string') return 'has a note that is no text'
  const unknown = Object.keys(rest)[0]
  return unknown === undefined ? null : `has an unknown member ${unknown}`
}

/** Schemas, headers and operations without evidence. */
function findWithoutEvidence(document: JsonObject): string[] {
  const components = child(document, 'components')
  const entries = ['schemas', 'headers'].flatMap((section) => Object.entries(child(components, section)))
  const operations = Object.values(child(document, 'paths')).flatMap((item) => Object.entries(item as JsonObject))
  const named = [
    ...entries,
    ...operations.filter(([, operation]) => 'operationId' in child({ operation }, 'operation')),
  ]
  return named.flatMap(([name, value]) =>
    'x-evidence' in child({ value }, 'value') ? [] : [`${name} has no x-evidence`],
  )
}

if (import.meta.main) {
  const problems = await findSpecProblems()
  for (const problem of problems) console.log(problem)
  if (problems.length > 0) process.exitCode = 1
}
