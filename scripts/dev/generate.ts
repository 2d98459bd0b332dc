/**
 * `npm run generate`: writes openapi/generated from openapi/*.yaml; `--check` writes nothing and fails when a file is stale.
 * The output depends on the sources alone, so that two machines agree byte for byte.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { bundle, readYaml } from './generate/bundle.ts'
import { readOperations } from './generate/operations.ts'
import { toModelsSource, toOperationsSource, toShapesSource } from './generate/tables.ts'
import { toSourcesSource } from './generate/sources.ts'
import { toValidatorSource } from './generate/validators.ts'
import type { JsonObject } from './generate/bundle.ts'

const openapiFolder = fileURLToPath(new URL('../../openapi/', import.meta.url))
const banner = (from: string): string =>
  `/* Generated from ${from} by scripts/dev/generate.ts. Do not edit: change the source and run npm run generate. */\n`

/**
 * The names a validator is needed for: every request and response schema, and the chunk. NotFoundError is left out: validator.ts
 * chooses between its two envelopes, so that the faults named are those of the one that was meant.
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

/** Every generated file, by name, with the text it should have. */
export async function generate(): Promise<Record<string, string>> {
  const document = bundle(join(openapiFolder, 'openapi.yaml'))
  const spec = 'openapi/openapi.yaml and openapi/schemas'
  const source = document as unknown as Parameters<typeof openapiTypescript>[0]
  const types = astToString(await openapiTypescript(source, { defaultNonNullable: false }))
  const names = validatedNames(document)
  return {
    'openapi.json': `${JSON.stringify({ ...document, 'x-generated': banner(spec).slice(3, -4) }, null, 1)}\n`,
    'schema.ts': banner(spec) + types,
    'models.ts': banner('openapi/models.yaml') + toModelsSource(readYaml(join(openapiFolder, 'models.yaml'))),
    'sources.ts': banner('openapi/sources.yaml') + toSourcesSource(readYaml(join(openapiFolder, 'sources.yaml'))),
    'operations.ts': banner(spec) + toOperationsSource(document),
    'shapes.ts': banner(spec) + toShapesSource(document),
    'validators.ts': `// @ts-nocheck\n${banner(spec)}${toValidatorSource(document, names)}\n`,
  }
}

/** The names of the generated files whose text differs from what the sources give. */
export async function findStale(): Promise<string[]> {
  const expected = await generate()
  return Object.keys(expected).filter((name) => {
    const file = join(openapiFolder, 'generated', name)
    return !existsSync(file) || readFileSync(file, 'utf8') !== expected[name]
  })
}

async function main(check: boolean): Promise<number> {
  if (check) {
    const stale = await findStale()
    if (stale.length === 0) return 0
    console.error(
      `stale: ${stale.map((name) => `openapi/generated/${name}`).join(', ')} (run npm run generate and commit the result)`,
    )
    return 1
  }
  mkdirSync(join(openapiFolder, 'generated'), { recursive: true })
  for (const [name, text] of Object.entries(await generate())) {
    writeFileSync(join(openapiFolder, 'generated', name), text)
    console.error(`openapi/generated/${name} ${text.length} characters`)
  }
  return 0
}

if (import.meta.main) process.exitCode = await main(process.argv.includes('--check'))
