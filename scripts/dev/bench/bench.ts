/**
 * `npm run bench`: the mock against a bare node:http server that writes the same bytes, and against aimock. One run, interleaved
 * rounds, medians, ratios to bare; every server in a process of its own; only that of the paced streams is pinned to a core.
 * Options: --quick (fewer and shorter rounds), --check (exit code 1 where a goal is missed), --json FILE.
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
const ours = join(import.meta.dirname, 'serve.ts')
const say = (line: string) => void process.stderr.write(`${line}\n`)

mkdirSync(folder, { recursive: true })
buildWhereStale()
const answers = await readOwnAnswers()
const file = join(folder, 'answers.json')
writeFileSync(file, JSON.stringify(answers))
const peer = prepareAimock(folder, answers)
if (peer.args === null) say(peer.about)

const loader = findLoader(folder)
const own = {
  [built]: [join(root, 'dist/scripts/bin.cjs'), 'mock', '--port', '0'],
  [clone]: [join(root, 'scripts/bin.ts'), 'mock', '--port', '0'],
}
const aimock: Record<string, string[]> = peer.args ? { aimock: peer.args } : {}
say(`Node ${process.version}, ${availableParallelism()} cores; load by ${loader.name}`)

const rates = await measureRates({ bare: [bare, file], ...own, ...aimock }, loader.run, {
  rounds: quick ? 3 : 7,
  seconds: quick ? 1 : 3,
  say,
})
const cold = await measureCold({ bare: [bare], ...own, ...aimock }, { rounds: quick ? 7 : 21, say })
say('2,000 paced streams')
const paced = await runPaced({ streams: 2000, tokensPerSecond: 10, ttftMs: 2000 }, answers)

const result = { rates, cold, paced }
const goals = toGoals(result)
console.log(toReport({ ...result, goals, answers, peer, loader: loader.name }))
if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ ...result, goals }, null, 2)}\n`)
if (options.check && goals.some((goal) => goal.met === false)) process.exitCode = 1

async function readOwnAnswers() {
  const server = await start([ours])
  try {
    return await readAnswers(server.url)
  } finally {
    await server.stop()
  }
}

/** The package is measured on `dist`; it has to be that of these sources. */
function buildWhereStale(): void {
  const bin = join(root, 'dist/scripts/bin.cjs')
  const sources = globSync(['{openapi,mocks,scripts,tests}/**/*.{ts,cjs,json}'], { cwd: root })
  const newest = Math.max(...sources.map((source) => statSync(join(root, source)).mtimeMs))
  if (existsSync(bin) && statSync(bin).mtimeMs > newest) return
  say('building dist')
  const done = spawnSync(process.execPath, [join(root, 'scripts/dev/build.ts')], { cwd: root, stdio: ['ignore', 2, 2] })
  if (done.status !== 0) throw new Error('npm run build failed, so the built package cannot be measured')
}
