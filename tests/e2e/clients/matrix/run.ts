/**
 * Tries every client of clients.ts and every agent of agents.ts against the mock: installs the package into a temporary folder, runs
 * it, and writes docs/clients.md. `--only TEXT…` runs the clients whose name contains a text and keeps the results of the others, which
 * results.json holds with their dates. Exits with 1 when a row fails.
 */
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createMockServer } from '../../../../mocks/server.ts'
import { agents } from './agents.ts'
import { clients } from './clients.ts'
import type { ClientRow } from './clients.ts'
import { rowNames, toPage } from './page.ts'
import type { ClientResult, RowResult } from './page.ts'
import { isInstalled, key, run } from './shell.ts'
import { tryAgent } from './try-agent.ts'

const folder = fileURLToPath(new URL('programs', import.meta.url))
const root = fileURLToPath(new URL('../../../..', import.meta.url))
const resultsFile = fileURLToPath(new URL('results.json', import.meta.url))
const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } })
/** The crates of a Rust client take minutes to compile. */
const limitMs = 1_200_000
const inProcess = new URL('in-process.ts', import.meta.url).href

const results = new Map<string, ClientResult>(
  (JSON.parse(readFileSync(resultsFile, 'utf8')) as ClientResult[]).map((result) => [result.name, result]),
)
let failed = false
const settings = new Map(agents.flatMap(({ name, setting }) => (setting === undefined ? [] : [[name, setting]])))
const all = [
  ...clients.map((client) => ({ name: client.name, tryIt: () => tryClient(client) })),
  ...agents.map((agent) => ({ name: agent.name, tryIt: () => tryAgent(agent) })),
]
for (const { name, tryIt } of all) {
  if (values.only !== undefined && !values.only.some((text) => name.includes(text))) continue
  const result = await tryIt()
  results.set(name, result)
  write()
  const bad = result.rows.filter((row) => row.outcome === 'fails')
  failed ||= bad.length > 0 || result.note !== undefined
  console.log(`${name}: ${result.rows.filter((row) => row.outcome === 'works').length} rows work`)
  for (const { row, detail } of bad) console.log(`  ${row}: ${detail}`)
  if (result.note !== undefined) console.log(`  ${result.note}`)
}
write()
process.exitCode = failed ? 1 : 0

function write(): void {
  const listed = all.flatMap(({ name }) => results.get(name) ?? [])
  writeFileSync(resultsFile, `${JSON.stringify(listed, null, 2)}\n`)
  writeFileSync(join(root, 'docs/clients.md'), toPage(listed, settings))
}

async function tryClient(client: ClientRow): Promise<ClientResult> {
  const { name, language } = client
  const date = new Date().toISOString().slice(0, 10)
  if (!isInstalled(client.needs))
    return { name, language, date, rows: toRows(''), note: `not run: needs ${client.needs}` }
  const work = mkdtempSync(join(tmpdir(), 'client-'))
  const mock = await createMockServer({ port: 0, apiKeys: [key] })
  const address: Record<string, string> = client.inProcess
    ? { KIMI_BASE_URL: 'https://api.moonshot.ai/v1', NODE_OPTIONS: `--import=${inProcess}` }
    : { KIMI_BASE_URL: mock.url }
  const environment = { ...client.environment, ...address, MOONSHOT_API_KEY: key }
  try {
    for (const file of readdirSync(folder).filter((one) => /^rows\./i.test(one)))
      cpSync(join(folder, file), join(work, file))
    cpSync(join(folder, client.program), join(work, client.as ?? client.program))
    for (const command of client.install) {
      const { code, output } = await run(command, { cwd: work, environment: {}, limitMs })
      if (code !== 0)
        return { name, language, date, rows: toRows(''), note: `not run: ${command}: ${output.trim().slice(-300)}` }
    }
    const { output } = await run(client.run, { cwd: work, environment, limitMs })
    return { name, language, date, rows: toRows(output) }
  } finally {
    await mock.close()
    rmSync(work, { recursive: true, force: true })
  }
}

/** The outcome of every row. A row that the program did not print counts as failed, with the end of the output as the detail. */
function toRows(output: string): RowResult[] {
  const printed = new Map<string, RowResult>()
  for (const line of output.split('\n')) {
    if (!line.startsWith('{"row":')) continue
    const result = JSON.parse(line) as RowResult
    printed.set(result.row, result)
  }
  const missing = (row: string): RowResult =>
    output === ''
      ? { row, outcome: 'not run', detail: '' }
      : { row, outcome: 'fails', detail: `the program ended before it: ${output.trim().slice(-300)}` }
  return rowNames.map((row) => printed.get(row) ?? missing(row))
}
