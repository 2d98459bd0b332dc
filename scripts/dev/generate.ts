/**
 * `npm run generate`: sorts openapi/sources.yaml, writes openapi/generated from openapi/*.yaml, then docs/reference from the code. With
 * `--check` it writes nothing, and exits with 1 if a file is stale. The output depends only on the files of the repository, so it is
 * identical on every machine.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { stringify } from 'yaml'
import { bundle, readYaml } from './generate/bundle.ts'
import { readOperations } from './generate/operations.ts'
import { toOpenapi32, toPublished } from './generate/publish.ts'
import { toModelsSource, toOperationsSource, toShapesSource } from './generate/tables.ts'
import { readSources, resolveEvidence, sortSources, toSourcesSource } from './generate/sources.ts'
import { toValidatorSource } from './generate/validators.ts'
import type { JsonObject } from './generate/bundle.ts'

const openapiFolder = fileURLToPath(new URL('../../openapi/', import.meta.url))
const banner = (from: string): string =>
  `/* Generated from ${from} by scripts/dev/generate.ts. Do not edit: change the source and run npm run generate. */\n`

/**
 * The names of the schemas that get a validator: every request and response schema, and the chunk. NotFoundError is left out:
 * validator.ts chooses one of its two envelopes first, so that it reports the violations of that envelope only.
 */
export function validatedNames(document: JsonObject): string[] {
  const names = new Set<string>(['ErrorEnvelope', 'GatewayError'])
  for (const operation of readOperations(document)) {
    const contents = [operation.request, ...operation.responses.map((response) => response.content)]
    for (const content of contents.flatMap((entry) => Object.values(entry ?? {}))) {
      if (content.schema !== null) names.add(content.schema)
    }
  }
  names.delete('NotFoundError')
  return [...names].sort()
}

/** The text of every generated file, by file name. */
export async function generate(): Promise<Record<string, string>> {
  const document = bundle(join(openapiFolder, 'openapi.yaml'))
  const spec = 'openapi/openapi.yaml and openapi/schemas'
  const source = structuredClone(document) as unknown as Parameters<typeof openapiTypescript>[0]
  const types = astToString(await openapiTypescript(source, { defaultNonNullable: false }))
  const names = validatedNames(document)
  const sources = readSources(readYaml(join(openapiFolder, 'sources.yaml')))
  const resolved = resolveEvidence(document, sources) as JsonObject
  const published: JsonObject = { ...toPublished(resolved), 'x-generated': banner(spec).slice(3, -4) }
  const published32 = toOpenapi32(published)
  return {
    'openapi.json': toJsonText(published),
    'openapi.yaml': toYamlText(published),
    'openapi-3.2.json': toJsonText(published32),
    'openapi-3.2.yaml': toYamlText(published32),
    'schema.ts': banner(spec) + types,
    'models.ts': banner('openapi/models.yaml') + toModelsSource(readYaml(join(openapiFolder, 'models.yaml'))),
    'sources.ts': banner('openapi/sources.yaml') + toSourcesSource(sources),
    'operations.ts': banner(spec) + toOperationsSource(document),
    'shapes.ts': banner(spec) + toShapesSource(document),
    'validators.ts': `// @ts-nocheck\n${banner(spec)}${toValidatorSource(document, names)}\n`,
  }
}

function toJsonText(document: JsonObject): string {
  return `${JSON.stringify(document, null, 1)}\n`
}

function toYamlText(document: JsonObject): string {
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 140 })
}

/** The names of the generated files that are stale. */
export async function findStale(generated?: Record<string, string>): Promise<string[]> {
  const expected = generated ?? (await generate())
  return Object.keys(expected).filter((name) => {
    const file = join(openapiFolder, 'generated', name)
    return !existsSync(file) || readFileSync(file, 'utf8') !== expected[name]
  })
}

async function main(check: boolean): Promise<number> {
  if (check) {
    const stale = await findStale()
    if (stale.length === 0) return runReference(['--check'])
    console.error(
      `stale: ${stale.map((name) => `openapi/generated/${name}`).join(', ')} (run npm run generate and commit the result)`,
    )
    return 1
  }
  const sourcesFile = join(openapiFolder, 'sources.yaml')
  writeFileSync(sourcesFile, sortSources(readFileSync(sourcesFile, 'utf8')))
  mkdirSync(join(openapiFolder, 'generated'), { recursive: true })
  for (const [name, text] of Object.entries(await generate())) {
    writeFileSync(join(openapiFolder, 'generated', name), text)
    console.error(`openapi/generated/${name} ${text.length} characters`)
  }
  return runReference([])
}

/** Writes or checks docs/reference in another process, because it loads the code that this process has just generated. */
function runReference(args: readonly string[]): number {
  const program = fileURLToPath(new URL('reference.ts', import.meta.url))
  return spawnSync(process.execPath, [program, ...args], { stdio: 'inherit' }).status ?? 1
}

if (import.meta.main) process.exitCode = await main(process.argv.includes('--check'))
