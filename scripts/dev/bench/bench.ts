/**
 * `npm run bench`: compares the mock with a bare node:http server that writes the same bytes, and with aimock. All servers are
 * measured in one run with interleaved rounds; results are medians and ratios to the bare server. Each server has its own process;
 * only the server of the paced streams is pinned to one core.
 * Options: --quick (fewer and shorter rounds), --check (exit code 1 when a goal is missed), --json FILE.
 */
import { existsSync, globSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { prepareAimock } from './aimock.ts'
import { readAnswers } from './answers.ts'
import { measureCold } from './cold.ts'
import { built, clone, toGoals } from './goals.ts'
import { findLoader } from './load.ts'
import { runPaced } from './paced.ts'
import { start } from './process.ts'
import { toReport } from './report.ts'
import { measureRates } from './rates.ts'

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean' }, check: { type: 'boolean' }, json: { type: 'string' } },
})
const { quick = false } = options
const root = join(import.meta.dirname, '../../..')
const folder = join(root, 'node_modules/.cache/kimi-contract-bench')
const bare = join(import.meta.dirname, 'bare.mjs')
const ownServer = join(import.meta.dirname, 'serve.ts')
const log = (line: string) => void process.stderr.write(`${line}\n`)

mkdirSync(folder, { recursive: true })
buildIfStale()
const answers = await readOwnAnswers()
const file = join(folder, 'answers.json')
writeFileSync(file, JSON.stringify(answers))
const peer = prepareAimock(folder, answers)
if (peer.args === null) log(peer.about)

const loader = findLoader(folder)
const own = {
  [built]: [join(root, 'dist/scripts/bin.cjs'), 'mock', '--port', '0'],
  [clone]: [join(root, 'scripts/run.cjs'), 'mock', '--port', '0'],
}
const aimock: Record<string, string[]> = peer.args ? { aimock: peer.args } : {}
log(`Node ${process.version}, ${availableParallelism()} cores; load by ${loader.name}`)

const rates = await measureRates({ bare: [bare, file], ...own, ...aimock }, loader.run, {
  rounds: quick ? 3 : 7,
  seconds: quick ? 1 : 3,
  log,
})
const cold = await measureCold({ bare: [bare], ...own, ...aimock }, { rounds: quick ? 7 : 21, log })
log('2,000 paced streams')
const paced = await runPaced({ streams: 2000, tokensPerSecond: 10, ttftMs: 2000 }, answers)

const result = { rates, cold, paced }
const goals = toGoals(result)
console.log(toReport({ ...result, goals, answers, peer, loader: loader.name }))
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ ...result, goals }, null, 2)}\n`)
if (options.check && goals.some((goal) => goal.met === false)) process.exitCode = 1

async function readOwnAnswers() {
  const server = await start([ownServer])
  try {
    return await readAnswers(server.url)
  } finally {
    await server.stop()
  }
}

/** The package is measured from `dist`, so `dist` must match the sources. */
function buildIfStale(): void {
  const bin = join(root, 'dist/scripts/bin.cjs')
  const sources = globSync(['{openapi,mocks,scripts,tests}/**/*.{ts,cjs,json}'], { cwd: root })
  const newest = Math.max(...sources.map((source) => statSync(join(root, source)).mtimeMs))
  if (existsSync(bin) && statSync(bin).mtimeMs > newest) return
  log('building dist')
  const done = spawnSync(process.execPath, [join(root, 'scripts/dev/build.ts')], { cwd: root, stdio: ['ignore', 2, 2] })
  if (done.status !== 0) throw new Error('npm run build failed, so the built package cannot be measured')
}
