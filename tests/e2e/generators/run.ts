/**
 * Tries the code generators of rows.ts: each writes a client from openapi/generated/openapi.json, the client and a small program are compiled,
 * and the program calls the mock for a chat, a stream, the models and an error. `--quick` runs the rows that need npm and PyPI only.
 * `--write FILE` writes the table. Exits with 1 when a client makes other calls than rows.ts states, fewer or more.
 */
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createMockServer } from '../../../mocks/server.ts'
import { findDifference, toOutcome, type Outcome } from './outcome.ts'
import { everyCall, rows } from './rows.ts'
import schemathesis from './schemathesis.json' with { type: 'json' }
import type { GeneratorRow } from './rows.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const root = fileURLToPath(new URL('../../..', import.meta.url))

const quick = process.argv.includes('--quick')
const writeAt = process.argv.indexOf('--write')
const mock = await createMockServer({ port: 0 })
const environment: Record<string, string | undefined> = {
  ...process.env,
  PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
  ROOT: root,
  TOOLS: folder,
  PROGRAMS: join(folder, 'programs'),
  SPEC: join(root, 'openapi/generated/openapi.json'),
  PYTHON: process.env['GENERATORS_PYTHON'] ?? join(root, '.venv-generators/bin/python'),
  KIMI_BASE_URL: mock.url,
  MOONSHOT_API_KEY: 'sk-generators',
}
const outcomes: Outcome[] = []
try {
  for (const row of rows) {
    if (quick && row.speed === 'slow') continue
    const outcome = await tryRow(row)
    outcomes.push(outcome)
    console.log(`${outcome.status.padEnd(8)}${row.name}: ${outcome.calls.join(', ')} ${outcome.detail}`)
  }
} finally {
  await mock.close()
}
if (writeAt !== -1) writeFileSync(process.argv[writeAt + 1] ?? 'generators.md', toPage(outcomes))
const differences = outcomes.map(findDifference).filter((one) => one !== null)
for (const one of differences) console.error(one)
process.exitCode = differences.length > 0 ? 1 : 0

async function tryRow(row: GeneratorRow): Promise<Outcome> {
  const missing = findMissing(row)
  if (missing !== null) return { row, status: 'skipped', calls: [], detail: `needs ${missing}, which is not here` }
  const work = mkdtempSync(join(tmpdir(), 'generator-'))
  try {
    cpSync(join(folder, 'programs', row.program), join(work, row.as))
    symlinkSync(join(folder, 'node_modules'), join(work, 'node_modules'))
    for (const command of [...row.build, row.run]) {
      const result = await run(command, work)
      if (result.code !== 0 || command === row.run) return toOutcome(row, command, result)
    }
    throw new Error(`${row.name} has no command`)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function findMissing(row: GeneratorRow): string | null {
  if (spawnSync('sh', ['-c', `command -v ${row.needs}`]).status !== 0) return row.needs
  const commands = row.build.join(' ')
  if (commands.includes('$OPENAPI_GENERATOR_JAR') && !existsSync(process.env['OPENAPI_GENERATOR_JAR'] ?? ''))
    return 'OPENAPI_GENERATOR_JAR'
  return commands.includes('$TOOLS') && !existsSync(join(folder, 'node_modules'))
    ? 'npm ci in tests/e2e/generators'
    : null
}

/** Runs a command without blocking the loop, on which the mock answers. */
async function run(command: string, cwd: string): Promise<{ code: number | null; output: string }> {
  const child = spawn('bash', ['-c', command], { cwd, env: environment as NodeJS.ProcessEnv })
  let output = ''
  child.stdout.on('data', (part: Buffer) => (output += part.toString()))
  child.stderr.on('data', (part: Buffer) => (output += part.toString()))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, output }
}

function toPage(list: readonly Outcome[]): string {
  const date = new Date().toISOString().slice(0, 10)
  const lines = list.map(({ row, status, calls: made, detail }) => {
    const cells = everyCall.map((call) => (made.includes(call) ? 'yes' : '–'))
    const remarks = [detail.split('\n')[0] ?? '', row.remark ?? ''].filter(Boolean).join('; ')
    return `| ${row.name} | ${row.language} | ${status} | ${cells.join(' | ')} | ${remarks} |`
  })
  return [
    '# Clients from code generators',
    '',
    `Written by \`.ci/generators\` on ${date}. Each generator reads \`openapi/generated/openapi.json\`; its client is compiled, with types checked,`,
    'and calls the mock. A client that cannot read a stream, or that does not compile, has its reason in the last column.',
    '',
    '| generator | language | outcome | chat | stream | models | error 404 | remarks |',
    '|---|---|---|---|---|---|---|---|',
    ...lines,
    '',
    '## Schemathesis',
    '',
    `Schemathesis sends drawn requests and checks every answer against the document: ${schemathesis.cases.toLocaleString('en')} cases with the seeds`,
    `${schemathesis.seeds.join(', ')} on ${schemathesis.date}, ${schemathesis.failedRuns === 0 ? 'without a failure' : `${schemathesis.failedRuns} runs with failures`}.`,
    '[`schemathesis_hooks.py`](../tests/e2e/generators/schemathesis_hooks.py) changes drawn bodies that are meant to be valid where the',
    'rules go beyond a JSON Schema: values that a model fixes, tool results that need their call, images that have to be decodable.',
    '',
  ].join('\n')
}
