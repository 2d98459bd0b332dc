/**
 * Runs Schemathesis with three seeds against the mock and the published document, and writes the figures that docs/generators.md shows.
 * Exits with 1 when a run has a failure or all of them together have fewer than 10,000 cases.
 */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createMockServer } from '../../../mocks/server.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../../..', import.meta.url))
const seeds = [20261127, 20261128, 20261129]
const leastCases = 10_000
const key = 'sk-schemathesis'

let cases = 0
let failed = 0
for (const seed of seeds) {
  const output = await runSeed(seed)
  const [, generated = '0'] = /(\d+) generated, /.exec(output) ?? []
  cases += Number(generated)
  if (output.includes('No issues found')) console.log(`seed ${seed}: ${generated} cases, no failure`)
  else {
    failed += 1
    console.error(output.slice(-8000))
  }
}
const figures = { date: new Date().toISOString().slice(0, 10), seeds, cases, failedRuns: failed }
writeFileSync(`${folder}schemathesis.json`, `${JSON.stringify(figures, null, 2)}\n`)
if (cases < leastCases) console.error(`${cases} cases; at least ${leastCases} are needed`)
process.exitCode = failed === 0 && cases >= leastCases ? 0 : 1

/** Runs one seed without blocking the loop, on which the mock answers. */
async function runSeed(seed: number): Promise<string> {
  const mock = await createMockServer({ port: 0, apiKeys: [key] })
  const env = {
    ...process.env,
    KIMI_BASE_URL: mock.url,
    MOONSHOT_API_KEY: key,
    SCHEMATHESIS_HOOKS: 'schemathesis_hooks',
    PYTHONPATH: folder,
    PYTHONDONTWRITEBYTECODE: '1',
  }
  const command = process.env['SCHEMATHESIS'] ?? `${root}.venv-generators/bin/schemathesis`
  const options = ['--config-file', `${folder}schemathesis.toml`, 'run', `${root}openapi/generated/openapi.json`]
  const child = spawn(command, [...options, '--seed', String(seed)], { env })
  let output = ''
  child.on('error', (error) => (output += error.message))
  child.stdout.on('data', (part: Buffer) => (output += part.toString()))
  child.stderr.on('data', (part: Buffer) => (output += part.toString()))
  await new Promise((resolve) => child.on('close', resolve))
  await mock.close()
  return output
}
